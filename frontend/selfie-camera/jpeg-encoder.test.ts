import { expect } from 'chai';
import type { CameraSource } from './camera-source.js';
import { JpegEncoder } from './jpeg-encoder.js';

const SIZE = { widthPx: 64, heightPx: 48 };
const FULL = { scale: 1, quality: 0.9 };

/** A picture that is white on the left and black on the right. */
function halves(): CameraSource {
  const canvas = document.createElement('canvas');
  canvas.width = SIZE.widthPx;
  canvas.height = SIZE.heightPx;
  const context = canvas.getContext('2d');
  if (!context) {
    throw new Error('no 2D context');
  }
  context.fillStyle = 'white';
  context.fillRect(0, 0, SIZE.widthPx / 2, SIZE.heightPx);
  return { image: canvas, size: SIZE } as unknown as CameraSource;
}

/** Brightness, 0 to 255, a quarter from the left and a quarter from the right. */
async function sides(jpeg: ArrayBuffer): Promise<[number, number]> {
  const bitmap = await createImageBitmap(new Blob([jpeg], { type: 'image/jpeg' }));
  const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
  context?.drawImage(bitmap, 0, 0);
  const at = (x: number): number => context?.getImageData(x, bitmap.height / 2, 1, 1).data[0] ?? -1;
  return [at(bitmap.width / 4), at((bitmap.width * 3) / 4)];
}

describe('JpegEncoder', () => {
  it('draws the picture as it is', async () => {
    const [left, right] = await sides(await new JpegEncoder().encode(halves(), SIZE, FULL));
    expect(left).to.be.above(240);
    expect(right).to.be.below(15);
  });

  it('mirrors left to right, and not the next frame that is to be as it is', async () => {
    const encoder = new JpegEncoder();
    const mirrored = await sides(await encoder.encode(halves(), SIZE, FULL, true));
    const plain = await sides(await encoder.encode(halves(), SIZE, FULL, false));
    expect(mirrored[0]).to.be.below(15);
    expect(mirrored[1]).to.be.above(240);
    expect(plain[0]).to.be.above(240);
  });
});
