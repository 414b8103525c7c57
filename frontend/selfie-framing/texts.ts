import { textFrom, type TextsOf } from '../shared/texts.js';

/** The element's texts by key; Flow sets the user's language. */
export const ENGLISH = {
  stage: 'Your picture: drag it, or use the arrow keys and plus and minus',
  x: 'Left to right',
  y: 'Up and down',
  zoom: 'Zoom',
} as const;

export type TextKey = keyof typeof ENGLISH;
export type Texts = TextsOf<TextKey>;

export function textOf(texts: Texts, key: TextKey): string {
  return textFrom<TextKey>(ENGLISH, texts, key);
}
