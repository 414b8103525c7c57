import { expect } from 'chai';
import { coverOf, MIDDLE, moved, nearest, zoomedAt } from './framing.js';

const WIDE = 2; // a picture of 2:1
const FRAME = 4 / 3;

describe('framing', () => {
  it('covers the frame without stretching', () => {
    expect(coverOf(MIDDLE, WIDE, FRAME)).to.deep.equal({ width: 1.5, height: 1 });
    expect(coverOf(MIDDLE, 1, FRAME).height).to.be.closeTo(4 / 3, 1e-9);
    expect(coverOf({ ...MIDDLE, zoom: 200 }, WIDE, FRAME)).to.deep.equal({ width: 3, height: 2 });
  });

  it('follows the finger, and stops at the edge', () => {
    const cover = coverOf(MIDDLE, WIDE, FRAME);
    expect(moved(MIDDLE, cover, 0.1, 0.1)).to.deep.equal({ x: 300, y: 500, zoom: 100 });
    expect(moved(MIDDLE, cover, -5, 0).x).to.equal(1000);
    expect(moved(MIDDLE, cover, 5, 0).x).to.equal(0);
  });

  it('keeps what is under the pointer there while it zooms', () => {
    const before = { x: 400, y: 500, zoom: 150 };
    const after = zoomedAt(before, WIDE, FRAME, 1.4, 0.6, 0.5);
    const under = (framing: typeof before): number => {
      const { width } = coverOf(framing, WIDE, FRAME);
      return ((framing.x / 1000) * (width - 1) + 0.6) / width;
    };
    expect(after.zoom).to.be.closeTo(210, 1e-9);
    expect(under(after)).to.be.closeTo(under(before), 1e-9);
  });

  it('zooms to once and four times', () => {
    expect(zoomedAt(MIDDLE, WIDE, FRAME, 0.1, 0.5, 0.5).zoom).to.equal(100);
    expect(zoomedAt(MIDDLE, WIDE, FRAME, 99, 0.5, 0.5).zoom).to.equal(400);
  });

  it('is always one that there is', () => {
    expect(nearest({ x: -1, y: 1001, zoom: 5 })).to.deep.equal({ x: 0, y: 1000, zoom: 100 });
  });
});
