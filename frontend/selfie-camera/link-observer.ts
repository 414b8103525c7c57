import type { Adaptation, Rung } from './adaptation.js';
import type { FrameStats, StatsSummary } from './frame-stats.js';
import type { Size } from './size.js';

/** The statistics with the size and quality that led to them. */
export type LiveStats = StatsSummary & Size & Rung;

/** The ladder is looked at more often than the statistics are shown. */
const OBSERVATIONS_PER_STATS = 4;

/** Looks at what frames go through, lets the ladder know, and tells it from time to time. */
export class LinkObserver {
  readonly #stats: FrameStats;
  readonly #adaptation: Adaptation;
  readonly #onStats: (stats: StatsSummary & Rung) => void;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(stats: FrameStats, adaptation: Adaptation, onStats: (stats: StatsSummary & Rung) => void) {
    this.#stats = stats;
    this.#adaptation = adaptation;
    this.#onStats = onStats;
  }

  /** @param statsMs between two calls of `onStats` */
  start(statsMs: number): void {
    this.stop();
    let observations = 0;
    this.#timer = setInterval(() => {
      const nowMs = performance.now();
      const summary = this.#stats.summary(nowMs);
      const rung = this.#adaptation.observe({ nowMs, ...summary });
      observations += 1;
      if (observations % OBSERVATIONS_PER_STATS === 0) {
        this.#onStats({ ...summary, ...rung });
      }
    }, statsMs / OBSERVATIONS_PER_STATS);
  }

  /** May be called again. */
  stop(): void {
    clearInterval(this.#timer);
  }
}
