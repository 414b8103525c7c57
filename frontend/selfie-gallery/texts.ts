import { textFrom, type TextsOf, type Values } from '../shared/texts.js';

/**
 * Every text of the gallery's elements, in English: the fallback for keys that the property `texts` does not bring. The
 * translations are the keys `gallery.element.<key>` of `vaadin-i18n/translations*.properties`; a test compares both.
 */
export const ENGLISH = {
  'grid.label': 'Your selfies',
  'grid.loading': 'Loading',
  'grid.count.none': 'No selfies',
  'grid.count.one': 'One selfie',
  'grid.count.many': '{n} selfies',
  'grid.selected.none': 'Nothing selected',
  'grid.selected.one': 'One selected',
  'grid.selected.many': '{n} selected',
  'grid.failed': 'Your selfies could not be loaded',
  'grid.retry': 'Try again',
  'grid.today': 'Today',
  'grid.yesterday': 'Yesterday',
  'tile.selfie': 'Selfie of {time}',
  'tile.favourite': 'favourite',
  'tile.left.none': 'Goes today',
  'tile.left.one': 'One day left',
  'tile.left.many': '{n} days left',
  'viewer.label': 'Selfie viewer',
  'viewer.place': '{n} of {total}',
  'viewer.close': 'Close',
  'viewer.previous': 'Previous selfie',
  'viewer.next': 'Next selfie',
  'viewer.play': 'Slideshow',
  'viewer.pause': 'Pause',
  'viewer.resume': 'Go on',
  'viewer.stop': 'End slideshow',
  'viewer.playing': 'The slideshow runs',
  'viewer.paused': 'The slideshow is paused',
  'tile.damaged': 'Damaged',
  'viewer.damaged': 'This picture is damaged on the server',
  'viewer.missing': 'This picture could not be loaded',
  'viewer.preview.failed': 'This background could not be shown. Please try it again.',
} as const;

export type TextKey = keyof typeof ENGLISH;
export type Texts = TextsOf<TextKey>;

export function textOf(texts: Texts, key: TextKey, values?: Values): string {
  return textFrom<TextKey>(ENGLISH, texts, key, values);
}

/** The text for so many: `<stem>.none`, `.one` or `.many`. */
export function countOf(texts: Texts, stem: 'grid.count' | 'grid.selected' | 'tile.left', n: number): string {
  return textOf(texts, `${stem}.${n === 0 ? 'none' : n === 1 ? 'one' : 'many'}`, { n });
}
