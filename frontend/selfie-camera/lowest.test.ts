import { expect } from 'chai';
import { Lowest } from './lowest.js';

describe('Lowest', () => {
  it('knows nothing before the first value', () => {
    expect(new Lowest().value).to.equal(undefined);
  });

  it('keeps the lowest for half a minute, and no longer', () => {
    const lowest = new Lowest();
    lowest.observe(1_000, 5);
    for (let nowMs = 2_000; nowMs < 30_000; nowMs += 500) {
      lowest.observe(nowMs, 9 + Math.sin(nowMs));
    }
    expect(lowest.value).to.equal(5);

    lowest.observe(31_000, 12);

    expect(lowest.value).to.be.greaterThan(8);
  });

  it('agrees with a plain search', () => {
    const lowest = new Lowest();
    const seen: [number, number][] = [];
    for (let nowMs = 0; nowMs < 100_000; nowMs += 137) {
      const value = (nowMs * 7_919) % 1_013;
      seen.push([Math.floor(nowMs / 2_000), value]);
      lowest.observe(nowMs, value);
      const recent = seen.filter(([bucket]) => bucket > Math.floor(nowMs / 2_000) - 15);
      expect(lowest.value).to.equal(Math.min(...recent.map(([, one]) => one)));
    }
  });
});
