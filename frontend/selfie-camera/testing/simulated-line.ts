import type { Detail } from '../detail.js';
import type { Picture, Refused } from '../frame-protocol.js';
import { LinkControl, type SentFrame } from '../link-control.js';

/** A line as people have them. Rates in Mbit/s. */
export interface Line {
  readonly roundTripMs: number;
  readonly up: number;
  readonly down: number;
  /** More or less on the way, each way; the order stays. */
  readonly jitterMs?: number;
  /** From when on another rate holds both ways, and until when. */
  readonly drop?: { readonly fromMs: number; readonly untilMs: number; readonly rate: number };
  /** Nothing passes for half a second from here on. */
  readonly stallMs?: number;
  readonly serverMs?: number;
}

/** One picture, shown. */
interface Shown {
  readonly atMs: number;
  /** From the camera to the screen, less the line's round trip. */
  readonly beyondMs: number;
  readonly detail: Detail;
}

/** What a stretch of time was like. */
export interface Stretch {
  readonly framesPerSecond: number;
  readonly beyondP50Ms: number;
  readonly beyondP95Ms: number;
  /** The median's. */
  readonly scale: number;
  readonly quality: number;
  readonly pictureQuality: number;
}

const CAMERA_MS = 1_000 / 30;
const ENCODING_MS = 6;
const DECODING_MS = 4;
const STALL_MS = 500;
/** Of a frame of 640 x 480 at its finest, and of its picture with a scene. */
const FRAME_BYTES = 31_000;
const PICTURE_BYTES = 42_000;
const SERVER_CLOCK_MS = 4_711_000;
/** How much smaller JPEGs get, as measured, not as the product's model has it. */
const BY_QUALITY: readonly (readonly [number, number])[] = [
  [0.35, 0.42],
  [0.5, 0.55],
  [0.65, 0.68],
  [0.75, 0.8],
  [0.85, 1],
  [1, 1],
];
const BY_SCALE = 1.3;

class Direction {
  bytes = 0;
  #freeMs = 0;
  #lastMs = 0;

  constructor(
    readonly line: Line,
    readonly rate: number,
    readonly random: () => number,
  ) {}

  /** @returns when the message arrives */
  carry(nowMs: number, bytes: number): number {
    this.bytes += bytes;
    this.#freeMs = this.#after(Math.max(nowMs, this.#freeMs), 8 * bytes);
    const { roundTripMs, jitterMs = 0 } = this.line;
    const arrivalMs = this.#freeMs + roundTripMs / 2 + jitterMs * (2 * this.random() - 1);
    this.#lastMs = Math.max(this.#lastMs, arrivalMs);
    return this.#lastMs;
  }

  /** Bit by bit, for the rate may change meanwhile. */
  #after(fromMs: number, bits: number): number {
    let [nowMs, left] = [fromMs, bits];
    while (left > 0) {
      left -= 1_000 * this.#rateAt(nowMs);
      nowMs += 1;
    }
    return nowMs + left / (1_000 * Math.max(this.#rateAt(nowMs - 1), 0.001));
  }

  #rateAt(nowMs: number): number {
    const { drop, stallMs = Number.POSITIVE_INFINITY } = this.line;
    if (nowMs >= stallMs && nowMs < stallMs + STALL_MS) {
      return 0;
    }
    return drop && nowMs >= drop.fromMs && nowMs < drop.untilMs ? drop.rate : this.rate;
  }
}

interface Frame extends SentFrame {
  readonly sequence: number;
  readonly capturedMs: number;
}

/** A camera, a line, a server that takes the newest frame, and a screen, with a clock of their own. */
export class SimulatedLine {
  readonly shown: Shown[] = [];
  readonly control: LinkControl;
  readonly #line: Line;
  readonly #up: Direction;
  readonly #down: Direction;
  #events: { readonly atMs: number; readonly order: number; readonly run: (nowMs: number) => void }[] = [];
  #order = 0;
  #seed = 7;
  readonly #inFlight = new Set<number>();
  #sequence = 0;
  #isEncoding = false;
  #isWorking = false;
  #slot: (Frame & { readonly arrivedMs: number }) | undefined;

  constructor(line: Line, control = new LinkControl()) {
    this.#line = line;
    this.control = control;
    const random = (): number => this.#random();
    this.#up = new Direction(line, line.up, random);
    this.#down = new Direction(line, line.down, random);
  }

