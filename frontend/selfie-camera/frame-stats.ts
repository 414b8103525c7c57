import { STAGES, type Refusal, type Stage, type StageTimes } from './frame-protocol.js';

/** What the last two seconds were like. Times in milliseconds, 0 where nothing was measured. */
export interface StatsSummary {
  /** Pictures painted per second. */
  readonly framesPerSecond: number;
  /** Median from reading the camera to painting the answer. */
  readonly roundTripMs: number;
  readonly roundTripP95Ms: number;
  /** Median from reading the camera until its frame is a JPEG. */
  readonly encodingMs: number;
  /** Median from a picture's being drawn until the browser has shown it. */
  readonly displayMs: number;
  /** Mean time on the server, the sum of the stages. */
  readonly serverMs: number;
  readonly stagesMs: StageTimes;
  /** Frames refused since the start, superseded ones not counted: those are normal under load. */
  readonly refusedFrames: number;
  readonly lastRefusal: Refusal | '';
}

interface Painted {
  readonly atMs: number;
  readonly roundTripMs: number;
  readonly stagesMs: StageTimes;
}

interface Took {
  readonly atMs: number;
  readonly ms: number;
}

export const STATS_WINDOW_MS = 2_000;

/** Rates are not computed from less than this, or the first frame would count as thousands per second. */
const MIN_SPAN_MS = 500;

/** Counts what happens to frames over a sliding window. All times are `performance.now()`. */
export class FrameStats {
  #startMs: number;
  #painted: Painted[] = [];
  #encoded: Took[] = [];
  #displayed: Took[] = [];
  #refusedFrames = 0;
  #lastRefusal: Refusal | '' = '';

  constructor(nowMs: number) {
    this.#startMs = nowMs;
  }

  /** Starts over, for instance after a pause, which would otherwise count as a low rate. */
  restart(nowMs: number): void {
    this.#startMs = nowMs;
    this.#painted = [];
    this.#encoded = [];
    this.#displayed = [];
  }

  encoded(atMs: number, ms: number): void {
    this.#encoded.push({ atMs, ms });
  }

  displayed(atMs: number, ms: number): void {
    this.#displayed.push({ atMs, ms });
  }

  painted(atMs: number, roundTripMs: number, stagesMs: StageTimes): void {
    this.#painted.push({ atMs, roundTripMs, stagesMs });
    this.#forget(atMs);
  }

  refused(reason: Refusal): void {
    if (reason !== 'superseded') {
      this.#refusedFrames += 1;
      this.#lastRefusal = reason;
    }
  }

  summary(nowMs: number): StatsSummary {
    this.#forget(nowMs);
    const spanSeconds = Math.max(MIN_SPAN_MS, Math.min(STATS_WINDOW_MS, nowMs - this.#startMs)) / 1_000;
    const roundTrips = this.#painted.map((painted) => painted.roundTripMs).sort((a, b) => a - b);
    const stagesMs = this.#meanStages();
    return {
      framesPerSecond: this.#painted.length / spanSeconds,
      roundTripMs: percentile(roundTrips, 0.5),
      roundTripP95Ms: percentile(roundTrips, 0.95),
      encodingMs: median(this.#encoded),
      displayMs: median(this.#displayed),
      serverMs: STAGES.reduce((sum, stage) => sum + stagesMs[stage], 0),
      stagesMs,
      refusedFrames: this.#refusedFrames,
      lastRefusal: this.#lastRefusal,
    };
  }

  #meanStages(): StageTimes {
    const count = Math.max(1, this.#painted.length);
    const mean = (stage: Stage): number =>
      this.#painted.reduce((sum, painted) => sum + painted.stagesMs[stage], 0) / count;
    return Object.fromEntries(STAGES.map((stage) => [stage, mean(stage)])) as Record<Stage, number>;
  }

  #forget(nowMs: number): void {
    const isRecent = ({ atMs }: { atMs: number }): boolean => atMs > nowMs - STATS_WINDOW_MS;
    this.#painted = this.#painted.filter(isRecent);
    this.#encoded = this.#encoded.filter(isRecent);
    this.#displayed = this.#displayed.filter(isRecent);
  }
}

function median(taken: readonly Took[]): number {
  return percentile(
    taken.map(({ ms }) => ms).sort((a, b) => a - b),
    0.5,
  );
}

/**
 * The nearest-rank percentile.
 * @param sorted ascending
 * @param share above 0, at most 1
 * @returns 0 for no values
 */
export function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.ceil(share * sorted.length) - 1] ?? 0;
}
