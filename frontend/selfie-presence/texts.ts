import { textFrom, type TextsOf } from '../shared/texts.js';

/** The element's texts by key; Flow sets the user's language. */
export const ENGLISH = {
  away: 'The studio does not answer right now. We keep trying.',
} as const;

export type TextKey = keyof typeof ENGLISH;
export type Texts = TextsOf<TextKey>;

export function textOf(texts: Texts, key: TextKey): string {
  return textFrom<TextKey>(ENGLISH, texts, key);
}