  run(untilMs: number): this {
    for (let nowMs = 0; nowMs < untilMs; nowMs += CAMERA_MS) {
      this.#at(nowMs, (atMs) => {
        this.#read(atMs);
      });
    }
    for (let next = this.#next(); next && next.atMs < untilMs; next = this.#next()) {
      this.#events.shift();
      next.run(next.atMs);
    }
    return this;
  }

  /** Megabits that went up until now. */
  get megabitsUp(): number {
    return (8 * this.#up.bytes) / 1e6;
  }

  during(fromMs: number, untilMs: number): Stretch {
    const shown = this.shown.filter(({ atMs }) => atMs >= fromMs && atMs < untilMs);
    const middle = (of: (shown: Shown) => number, share = 0.5): number =>
      shown.map(of).sort((a, b) => a - b)[Math.floor(share * shown.length)] ?? Number.POSITIVE_INFINITY;
    return {
      framesPerSecond: (1_000 * shown.length) / (untilMs - fromMs),
      beyondP50Ms: middle(({ beyondMs }) => beyondMs),
      beyondP95Ms: middle(({ beyondMs }) => beyondMs, 0.95),
      scale: middle(({ detail }) => detail.scale),
      quality: middle(({ detail }) => detail.quality),
      pictureQuality: middle(({ detail }) => detail.pictureQuality),
    };
  }

  #read(capturedMs: number): void {
    const { control } = this;
    if (this.#isEncoding || this.#inFlight.size >= control.window || !control.hasRoom(capturedMs)) {
      return;
    }
    this.#isEncoding = true;
    const { detail } = control;
    this.#at(capturedMs + ENCODING_MS, (sentMs) => {
      this.#isEncoding = false;
      const bytes = this.#jpeg(FRAME_BYTES, detail.scale, detail.quality);
      const frame = { sequence: ++this.#sequence, capturedMs, sentMs, bytes, detail };
      this.#inFlight.add(frame.sequence);
      control.sent(frame);
      this.#at(this.#up.carry(sentMs, bytes), (arrivedMs) => {
        this.#arrive({ ...frame, arrivedMs });
      });
    });
  }

  #arrive(frame: Frame & { readonly arrivedMs: number }): void {
    const { arrivedMs } = frame;
    if (this.#slot) {
      this.#answer(this.#slot, { kind: 'refused', reason: 'superseded' }, arrivedMs, 30);
    }
    this.#slot = frame;
    this.#work(arrivedMs);
  }

  #work(nowMs: number): void {
    const frame = this.#slot;
    if (this.#isWorking || !frame) {
      return;
    }
    this.#slot = undefined;
    this.#isWorking = true;
    this.#at(nowMs + (this.#line.serverMs ?? 12), (doneMs) => {
      this.#isWorking = false;
      const bytes = this.#jpeg(PICTURE_BYTES, frame.detail.scale, frame.detail.pictureQuality);
      this.#answer(frame, { kind: 'picture', jpeg: new Uint8Array(0) }, doneMs, bytes);
      this.#work(doneMs);
    });
  }

  #answer(
    frame: Frame & { readonly arrivedMs: number },
    what: Pick<Picture, 'kind' | 'jpeg'> | Pick<Refused, 'kind' | 'reason'>,
    leavesMs: number,
    bytes: number,
  ): void {
    const head = {
      sequence: frame.sequence,
      captureTimeMs: frame.capturedMs,
      arrivedMs: SERVER_CLOCK_MS + frame.arrivedMs,
      leavesMs: SERVER_CLOCK_MS + leavesMs,
    };
    const answer = { ...head, ...what, stagesMs: {} } as unknown as Picture | Refused;
    this.#at(this.#down.carry(leavesMs, bytes), (nowMs) => {
      if (this.#inFlight.delete(frame.sequence)) {
        this.control.answered(nowMs, frame, answer, bytes);
      }
      if (what.kind === 'picture') {
        const beyondMs = nowMs + DECODING_MS - frame.capturedMs - this.#line.roundTripMs;
        this.shown.push({ atMs: nowMs + DECODING_MS, beyondMs, detail: frame.detail });
      }
    });
  }

  #jpeg(finest: number, scale: number, quality: number): number {
    const upper = BY_QUALITY.findIndex(([step]) => step >= quality);
    const [high, highShare] = BY_QUALITY[upper] ?? [1, 1];
    const [low, lowShare] = BY_QUALITY[Math.max(0, upper - 1)] ?? [1, 1];
    const share = high === low ? highShare : lowShare + ((highShare - lowShare) * (quality - low)) / (high - low);
    return Math.round(finest * share * scale ** BY_SCALE * (0.92 + 0.16 * this.#random()));
  }

  #at(atMs: number, run: (nowMs: number) => void): void {
    const event = { atMs, order: this.#order++, run };
    const place = this.#events.findIndex((other) => other.atMs > atMs);
    this.#events.splice(place < 0 ? this.#events.length : place, 0, event);
  }

  #next(): { readonly atMs: number; readonly run: (nowMs: number) => void } | undefined {
    return this.#events[0];
  }

  /** Always the same ones. */
  #random(): number {
    this.#seed = (this.#seed * 16_807) % 2_147_483_647;
    return this.#seed / 2_147_483_647;
  }
}
