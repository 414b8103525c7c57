import { expect } from 'chai';
import { Adaptation, LADDER, type Observation, type Rung } from './adaptation.js';

/** Simulated time: observes every 250 ms, as the session does. */
class Life {
  readonly adaptation = new Adaptation();
  nowMs = 0;

  for(seconds: number, seen: (rung: Rung) => Omit<Observation, 'nowMs'>): void {
    for (const endMs = this.nowMs + 1_000 * seconds; this.nowMs < endMs; this.nowMs += 250) {
      this.adaptation.observe({ nowMs: this.nowMs, ...seen(this.adaptation.rung) });
    }
  }

  get position(): number {
    return LADDER.indexOf(this.adaptation.rung);
  }
}

const full = { framesPerSecond: 30, sourceFramesPerSecond: 30, missedShare: 0, displayMs: 12 };

/** Late on every rung, but each one helps: 300 ms at the top, 172 ms at the bottom. */
const EASING = (rung: Rung): Omit<Observation, 'nowMs'> => ({
  ...full,
  roundTripP95Ms: 160 + 140 * (1 - LADDER.indexOf(rung) / LADDER.length),
});

const GOOD = { ...full, roundTripP95Ms: 40 };
const LATE = { ...full, roundTripP95Ms: 160 };
const VERY_LATE = { ...full, roundTripP95Ms: 600 };
const BETWEEN = { ...full, roundTripP95Ms: 125 };
const STARVED = { framesPerSecond: 12, sourceFramesPerSecond: 30, missedShare: 0.6, roundTripP95Ms: 90, displayMs: 12 };

/** A browser that paints slowly, as one without a graphics card: 5 to 12 pictures a second, whatever their size. */
function slowScreen(lineMs = 10): () => Omit<Observation, 'nowMs'> {
  let seed = 7;
  const random = (): number => {
    seed = (seed * 16_807) % 2_147_483_647;
    return seed / 2_147_483_647;
  };
  return () => {
    const displayMs = 80 + 70 * random();
    const waits = 1 + 2 * random(); // for encoding, answer and decoding the one thread has to be free
    const framesPerSecond = (1_000 / displayMs) * (0.7 + 0.3 * random());
    return { ...full, displayMs, framesPerSecond, missedShare: 0.5, roundTripP95Ms: lineMs + waits * displayMs };
  };
}

