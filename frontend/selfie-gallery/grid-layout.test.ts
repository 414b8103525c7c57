import { expect } from 'chai';
import { GridLayout } from './grid-layout.js';

const DAYS = [
  { day: '2026-11-22', count: 5 },
  { day: '2026-11-20', count: 1 },
  { day: '2026-10-01', count: 4 },
];

describe('grid-layout', () => {
  it('lays days and rows below one another without a gap or an overlap', () => {
    const layout = new GridLayout(DAYS, 360);

    let below = 0;
    for (const line of layout.lines) {
      expect(line.topPx).to.be.closeTo(below, 0.001);
      below = line.topPx + line.heightPx + (line.kind === 'row' ? layout.gapPx : 0);
    }
    expect(layout.heightPx).to.be.closeTo(below, 0.001);
    expect(layout.total).to.equal(10);
  });

  it('puts three beside each other on a phone, more on wider screens, as wide as the grid', () => {
    for (const [width, columns] of [
      [320, 3],
      [360, 3],
      [900, 4],
      [1600, 8],
    ] as const) {
      const layout = new GridLayout(DAYS, width);
      expect(layout.columns, `${width} px`).to.equal(columns);
      expect(layout.tilePx * columns + layout.gapPx * (columns - 1)).to.be.closeTo(width, 0.001);
    }
  });

  it('begins a row with every day', () => {
    const rows = new GridLayout(DAYS, 360).lines.filter((line) => line.kind === 'row');

    expect(rows.map(({ first, count }) => [first, count])).to.deep.equal([
      [0, 3],
      [3, 2],
      [5, 1],
      [6, 3],
      [9, 1],
    ]);
  });

  it('finds the lines of a stretch as looking at each one does', () => {
    const layout = new GridLayout(DAYS, 360);

    for (let top = -200; top < layout.heightPx + 200; top += 37) {
      const [from, to] = layout.linesBetween(top, top + 150);
      const touched = layout.lines.filter((line) => line.topPx + line.heightPx > top && line.topPx < top + 150);
      expect(layout.lines.slice(from, to), `from ${top} px`).to.deep.equal(touched);
    }
  });

  it('finds the row of every selfie', () => {
    const layout = new GridLayout(DAYS, 360);

    for (let index = 0; index < layout.total; index++) {
      const found = layout.rowOf(index);
      expect(found?.row).to.equal(layout.lines[found?.line ?? -1]);
      expect(index).to.be.within(found?.row.first ?? -1, (found?.row.first ?? 0) + (found?.row.count ?? 0) - 1);
    }
    expect(layout.rowOf(10)).to.equal(undefined);
  });

  it('moves in reading order and by column, over days, and stops at the ends', () => {
    const layout = new GridLayout(DAYS, 360);

    expect(layout.move(4, 'right', 500)).to.equal(5);
    expect(layout.move(0, 'left', 500)).to.equal(0);
    expect(layout.move(9, 'right', 500)).to.equal(9);
    expect(layout.move(2, 'down', 500), 'the last of a shorter row').to.equal(4);
    expect(layout.move(4, 'down', 500)).to.equal(5);
    expect(layout.move(7, 'up', 500)).to.equal(5);
    expect(layout.move(1, 'up', 500), 'no row above').to.equal(1);
    expect(layout.move(3, 'first', 500)).to.equal(0);
    expect(layout.move(3, 'last', 500)).to.equal(9);
  });

  it('reaches the end of 5,000 by pages, never standing still on the way', () => {
    const layout = new GridLayout(
      Array.from({ length: 250 }, (_, day) => ({ day: `d${day}`, count: 20 })),
      1280,
    );

    let at = 0;
    let steps = 0;
    for (; at < 4_992 && steps < 2_000; steps++) {
      const next = layout.move(at, 'page-down', 700);
      expect(next).to.be.greaterThan(at);
      at = next;
    }
    expect(at, `after ${steps} steps`).to.be.within(4_992, 4_999);
  });

  it('is nothing where there is nothing', () => {
    const layout = new GridLayout([], 360);

    expect([layout.heightPx, layout.total, layout.linesBetween(0, 900)]).to.deep.equal([0, 0, [0, 0]]);
  });
});
