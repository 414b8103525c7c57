import { expect } from 'chai';
import { STAGES, type Stage, type StageTimes } from './frame-protocol.js';
import { FrameStats, percentile } from './frame-stats.js';

const stages = (ms: number): StageTimes =>
  Object.fromEntries(STAGES.map((stage) => [stage, ms])) as Record<Stage, number>;

describe('frame-stats', () => {
  it('takes percentiles by the nearest rank', () => {
    const twenty = Array.from({ length: 20 }, (_, index) => index + 1);

    expect([percentile(twenty, 0.5), percentile(twenty, 0.95), percentile([], 0.5)]).to.deep.equal([10, 19, 0]);
  });

  it('tells rates, round trips and server time of the last two seconds', () => {
    const stats = new FrameStats(0);
    for (let atMs = 100; atMs <= 4_000; atMs += 50) {
      stats.painted(atMs, atMs <= 2_000 ? 900 : 40, stages(atMs <= 2_000 ? 100 : 2));
    }

    const summary = stats.summary(4_000);

    expect(summary).to.deep.include({
      framesPerSecond: 20,
      roundTripMs: 40,
      roundTripP95Ms: 40,
      serverMs: 12,
    });
  });

  it('does not take the first frames for a high rate', () => {
    const stats = new FrameStats(1_000);
    stats.painted(1_010, 10, stages(1));

    expect(stats.summary(1_010).framesPerSecond).to.equal(2);
  });

  it('forgets what was before a pause', () => {
    const stats = new FrameStats(0);
    stats.painted(900, 500, stages(1));
    stats.restart(1_000);

    expect(stats.summary(1_100).roundTripP95Ms).to.equal(0);
  });

  it('counts refusals, but not those of superseded frames', () => {
    const stats = new FrameStats(0);
    stats.refused('damaged');
    stats.refused('superseded');

    expect(stats.summary(10)).to.include({ refusedFrames: 1, lastRefusal: 'damaged' });
  });
});
