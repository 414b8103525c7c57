import { Lowest } from './lowest.js';

/** What one message tells about the direction in which it went. Times in milliseconds. */
export interface Delivery {
  /** By the browser's clock. */
  readonly nowMs: number;
  /** From its being sent until it arrived, by two clocks: only changes of it mean something. */
  readonly delayMs: number;
  /** By the receiver's clock. */
  readonly arrivedMs: number;
  readonly bytes: number;
  readonly roundTripMs: number;
}

/** Bits per second, as all rates here; nothing that is sent needs more. */
const MAX_RATE = 40e6;
const MIN_RATE = 150e3;

/** A delay so much beyond the lowest is a queue, by itself and for the line's own unrest; the unrest counts up to a limit. */
const QUEUE_MS = 40;
const QUEUE_PER_UNREST = 2.5;
const MAX_QUEUE_UNREST_MS = 45;
/** Below this there is none. */
const CLEAR_MS = 11;
const CLEAR_PER_UNREST = 1.3;
const MAX_CLEAR_UNREST_MS = 30;
const UNREST_WEIGHT = 0.05;
const MAX_UNREST_SAMPLE_MS = 60;

/** The least of so many deliveries counts: one that was late alone stood in no queue. */
const FILTERED = 3;
/** And so many in a row. */
const OVERUSED = 2;
/** So many times that much, and growing, is judged by two deliveries alone. */
const FLOODED = 2;
/** A delay that falls by so much from the last but one is a queue that empties itself. */
const FALLING_MS = 10;

/** What is left of the rate that got through. */
const BACK_OFF = 0.75;
/** For what the new rate brings about to be seen, beyond the round trip. */
const PATIENCE_MS = 150;
const DRAINING = 0.5;
const DRAINING_MUCH = 0.25;
const MUCH_MS = 150;

/** Growth per second; none at first after a queue is gone, and little where the last one began. */
const CALM_MS = 700;
const GROWTH = 1.25;
const GROWTH_NEAR_LIMIT = 1.03;
const GROWTH_WHEN_CALM = 1.6;
const LONG_CALM_MS = 4_000;
/** Where not even the messages themselves take time, there is another line. */
const EMPTY_MS = 4;
const NEAR_LIMIT = [0.72, 1.05] as const;
/** How long that is remembered; twice as long each time that the next queue begins about there. */
const MEMORY_MS = 8_000;
const SAME = [0.7, 1.4] as const;
const MAX_MEMORY_MS = 60_000;
/** What is not used proves nothing: the rate is never further above what got through. */
const BEYOND_RECEIVED = 1.5;
/** A pause is no time in which anything was proved. */
const MAX_STEP_MS = 250;

const RATE_WINDOW_MS = 500;
/** Of a very narrow line, where less than the fewest arrive in that time. */
const MAX_RATE_WINDOW_MS = 3_000;
const FEWEST_ARRIVED = 3;
const MIN_RATE_SPAN_MS = 60;

/**
 * The rate of one direction, from how its delay changes: a queue on the way shows as a delay beyond the lowest of the last
 * half minute. Then the rate falls at once below what got through, and what is sent falls further until the queue is gone;
 * from there it grows, slowly where the last queue began. Without a queue so far there is no limit: a wide line keeps the best picture, however long.
 */
export class RateControl {
  #lowest = new Lowest();
  #recent: number[] = [];
  #arrived: { readonly atMs: number; readonly bytes: number }[] = [];
  #rate = MAX_RATE;
  #unrestMs = 3;
  #overused = 0;
  #isDraining = false;
  /** No judgement before. */
  #heldUntilMs = 0;
  #lastMs: number | undefined;
  #calmSinceMs = 0;
  /** The rate at which the last queue began. */
  #limit: { readonly rate: number; readonly atMs: number } | undefined;
  #memoryMs = MEMORY_MS;
  /** Delay that does not come from the line. */
  excusedMs = 0;

  /** What the direction carries, as far as it is known. */
  get rate(): number {
    return this.#rate;
  }

  /** What may be sent now: less than it carries while a queue is there. */
  get pace(): number {
    if (!this.#isDraining) {
      return this.#rate;
    }
    return this.#rate * (this.#queueMs > MUCH_MS ? DRAINING_MUCH : DRAINING);
  }

  /** Another connection, another clock: what was measured says nothing, what the line carried may still be true. */
  restart(): void {
    this.#lowest = new Lowest();
    this.#recent = [];
    this.#arrived = [];
    this.#overused = 0;
    this.#isDraining = false;
    this.#lastMs = undefined;
  }

