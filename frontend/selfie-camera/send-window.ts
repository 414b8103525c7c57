import { Lowest } from './lowest.js';

/** One frame on the server, one on the wire: with this a connection begins, and a server beside the browser needs no more. */
const FEWEST = 2;
/** What a line may hold that has died, at most. */
const MOST = 20;
/** Cameras are read no faster. */
const MAX_FRAMES_PER_SECOND = 30;
/** Frames may take so much longer than the quickest of all before fewer are sent. */
const SLACK_MS = 90;
/** Of the pictures that come back: room for more of them, or their number could never grow. */
const HEADROOM = 1.25;
const RATE_WINDOW_MS = 1_000;

/**
 * How many frames may be under way: as many as the camera films while the quickest of them comes back. Begins small and
 * grows by one with each answer, so that a line that is narrow is not flooded before that is known. Where the server makes
 * fewer pictures than the camera films, no more frames are under way than it can use.
 */
export class SendWindow {
  readonly #quickest = new Lowest();
  #pictures: number[] = [];
  /** Of the answers that came without a pause. */
  #firstMs: number | undefined;
  #lastMs = Number.NEGATIVE_INFINITY;
  #reached = FEWEST;

  get frames(): number {
    return Math.min(this.#reached, this.#wanted);
  }

  /** @param isPicture or else a refusal */
  answered(nowMs: number, roundTripMs: number, isPicture: boolean): void {
    this.#quickest.observe(nowMs, roundTripMs);
    if (this.#firstMs === undefined || nowMs - this.#lastMs > RATE_WINDOW_MS) {
      this.#firstMs = nowMs;
    }
    this.#lastMs = nowMs;
    if (isPicture) {
      this.#pictures.push(nowMs);
    }
    this.#pictures = this.#pictures.filter((atMs) => atMs > nowMs - RATE_WINDOW_MS);
    this.#reached = Math.min(this.#reached + 1, this.#wanted + 1);
  }

  get #wanted(): number {
    const quickestMs = this.#quickest.value ?? 0;
    return Math.min(MOST, Math.max(FEWEST, Math.ceil((this.#framesPerSecond * (quickestMs + SLACK_MS)) / 1_000)));
  }

  get #framesPerSecond(): number {
    const isKnown = this.#firstMs !== undefined && this.#lastMs - this.#firstMs >= RATE_WINDOW_MS;
    return isKnown ? Math.min(MAX_FRAMES_PER_SECOND, HEADROOM * this.#pictures.length) : MAX_FRAMES_PER_SECOND;
  }
}
