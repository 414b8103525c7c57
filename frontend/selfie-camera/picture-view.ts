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

  #paint(bitmap: ImageBitmap): void {
    if (this.#canvas.width !== bitmap.width || this.#canvas.height !== bitmap.height) {
      this.#canvas.width = bitmap.width;
      this.#canvas.height = bitmap.height;
    }
    this.#canvas.getContext('2d', { alpha: false })?.drawImage(bitmap, 0, 0);
  }
}
