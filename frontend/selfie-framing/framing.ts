/**
 * Which part of a picture is shown where it has to cover a frame of other proportions; the same numbers as Framing.java, not
 * rounded while somebody drags.
 */
export interface Framing {
  /** 0 (the left edge shows) to 1000 (the right edge shows). */
  readonly x: number;
  /** 0 (the upper edge shows) to 1000 (the lower edge shows). */
  readonly y: number;
  /** Percent: 100 (as much as can be) to 400. */
  readonly zoom: number;
}

export const MOST = 1000;
export const MIN_ZOOM = 100;
export const MAX_ZOOM = 400;

export const MIDDLE: Framing = { x: 500, y: 500, zoom: MIN_ZOOM };

/** The whole picture's sides, measured by the frame's: both at least 1. */
export interface Cover {
  readonly width: number;
  readonly height: number;
}

/** @param picture width by height of the picture; frame likewise */
export function coverOf(framing: Framing, picture: number, frame: number): Cover {
  const scale = framing.zoom / 100;
  return { width: scale * Math.max(1, picture / frame), height: scale * Math.max(1, frame / picture) };
}

const clamp = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value));

/** The nearest framing there is. */
export function nearest(framing: Framing): Framing {
  return {
    x: clamp(framing.x, 0, MOST),
    y: clamp(framing.y, 0, MOST),
    zoom: clamp(framing.zoom, MIN_ZOOM, MAX_ZOOM),
  };
}

/** Whole numbers, as they are sent and kept. */
export function rounded(framing: Framing): Framing {
  return { x: Math.round(framing.x), y: Math.round(framing.y), zoom: Math.round(framing.zoom) };
}

/**
 * The picture moved along with a finger, as far as it still covers.
 * @param dx to the right, in widths of the frame; dy down, in heights
 */
export function moved(framing: Framing, cover: Cover, dx: number, dy: number): Framing {
  const along = (permille: number, side: number, by: number): number =>
    side > 1 ? permille - (by / (side - 1)) * MOST : permille;
  return nearest({ ...framing, x: along(framing.x, cover.width, dx), y: along(framing.y, cover.height, dy) });
}

/**
 * Zoomed so that what is under a point stays under it, as far as the picture still covers.
 * @param factor above 1 comes closer
 * @param atX of the point, 0 (left) to 1 (right); atY likewise from the top
 */
export function zoomedAt(
  framing: Framing,
  picture: number,
  frame: number,
  factor: number,
  atX: number,
  atY: number,
): Framing {
  const zoom = clamp(framing.zoom * factor, MIN_ZOOM, MAX_ZOOM);
  const before = coverOf(framing, picture, frame);
  const after = coverOf({ ...framing, zoom }, picture, frame);
  const held = (permille: number, sideBefore: number, sideAfter: number, at: number): number => {
    const point = ((permille / MOST) * (sideBefore - 1) + at) / sideBefore;
    return sideAfter > 1 ? ((point * sideAfter - at) / (sideAfter - 1)) * MOST : permille;
  };
  return nearest({
    zoom,
    x: held(framing.x, before.width, after.width, atX),
    y: held(framing.y, before.height, after.height, atY),
  });
}
