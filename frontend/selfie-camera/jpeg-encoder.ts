import type { SourceImage } from './camera-source.js';
import type { Detail } from './detail.js';
import { fit, type Size } from './size.js';

/** Draws a source's image at the wished size and makes a JPEG of it. One canvas, used again and again. */
export class JpegEncoder {
  readonly #canvas = newCanvas();
  readonly #context = contextOf(this.#canvas);

  /**
   * The image is read before this method returns: the source may be closed while the encoding is waited for.
   */
  encode(
    source: SourceImage,
    limit: Size,
    detail: Pick<Detail, 'scale' | 'quality'>,
    isMirrored = false,
  ): Promise<ArrayBuffer> {
    const { widthPx, heightPx } = fit(source.size, limit, detail.scale);
    if (this.#canvas.width !== widthPx || this.#canvas.height !== heightPx) {
      this.#canvas.width = widthPx; // assigning clears and reallocates, even the same value
      this.#canvas.height = heightPx;
    }
    // Mirrored here, where it costs nothing: the server then lays the mirrored person over a scene that is not.
    this.#context.setTransform(isMirrored ? -1 : 1, 0, 0, 1, isMirrored ? widthPx : 0, 0);
    this.#context.drawImage(source.image, 0, 0, widthPx, heightPx);
    return this.#toJpeg(detail.quality);
  }

  async #toJpeg(quality: number): Promise<ArrayBuffer> {
    const blob = await toBlob(this.#canvas, { type: 'image/jpeg', quality });
    return blob.arrayBuffer();
  }
}

type AnyCanvas = OffscreenCanvas | HTMLCanvasElement;

function newCanvas(): AnyCanvas {
  return 'OffscreenCanvas' in window ? new OffscreenCanvas(2, 2) : document.createElement('canvas');
}

function contextOf(canvas: AnyCanvas): OffscreenCanvasRenderingContext2D | CanvasRenderingContext2D {
  // Read back for every frame, so it had better not live in the graphics card's memory.
  const settings = { alpha: false, willReadFrequently: true };
  const context = canvas.getContext('2d', settings) as
    OffscreenCanvasRenderingContext2D | CanvasRenderingContext2D | null;
  if (!context) {
    throw new Error('no 2D context, expected one in every browser');
  }
  return context;
}

function toBlob(canvas: AnyCanvas, options: { type: string; quality: number }): Promise<Blob> {
  if ('convertToBlob' in canvas) {
    return canvas.convertToBlob(options);
  }
  return new Promise((resolve, reject) => {
    const done = (blob: Blob | null): void => {
      if (blob) {
        resolve(blob);
      } else {
        reject(new Error(`no JPEG of ${canvas.width} x ${canvas.height} pixels`));
      }
    };
    canvas.toBlob(done, options.type, options.quality);
  });
}
