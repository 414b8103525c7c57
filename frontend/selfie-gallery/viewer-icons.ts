import { svg } from 'lit';

/** Drawn in a box of 24x24, in strokes. */
export const ICONS = {
  close: svg`<path d="M6 6 18 18M18 6 6 18" />`,
  previous: svg`<path d="M15 5 8 12 15 19" />`,
  next: svg`<path d="M9 5 16 12 9 19" />`,
  play: svg`<path d="M8 5.5v13l10.5-6.5Z" />`,
  pause: svg`<path d="M8.5 5.5v13M15.5 5.5v13" />`,
  stop: svg`<path d="M7 7h10v10H7Z" />`,
};
