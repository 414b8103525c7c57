import { expect } from 'chai';
import { ENGLISH, countOf, textOf } from './texts.js';

/** The elements' part of a bundle, keys without the prefix. */
async function bundle(name: string): Promise<Record<string, string>> {
  const response = await fetch(`/src/main/resources/vaadin-i18n/${name}`);
  expect(response.ok, name).to.equal(true);
  const found = (await response.text()).matchAll(/^gallery\.element\.([^=\s]+)\s*=\s*(.*)$/gm);
  return Object.fromEntries([...found].map(([, key = '', value = '']) => [key, value]));
}

function placeholders(text: string): string[] {
  return (text.match(/\{\w+\}/g) ?? []).sort();
}

describe('texts of the gallery', () => {
  it('are the English bundle, key by key and word by word', async () => {
    expect(await bundle('translations.properties')).to.deep.equal({ ...ENGLISH });
  });

  it('have a Chinese translation each, with the same placeholders', async () => {
    const chinese = await bundle('translations_zh_CN.properties');

    expect(Object.keys(chinese).sort()).to.deep.equal(Object.keys(ENGLISH).sort());
    for (const [key, english] of Object.entries(ENGLISH)) {
      expect(chinese[key], key).to.not.equal('');
      if (!key.endsWith('.one')) {
        expect(placeholders(chinese[key] ?? ''), key).to.deep.equal(placeholders(english));
      }
    }
  });

  it('count', () => {
    expect([0, 1, 5_000].map((n) => countOf({}, 'grid.count', n))).to.deep.equal([
      'No selfies',
      'One selfie',
      `${(5_000).toLocaleString()} selfies`,
    ]);
  });

  it('leave a caption with braces as it is', () => {
    expect(textOf({}, 'tile.selfie', { time: '{n}' })).to.equal('Selfie of {n}');
  });
});
