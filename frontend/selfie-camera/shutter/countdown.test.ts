import { expect } from 'chai';
import { pause, until } from '../../shared/testing/until.js';
import { Countdown } from './countdown.js';

describe('countdown', () => {
  it('counts to zero, a second each', async () => {
    const seconds: number[] = [];
    const times: number[] = [];
    const startMs = performance.now();
    let zero = 0;

    new Countdown(3, 100, {
      onSecond: (left) => {
        seconds.push(left);
        times.push(performance.now() - startMs);
      },
      onZero: () => (zero = performance.now() - startMs),
    });
    await until('zero', () => zero > 0);

    expect(seconds).to.deep.equal([3, 2, 1]);
    expect(times[0]).to.be.lessThan(20);
    expect(zero).to.be.within(295, 400);
  });

  it('does not add up late timers', async () => {
    let zero = 0;
    const startMs = performance.now();

    new Countdown(5, 60, {
      onSecond: () => {
        const busyUntil = performance.now() + 30;
        while (performance.now() < busyUntil);
      },
      onZero: () => (zero = performance.now() - startMs),
    });
    await until('zero', () => zero > 0);

    expect(zero).to.be.within(295, 370);
  });

  it('is silent once cancelled', async () => {
    const seconds: number[] = [];
    const countdown = new Countdown(3, 30, {
      onSecond: (left) => seconds.push(left),
      onZero: () => seconds.push(0),
    });

    countdown.cancel();
    await pause(150);

    expect(seconds).to.deep.equal([3]);
  });
});
