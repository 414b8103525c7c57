import { expect } from 'chai';
import { pause } from '../shared/testing/until.js';
import { ScreenWakeLock } from './wake-lock.js';

/** A lock that the browser gives, and takes when it likes. */
class FakeLock extends EventTarget {
  isReleased = false;

  release(): Promise<void> {
    if (!this.isReleased) {
      this.isReleased = true;
      this.dispatchEvent(new Event('release'));
    }
    return Promise.resolve();
  }
}

describe('wake-lock', () => {
  let given: FakeLock[];
  let refusals = 0;
  let lock: ScreenWakeLock;

  const screen = {
    request: async (): Promise<WakeLockSentinel> => {
      await pause(1);
      if (refusals > 0) {
        refusals -= 1;
        throw new DOMException('battery', 'NotAllowedError');
      }
      given.push(new FakeLock());
      return given.at(-1) as unknown as WakeLockSentinel;
    },
  };
  const held = (): number => given.filter(({ isReleased }) => !isReleased).length;

  beforeEach(() => {
    given = [];
    refusals = 0;
    lock = new ScreenWakeLock(screen);
  });

  it('keeps the screen on while it is wanted, with one lock', async () => {
    lock.want(true);
    lock.want(true);
    await pause(5);
    lock.want(true);
    await pause(5);
    expect([given.length, held()]).to.deep.equal([1, 1]);

    lock.want(false);
    await pause(5);

    expect(held()).to.equal(0);
  });

  it('gives back what comes too late', async () => {
    lock.want(true);
    lock.want(false);
    await pause(5);

    expect(held()).to.equal(0);
  });

  it('takes it again after the browser took it back', async () => {
    lock.want(true);
    await pause(5);
    await given[0]?.release();

    lock.want(true);
    await pause(5);

    expect([given.length, held()]).to.deep.equal([2, 1]);
  });

  it('lives without it where the browser refuses, and asks the next time', async () => {
    refusals = 1;
    lock.want(true);
    await pause(5);
    expect(given.length).to.equal(0);

    lock.want(true);
    await pause(5);

    expect(held()).to.equal(1);
  });

  it('does nothing where there is no such thing', async () => {
    const none = new ScreenWakeLock(undefined);
    none.want(true);
    none.want(false);
    await pause(1);

    expect(given.length).to.equal(0);
  });
});
