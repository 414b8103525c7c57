import { expect } from 'chai';
import { presence, reloadIfSessionIsGone, type PageHooks } from './server-presence.js';
import { checkAnswer } from './testing/fake-server.js';

const LIMIT_MS = 200;
const answering = (response: Response) => (): Promise<Response> => Promise.resolve(response);
const up = (run = 'a'): (() => Promise<Response>) => answering(checkAnswer('ok', '', '', run));
const down = (): Promise<Response> => Promise.reject(new TypeError('Failed to fetch'));
const failing = answering(new Response(null, { status: 503 }));
const silent = (): Promise<Response> => new Promise(() => undefined);

describe('server-presence', () => {
  let reloads = 0;
  const page = (askCheck: () => Promise<Response>, run = 'a'): PageHooks => ({
    askCheck,
    serverRun: () => run,
    reload: () => {
      reloads += 1;
    },
  });

  beforeEach(() => {
    reloads = 0;
    sessionStorage.clear();
  });

  it('knows the server that made the page', async () => {
    expect(await presence(page(up('a')), LIMIT_MS)).to.equal('here');
    expect(reloads).to.equal(0);
  });

  const absences: [string, () => Promise<Response>][] = [
    ['nobody answers', down],
    ['a proxy answers in its place', failing],
    ['nothing comes', silent],
  ];
  for (const [what, ask] of absences) {
    it(`takes it for away where ${what}, and does not reload`, async () => {
      expect(await presence(page(ask), LIMIT_MS)).to.equal('away');
      expect(await reloadIfSessionIsGone(page(ask), LIMIT_MS)).to.equal(false);
      expect(reloads).to.equal(0);
    });
  }

  it('reloads at once where the server was started anew', async () => {
    expect(await presence(page(up('b')), LIMIT_MS)).to.equal('reloading');
    expect(reloads).to.equal(1);
  });

  it('takes an answer without a run for the same server, and a page that was not told one as well', async () => {
    expect(await presence(page(answering(Response.json({ reason: 'ok' }))), LIMIT_MS)).to.equal('here');
    expect(await presence(page(answering(new Response('<html>'))), LIMIT_MS)).to.equal('here');
    expect(await presence(page(up('b'), ''), LIMIT_MS)).to.equal('here');
    expect(reloads).to.equal(0);
  });

  it('reloads when the server is there but knows no session', async () => {
    expect(await reloadIfSessionIsGone(page(up()), LIMIT_MS)).to.equal(true);
    expect(reloads).to.equal(1);
  });

  it('reloads only once in 30 s, whatever the reason', async () => {
    await reloadIfSessionIsGone(page(up()), LIMIT_MS);

    expect(await reloadIfSessionIsGone(page(up()), LIMIT_MS)).to.equal(false);
    expect(await presence(page(up('b')), LIMIT_MS)).to.equal('here');
    expect(reloads).to.equal(1);
  });

  it('does not reload where the browser lets nothing be remembered, and throws nothing', async () => {
    const real = Object.getOwnPropertyDescriptor(window, 'sessionStorage') ?? expect.fail('no storage to take away');
    Object.defineProperty(window, 'sessionStorage', {
      configurable: true,
      get: () => {
        throw new DOMException('The operation is insecure.', 'SecurityError');
      },
    });
    try {
      expect(await reloadIfSessionIsGone(page(up()), LIMIT_MS)).to.equal(false);
    } finally {
      Object.defineProperty(window, 'sessionStorage', real);
    }
    expect(reloads).to.equal(0);
  });

  it('reloads again after 30 s', async () => {
    sessionStorage.setItem('selfie-camera.last-reload', String(Date.now() - 31_000));

    expect(await reloadIfSessionIsGone(page(up()), LIMIT_MS)).to.equal(true);
  });
});
