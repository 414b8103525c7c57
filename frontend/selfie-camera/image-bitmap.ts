import type { Size } from './size.js';

/**
 * Decodes a picture upright, as its camera says. Browsers that do not know the option yet throw for it; most of them turn
 * the picture by themselves.
 */
export async function uprightBitmap(picture: Blob): Promise<ImageBitmap> {
  try {
    return await createImageBitmap(picture, { imageOrientation: 'from-image' });
  } catch (error) {
    if (error instanceof TypeError) {
      return createImageBitmap(picture);
    }
    throw error;
  }
}

/** Scales a bitmap, also where the browser overlooks the options for it. @param bitmap not modified, not closed */
export async function scaledBitmap(bitmap: ImageBitmap, { widthPx, heightPx }: Size): Promise<ImageBitmap> {
  const options = { resizeWidth: widthPx, resizeHeight: heightPx, resizeQuality: 'high' } as const;
  let scaled: ImageBitmap | undefined;
  try {
    scaled = await createImageBitmap(bitmap, options);
  } catch (error) {
    if (!(error instanceof TypeError)) {
      throw error;
    }
  }
  if (scaled?.width === widthPx && scaled.height === heightPx) {
    return scaled;
  }
  scaled?.close();
  const canvas = document.createElement('canvas');
  canvas.width = widthPx;
  canvas.height = heightPx;
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, widthPx, heightPx);
  return createImageBitmap(canvas);
}
