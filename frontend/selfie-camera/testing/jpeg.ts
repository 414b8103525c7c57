/** A JPEG of one colour. */
export async function jpegOf(widthPx: number, heightPx: number, colour: string): Promise<ArrayBuffer> {
  return (await imageOf(widthPx, heightPx, colour, 'image/jpeg')).arrayBuffer();
}

export async function imageOf(widthPx: number, heightPx: number, colour: string, type: string): Promise<Blob> {
  const canvas = new OffscreenCanvas(widthPx, heightPx);
  const context = canvas.getContext('2d');
  if (!context) {
    throw new Error('no 2D context');
  }
  context.fillStyle = colour;
  context.fillRect(0, 0, widthPx, heightPx);
  return canvas.convertToBlob({ type, quality: 0.9 });
}

/** The size that a JPEG's own header tells, by decoding it. */
export async function sizeOf(jpeg: ArrayBuffer): Promise<[number, number]> {
  const bitmap = await createImageBitmap(new Blob([jpeg], { type: 'image/jpeg' }));
  return [bitmap.width, bitmap.height];
}

/** Red, green and blue in the middle of a canvas, 0 to 255. */
export function colourOf(canvas: HTMLCanvasElement): number[] {
  const data = canvas.getContext('2d')?.getImageData(canvas.width / 2, canvas.height / 2, 1, 1).data;
  return [...(data ?? [])].slice(0, 3);
}
