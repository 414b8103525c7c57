import type { SelfieItem } from './selfie-item.js';

/** Where on the tile the head comes to lie, as far as the picture reaches: in the middle, and a little above it. */
const ACROSS = 0.5;
const DOWN = 0.42;

/** Which part of a picture a square tile shows, as CSS object-position; undefined where nothing is known. */
export function cropOf({
  widthPx,
  heightPx,
  head,
}: Pick<SelfieItem, 'widthPx' | 'heightPx' | 'head'>): string | undefined {
  if (!head) {
    return undefined;
  }
  const x = shareOf(head.xPermille / 1000, widthPx / heightPx, ACROSS);
  const y = shareOf(head.yPermille / 1000, heightPx / widthPx, DOWN);
  return `${x}% ${y}%`;
}

/**
 * @param at where in the picture, 0..1
 * @param length of the picture in tiles; there is something to choose where it is more than 1
 * @param on where on the tile, 0..1
 */
function shareOf(at: number, length: number, on: number): number {
  const share = length > 1 ? (at * length - on) / (length - 1) : 0.5;
  return Math.round(100 * Math.max(0, Math.min(1, share)));
}
