import { expect } from 'chai';
import { FITTED, fittedInto, held, moved, zoomedAt } from './zoom.js';

const STAGE = { widthPx: 800, heightPx: 600 };

describe('zoom', () => {
  it('keeps what is under the pointer there', () => {
    const before = { scale: 1.5, xPx: 30, yPx: -20 };

    const after = zoomedAt(before, 2, 100, 50);

    const under = (zoom: typeof before): number[] => [(100 - zoom.xPx) / zoom.scale, (50 - zoom.yPx) / zoom.scale];
    expect(after.scale).to.equal(3);
    under(after).forEach((value, i) => {
      expect(value).to.be.closeTo(under(before)[i] ?? NaN, 1e-9);
    });
  });

  it('zooms to once and eight times', () => {
    expect(zoomedAt(FITTED, 0.2, 0, 0).scale).to.equal(1);
    expect(zoomedAt(FITTED, 100, 0, 0).scale).to.equal(8);
  });

  it('fits a picture into the stage by its longer side', () => {
    expect(fittedInto(STAGE, { widthPx: 1280, heightPx: 720 })).to.deep.equal({ widthPx: 800, heightPx: 450 });
    expect(fittedInto(STAGE, { widthPx: 720, heightPx: 1280 })).to.deep.equal({ widthPx: 337.5, heightPx: 600 });
  });

  it('lets nobody drag the picture out of sight', () => {
    const fitted = fittedInto(STAGE, { widthPx: 1280, heightPx: 720 });

    expect(held(moved({ scale: 2, xPx: 0, yPx: 0 }, 5_000, -5_000), STAGE, fitted)).to.deep.equal({
      scale: 2,
      xPx: 400,
      yPx: -150,
    });
    expect(held(moved(FITTED, 50, 50), STAGE, fitted)).to.deep.equal(FITTED);
  });
});
