/** What an element's property `texts` may hold, in the user's language; missing keys are shown in English. */
export type TextsOf<Key extends string> = Readonly<Partial<Record<Key, string>>>;

/** What stands in a text's braces. */
export type Values = Readonly<Record<string, string | number>>;

/**
 * The text of a key, with its braces filled; those that nothing is known of stay.
 * @param english the texts of the element's every key
 * @param values numbers are written as the page's language does
 */
export function textFrom<Key extends string>(
  english: Readonly<Record<Key, string>>,
  texts: TextsOf<Key>,
  key: Key,
  values: Values = {},
): string {
  return (texts[key] ?? english[key]).replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    return typeof value === 'number' ? value.toLocaleString(language()) : (value ?? whole);
  });
}

/** The page's language as a BCP 47 tag; what the browser speaks where the page does not say. */
export function language(): string {
  return document.documentElement.lang || navigator.language;
}
