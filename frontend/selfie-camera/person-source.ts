import { debugInfoOf } from './camera-problem.js';
import { SourceFailure, type CameraSource, type SourceImage, type SourceWish } from './camera-source.js';
import type { Size } from './size.js';

/** As the server draws it. */
const IMAGES_PER_SECOND = 12;

/** More would be a wrong property rather than a longer film: 640 x 480 takes 1.2 MB each once decoded. */
const MAX_FRAMES = 240;

/** The drawn person: a short film from the server, played in a loop, for people without a camera. */
export class PersonSource implements CameraSource {
  readonly holdsDevice = false;
  readonly deviceId = '';
  readonly facing = '';
  readonly #bitmaps: readonly [ImageBitmap, ...ImageBitmap[]];
  #position = 0;
  #timer: ReturnType<typeof setInterval> | undefined;

  private constructor(bitmaps: readonly [ImageBitmap, ...ImageBitmap[]]) {
    this.#bitmaps = bitmaps;
  }

  /** @throws SourceFailure 'server-gone' when the film cannot be fetched whole */
  static async open(wish: SourceWish): Promise<PersonSource> {
    const count = Math.min(MAX_FRAMES, Math.max(1, Math.floor(wish.personFrames)));
    const loads = await Promise.allSettled(Array.from({ length: count }, (_, n) => loadFrame(wish.personUrl, n)));
    const bitmaps = loads.flatMap((load) => (load.status === 'fulfilled' ? [load.value] : []));
    const [first, ...others] = bitmaps;
    const failed = loads.find((load) => load.status === 'rejected');
    if (failed || !first) {
      bitmaps.forEach((bitmap) => {
        bitmap.close();
      });
      throw new SourceFailure('server-gone', debugInfoOf(failed?.reason));
    }
    return new PersonSource([first, ...others]);
  }

  get image(): ImageBitmap {
    return this.#bitmaps[this.#position] ?? this.#bitmaps[0];
  }

  get size(): Size {
    return { widthPx: this.image.width, heightPx: this.image.height };
  }

  get best(): SourceImage {
    return this;
  }

  raise(): Promise<void> {
    return Promise.resolve(); // it is drawn in one size
  }

  resize(): Promise<boolean> {
    return Promise.resolve(true);
  }

  play(onImage: () => void): void {
    this.#timer = setInterval(() => {
      this.#position = (this.#position + 1) % this.#bitmaps.length;
      onImage();
    }, 1_000 / IMAGES_PER_SECOND);
  }

  close(): void {
    clearInterval(this.#timer);
    this.#bitmaps.forEach((bitmap) => {
      bitmap.close();
    });
  }
}

async function loadFrame(template: string, n: number): Promise<ImageBitmap> {
  const response = await fetch(new URL(template.replace('{n}', String(n)), document.baseURI));
  if (!response.ok) {
    throw new Error(`frame ${n} of the drawn person: status ${response.status}`);
  }
  return createImageBitmap(await response.blob());
}
