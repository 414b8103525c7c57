import { expect } from 'chai';
import { cropOf } from './tile-crop.js';

describe('tile-crop', () => {
  const at = (xPermille: number, yPermille: number): { xPermille: number; yPermille: number } => ({
    xPermille,
    yPermille,
  });

  it('knows nothing where nobody was found', () => {
    expect(cropOf({ widthPx: 1280, heightPx: 720, head: null })).to.equal(undefined);
  });

  it('puts the head into the middle of a tile of a wide picture', () => {
    // 200 px high tile, picture 400 px wide: the head at 160 px comes to 100 px if 60 of the 200 px that are too much go left.
    expect(cropOf({ widthPx: 1000, heightPx: 500, head: at(400, 300) })).to.equal('30% 50%');
    expect(cropOf({ widthPx: 1000, heightPx: 500, head: at(500, 300) })).to.equal('50% 50%');
  });

  it('goes no further than the picture', () => {
    expect(cropOf({ widthPx: 1000, heightPx: 500, head: at(50, 300) })).to.equal('0% 50%');
    expect(cropOf({ widthPx: 1000, heightPx: 500, head: at(990, 300) })).to.equal('100% 50%');
    expect(cropOf({ widthPx: 500, heightPx: 1000, head: at(500, 100) })).to.equal('50% 0%');
  });

  it('puts the head a little above the middle of a tile of an upright picture', () => {
    expect(cropOf({ widthPx: 500, heightPx: 1000, head: at(500, 310) })).to.equal('50% 20%');
  });

  it('has nothing to choose in a square', () => {
    expect(cropOf({ widthPx: 500, heightPx: 500, head: at(100, 900) })).to.equal('50% 50%');
  });
});
