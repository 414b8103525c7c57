import { expect } from 'chai';
import { byteSize } from './byte-size.js';

const KB = 1024;
const MB = KB * 1024;
const GB = MB * 1024;

describe('byte-size', () => {
  afterEach(() => {
    document.documentElement.lang = '';
  });

  it('writes tenths below ten and whole ones above, in the smallest unit that fits', () => {
    const sizes = [0, 1, 300, 5 * KB, 312 * KB, 999.6 * KB, 1.6 * MB, 9.96 * MB, 47.7 * MB, GB, 2.5 * GB, 2_000 * GB];

    expect(sizes.map(byteSize)).to.deep.equal([
      '0 kB',
      '0.1 kB',
      '0.3 kB',
      '5 kB',
      '312 kB',
      '1 MB',
      '1.6 MB',
      '10 MB',
      '48 MB',
      '1 GB',
      '2.5 GB',
      '2,000 GB',
    ]);
  });

  it('writes them as the page’s language does', () => {
    document.documentElement.lang = 'de';

    expect(byteSize(1.6 * MB)).to.equal('1,6 MB');
  });
});
