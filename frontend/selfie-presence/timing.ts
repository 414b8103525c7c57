/** Every wait of the element, in milliseconds; tests shorten them. */
export interface Timing {
  /** Between two looks while all is well. */
  readonly everyMs: number;
  /** Before a second look where something seems wrong, and between looks while it is. */
  readonly againMs: number;
  /** For an answer. */
  readonly limitMs: number;
}

export const TIMING: Timing = { everyMs: 5_000, againMs: 1_000, limitMs: 5_000 };
