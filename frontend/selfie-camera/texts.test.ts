import { expect } from 'chai';
import { ENGLISH, textOf } from './texts.js';

const PREFIX = 'camera.';

/** The element's part of a bundle, keys without the prefix. */
async function bundle(name: string): Promise<Record<string, string>> {
  const response = await fetch(`/src/main/resources/vaadin-i18n/${name}`);
  expect(response.ok, name).to.equal(true);
  const lines = (await response.text()).split(/\r?\n/).filter((line) => line.startsWith(PREFIX));
  return Object.fromEntries(
    lines.map((line) => {
      const [, key = '', value = ''] = /^camera\.([^=\s]+)\s*=\s*(.*)$/.exec(line) ?? [];
      return [key, value];
    }),
  );
}

function placeholders(text: string): string[] {
  return (text.match(/\{\w+\}/g) ?? []).sort();
}

describe('texts', () => {
  it('are the English bundle, key by key and word by word', async () => {
    expect(await bundle('translations.properties')).to.deep.equal({ ...ENGLISH });
  });

  it('have a Chinese translation each, and no other', async () => {
    const chinese = await bundle('translations_zh_CN.properties');

    expect(Object.keys(chinese).sort()).to.deep.equal(Object.keys(ENGLISH).sort());
  });

  it('keep their placeholders in Chinese, and are not empty', async () => {
    const chinese = await bundle('translations_zh_CN.properties');

    for (const [key, english] of Object.entries(ENGLISH)) {
      expect(placeholders(chinese[key] ?? ''), key).to.deep.equal(placeholders(english));
      expect(chinese[key], key).to.not.equal('');
    }
  });

  it('fall back to English, key by key', () => {
    const texts = { 'action.retry': '再试一次' };

    expect([textOf(texts, 'action.retry'), textOf(texts, 'action.start')]).to.deep.equal([
      '再试一次',
      'Start the camera',
    ]);
  });

  it('name the secure address and the local port of this page', () => {
    const text = textOf({}, 'problem.insecure.cure');

    expect(text).to.contain(`https://${location.host}/`).and.to.contain(`http://localhost:${location.port} `);
  });
});
