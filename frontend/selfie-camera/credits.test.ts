import { expect } from 'chai';
import { Credits } from './credits.js';

describe('credits', () => {
  it('numbers frames from 1 and stops at two in flight', () => {
    const credits = new Credits();

    expect([credits.take(), credits.take()]).to.deep.equal([1, 2]);
    expect(credits.free).to.equal(false);
  });

  it('refuses a third frame, saying what it found', () => {
    const credits = new Credits();
    credits.take();
    credits.take();

    expect(() => credits.take()).to.throw('2 frames in flight, expected fewer than 2');
  });

  it('frees all frames up to the answered one', () => {
    const credits = new Credits();
    credits.take();
    credits.take();

    credits.answered(2);

    expect(credits.inFlight).to.equal(0);
  });

  it('keeps the newer frame in flight', () => {
    const credits = new Credits();
    credits.take();
    credits.take();

    credits.answered(1);

    expect(credits.inFlight).to.equal(1);
  });

  it('frees nothing twice', () => {
    const credits = new Credits();
    credits.take();
    credits.answered(1);
    credits.take();

    credits.answered(1);

    expect(credits.inFlight).to.equal(1);
  });

  it('knows an answer to a frame that was never sent', () => {
    const credits = new Credits();
    credits.take();

    expect([credits.answered(1), credits.answered(2), credits.answered(0)]).to.deep.equal([true, false, false]);
  });

  it('counts from 1 again on a new connection', () => {
    const credits = new Credits();
    credits.take();

    credits.reset();

    expect([credits.inFlight, credits.take()]).to.deep.equal([0, 1]);
  });
});
