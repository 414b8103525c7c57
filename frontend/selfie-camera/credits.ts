import type { SentFrame } from './link-control.js';

/** Who may send: numbers the frames of one connection and keeps those without an answer. */
export class Credits {
  readonly #window: () => number;
  #lastSent = 0;
  #inFlight = new Map<number, SentFrame>();

  /** @param window how many frames may be under way now */
  constructor(window: () => number) {
    this.#window = window;
  }

  get free(): boolean {
    return this.#inFlight.size < this.#window();
  }

  get inFlight(): number {
    return this.#inFlight.size;
  }

  /** @returns the sequence of the frame to send: 1, 2, 3, … */
  take(frame: SentFrame): number {
    if (!this.free) {
      throw new Error(`${this.#inFlight.size} frames in flight, expected fewer than ${this.#window()}`);
    }
    this.#lastSent += 1;
    this.#inFlight.set(this.#lastSent, frame);
    return this.#lastSent;
  }

  /** Whether such a frame was ever sent. */
  knows(sequence: number): boolean {
    return sequence >= 1 && sequence <= this.#lastSent;
  }

  /**
   * Frees the frame. A picture also frees all before it: the server makes them in order. A refusal does not: a frame that a
   * newer one has replaced is refused at once, while the one before it may still be in work.
   * @returns undefined for a frame that was free already
   */
  answered(sequence: number, isPicture: boolean): SentFrame | undefined {
    const frame = this.#inFlight.get(sequence);
    this.#inFlight.delete(sequence);
    if (isPicture) {
      for (const sent of this.#inFlight.keys()) {
        if (sent < sequence) {
          this.#inFlight.delete(sent);
        }
      }
    }
    return frame;
  }

  /** For a new connection, whose frames are counted from 1 again. */
  reset(): void {
    this.#lastSent = 0;
    this.#inFlight.clear();
  }
}
