import { expect } from 'chai';
import { PictureFaults, isDamaged } from './picture-faults.js';

describe('picture faults', () => {
  const answering =
    (status: number): typeof fetch =>
    () =>
      Promise.resolve(new Response(null, { status }));

  it('tells damage from every other trouble', async () => {
    expect(await isDamaged('x', answering(410))).to.equal(true);
    expect(await isDamaged('x', answering(200))).to.equal(false);
    expect(await isDamaged('x', answering(503))).to.equal(false);
    expect(await isDamaged('x', () => Promise.reject(new TypeError('offline')))).to.equal(false);
  });

  it('knows of nothing that nobody looked at', () => {
    expect(new PictureFaults().has('gallery/1/thumbnail.jpg')).to.equal(false);
  });
});
