/** Frames that may be under way at once: one on the server, one on the wire. More would only add latency. */
export const MAX_IN_FLIGHT = 2;

/** Who may send: numbers the frames of one connection and counts those without an answer. */
export class Credits {
  #lastSent = 0;
  #inFlight: number[] = [];

  get free(): boolean {
    return this.#inFlight.length < MAX_IN_FLIGHT;
  }

  get inFlight(): number {
    return this.#inFlight.length;
  }

  /** @returns the sequence of the frame to send: 1, 2, 3, … */
  take(): number {
    if (!this.free) {
      throw new Error(`${this.#inFlight.length} frames in flight, expected fewer than ${MAX_IN_FLIGHT}`);
    }
    this.#lastSent += 1;
    this.#inFlight.push(this.#lastSent);
    return this.#lastSent;
  }

  /**
   * Frees the frame and all before it: the server answers in order, and drops what a newer frame has replaced.
   * @returns false for a sequence that was never sent
   */
  answered(sequence: number): boolean {
    this.#inFlight = this.#inFlight.filter((sent) => sent > sequence);
    return sequence >= 1 && sequence <= this.#lastSent;
  }

  /** For a new connection, whose frames are counted from 1 again. */
  reset(): void {
    this.#lastSent = 0;
    this.#inFlight = [];
  }
}
