import { expect } from 'chai';
import { bundle } from '../shared/testing/bundles.js';
import { until } from '../shared/testing/until.js';
import './selfie-presence.js';
import type { SelfiePresence } from './selfie-presence.js';
import { ENGLISH } from './texts.js';

const QUICK = { everyMs: 10, againMs: 10, limitMs: 50 };
const NEVER = { ...QUICK, everyMs: 1_000_000 };

describe('selfie-presence', () => {
  let element: SelfiePresence;
  let answer: () => Promise<Response>;
  let asked = 0;
  let reloads = 0;
  let gone: string[] = [];

  const here = (): Promise<Response> => Promise.resolve(Response.json({ signedIn: true, mark: 'a' }));
  const other = (): Promise<Response> => Promise.resolve(Response.json({ signedIn: true, mark: 'b' }));
  const nobody = (): Promise<Response> => Promise.resolve(Response.json({ signedIn: false, mark: '' }));
  const away = (): Promise<Response> => Promise.reject(new TypeError('Failed to fetch'));

  function mount(properties: Partial<SelfiePresence> = {}): void {
    element = document.createElement('selfie-presence');
    Object.assign(element, {
      mark: 'a',
      timing: QUICK,
      ask: () => {
        asked += 1;
        return answer();
      },
      go: (address: string) => gone.push(address),
      reload: () => {
        reloads += 1;
      },
      ...properties,
    });
    document.body.append(element);
  }

  async function looks(more: number): Promise<void> {
    const before = asked;
    await until(`${more} more looks`, () => asked >= before + more);
  }

  const said = (): string => element.renderRoot.querySelector('[role=alert]')?.textContent.trim() ?? '';

  beforeEach(() => {
    answer = here;
    asked = 0;
    reloads = 0;
    gone = [];
    sessionStorage.clear();
  });

  afterEach(() => {
    element.remove();
    Reflect.deleteProperty(window, 'Vaadin');
    Reflect.deleteProperty(document, 'hidden');
  });

  it('is silent while the server knows the session, and goes on looking', async () => {
    mount();

    await looks(4);

    expect(said()).to.equal('');
    const [box] = [...element.renderRoot.querySelectorAll('*')].map((part) => part.getBoundingClientRect().height);
    expect(box, 'height of what is seen').to.equal(0);
    expect(gone).to.deep.equal([]);
    expect(reloads).to.equal(0);
  });

  it('leads to the door, and back to this very page, when nobody is signed in any more', async () => {
    mount();
    answer = nobody;

    await until('the door', () => gone.length > 0);

    const door = new URL(gone[0] ?? '');
    expect(door.pathname).to.equal(new URL('signed-out', document.baseURI).pathname);
    expect(door.searchParams.get('back')).to.equal(location.pathname + location.search);
  });

  it('believes nothing that it sees once', async () => {
    const once = [nobody, here, away, here, other];
    answer = () => (once.shift() ?? here)();
    mount();

    await looks(7);

    expect(gone).to.deep.equal([]);
    expect(said()).to.equal('');
    expect(reloads).to.equal(0);
  });

  it('loads the page again, once, where another session has taken the place of its own', async () => {
    answer = other;
    mount();

    await looks(6);

    expect(reloads).to.equal(1);
    expect(gone).to.deep.equal([]);
  });

  it('says that the server is away for as long as it is', async () => {
    answer = away;
    mount();
    await until('the line', () => said() === ENGLISH.away);

    answer = here;

    await until('no line', () => said() === '');
  });

  it('says nothing and leads nowhere on a page for everybody whose server is there', async () => {
    answer = nobody;
    mount({ mark: '' });

    await looks(4);

    expect(gone).to.deep.equal([]);
    expect(said()).to.equal('');
  });

  it('says so at the first look when a request of the page was lost', async () => {
    const listeners: ((before: string, now: string) => void)[] = [];
    Object.assign(window, {
      Vaadin: {
        connectionState: {
          addStateChangeListener: (listener: (before: string, now: string) => void) => listeners.push(listener),
          removeStateChangeListener: () => undefined,
        },
      },
    });
    answer = away;
    mount({ timing: { ...NEVER, againMs: 1_000_000 } });

    listeners.forEach((listener) => {
      listener('loading', 'reconnecting');
    });

    await until('the line', () => said() === ENGLISH.away);
    expect(asked).to.equal(1);
  });

  it('says it again to whoever clicks meanwhile', async () => {
    answer = away;
    mount();
    await until('the line', () => said() === ENGLISH.away);

    document.body.click();

    expect(element.renderRoot.querySelector('.bar.again')).to.not.equal(null);
  });

  it('tells whoever wants to leave for the server whether it is there', async () => {
    mount({ timing: { ...NEVER, againMs: 1_000_000 } });
    expect(await element.isThere()).to.equal(true);
    answer = away;

    expect(await element.isThere()).to.equal(false);

    await until('the line', () => said() === ENGLISH.away);
  });

  for (const [target, event] of [
    [document, 'visibilitychange'],
    [window, 'online'],
    [window, 'pageshow'],
  ] as const) {
    it(`looks at once on ${event}`, async () => {
      mount({ timing: NEVER });

      target.dispatchEvent(new Event(event));

      await until('a look', () => asked === 1);
    });
  }

  it('does not look while nobody looks at it', async () => {
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => true });
    mount();
    document.dispatchEvent(new Event('visibilitychange'));
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => false });

    document.dispatchEvent(new Event('visibilitychange'));

    await until('a look', () => asked > 0);
    expect(asked).to.equal(1);
  });

  it('speaks the words of the bundle', async () => {
    const english = await bundle('translations.properties', 'shell.presence.');

    expect(english).to.deep.equal(ENGLISH);
  });
});
