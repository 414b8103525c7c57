/** What a browser offers to keep a screen on; nothing in some. */
type Screen = Pick<WakeLock, 'request'>;

/**
 * Keeps the screen on while somebody looks at themselves: a phone that nobody touches goes dark within half a minute. The
 * browser takes the lock back whenever the page is hidden; whoever is live again wants it again.
 */
export class ScreenWakeLock {
  readonly #screen: Screen | undefined;
  #isWanted = false;
  #isAsking = false;
  #lock: WakeLockSentinel | undefined;

  /** @param screen the browser's, undefined where it has none */
  constructor(screen: Screen | undefined) {
    this.#screen = screen;
  }

  /** May be called as often as one likes. */
  want(isWanted: boolean): void {
    this.#isWanted = isWanted;
    void this.#settle();
  }

  async #settle(): Promise<void> {
    if (!this.#isWanted) {
      const lock = this.#lock;
      this.#lock = undefined;
      await lock?.release().catch(() => undefined);
    } else if (!this.#lock && !this.#isAsking && this.#screen) {
      this.#isAsking = true;
      const lock = await this.#screen.request('screen').catch(() => undefined); // refused where the battery is low
      this.#isAsking = false;
      lock?.addEventListener('release', () => {
        if (this.#lock === lock) {
          this.#lock = undefined;
        }
      });
      this.#lock = lock;
      this.#giveBackIfLate();
    }
  }

  /** What was wanted may not be any more once it comes. */
  #giveBackIfLate(): void {
    if (!this.#isWanted) {
      void this.#settle();
    }
  }
}
