/** How big and how fine the frames are that go to the server. */
export interface Rung {
  /** Of the chosen resolution, per side, 0 to 1. */
  readonly scale: number;
  /** Of the JPEG encoder, 0 to 1. */
  readonly quality: number;
}

/** What {@link Adaptation} looks at; times from `performance.now()`. */
export interface Observation {
  readonly nowMs: number;
  /** Over the last two seconds; 0 = nothing measured yet. */
  readonly roundTripP95Ms: number;
  readonly framesPerSecond: number;
  readonly sourceFramesPerSecond: number;
  /** Share of the source's images, 0 to 1, for which there was no credit. */
  readonly missedShare: number;
  /** From a picture's being drawn until the browser has shown it; 0 = nothing measured yet. */
  readonly displayMs: number;
}

const SCALES = [1, 0.75, 0.5, 0.375];
const QUALITIES = [0.85, 0.75, 0.65];

/** Best first. Each rung has fewer bytes than the one before: a smaller size saves more than all three qualities. */
export const LADDER: readonly Rung[] = SCALES.flatMap((scale) => QUALITIES.map((quality) => ({ scale, quality })));

/** Beyond this one's own movement visibly lags behind. */
const STRAINED_ROUND_TRIP_MS = 150;
/** Beyond this single rungs would take too long: the next smaller size is due. */
const HEAVY_ROUND_TRIP_MS = 2 * STRAINED_ROUND_TRIP_MS;
/** Well below the limit, so that a step up does not lead straight to a step down. */
const COMFORTABLE_ROUND_TRIP_MS = 100;
const STRAINED_RATE = 0.6;
const COMFORTABLE_RATE = 0.8;
/** A single late answer is no shortage of credits. */
const EXHAUSTED_SHARE = 0.2;
/** The window of the measurements: after this they are about the present rung only. */
const SETTLE_MS = 2_000;
const COMFORT_BEFORE_STEP_UP_MS = 5_000;
const MAX_WAIT_MS = 80_000;
/** What a whole smaller size must gain, or it was no use. */
const MIN_GAIN = 0.1;
/** How long a strain that smaller frames do not ease is put up with. */
const TOLERANCE_MS = 120_000;
/** Strain beyond what is put up with. */
const WORSE = 1.3;
/** Strain so soon after a step up is blamed on it. */
const PROBATION_MS = 10_000;

/** Two refreshes of an ordinary screen: what showing a picture takes where nothing is slow. */
const QUICK_DISPLAY_MS = 34;
/** A browser does one thing at a time: encoding's end, the answer and its decoding may each wait for a picture being shown. */
const WAITS_PER_FRAME = 3;
/** Share of the time, 0 to 1, with which showing pictures is what bounds their rate. */
const BUSY_SHARE = 0.5;

/** Where a descent began, and how bad it was there. */
interface Strain {
  readonly rung: number;
  readonly roundTripP95Ms: number;
  readonly framesPerSecond: number;
}

/**
 * Chooses the rung: steps down when the round trip or the rate suffers, and up again after lasting comfort. Each step up
 * that fails doubles the wait before the next try, up to 80 s; one that holds brings the wait back to 5 s.
 *
 * A long way to the server, or a server busy with other work, is not eased by smaller frames. When a whole smaller size has
 * gained next to nothing, the quality is given back and the strain put up with for two minutes, unless it grows. What comes
 * of a slow screen is known beforehand, and no reason for smaller frames: it shows small ones no faster.
 */
export class Adaptation {
  #rung = 0;
  /** Of the last step, or of the first observation: the first frames of all are slow on a cold server. */
  #changedMs: number | undefined;
  #steppedUpMs: number | undefined;
  #comfortSinceMs: number | undefined;
  #waitMs = COMFORT_BEFORE_STEP_UP_MS;
  #descent: Strain | undefined;
  #tolerated: (Strain & { readonly untilMs: number }) | undefined;

  get rung(): Rung {
    return this.#at(this.#rung);
  }

  /** Best quality again, with nothing learned: the source or the resolution is another one. */
  reset(): void {
    this.#rung = 0;
    this.#changedMs = undefined;
    this.#steppedUpMs = undefined;
    this.#comfortSinceMs = undefined;
    this.#waitMs = COMFORT_BEFORE_STEP_UP_MS;
    this.#descent = undefined;
    this.#tolerated = undefined;
  }

  /** The server said that a frame has too many bytes. */
  tooLarge(nowMs: number): void {
    if (this.#changedMs === undefined || nowMs - this.#changedMs >= SETTLE_MS) {
      this.#stepDown(nowMs, true);
    }
  }

