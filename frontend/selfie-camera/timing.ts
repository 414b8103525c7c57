/** Every wait of the element, in milliseconds; tests shorten them. */
export interface Timing {
  /** No answer for so long with frames in flight means that the connection is lost. */
  readonly answerMs: number;
  /** A ticket normally takes one Flow round trip. */
  readonly ticketMs: number;
  readonly handshakeMs: number;
  /** Before the first, second, … new attempt; the last one repeats. Each is spread by ±25 %. */
  readonly backoffMs: readonly number[];
  /** Before looking again whether the server is back: short, for asking costs it little. Counted and spread as above. */
  readonly awayMs: readonly number[];
  /** Before the next attempt when the server has no place left. */
  readonly serverFullMs: number;
  /** Before the next attempt where sockets do not get through. */
  readonly blockedMs: number;
  /** To ask the server why. */
  readonly checkMs: number;
  /** A hidden or paused camera is switched off after this. */
  readonly releaseCameraMs: number;
  readonly statsMs: number;
  /** Between two looks whether the camera's images come. */
  readonly frameLookMs: number;
  /** A camera that was just let go may be busy for a moment: for so long it is tried again before anybody hears of it. */
  readonly switchMs: number;
  /** Between two such tries. */
  readonly switchTryMs: number;
}

export const TIMING: Timing = {
  answerMs: 5_000,
  ticketMs: 5_000,
  handshakeMs: 10_000,
  backoffMs: [500, 1_000, 2_000, 4_000, 8_000],
  awayMs: [500, 1_000, 2_000],
  serverFullMs: 10_000,
  blockedMs: 30_000,
  checkMs: 5_000,
  releaseCameraMs: 60_000,
  statsMs: 1_000,
  frameLookMs: 500,
  switchMs: 2_000,
  switchTryMs: 200,
};
