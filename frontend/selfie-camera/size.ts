/** Pixels; both at least 1. */
export interface Size {
  readonly widthPx: number;
  readonly heightPx: number;
}

/** Of a still, either way up: what the server takes. */
export const STILL_LIMIT: Size = { widthPx: 1920, heightPx: 1080 };

const DEFAULT_RESOLUTION: Size = { widthPx: 640, heightPx: 480 };

/** Reads '640x480'; anything else is the default, 640 x 480: a bad property never breaks the page. */
export function parseResolution(text: string): Size {
  const [, width, height] = /^([1-9]\d{1,3})x([1-9]\d{1,3})$/.exec(text) ?? [];
  return width && height ? { widthPx: Number(width), heightPx: Number(height) } : DEFAULT_RESOLUTION;
}

/** Width by height, from that of a phone held upright to that of a television. */
const NARROWEST = 9 / 16;
const WIDEST = 16 / 9;

/** The ratio, width by height, that shows the picture without bars; a picture beyond 9/16 to 16/9 gets bars. */
export function aspectOf({ widthPx, heightPx }: Size): number {
  return Math.min(WIDEST, Math.max(NARROWEST, widthPx / heightPx));
}

/**
 * The size with the picture's aspect that has no side longer than the limit's. The limit turns with the picture: a phone
 * held upright films 480 x 640 where 640 x 480 was asked for.
 * @param scale further factor, above 0, at most 1
 * @returns even sides, because JPEG halves the colour planes; never larger than the picture
 */
export function fit(picture: Size, limit: Size, scale = 1): Size {
  const isUpright = picture.heightPx > picture.widthPx;
  const [long, short] = [Math.max(limit.widthPx, limit.heightPx), Math.min(limit.widthPx, limit.heightPx)];
  const [maxWidthPx, maxHeightPx] = isUpright ? [short, long] : [long, short];
  const factor = scale * Math.min(1, maxWidthPx / picture.widthPx, maxHeightPx / picture.heightPx);
  const even = (pixels: number): number => Math.max(2, 2 * Math.round((pixels * factor) / 2));
  return { widthPx: even(picture.widthPx), heightPx: even(picture.heightPx) };
}

/** The largest size of this aspect within the limit, lying on its side: cameras are asked so, whichever way up they are. */
export function grown(picture: Size, limit: Size): Size {
  const [long, short] = [
    Math.max(picture.widthPx, picture.heightPx, 1),
    Math.max(1, Math.min(picture.widthPx, picture.heightPx)),
  ];
  const factor = Math.min(limit.widthPx / long, limit.heightPx / short);
  return { widthPx: Math.round(long * factor), heightPx: Math.round(short * factor) };
}
