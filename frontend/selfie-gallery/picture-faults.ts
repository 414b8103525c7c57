/** The server's status for a picture whose file was changed or lost: `GalleryPictures` in Java. */
export const DAMAGED_STATUS = 410;

/** Tells of an address that an image could not show whether its picture is damaged for good. Nothing is thrown. */
export async function isDamaged(address: string, ask: typeof fetch = fetch): Promise<boolean> {
  try {
    const response = await ask(address, { credentials: 'same-origin' });
    return response.status === DAMAGED_STATUS;
  } catch {
    return false; // no answer is no word about the picture
  }
}

/**
 * Remembers which pictures are damaged, by address.
 *
 * @fires change - another one is known to be
 */
export class PictureFaults extends EventTarget {
  readonly #asked = new Set<string>();
  readonly #damaged = new Set<string>();

  has(address: string): boolean {
    return this.#damaged.has(address);
  }

  /** Asks, once, why the picture at an address did not show. */
  async look(address: string): Promise<void> {
    if (this.#asked.has(address)) {
      return;
    }
    this.#asked.add(address);
    if (await isDamaged(address)) {
      this.#damaged.add(address);
      this.dispatchEvent(new Event('change'));
    } else {
      this.#asked.delete(address); // it may be another fault the next time
    }
  }
}
