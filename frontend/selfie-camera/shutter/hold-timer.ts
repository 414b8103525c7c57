/** Times how long something is held down: tells a short press from a long one, for pointers and keys alike. */
export class HoldTimer {
  readonly #holdMs: number;
  readonly #onShort: () => void;
  readonly #onLong: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(holdMs: number, onShort: () => void, onLong: () => void) {
    this.#holdMs = holdMs;
    this.#onShort = onShort;
    this.#onLong = onLong;
  }

  down(): void {
    this.cancel();
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#onLong();
    }, this.#holdMs);
  }

  /** Does nothing where the press was long, or was cancelled, and so is over already. */
  up(): void {
    if (this.#timer !== undefined) {
      this.cancel();
      this.#onShort();
    }
  }

  cancel(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
