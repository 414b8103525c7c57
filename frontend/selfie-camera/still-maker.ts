import type { SourceImage } from './camera-source.js';
import { JpegEncoder } from './jpeg-encoder.js';
import { STILL_LIMIT, fit, type Size } from './size.js';

/** Fine enough that the edge is cut in the picture and not in its compression; about 0.4 MB at 1280 x 720. */
const QUALITY = 0.95;

/** A frame for a selfie: a baseline JPEG as filmed, never mirrored. */
export interface StillFrame extends Size {
  readonly jpeg: Blob;
}

/** Of each side: with the coarser quality it leaves about a third of the bytes. */
const SMALLER = 0.7;
const SMALLER_QUALITY = 0.9;

/** The same picture in clearly fewer bytes. @param frame not modified */
export async function smaller(frame: StillFrame): Promise<StillFrame> {
  const image = await createImageBitmap(frame.jpeg);
  try {
    const limit = { widthPx: frame.widthPx * SMALLER, heightPx: frame.heightPx * SMALLER };
    const size = fit(frame, limit);
    const jpeg = await new JpegEncoder().encode({ image, size: frame }, limit, { scale: 1, quality: SMALLER_QUALITY });
    return { jpeg: new Blob([jpeg], { type: 'image/jpeg' }), ...size };
  } finally {
    image.close();
  }
}

/** Makes full-size frames. See decision 0010. */
export class StillMaker {
  readonly #encoder = new JpegEncoder();

  /** The image is read before this returns, so a person who moves afterwards is not blurred. */
  async take(source: SourceImage): Promise<StillFrame> {
    const size = fit(source.size, STILL_LIMIT);
    const jpeg = await this.#encoder.encode(source, STILL_LIMIT, { scale: 1, quality: QUALITY });
    return { jpeg: new Blob([jpeg], { type: 'image/jpeg' }), ...size };
  }
}
