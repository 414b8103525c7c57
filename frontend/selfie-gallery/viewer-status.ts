import type { SelfieItem } from './selfie-item.js';
import type { Slideshow } from './slideshow.js';
import { textOf, type Texts } from './texts.js';
import { labelOf } from './tile.js';
import type { ViewerPager } from './viewer-pager.js';

/** Where in the list the viewer is, as a text. */
export function placeOf(pager: ViewerPager, texts: Texts): string {
  return textOf(texts, 'viewer.place', { n: pager.index + 1, total: pager.total });
}

/** What a screen reader says of the selfie that is shown. */
export function statusOf(item: SelfieItem, pager: ViewerPager, slideshow: Slideshow, texts: Texts): string {
  const show = slideshow.isOn ? textOf(texts, slideshow.isPlaying ? 'viewer.playing' : 'viewer.paused') : '';
  return [show, placeOf(pager, texts), labelOf(item, texts)].filter((part) => part !== '').join(', ');
}
