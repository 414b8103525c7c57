import { readWhole } from '../shared/read-whole.js';
import { debugInfoOf } from './camera-problem.js';
import { SourceFailure } from './camera-source.js';

/** Generous for a phone's photograph; larger files are rarely pictures of a person. */
export const MAX_PHOTO_BYTES = 25 * 1024 * 1024;

/** A cloud may have to send the file first; longer than this nobody waits. */
const READ_MS = 30_000;

/** @throws SourceFailure 'bad-photo' for what is no image by its type, or is too large */
export function requirePhoto(photo: Blob): void {
  const isMaybeImage = photo.type === '' || photo.type.startsWith('image/'); // some phones give no type
  if (!isMaybeImage || photo.size > MAX_PHOTO_BYTES) {
    throw new SourceFailure('bad-photo', `type '${photo.type}', ${photo.size} bytes`);
  }
}

/**
 * A chosen file, read once and whole: what happens to it on the device afterwards does not matter. A read that fails is
 * tried anew the next time.
 */
export class PhotoFile {
  readonly #file: Blob;
  readonly #readMs: number;
  #bytes: Promise<Blob> | undefined;

  constructor(file: Blob, readMs = READ_MS) {
    this.#file = file;
    this.#readMs = readMs;
  }

  /** @throws SourceFailure 'bad-photo', or 'photo-unreadable' where the file was changed, moved or does not come */
  async read(): Promise<Blob> {
    requirePhoto(this.#file);
    this.#bytes ??= this.#readNow();
    try {
      return await this.#bytes;
    } catch (error) {
      this.#bytes = undefined;
      throw error;
    }
  }

  async #readNow(): Promise<Blob> {
    try {
      const bytes = await readWhole(this.#file, this.#readMs);
      return new Blob([bytes], { type: this.#file.type });
    } catch (error) {
      throw new SourceFailure('photo-unreadable', debugInfoOf(error));
    }
  }
}