  observe(delivery: Delivery): void {
    const { nowMs, delayMs } = delivery;
    this.#lowest.observe(nowMs, delayMs);
    const beyondMs = delayMs - (this.#lowest.value ?? delayMs);
    const lastMs = this.#recent.at(-1) ?? beyondMs;
    const unrestMs = Math.min(MAX_UNREST_SAMPLE_MS, Math.abs(beyondMs - lastMs));
    this.#unrestMs += UNREST_WEIGHT * (unrestMs - this.#unrestMs);
    this.#recent = [...this.#recent.slice(1 - FILTERED), beyondMs];
    this.#arrived.push({ atMs: delivery.arrivedMs, bytes: delivery.bytes });
    this.#forget(delivery.arrivedMs);
    const stepMs = Math.min(MAX_STEP_MS, nowMs - (this.#lastMs ?? nowMs));
    this.#lastMs = nowMs;
    const isFalling = beyondMs < (this.#recent.at(-3) ?? beyondMs) - FALLING_MS;
    this.#overused = this.#queueMs > this.#queueFromMs && !isFalling ? this.#overused + 1 : 0;
    if ((this.#overused >= OVERUSED || this.#isFlooded) && nowMs > this.#heldUntilMs) {
      this.#backOff(delivery);
    } else if (this.#queueMs < this.#clearMs) {
      this.#grow(nowMs, stepMs);
    }
  }

  #backOff({ nowMs, roundTripMs }: Delivery): void {
    const received = this.#received ?? this.#rate;
    const reached = Math.min(received, this.#rate);
    const share = reached / (this.#limit?.rate ?? Number.POSITIVE_INFINITY);
    const isSame = share > SAME[0] && share < SAME[1];
    this.#memoryMs = isSame ? Math.min(MAX_MEMORY_MS, 2 * this.#memoryMs) : MEMORY_MS;
    this.#limit = { rate: reached, atMs: nowMs };
    this.#rate = Math.max(MIN_RATE, BACK_OFF * reached);
    this.#isDraining = true;
    this.#overused = 0;
    this.#heldUntilMs = nowMs + roundTripMs + PATIENCE_MS;
  }

  #grow(nowMs: number, stepMs: number): void {
    if (this.#isDraining) {
      this.#isDraining = false;
      this.#calmSinceMs = nowMs;
    }
    const calmMs = nowMs - this.#calmSinceMs;
    const received = this.#received;
    if (calmMs < CALM_MS || nowMs < this.#heldUntilMs || received === undefined) {
      return;
    }
    if (this.#rate < BEYOND_RECEIVED * received) {
      this.#rate = Math.min(MAX_RATE, this.#rate * this.#growth(nowMs, calmMs) ** (stepMs / 1_000));
    }
  }

  #growth(nowMs: number, calmMs: number): number {
    if (this.#limit !== undefined && nowMs - this.#limit.atMs < this.#memoryMs) {
      const share = this.#rate / this.#limit.rate;
      const isNear = share > NEAR_LIMIT[0] && share < NEAR_LIMIT[1] && this.#queueMs > EMPTY_MS;
      return isNear ? GROWTH_NEAR_LIMIT : GROWTH;
    }
    return calmMs > LONG_CALM_MS ? GROWTH_WHEN_CALM : GROWTH;
  }

  get #isFlooded(): boolean {
    const [last = 0, beforeLast = 0] = [this.#recent.at(-1), this.#recent.at(-2)];
    return last > beforeLast && beforeLast > FLOODED * this.#queueFromMs;
  }

  #forget(arrivedMs: number): void {
    const fewest = this.#arrived.length - FEWEST_ARRIVED;
    this.#arrived = this.#arrived.filter(
      ({ atMs }, index) => atMs > arrivedMs - (index < fewest ? RATE_WINDOW_MS : MAX_RATE_WINDOW_MS),
    );
  }

  get #queueMs(): number {
    return this.#recent.length < FILTERED ? 0 : Math.min(...this.#recent);
  }

  get #queueFromMs(): number {
    return QUEUE_MS + this.excusedMs + Math.min(MAX_QUEUE_UNREST_MS, QUEUE_PER_UNREST * this.#unrestMs);
  }

  get #clearMs(): number {
    return CLEAR_MS + this.excusedMs + Math.min(MAX_CLEAR_UNREST_MS, CLEAR_PER_UNREST * this.#unrestMs);
  }

  /** What arrived of late; undefined where too little did to tell. */
  get #received(): number | undefined {
    const [first, ...others] = this.#arrived;
    const spanMs = (others.at(-1)?.atMs ?? 0) - (first?.atMs ?? 0);
    if (others.length < FEWEST_ARRIVED - 1 || spanMs < MIN_RATE_SPAN_MS) {
      return undefined;
    }
    return (8_000 * others.reduce((sum, { bytes }) => sum + bytes, 0)) / spanMs;
  }
}
