import type { CameraSource } from './camera-source.js';
import type { FrameStats } from './frame-stats.js';
import type { FrameStream } from './frame-stream.js';
import { JpegEncoder } from './jpeg-encoder.js';
import type { LinkControl } from './link-control.js';
import type { Size } from './size.js';

/** Frames are at least 1/30 s apart, less a tolerance: timers and cameras come some milliseconds early. */
const MIN_INTERVAL_MS = 1_000 / 30 - 5;

/** Reads the source whenever a frame may be sent, and sends what it read. */
export class FramePump {
  readonly #stream: FrameStream;
  readonly #control: LinkControl;
  readonly #stats: FrameStats;
  readonly #encoder = new JpegEncoder();
  /** Whether the frames are mirrored left to right. */
  isMirrored = false;
  #isEncoding = false;
  #lastOfferMs = Number.NEGATIVE_INFINITY;

  constructor(stream: FrameStream, control: LinkControl, stats: FrameStats) {
    this.#stream = stream;
    this.#control = control;
    this.#stats = stats;
  }

  /**
   * The source has a new image. It is read now or never: a later read would only be a late one.
   * @param limit of the frame's size at full quality
   */
  offer(source: CameraSource, limit: Size): void {
    const nowMs = performance.now();
    if (nowMs - this.#lastOfferMs < MIN_INTERVAL_MS || source.size.widthPx === 0) {
      return;
    }
    this.#lastOfferMs = nowMs;
    this.#stream.wake();
    if (this.#stream.hasCredit && !this.#isEncoding && this.#control.hasRoom(nowMs)) {
      void this.#send(source, limit, nowMs);
    }
  }

  async #send(source: CameraSource, limit: Size, captureTimeMs: number): Promise<void> {
    this.#isEncoding = true;
    try {
      const { detail } = this.#control;
      const jpeg = await this.#encoder.encode(source, limit, detail, this.isMirrored);
      const nowMs = performance.now();
      this.#stats.encoded(nowMs, nowMs - captureTimeMs);
      if (this.#stream.hasCredit) {
        this.#stream.send(captureTimeMs, jpeg, detail); // the connection may have gone meanwhile, and the frame goes with it
      }
    } finally {
      this.#isEncoding = false;
    }
  }
}
