import type { CaptureController } from './capture-controller.js';

/** What a picture took from the press, or from the countdown's zero, until it was on the screen. */
export interface ShownDetail {
  readonly pressToPictureMs: number;
  readonly serverMs: number;
  readonly widthPx: number;
  readonly heightPx: number;
}

/** Measures, once for each review, how long its first picture took. */
export class CaptureLatency {
  readonly #capture: CaptureController;
  #isMeasured = false;

  constructor(capture: CaptureController) {
    this.#capture = capture;
  }

  /** Another review begins. */
  restart(): void {
    this.#isMeasured = false;
  }

  /** Pictures of the review were painted. @returns undefined where there is nothing to measure any more */
  painted(): ShownDetail | undefined {
    const pressedAtMs = this.#capture.takePressedAt();
    const still = this.#capture.review?.shots.find((shot) => shot.still)?.still;
    if (pressedAtMs === undefined || !still || this.#isMeasured) {
      return undefined;
    }
    this.#isMeasured = true;
    const pressToPictureMs = performance.now() - pressedAtMs;
    mark(pressedAtMs);
    const { serverMs, widthPx, heightPx } = still;
    return { pressToPictureMs, serverMs, widthPx, heightPx };
  }
}

/** For the browser's own tools; older ones know no start that is a number. */
function mark(start: number): void {
  try {
    performance.measure('selfie-press-to-picture', { start });
  } catch {
    // The time itself is told all the same.
  }
}
