/** How big and how fine frames and pictures are. */
export interface Detail {
  /** Of the chosen resolution, per side, 0 to 1; the picture has the size of its frame. */
  readonly scale: number;
  /** Of the frame's JPEG, 0 to 1. */
  readonly quality: number;
  /** Of the picture's JPEG, 0 to 1; 1 leaves it to the server. */
  readonly pictureQuality: number;
}

export const FINEST: Detail = { scale: 1, quality: 0.85, pictureQuality: 1 };

const SCALES = [1, 0.75, 0.5, 0.375] as const;
/** Above this a JPEG grows, and nobody sees why. */
const FINE = FINEST.quality;
/** Below this a smaller size looks better. */
const COARSE = 0.5;
/** A larger size must promise so much, or it would not last. */
const PROMISING = 0.62;
/** Of the smallest size: below it there would be nothing to see. Then fewer frames are sent. */
const COARSEST = 0.35;

/** How the bytes of a JPEG grow with its quality, and with its sides: a model, kept true by what comes out of the encoders. */
const PER_QUALITY = 2;
const PER_SCALE = 1.35;
const WEIGHT = 0.2;

/** How long the line must have room for a larger size; each one that fails at once doubles it. */
const ROOM_MS = 5_000;
const MAX_ROOM_MS = 80_000;
const PROBATION_MS = 10_000;
/** How long a size that is too large is put up with, and what is not put up with at all: so many times the bytes. */
const STRAIN_MS = 1_000;
const FAR_TOO_LARGE = 1.5;
/** What is left of a size that the server found too large. */
const SMALLER = 0.7;

/** The bytes of JPEGs of one direction. */
class Sizes {
  /** Of a JPEG of full scale and no quality; undefined while none was seen. */
  #unit: number | undefined;

  seen(bytes: number, scale: number, quality: number): void {
    const unit = bytes / factor(scale, Math.min(FINE, quality));
    this.#unit = this.#unit === undefined ? unit : this.#unit + WEIGHT * (unit - this.#unit);
  }

  /** @param sides how many times as long the sides of a JPEG of full scale are from now on */
  resized(sides: number): void {
    if (this.#unit !== undefined) {
      this.#unit *= sides ** PER_SCALE;
    }
  }

  bytes(scale: number, quality: number): number {
    return (this.#unit ?? 0) * factor(scale, Math.min(FINE, quality));
  }

  /** The quality at which a JPEG of this scale has so many bytes; may be beyond what there is. */
  qualityFor(bytes: number, scale: number): number {
    return this.#unit === undefined ? FINE : Math.log(bytes / (this.#unit * scale ** PER_SCALE)) / PER_QUALITY;
  }
}

function factor(scale: number, quality: number): number {
  return scale ** PER_SCALE * Math.exp(PER_QUALITY * quality);
}

/** Bytes that a frame and its picture may have. */
export interface Room {
  readonly frameBytes: number;
  readonly pictureBytes: number;
}

/**
 * Chooses size and quality for the room there is: quality gives way first, then size. The size goes down at once or within
 * a second, up again after lasting room: each change of it is seen, and the server has to draw the background anew.
 */
export class DetailChoice {
  readonly #frames = new Sizes();
  readonly #pictures = new Sizes();
  #step = 0;
  #strainSinceMs: number | undefined;
  #roomSinceMs: number | undefined;
  #grownMs: number | undefined;
  #roomMs = ROOM_MS;
  #mostBytes = Number.POSITIVE_INFINITY;

  frameSeen(bytes: number, { scale, quality }: Detail): void {
    this.#frames.seen(bytes, scale, quality);
  }

  pictureSeen(bytes: number, { scale, pictureQuality }: Detail): void {
    this.#pictures.seen(bytes, scale, pictureQuality);
  }

  /**
   * Frames and pictures of full scale have other sides from now on. What is known of the line stays; smaller ones give up no more
   * pixels than they have to.
   */
  resized(sides: number): void {
    this.#frames.resized(sides);
    this.#pictures.resized(sides);
    const before = scaleAt(this.#step);
    while (this.#step > 0 && scaleAt(this.#step - 1) * sides <= before) {
      this.#step -= 1;
    }
  }

  /** The server does not take frames of so many bytes. */
  tooLarge(bytes: number): void {
    this.#mostBytes = Math.min(this.#mostBytes, SMALLER * bytes);
  }

  /** @param lasting decides about the size */
  choose(nowMs: number, lasting: Room): void {
    const room = this.#within(lasting);
    if (this.#quality(room, this.#step) < COARSE) {
      this.#strain(nowMs, room);
    } else {
      this.#strainSinceMs = undefined;
      this.#relief(nowMs, room);
    }
  }

  /** @param room of this very frame, which may be less than lasts */
  detail(room: Room): Detail {
    const { frameBytes, pictureBytes } = this.#within(room);
    const scale = scaleAt(this.#step);
    const quality = this.#frames.qualityFor(frameBytes, scale);
    const pictureQuality = this.#pictures.qualityFor(pictureBytes, scale);
    return {
      scale,
      quality: Math.min(FINE, Math.max(COARSEST, quality)),
      pictureQuality: pictureQuality >= FINE ? 1 : Math.max(COARSEST, pictureQuality),
    };
  }

  /** What the next ones will have. */
  expected({ scale, quality, pictureQuality }: Detail): Room {
    return {
      frameBytes: this.#frames.bytes(scale, quality),
      pictureBytes: this.#pictures.bytes(scale, pictureQuality),
    };
  }

  #strain(nowMs: number, room: Room): void {
    this.#strainSinceMs ??= nowMs;
    this.#roomSinceMs = undefined;
    const coarse = { scale: scaleAt(this.#step), quality: COARSE, pictureQuality: COARSE };
    const { frameBytes, pictureBytes } = this.expected(coarse);
    const isFar = frameBytes > FAR_TOO_LARGE * room.frameBytes || pictureBytes > FAR_TOO_LARGE * room.pictureBytes;
    if (this.#step < SCALES.length - 1 && (isFar || nowMs - this.#strainSinceMs >= STRAIN_MS)) {
      this.#step += 1;
      this.#strainSinceMs = undefined;
      const isFailed = this.#grownMs !== undefined && nowMs - this.#grownMs < PROBATION_MS;
      this.#roomMs = isFailed ? Math.min(MAX_ROOM_MS, 2 * this.#roomMs) : ROOM_MS;
      this.#grownMs = undefined;
    }
  }

  #relief(nowMs: number, room: Room): void {
    if (this.#step === 0 || this.#quality(room, this.#step - 1) < PROMISING) {
      this.#roomSinceMs = undefined;
      return;
    }
    this.#roomSinceMs ??= nowMs;
    if (nowMs - this.#roomSinceMs >= this.#roomMs) {
      this.#step -= 1;
      this.#roomSinceMs = undefined;
      this.#grownMs = nowMs;
    }
  }

  /** Of the direction that has less room. */
  #quality({ frameBytes, pictureBytes }: Room, step: number): number {
    const scale = scaleAt(step);
    return Math.min(this.#frames.qualityFor(frameBytes, scale), this.#pictures.qualityFor(pictureBytes, scale));
  }

  #within(room: Room): Room {
    return { ...room, frameBytes: Math.min(this.#mostBytes, room.frameBytes) };
  }
}

function scaleAt(step: number): number {
  return SCALES[step] ?? 1;
}
