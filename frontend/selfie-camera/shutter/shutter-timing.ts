/** Every wait of the shutter, in milliseconds; tests shorten them. */
export interface ShutterTiming {
  /** Of the countdown, before the first picture and between those of a burst. */
  readonly secondMs: number;
  /** A press this long is a burst. */
  readonly holdMs: number;
  /** "Cheese!" is to be seen, though the picture is taken at once. */
  readonly cheeseMs: number;
  /** A ticket normally takes one Flow round trip. */
  readonly ticketMs: number;
  /** From the first byte to the answer: 1 MB at 0.5 Mbit/s takes 16 s, developing less than one. */
  readonly sendMs: number;
  /** To fetch the developed picture. */
  readonly pictureMs: number;
  /** To store it; S3 may be far away. */
  readonly keepMs: number;
  /** How long a picture that was kept by itself is shown. */
  readonly glanceMs: number;
  /** How long an undo is offered. */
  readonly toastMs: number;
}

export const SHUTTER_TIMING: ShutterTiming = {
  secondMs: 1_000,
  holdMs: 500,
  cheeseMs: 700,
  ticketMs: 5_000,
  sendMs: 30_000,
  pictureMs: 15_000,
  keepMs: 30_000,
  glanceMs: 1_800,
  toastMs: 10_000,
};
