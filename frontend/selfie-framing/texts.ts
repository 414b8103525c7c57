/** The element's texts by key; Flow sets the user's language. */
export const ENGLISH = {
  stage: 'Your picture: drag it, or use the arrow keys and plus and minus',
  x: 'Left to right',
  y: 'Up and down',
  zoom: 'Zoom',
} as const;

export type TextKey = keyof typeof ENGLISH;
export type Texts = Partial<Record<TextKey, string>>;

/** The text in the user's language, or in English. */
export function textOf(texts: Texts, key: TextKey): string {
  return texts[key] ?? ENGLISH[key];
}
