import { expect } from 'chai';

/**
 * An element's part of a bundle of translations.
 * @param name of the file, such as translations.properties
 * @param prefix of the element's keys, such as `camera.`
 * @returns texts by key, without the prefix
 */
export async function bundle(name: string, prefix: string): Promise<Record<string, string>> {
  const response = await fetch(`/src/main/resources/vaadin-i18n/${name}`);
  expect(response.ok, name).to.equal(true);
  const found = (await response.text()).matchAll(/^([^=\s]+)\s*=\s*(.*)$/gm);
  return Object.fromEntries(
    [...found].flatMap(([, key = '', value = '']) =>
      key.startsWith(prefix) ? [[key.slice(prefix.length), value]] : [],
    ),
  );
}

/** What stands in a text's braces, braces included, in alphabetical order. */
export function placeholders(text: string): string[] {
  return (text.match(/\{\w+\}/g) ?? []).sort();
}
