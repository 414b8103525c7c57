import type { Detail } from './detail.js';
import type { FrameStats, StatsSummary } from './frame-stats.js';
import type { LinkControl } from './link-control.js';
import type { Size } from './size.js';

/** The statistics with what led to them. */
export interface LineStats extends StatsSummary, Detail {
  /** The quickest way to the server and back, without the server's time; 0 = nothing measured yet. */
  readonly wayMs: number;
}

export type LiveStats = LineStats & Size;

/** Tells from time to time what frames go through. */
export class LinkObserver {
  readonly #stats: FrameStats;
  readonly #control: LinkControl;
  readonly #onStats: (stats: LineStats) => void;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(stats: FrameStats, control: LinkControl, onStats: (stats: LineStats) => void) {
    this.#stats = stats;
    this.#control = control;
    this.#onStats = onStats;
  }

  /** @param statsMs between two calls of `onStats` */
  start(statsMs: number): void {
    this.stop();
    this.#timer = setInterval(() => {
      const { detail, wayMs } = this.#control;
      this.#onStats({ ...this.#stats.summary(performance.now()), ...detail, wayMs });
    }, statsMs);
  }

  /** May be called again. */
  stop(): void {
    clearInterval(this.#timer);
  }
}
