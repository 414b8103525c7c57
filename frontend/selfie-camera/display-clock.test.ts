import { expect } from 'chai';
import { DisplayClock } from './display-clock.js';
import { until } from '../shared/testing/until.js';

describe('display-clock', () => {
  it('measures until the browser has shown a frame, one at a time', async () => {
    const measured: number[] = [];
    const clock = new DisplayClock((_, displayMs) => measured.push(displayMs));
    const now = performance.now();

    clock.drawn(now);
    clock.drawn(now + 1_000);
    await until('a measurement', () => measured.length > 0);

    expect(measured.length).to.equal(1);
    expect(measured[0]).to.be.within(0, 4_000);
  });

  it('counts what keeps the browser busy', async () => {
    const measured: number[] = [];
    const clock = new DisplayClock((_, displayMs) => measured.push(displayMs));
    requestAnimationFrame(() => {
      for (const end = performance.now() + 120; performance.now() < end;) {
        // as slow as a browser that paints without a graphics card
      }
    });

    clock.drawn(performance.now());
    await until('a measurement', () => measured.length > 0);

    expect(measured[0]).to.be.at.least(119);
  });

  it('forgets what was under way', async () => {
    const measured: number[] = [];
    const clock = new DisplayClock((nowMs) => measured.push(nowMs));
    clock.drawn(performance.now());

    clock.restart();
    const restartedMs = performance.now();
    clock.drawn(restartedMs);
    await until('a measurement', () => measured.length > 0);

    expect(measured.length).to.equal(1);
    expect(measured[0]).to.be.at.least(restartedMs);
  });
});
