import { expect } from 'chai';
import { DetailChoice, FINEST, type Room } from './detail.js';

const BYTES = 30_000;

function known(): DetailChoice {
  const choice = new DetailChoice();
  choice.frameSeen(BYTES, FINEST);
  choice.pictureSeen(BYTES, FINEST);
  return choice;
}

const room = (share: number, pictureShare = 10): Room => ({
  frameBytes: share * BYTES,
  pictureBytes: pictureShare * BYTES,
});

/** Chooses 30 times a second. */
function choose(choice: DetailChoice, fromMs: number, seconds: number, lasting: Room): void {
  for (let nowMs = fromMs; nowMs < fromMs + 1_000 * seconds; nowMs += 33) {
    choice.choose(nowMs, lasting);
  }
}

describe('DetailChoice', () => {
  it('begins with the finest, before anything is known', () => {
    expect(new DetailChoice().detail(room(0.01))).to.deep.equal(FINEST);
  });

  it('keeps the finest where there is room', () => {
    expect(known().detail(room(1.1))).to.deep.equal(FINEST);
  });

  it('gives up quality first', () => {
    const choice = known();
    choose(choice, 0, 10, room(0.6));

    const { scale, quality, pictureQuality } = choice.detail(room(0.6));

    expect([scale, pictureQuality]).to.deep.equal([1, 1]);
    expect(quality).to.be.within(0.5, 0.7);
  });

  it('gives up the picture’s quality where the way back is the narrow one', () => {
    const choice = known();
    choose(choice, 0, 10, room(10, 0.6));

    const { scale, quality, pictureQuality } = choice.detail(room(10, 0.6));

    expect([scale, quality]).to.deep.equal([1, 0.85]);
    expect(pictureQuality).to.be.within(0.5, 0.7);
  });

  it('becomes smaller within a second where quality is not enough', () => {
    const choice = known();
    choose(choice, 0, 0.9, room(0.45));
    expect(choice.detail(room(0.45)).scale).to.equal(1);

    choose(choice, 900, 0.3, room(0.45));

    expect(choice.detail(room(0.45)).scale).to.equal(0.75);
  });

  it('becomes smaller at once where there is far too little room', () => {
    const choice = known();
    choose(choice, 0, 0.1, room(0.05));

    expect(choice.detail(room(0.05)).scale).to.equal(0.375);
  });

  it('is never coarser than can be looked at', () => {
    const choice = known();
    choose(choice, 0, 5, room(0.001, 0.001));

    expect(choice.detail(room(0.001, 0.001))).to.deep.equal({ scale: 0.375, quality: 0.35, pictureQuality: 0.35 });
  });

  it('grows again after five seconds of room, step by step', () => {
    const choice = known();
    choose(choice, 0, 0.1, room(0.05));
    choose(choice, 1_000, 4.9, room(2));
    expect(choice.detail(room(2)).scale).to.equal(0.375);

    choose(choice, 5_900, 0.3, room(2));
    expect(choice.detail(room(2)).scale).to.equal(0.5);

    choose(choice, 6_200, 11, room(2));
    expect(choice.detail(room(2))).to.deep.equal(FINEST);
  });

  it('tries a size that fails less and less often', () => {
    const choice = known();
    const grown: number[] = [];
    let scale = 1;
    for (let nowMs = 0; nowMs < 100_000; nowMs += 33) {
      const lasting = scale > 0.75 ? room(0.2) : room(0.7);
      choice.choose(nowMs, lasting);
      const next = choice.detail(lasting).scale;
      if (next === 1 && scale < 1) {
        grown.push(nowMs);
      }
      scale = next;
    }

    const waits = grown.slice(1).map((nowMs, index) => nowMs - (grown[index] ?? 0));
    expect(waits.length).to.be.at.least(2);
    expect(waits).to.deep.equal([...waits].sort((a, b) => a - b));
    expect(waits.at(-1)).to.be.greaterThan(15_000);
  });

  it('keeps what it has learned where the sides become others, and no fewer pixels', () => {
    const choice = known();
    choose(choice, 0, 0.1, room(0.05));
    const bytes = choice.expected(FINEST).frameBytes;

    choice.resized(0.5);

    expect(choice.detail(room(2)).scale).to.equal(0.75);
    expect(choice.expected(FINEST).frameBytes / bytes).to.be.closeTo(0.5 ** 1.35, 0.01);
    expect(choice.expected(FINEST).pictureBytes / bytes).to.be.closeTo(0.5 ** 1.35, 0.01);
  });

  it('fits frames that become larger to the line as it is known', () => {
    const choice = known();
    choose(choice, 0, 10, room(0.6));

    choice.resized(2);

    expect(choice.detail(room(0.6)).quality).to.equal(0.35);
    choose(choice, 10_000, 0.1, room(0.6));
    expect(choice.detail(room(0.6)).scale).to.be.at.most(0.75);
  });

  it('learns what its pictures weigh', () => {
    const choice = known();
    for (let seen = 0; seen < 30; seen++) {
      choice.frameSeen(2 * BYTES, FINEST);
    }

    expect(choice.expected(FINEST).frameBytes).to.be.within(1.95 * BYTES, 2.05 * BYTES);
  });
});
