import { expect } from 'chai';
import { SendWindow } from './send-window.js';

/** Answers as they come on a line, 30 pictures a second unless told otherwise. */
function after(roundTripMs: number, seconds = 3, everyMs = 1_000 / 30, isPicture = true): SendWindow {
  const window = new SendWindow();
  for (let nowMs = roundTripMs; nowMs < 1_000 * seconds; nowMs += everyMs) {
    window.answered(nowMs, roundTripMs, isPicture);
  }
  return window;
}

describe('SendWindow', () => {
  it('begins with two', () => {
    expect(new SendWindow().frames).to.equal(2);
  });

  it('grows by one with each answer', () => {
    const window = new SendWindow();
    const frames = [200, 210, 220].map((nowMs) => {
      window.answered(nowMs, 200, true);
      return window.frames;
    });

    expect(frames).to.deep.equal([3, 4, 5]);
  });

  const lines: [number, number][] = [
    [20, 4],
    [60, 5],
    [170, 8],
    [320, 13],
    [2_000, 20],
  ];
  for (const [roundTripMs, frames] of lines) {
    it(`keeps ${frames} frames under way where the quickest comes back after ${roundTripMs} ms`, () => {
      expect(after(roundTripMs, 6).frames).to.equal(frames);
    });
  }

  it('keeps a camera of 30 frames/s busy on every line up to half a second', () => {
    for (let roundTripMs = 5; roundTripMs <= 500; roundTripMs += 5) {
      expect(after(roundTripMs).frames).to.be.at.least(Math.ceil((30 * roundTripMs) / 1_000));
    }
  });

  it('does not grow by a queue, which makes answers late', () => {
    const window = after(50);
    const before = window.frames;
    for (let nowMs = 3_000; nowMs < 6_000; nowMs += 33) {
      window.answered(nowMs, 900, true);
    }

    expect(window.frames).to.equal(before);
  });

  it('is as large after a pause as before', () => {
    const window = after(170);
    const before = window.frames;

    window.answered(20_000, 180, true);

    expect(window.frames).to.equal(before);
  });

  it('sends a slow server no more than it can use', () => {
    expect(after(250, 6, 200).frames).to.equal(3);
    expect(after(20, 6, 200).frames).to.equal(2);
  });

  it('stays small where all frames are refused', () => {
    expect(after(20, 6, 33, false).frames).to.be.within(2, 4);
  });
});
