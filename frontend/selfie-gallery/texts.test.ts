import { expect } from 'chai';
import { bundle, placeholders } from '../shared/testing/bundles.js';
import { ENGLISH, countOf, textOf } from './texts.js';

const PREFIX = 'gallery.element.';

describe('texts of the gallery', () => {
  it('are the English bundle, key by key and word by word', async () => {
    expect(await bundle('translations.properties', PREFIX)).to.deep.equal({ ...ENGLISH });
  });

  it('have a Chinese translation each, with the same placeholders', async () => {
    const chinese = await bundle('translations_zh_CN.properties', PREFIX);

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