  observe(all: Observation): Rung {
    const seen = withoutDisplay(all);
    this.#endProbation(seen.nowMs);
    this.#changedMs ??= seen.nowMs;
    if (isStrained(seen)) {
      this.#comfortSinceMs = undefined;
      if (seen.nowMs - this.#changedMs >= SETTLE_MS && !this.#isTolerable(seen)) {
        this.#ease(seen);
      }
    } else if (isComfortable(seen)) {
      this.#comfortSinceMs ??= seen.nowMs;
      if (seen.nowMs - this.#comfortSinceMs >= this.#waitMs) {
        this.#stepUp(seen.nowMs);
      }
    } else {
      this.#comfortSinceMs = undefined;
    }
    return this.rung;
  }

  #ease(seen: Observation): void {
    this.#descent ??= { rung: this.#rung, ...seen };
    if (this.#isFutile(this.#descent, seen)) {
      this.#rung = this.#descent.rung;
      this.#tolerated = { ...this.#descent, untilMs: seen.nowMs + TOLERANCE_MS };
      this.#descent = undefined;
      this.#changedMs = seen.nowMs;
    } else {
      this.#stepDown(seen.nowMs, seen.roundTripP95Ms > HEAVY_ROUND_TRIP_MS);
    }
  }

  #isFutile(descent: Strain, seen: Observation): boolean {
    return (
      this.rung.scale < this.#at(descent.rung).scale &&
      seen.roundTripP95Ms > (1 - MIN_GAIN) * descent.roundTripP95Ms &&
      seen.framesPerSecond < (1 + MIN_GAIN) * descent.framesPerSecond
    );
  }

  #isTolerable(seen: Observation): boolean {
    const tolerated = this.#tolerated;
    return (
      tolerated !== undefined &&
      seen.nowMs < tolerated.untilMs &&
      seen.roundTripP95Ms < WORSE * tolerated.roundTripP95Ms &&
      WORSE * seen.framesPerSecond > tolerated.framesPerSecond
    );
  }

  #endProbation(nowMs: number): void {
    if (this.#steppedUpMs !== undefined && nowMs - this.#steppedUpMs > PROBATION_MS) {
      this.#steppedUpMs = undefined;
      this.#waitMs = COMFORT_BEFORE_STEP_UP_MS;
    }
  }

  #stepDown(nowMs: number, bySize: boolean): void {
    if (this.#steppedUpMs !== undefined) {
      this.#steppedUpMs = undefined;
      this.#waitMs = Math.min(MAX_WAIT_MS, 2 * this.#waitMs);
    }
    const { scale } = this.rung;
    const smaller = LADDER.findIndex((rung) => rung.scale < scale);
    const next = bySize && smaller >= 0 ? smaller : this.#rung + 1;
    this.#rung = Math.min(LADDER.length - 1, next);
    this.#changedMs = nowMs;
    this.#comfortSinceMs = undefined;
  }

  #stepUp(nowMs: number): void {
    this.#descent = undefined;
    this.#comfortSinceMs = nowMs;
    if (this.#rung > 0) {
      this.#rung -= 1;
      this.#changedMs = nowMs;
      this.#steppedUpMs = nowMs;
    }
  }

  #at(index: number): Rung {
    const rung = LADDER[index];
    if (!rung) {
      throw new Error(`rung ${index}, expected 0 to ${LADDER.length - 1}`);
    }
    return rung;
  }
}

/**
 * What would have been seen with a quick screen, as far as can be told: smaller frames ease the line, the server and the
 * encoder, but not the browser that shows every picture at the same size on the screen.
 */
export function withoutDisplay(seen: Observation): Observation {
  const excessMs = seen.displayMs - QUICK_DISPLAY_MS;
  if (excessMs <= 0 || seen.roundTripP95Ms === 0) {
    return seen;
  }
  const isBound = seen.displayMs * seen.framesPerSecond >= BUSY_SHARE * 1_000;
  return {
    ...seen,
    roundTripP95Ms: Math.max(1, seen.roundTripP95Ms - WAITS_PER_FRAME * excessMs),
    framesPerSecond: isBound ? Math.max(seen.framesPerSecond, seen.sourceFramesPerSecond) : seen.framesPerSecond,
  };
}

function isStrained(seen: Observation): boolean {
  const isSlow = seen.framesPerSecond < STRAINED_RATE * seen.sourceFramesPerSecond;
  return seen.roundTripP95Ms > STRAINED_ROUND_TRIP_MS || (isSlow && seen.missedShare >= EXHAUSTED_SHARE);
}

function isComfortable(seen: Observation): boolean {
  const isMeasured = seen.roundTripP95Ms > 0;
  const isFast = seen.framesPerSecond >= COMFORTABLE_RATE * seen.sourceFramesPerSecond;
  return isMeasured && isFast && seen.roundTripP95Ms < COMFORTABLE_ROUND_TRIP_MS;
}
