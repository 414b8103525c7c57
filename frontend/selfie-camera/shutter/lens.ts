/** The edge of the screen at which the camera's lens is. */
export type Lens = 'top' | 'left' | 'right';

/** How far a phone is turned from upright, counterclockwise in degrees. */
const EDGES: Readonly<Record<number, Lens>> = { 90: 'left', 270: 'right' };

/** Above the screen, wherever a phone is turned to: what is to be looked at belongs there. */
export function lensEdge(): Lens {
  const angle = (screen as Partial<Screen>).orientation?.angle ?? 0; // not in Safari before 16.4
  return matchMedia('(pointer: coarse)').matches ? (EDGES[angle] ?? 'top') : 'top';
}
