import type { SourceImage } from './camera-source.js';
import type { Size } from './size.js';

/** Paints pictures on a canvas, newest wins. */
export class PictureView {
  readonly #canvas: HTMLCanvasElement;
  #lastReceived = 0;
  #lastPainted = 0;

  constructor(canvas: HTMLCanvasElement) {
    this.#canvas = canvas;
  }

  /**
   * @param jpeg not modified
   * @returns whether it was painted: not if a newer one was faster, or if it is damaged
   */
  async show(jpeg: Uint8Array<ArrayBuffer>): Promise<boolean> {
    this.#lastReceived += 1;
    const place = this.#lastReceived; // not the frame's sequence: that one starts again with each connection
    let bitmap: ImageBitmap;
    try {
      bitmap = await createImageBitmap(new Blob([jpeg], { type: 'image/jpeg' }));
    } catch {
      return false;
    }
    const isNewest = place > this.#lastPainted;
    if (isNewest) {
      this.#lastPainted = place;
      this.#paint(bitmap);
    }
    bitmap.close();
    return isNewest;
  }

  /** Empties the canvas; pictures still being decoded are dropped. */
  clear(): void {
    this.#lastPainted = this.#lastReceived;
    this.#canvas.width = 1;
    this.#canvas.height = 1;
  }

  /** Paints a source's image itself, mirrored or not, at the wished size. */
  showSource({ image }: SourceImage, { widthPx, heightPx }: Size, isMirrored: boolean): void {
    this.#lastPainted = this.#lastReceived; // a picture of the server's that is still being decoded is older
    this.#resize(widthPx, heightPx);
    const context = this.#context;
    context?.setTransform(isMirrored ? -1 : 1, 0, 0, 1, isMirrored ? widthPx : 0, 0);
    context?.drawImage(image, 0, 0, widthPx, heightPx);
    context?.resetTransform();
  }

  #paint(bitmap: ImageBitmap): void {
    this.#resize(bitmap.width, bitmap.height);
    this.#context?.drawImage(bitmap, 0, 0);
  }

  get #context(): CanvasRenderingContext2D | null {
    return this.#canvas.getContext('2d', { alpha: false });
  }

  /** Assigning empties the canvas, even the same value. */
  #resize(widthPx: number, heightPx: number): void {
    if (this.#canvas.width !== widthPx || this.#canvas.height !== heightPx) {
      this.#canvas.width = widthPx;
      this.#canvas.height = heightPx;
    }
  }
}
