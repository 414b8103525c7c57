import { expect } from 'chai';
import { reloadIfSessionIsGone } from './session-check.js';

const up = (): Promise<Response> => Promise.resolve(new Response());
const down = (): Promise<Response> => Promise.reject(new TypeError('Failed to fetch'));
const failing = (): Promise<Response> => Promise.resolve(new Response(null, { status: 503 }));

describe('session-check', () => {
  let reloads = 0;
  const reload = (): void => {
    reloads += 1;
  };

  beforeEach(() => {
    reloads = 0;
    sessionStorage.clear();
  });

  it('reloads when the server is up', async () => {
    expect(await reloadIfSessionIsGone({ askLogin: up, reload })).to.equal(true);
    expect(reloads).to.equal(1);
  });

  it('does not reload into an error page', async () => {
    expect(await reloadIfSessionIsGone({ askLogin: down, reload })).to.equal(false);
    expect(await reloadIfSessionIsGone({ askLogin: failing, reload })).to.equal(false);
    expect(reloads).to.equal(0);
  });

  it('reloads only once in 30 s', async () => {
    await reloadIfSessionIsGone({ askLogin: up, reload });

    expect(await reloadIfSessionIsGone({ askLogin: up, reload })).to.equal(false);
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
      expect(await reloadIfSessionIsGone({ askLogin: up, reload })).to.equal(false);
    } finally {
      Object.defineProperty(window, 'sessionStorage', real);
    }
    expect(reloads).to.equal(0);
  });

  it('reloads again after 30 s', async () => {
    sessionStorage.setItem('selfie-camera.last-reload', String(Date.now() - 31_000));

    expect(await reloadIfSessionIsGone({ askLogin: up, reload })).to.equal(true);
  });
});
