import { expect } from 'chai';
import { Credits } from './credits.js';
import { FINEST } from './detail.js';
import type { SentFrame } from './link-control.js';

const FRAME: SentFrame = { sentMs: 1, bytes: 2, detail: FINEST };

describe('credits', () => {
  let window: number;
  let credits: Credits;

  const take = (count: number): number[] => Array.from({ length: count }, () => credits.take(FRAME));

  beforeEach(() => {
    window = 2;
    credits = new Credits(() => window);
  });

  it('numbers frames from 1 and stops at two in flight', () => {
    expect(take(2)).to.deep.equal([1, 2]);
    expect(credits.free).to.equal(false);
  });

  it('refuses a third frame, saying what it found', () => {
    take(2);

    expect(() => credits.take(FRAME)).to.throw('2 frames in flight, expected fewer than 2');
  });

  it('lets more go where the window grows, and none where it shrinks', () => {
    take(2);
    window = 4;
    take(2);
    window = 3;
    credits.answered(1, true);

    expect([credits.inFlight, credits.free]).to.deep.equal([3, false]);
  });

  it('frees all frames up to the one whose picture came', () => {
    take(2);

    credits.answered(2, true);

    expect(credits.inFlight).to.equal(0);
  });

  it('keeps the older frame in flight where the newer one was refused', () => {
    take(2);

    credits.answered(2, false);

    expect(credits.inFlight).to.equal(1);
    expect(credits.answered(1, true)).to.equal(FRAME);
  });

  it('keeps the newer frame in flight', () => {
    take(2);

    credits.answered(1, true);

    expect(credits.inFlight).to.equal(1);
  });

  it('frees nothing twice', () => {
    take(1);
    credits.answered(1, true);
    take(1);

    expect(credits.answered(1, true)).to.equal(undefined);
    expect(credits.inFlight).to.equal(1);
  });

  it('knows an answer to a frame that was never sent', () => {
    take(1);

    expect([credits.knows(1), credits.knows(2), credits.knows(0)]).to.deep.equal([true, false, false]);
  });

  it('counts from 1 again on a new connection', () => {
    take(1);

    credits.reset();

    expect([credits.inFlight, credits.take(FRAME)]).to.deep.equal([0, 1]);
  });
});
