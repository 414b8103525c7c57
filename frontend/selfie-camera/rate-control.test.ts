import { expect } from 'chai';
import { RateControl } from './rate-control.js';

const EVERY_MS = 33;
const BYTES = 12_500; // 3 Mbit/s

/** Messages of one size, one every 33 ms, with the delays given; the receiver's clock is another one. */
class Messages {
  readonly rate = new RateControl();
  nowMs = 0;

  arrive(delaysMs: readonly number[], bytes = BYTES): this {
    for (const delayMs of delaysMs) {
      this.nowMs += EVERY_MS;
      const arrivedMs = 90_000 + this.nowMs;
      this.rate.observe({ nowMs: this.nowMs, delayMs: delayMs - 90_000, arrivedMs, bytes, roundTripMs: 80 });
    }
    return this;
  }

  steady(seconds: number, delayMs = 40): this {
    return this.arrive(Array.from({ length: Math.round((1_000 * seconds) / EVERY_MS) }, () => delayMs));
  }
}

const MBIT = 1e6;

describe('RateControl', () => {
  it('knows no limit while there is no queue, however long the way is', () => {
    const { rate } = new Messages().steady(10, 700);

    expect(rate.rate).to.be.at.least(30 * MBIT);
  });

  it('falls below what got through where a queue grows', () => {
    const { rate } = new Messages().steady(3).arrive([60, 80, 100, 120, 140, 160]);

    expect(rate.rate).to.be.within(0.7 * 3 * MBIT, 0.8 * 3 * MBIT);
    expect(rate.pace).to.be.lessThan(0.55 * rate.rate);
  });

  it('falls for no single late message', () => {
    const { rate } = new Messages().steady(3).arrive([40, 400, 40, 40, 250, 40, 40, 40, 300, 40]);

    expect(rate.rate).to.be.at.least(30 * MBIT);
  });

  it('falls for no stall that empties itself', () => {
    const { rate } = new Messages()
      .steady(3)
      .arrive([540, 507, 474, 441, 408, 375, 342, 309, 276, 243, 210, 177, 144, 111, 78, 45]);

    expect(rate.rate).to.be.at.least(30 * MBIT);
  });

  it('falls once in the time that a fall takes to be seen', () => {
    const messages = new Messages().steady(3).arrive([60, 80, 100, 120, 140, 160]);
    const after = messages.rate.rate;

    messages.arrive([170, 175, 180]);

    expect(messages.rate.rate).to.equal(after);
  });

  it('falls again where the queue does not go away', () => {
    const messages = new Messages().steady(3).arrive([60, 80, 100, 120, 140, 160]);
    const after = messages.rate.rate;

    messages.steady(1, 180);

    expect(messages.rate.rate).to.be.lessThan(after);
  });

  it('sends at full rate again when the queue is gone, and grows slowly near the limit', () => {
    const messages = new Messages().steady(3).arrive([60, 80, 100, 120, 140, 160]);
    const fallen = messages.rate.rate;
    messages.steady(1, 47);
    expect(messages.rate.pace).to.equal(messages.rate.rate);

    messages.steady(3, 47);

    expect(messages.rate.rate).to.be.within(fallen, 1.2 * fallen);
  });

  it('grows quickly once the limit is long ago, never far beyond what is used', () => {
    const messages = new Messages().steady(3).arrive([60, 80, 100, 120, 140, 160]).steady(20, 40);

    expect(messages.rate.rate).to.be.within(1.3 * 3 * MBIT, 1.6 * 3 * MBIT);
  });

  it('excuses a delay that is not the line’s', () => {
    const messages = new Messages().steady(3);
    messages.rate.excusedMs = 200;
    messages.arrive([60, 80, 100, 120, 140, 160, 180, 200]);

    expect(messages.rate.rate).to.be.at.least(30 * MBIT);
  });

  it('takes another clock after a restart for no queue, and keeps the rate', () => {
    const messages = new Messages().steady(3).arrive([60, 80, 100, 120, 140, 160]);
    const { rate } = messages.rate;
    messages.rate.restart();

    messages.steady(0.5, 7_000_000);

    expect(messages.rate.rate).to.be.within(rate, 1.15 * rate);
    expect(messages.rate.pace).to.equal(messages.rate.rate);
  });

  it('is not misled by a pause', () => {
    const messages = new Messages().steady(3);
    messages.nowMs += 60_000;

    messages.steady(2, 45);

    expect(messages.rate.rate).to.be.at.least(30 * MBIT);
  });
});
