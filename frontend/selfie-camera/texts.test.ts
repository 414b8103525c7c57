import { expect } from 'chai';
import { bundle, placeholders } from '../shared/testing/bundles.js';
import { ENGLISH, textOf } from './texts.js';

const PREFIX = 'camera.';

describe('texts', () => {
  it('are the English bundle, key by key and word by word', async () => {
    expect(await bundle('translations.properties', PREFIX)).to.deep.equal({ ...ENGLISH });
  });

  it('have a Chinese translation each, and no other', async () => {
    const chinese = await bundle('translations_zh_CN.properties', PREFIX);

    expect(Object.keys(chinese).sort()).to.deep.equal(Object.keys(ENGLISH).sort());
  });

  it('keep their placeholders in Chinese, and are not empty', async () => {
    const chinese = await bundle('translations_zh_CN.properties', PREFIX);

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
