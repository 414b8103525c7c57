import { expect } from 'chai';
import { FINEST } from './detail.js';
import { LinkControl } from './link-control.js';
import { SimulatedLine, type Line } from './testing/simulated-line.js';

const BESIDE: Line = { roundTripMs: 1, up: 1_000, down: 1_000 };

describe('LinkControl on simulated lines', () => {
  it('leaves a server beside the browser alone: the finest pictures from the first one on', () => {
    const line = new SimulatedLine(BESIDE).run(20_000);

    expect(line.shown.every(({ detail }) => detail.quality === 0.85 && detail.pictureQuality === 1)).to.equal(true);
    expect(line.during(0, 20_000)).to.include({ scale: 1 });
    expect(line.during(0, 20_000).framesPerSecond).to.be.greaterThan(29);
    expect(line.during(0, 20_000).beyondP95Ms).to.be.lessThan(25);
  });

  it('keeps the best picture on a long and wide line, however long', () => {
    for (const roundTripMs of [150, 300]) {
      const stretch = new SimulatedLine({ roundTripMs, up: 20, down: 20 }).run(20_000).during(3_000, 20_000);

      expect(stretch).to.include({ scale: 1, quality: 0.85, pictureQuality: 1 });
      expect(stretch.framesPerSecond).to.be.greaterThan(28);
      expect(stretch.beyondP95Ms).to.be.lessThan(70);
    }
  });

  const lines: [string, Line, { fps: number; p95: number; scale: number }][] = [
    ['40 ms 10/40', { roundTripMs: 40, up: 10, down: 40 }, { fps: 28, p95: 70, scale: 1 }],
    ['80 ms 5/20', { roundTripMs: 80, up: 5, down: 20 }, { fps: 28, p95: 75, scale: 0.75 }],
    ['300 ms 2/8', { roundTripMs: 300, up: 2, down: 8 }, { fps: 28, p95: 75, scale: 0.375 }],
    ['50 ms 1/1', { roundTripMs: 50, up: 1, down: 1 }, { fps: 15, p95: 200, scale: 0.375 }],
    ['50 ms 20/3', { roundTripMs: 50, up: 20, down: 3 }, { fps: 28, p95: 75, scale: 0.375 }],
    ['80 ms 20/20 ± 30 ms', { roundTripMs: 80, up: 20, down: 20, jitterMs: 30 }, { fps: 28, p95: 110, scale: 1 }],
  ];
  for (const [name, line, { fps, p95, scale }] of lines) {
    it(`finds what ${name} carries`, () => {
      const stretch = new SimulatedLine(line).run(60_000).during(15_000, 60_000);

      expect(stretch.framesPerSecond, 'pictures per second').to.be.greaterThan(fps);
      expect(stretch.beyondP95Ms, 'ms beyond the way').to.be.lessThan(p95);
      expect(stretch.scale).to.be.at.least(scale);
    });
  }

  it('has stopped flooding a narrow line two seconds after it began', () => {
    const line = new SimulatedLine({ roundTripMs: 300, up: 2, down: 8 }).run(10_000);

    expect(line.during(4_000, 10_000).beyondP95Ms).to.be.lessThan(150);
    expect(line.during(4_000, 10_000).framesPerSecond).to.be.greaterThan(24);
  });

  it('loses quality, then size, and frames last', () => {
    const found = [8, 5, 2, 0.7].map((up) => {
      const line = new SimulatedLine({ roundTripMs: 50, up, down: 50 }).run(40_000);
      return line.during(20_000, 40_000);
    });

    const scales = found.map(({ scale }) => scale);
    expect(scales).to.deep.equal([...scales].sort((a, b) => b - a));
    expect(scales.slice(0, 2).every((scale) => scale >= 0.75)).to.equal(true);
    expect(found.slice(0, 3).every(({ framesPerSecond }) => framesPerSecond > 28)).to.equal(true);
    expect(found.at(-1)?.scale).to.equal(0.375);
  });

  it('gets over a drop from 10 to 1 Mbit/s, and comes back', () => {
    const drop = { fromMs: 12_000, untilMs: 24_000, rate: 1 };
    const line = new SimulatedLine({ roundTripMs: 60, up: 10, down: 10, drop }).run(60_000);
    const [before, low, after, later] = [
      line.during(6_000, 12_000),
      line.during(15_000, 24_000),
      line.during(28_000, 32_000),
      line.during(40_000, 60_000),
    ];

    expect(before).to.include({ scale: 1 });
    expect(low.beyondP95Ms).to.be.lessThan(150);
    expect(low.framesPerSecond).to.be.greaterThan(12);
    expect(after.framesPerSecond).to.be.greaterThan(28);
    expect(after.quality).to.be.greaterThan(0.7);
    expect(later.scale).to.be.at.least(0.75);
    expect(later.beyondP95Ms).to.be.lessThan(100);
  });

  it('is live again as soon as a stall is over', () => {
    const line = new SimulatedLine({ roundTripMs: 60, up: 10, down: 10, stallMs: 10_000 }).run(20_000);

    expect(line.during(11_100, 12_100).framesPerSecond).to.be.greaterThan(20);
    expect(line.during(11_100, 12_100).beyondP95Ms).to.be.lessThan(150);
    expect(line.during(9_000, 20_000).scale).to.equal(1);
  });

  it('makes nothing smaller for a server that is slow', () => {
    const stretch = new SimulatedLine({ ...BESIDE, serverMs: 200 }).run(20_000).during(3_000, 20_000);

    expect(stretch).to.include({ scale: 1, quality: 0.85, pictureQuality: 1 });
    expect(stretch.framesPerSecond).to.be.greaterThan(4.5);
  });

  it('sends a slow server not much more than it makes pictures of', () => {
    const line = new SimulatedLine({ ...BESIDE, serverMs: 200 }).run(20_000);

    expect(line.megabitsUp / 20).to.be.lessThan(2.5);
  });
});

describe('LinkControl', () => {
  const frame = { sentMs: 0, bytes: 30_000, detail: FINEST };

  it('tells the way without the time on the server', () => {
    const control = new LinkControl();
    const head = { sequence: 1, captureTimeMs: 0, arrivedMs: 5_000, leavesMs: 5_400 };
    control.answered(490, frame, { kind: 'refused', reason: 'superseded', ...head }, 30);

    expect(control.wayMs).to.equal(90);
  });

  it('makes frames smaller that the server finds too large', () => {
    const control = new LinkControl();
    const quality = (): number => control.detail.quality;
    control.sent(frame);
    const before = quality();
    const head = { sequence: 1, captureTimeMs: 0, arrivedMs: 0, leavesMs: 1 };
    control.answered(10, frame, { kind: 'refused', reason: 'too-large', ...head }, 30);

    expect([before, quality() < 0.7]).to.deep.equal([0.85, true]);
  });

  it('keeps what it has learned where only the camera is another', () => {
    const control = new LinkControl();
    const head = { sequence: 1, captureTimeMs: 0, arrivedMs: 0, leavesMs: 1 };
    control.sent(frame);
    control.answered(10, frame, { kind: 'refused', reason: 'too-large', ...head }, 30);
    const before = control.detail;

    control.resized(1);

    expect([control.detail, before.quality < FINEST.quality]).to.deep.equal([before, true]);
  });
});
