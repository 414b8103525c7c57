import { debugInfoOf } from './camera-problem.js';
import { SourceFailure, type CameraSource, type SourceImage } from './camera-source.js';
import { isHeic } from './heic.js';
import { scaledBitmap, uprightBitmap } from './image-bitmap.js';
import { requirePhoto } from './photo-file.js';
import { STILL_LIMIT, fit, type Size } from './size.js';

/** The photo stands still, but the background may change at any time and wants to be seen soon. */
const IMAGES_PER_SECOND = 10;

/** One picture from the user's device, shown over and over. */
export class PhotoSource implements CameraSource {
  readonly holdsDevice = false;
  readonly deviceId = '';
  readonly facing = '';
  readonly #bitmap: ImageBitmap;
  readonly #still: ImageBitmap;
  #timer: ReturnType<typeof setInterval> | undefined;

  private constructor(bitmap: ImageBitmap, still: ImageBitmap) {
    this.#bitmap = bitmap;
    this.#still = still;
  }

  /**
   * @param limit the live photo is scaled down to it, upright photos to the limit turned upright
   * @throws SourceFailure 'bad-photo' for what is no image, is damaged or is larger than 25 MiB; 'heic-photo' for what phones
   *   store and this browser does not know
   */
  static async open(photo: Blob, limit: Size): Promise<PhotoSource> {
    requirePhoto(photo);
    let full: ImageBitmap | undefined;
    try {
      full = await uprightBitmap(photo);
      const still = await scaled(full, STILL_LIMIT);
      return new PhotoSource(await scaled(full, limit), still);
    } catch (error) {
      throw new SourceFailure(
        (await isHeic(photo).catch(() => false)) ? 'heic-photo' : 'bad-photo',
        debugInfoOf(error),
      );
    } finally {
      full?.close();
    }
  }

  get image(): CanvasImageSource {
    return this.#bitmap;
  }

  get size(): Size {
    return sizeOf(this.#bitmap);
  }

  get best(): SourceImage {
    return { image: this.#still, size: sizeOf(this.#still) };
  }

  raise(): Promise<void> {
    return Promise.resolve(); // both sizes are at hand
  }

  resize(): Promise<boolean> {
    return Promise.resolve(false); // it was made as large as was wished
  }

  play(onImage: () => void): void {
    this.#timer = setInterval(onImage, 1_000 / IMAGES_PER_SECOND);
  }

  close(): void {
    clearInterval(this.#timer);
    this.#bitmap.close();
    this.#still.close();
  }
}

function sizeOf(bitmap: ImageBitmap): Size {
  return { widthPx: bitmap.width, heightPx: bitmap.height };
}

function scaled(full: ImageBitmap, limit: Size): Promise<ImageBitmap> {
  return scaledBitmap(full, fit(sizeOf(full), limit));
}