describe('adaptation', () => {
  it('has twelve rungs from full size and 0.85 down to 0.375 and 0.65', () => {
    expect(LADDER.length).to.equal(12);
    expect([LADDER[0], LADDER[11]]).to.deep.equal([
      { scale: 1, quality: 0.85 },
      { scale: 0.375, quality: 0.65 },
    ]);
  });

  it('stays at the top in comfort', () => {
    const life = new Life();

    life.for(60, () => GOOD);

    expect(life.position).to.equal(0);
  });

  it('steps down one rung per two seconds when answers are late', () => {
    const life = new Life();

    life.for(6.25, () => LATE);

    expect(life.position).to.equal(3);
  });

  it('does not judge the first two seconds, in which a server warms up', () => {
    const life = new Life();

    life.for(2, () => VERY_LATE);

    expect(life.position).to.equal(0);
  });

  it('goes to the next smaller size when answers are very late', () => {
    const life = new Life();

    life.for(2.25, () => VERY_LATE);

    expect(life.adaptation.rung).to.deep.equal({ scale: 0.75, quality: 0.85 });
  });

  it('steps down when credits run out and the rate falls below 60 %', () => {
    const life = new Life();

    life.for(2.25, () => STARVED);

    expect(life.position).to.equal(1);
  });

  it('stays when the rate is low for want of light, not of credits', () => {
    const life = new Life();

    life.for(20, () => ({ ...STARVED, missedShare: 0 }));

    expect(life.position).to.equal(0);
  });

  it('stops at the lowest rung', () => {
    const life = new Life();

    life.for(120, EASING);

    expect(life.position).to.equal(11);
  });

  it('holds between comfort and strain', () => {
    const life = new Life();
    life.for(4.25, () => LATE);

    life.for(60, () => BETWEEN);

    expect(life.position).to.equal(2);
  });

  it('steps up after five seconds of comfort, not earlier', () => {
    const life = new Life();
    life.for(2.25, () => LATE);

    life.for(5, () => GOOD);
    const before = life.position;
    life.for(0.25, () => GOOD);

    expect([before, life.position]).to.deep.equal([1, 0]);
  });

  it('begins to wait anew when comfort is interrupted', () => {
    const life = new Life();
    life.for(2.25, () => LATE);
    life.for(4, () => GOOD);
    life.for(0.25, () => BETWEEN);

    life.for(4, () => GOOD);

    expect(life.position).to.equal(1);
  });

  it('tries a rung that fails less and less often', () => {
    const life = new Life();
    const tries: number[] = [];
    let wasUp = false;
    life.for(300, (rung) => {
      const isUp = rung.quality === 0.85; // the top rung is too much for this network, the next one fits
      if (isUp && !wasUp) {
        tries.push(life.nowMs);
      }
      wasUp = isUp;
      return isUp ? LATE : GOOD;
    });
    const waitsSeconds = tries.slice(1).map((at, index) => Math.floor((at - (tries[index] ?? 0)) / 1_000));

    expect(waitsSeconds.slice(0, 4)).to.deep.equal([7, 12, 22, 42]);
  });

  it('climbs back to the top step by step once the trouble is over', () => {
    const life = new Life();
    life.for(60, EASING);

    life.for(60, () => GOOD);

    expect(life.position).to.equal(0);
  });

  it('takes the wait back to five seconds after a step up that held', () => {
    const life = new Life();
    life.for(2.25, () => LATE);
    life.for(5.25, () => GOOD);
    life.for(2.25, () => LATE); // the step up failed: the wait is ten seconds now
    life.for(10.5, () => GOOD);
    life.for(11, () => GOOD); // this one held
    life.for(2, () => LATE);

    life.for(5.25, () => GOOD);

    expect(life.position).to.equal(0);
  });

  it('goes to a smaller size at once when the server finds a frame too large', () => {
    const life = new Life();

    life.adaptation.tooLarge(0);

    expect(life.adaptation.rung.scale).to.equal(0.75);
  });

  it('goes only one size down for several refused frames in flight', () => {
    const life = new Life();
    life.adaptation.tooLarge(0);

    life.adaptation.tooLarge(30);

    expect(life.adaptation.rung.scale).to.equal(0.75);
  });

  it('gives the quality back when smaller frames do not help', () => {
    const life = new Life();

    life.for(10, () => LATE);

    expect(life.position).to.equal(0);
  });

  it('puts up for two minutes with what smaller frames do not ease', () => {
    const life = new Life();
    life.for(10, () => LATE);

    life.for(110, () => LATE);

    expect(life.position).to.equal(0);
  });

  it('tries again when it gets worse still', () => {
    const life = new Life();
    life.for(10, () => LATE);

    life.for(2, () => VERY_LATE);

    expect(life.adaptation.rung.scale).to.equal(0.75);
  });

  it('tries again after the two minutes', () => {
    const life = new Life();
    life.for(130, () => LATE);

    life.for(3, () => LATE);

    expect(life.position).to.be.greaterThan(0);
  });

  it('goes on down while it helps', () => {
    const life = new Life();

    life.for(16.25, EASING);

    expect(life.position).to.equal(8);
  });

  it('does not shrink where the screen is the brake', () => {
    const life = new Life();

    life.for(180, slowScreen());

    expect(life.position).to.equal(0);
  });

  it('goes back to the top once only the screen is left of a strain', () => {
    const life = new Life();
    life.for(60, EASING);
    expect(life.position).to.equal(11);

    life.for(120, slowScreen());

    expect(life.position).to.equal(0);
  });

  it('shrinks where the line is slow as well as the screen', () => {
    const life = new Life();

    life.for(6, slowScreen(900));

    expect(life.adaptation.rung.scale).to.be.lessThan(1);
  });

  it('knows nothing any more after a reset', () => {
    const life = new Life();
    life.for(30, () => VERY_LATE);

    life.adaptation.reset();

    expect(life.position).to.equal(0);
  });
});
