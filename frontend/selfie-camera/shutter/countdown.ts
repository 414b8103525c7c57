export interface CountdownHooks {
  /** @param secondsLeft from the chosen number down to 1 */
  readonly onSecond: (secondsLeft: number) => void;
  readonly onZero: () => void;
}

/** Counts seconds down. Late timers do not add up: each second is awaited from the start. */
export class Countdown {
  readonly #secondMs: number;
  readonly #hooks: CountdownHooks;
  readonly #startMs = performance.now();
  #timer: ReturnType<typeof setTimeout> | undefined;

  /**
   * Starts at once.
   * @param seconds at least 1
   */
  constructor(seconds: number, secondMs: number, hooks: CountdownHooks) {
    this.#secondMs = secondMs;
    this.#hooks = hooks;
    this.#tell(seconds, 0);
  }

  cancel(): void {
    clearTimeout(this.#timer);
  }

  #tell(secondsLeft: number, passed: number): void {
    if (secondsLeft === 0) {
      this.#hooks.onZero();
      return;
    }
    this.#hooks.onSecond(secondsLeft);
    const nextMs = this.#startMs + (passed + 1) * this.#secondMs - performance.now();
    this.#timer = setTimeout(
      () => {
        this.#tell(secondsLeft - 1, passed + 1);
      },
      Math.max(0, nextMs),
    );
  }
}
