import { expect } from 'chai';
import { aspectOf, fit, grown, parseResolution } from './size.js';

const size = (widthPx: number, heightPx: number): { widthPx: number; heightPx: number } => ({ widthPx, heightPx });

describe('size', () => {
  it('reads a resolution', () => {
    expect(parseResolution('1280x720')).to.deep.equal(size(1280, 720));
  });

  for (const text of ['', '0x0', '640', '640x480x3', 'large', '-1x5', '99999x1']) {
    it(`takes 640 x 480 for '${text}'`, () => {
      expect(parseResolution(text)).to.deep.equal(size(640, 480));
    });
  }

  it('never enlarges', () => {
    expect(fit(size(320, 240), size(1280, 720))).to.deep.equal(size(320, 240));
  });

  it('keeps the aspect and the limit', () => {
    expect(fit(size(1920, 1080), size(640, 480))).to.deep.equal(size(640, 360));
  });

  it('turns the limit with an upright picture', () => {
    expect(fit(size(480, 640), size(640, 480))).to.deep.equal(size(480, 640));
  });

  it('makes even sides at every scale', () => {
    expect(fit(size(641, 481), size(1280, 720), 0.375)).to.deep.equal(size(240, 180));
  });

  it('never falls below 2 pixels', () => {
    expect(fit(size(4000, 1), size(640, 480), 0.375)).to.deep.equal(size(240, 2));
  });
});

describe('aspectOf', () => {
  it('is that of the picture', () => {
    expect(aspectOf(size(640, 480))).to.be.closeTo(4 / 3, 1e-9);
    expect(aspectOf(size(480, 640))).to.be.closeTo(3 / 4, 1e-9);
  });

  it('ends where a page could not show the picture any more', () => {
    expect(aspectOf(size(4000, 100))).to.be.closeTo(16 / 9, 1e-9);
    expect(aspectOf(size(100, 4000))).to.be.closeTo(9 / 16, 1e-9);
  });
});

describe('grown', () => {
  const limit = { widthPx: 1920, heightPx: 1080 };

  it('keeps the aspect and touches the limit', () => {
    expect(grown({ widthPx: 640, heightPx: 480 }, limit)).to.deep.equal({ widthPx: 1440, heightPx: 1080 });
    expect(grown({ widthPx: 1280, heightPx: 720 }, limit)).to.deep.equal({ widthPx: 1920, heightPx: 1080 });
  });

  it('lies on its side for a camera held upright', () => {
    expect(grown({ widthPx: 480, heightPx: 640 }, limit)).to.deep.equal({ widthPx: 1440, heightPx: 1080 });
  });
});
