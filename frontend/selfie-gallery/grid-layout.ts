/** One day of the gallery and how many selfies it has, at least one. */
export interface Day {
  /** As in 2026-11-22. */
  readonly day: string;
  readonly count: number;
}

export interface Heading {
  readonly kind: 'heading';
  readonly day: string;
  readonly count: number;
  readonly topPx: number;
  readonly heightPx: number;
}

export interface Row {
  readonly kind: 'row';
  /** Index in the whole gallery of the row's first selfie. */
  readonly first: number;
  /** 1 to the number of columns. */
  readonly count: number;
  readonly topPx: number;
  readonly heightPx: number;
}

export type Line = Heading | Row;

/** How far a key moves; a page is what the window shows. */
export type Move = 'left' | 'right' | 'up' | 'down' | 'page-up' | 'page-down' | 'first' | 'last';

const HEADING_PX = 48;
/** A thumb hits a third of a phone's width; more on wider screens, where a tile is about as wide as a hand. */
const FEWEST_COLUMNS = 3;
const NARROW_PX = 600;
const WISHED_TILE_PX = 176;

/**
 * Where every line of the gallery lies, known before a single selfie is: the days and their counts are all it takes. So the
 * scroll bar is right from the start and nothing jumps when pictures arrive.
 */
export class GridLayout {
  readonly columns: number;
  readonly gapPx: number;
  readonly tilePx: number;
  readonly lines: readonly Line[];
  readonly heightPx: number;
  readonly total: number;
  readonly #rows: readonly Row[];

  /** @param widthPx of the grid; anything below a tile per column is taken as that */
  constructor(days: readonly Day[], widthPx: number) {
    this.gapPx = widthPx < NARROW_PX ? 3 : 8;
    this.columns = Math.max(FEWEST_COLUMNS, Math.floor((widthPx + this.gapPx) / (WISHED_TILE_PX + this.gapPx)));
    this.tilePx = Math.max(1, (widthPx - this.gapPx * (this.columns - 1)) / this.columns);
    const lines: Line[] = [];
    let topPx = 0;
    let first = 0;
    for (const { day, count } of days) {
      lines.push({ kind: 'heading', day, count, topPx, heightPx: HEADING_PX });
      topPx += HEADING_PX;
      for (let done = 0; done < count; done += this.columns) {
        const inRow = Math.min(this.columns, count - done);
        lines.push({ kind: 'row', first: first + done, count: inRow, topPx, heightPx: this.tilePx });
        topPx += this.tilePx + this.gapPx;
      }
      first += count;
    }
    this.lines = lines;
    this.#rows = lines.filter((line) => line.kind === 'row');
    this.heightPx = topPx;
    this.total = first;
  }

  /** The lines that touch a stretch of the grid, as the half-open range [from, to) of {@link lines}. */
  linesBetween(topPx: number, bottomPx: number): readonly [from: number, to: number] {
    const from = firstIndex(this.lines, ({ topPx: top, heightPx }) => top + heightPx > topPx);
    const to = firstIndex(this.lines, ({ topPx: top }) => top >= bottomPx);
    return [from, Math.max(from, to)];
  }

  /** The row that a selfie is in, and its place in {@link lines}. */
  rowOf(index: number): { readonly row: Row; readonly line: number } | undefined {
    const row = this.#rows[this.#rowIndexOf(index)];
    if (!row) {
      return undefined;
    }
    return { row, line: firstIndex(this.lines, ({ topPx }) => topPx >= row.topPx) };
  }

  /** Where a key leads from a selfie; always a selfie that is there.
   *  @param pagePx height of what the window shows of the grid */
  move(index: number, move: Move, pagePx: number): number {
    const last = this.total - 1;
    const row = this.#rowIndexOf(index);
    const perPage = Math.max(1, Math.floor(pagePx / (this.tilePx + this.gapPx)));
    switch (move) {
      case 'left':
        return Math.max(0, index - 1);
      case 'right':
        return Math.min(last, index + 1);
      case 'first':
        return 0;
      case 'last':
        return last;
      case 'up':
        return this.#below(index, row, -1);
      case 'down':
        return this.#below(index, row, 1);
      case 'page-up':
        return this.#below(index, row, -perPage);
      case 'page-down':
        return this.#below(index, row, perPage);
    }
  }

  /** The same column so many rows further; the last of a row that is shorter; no further than the ends. */
  #below(index: number, row: number, steps: number): number {
    const from = this.#rows[row];
    const to = this.#rows[Math.min(this.#rows.length - 1, Math.max(0, row + steps))];
    if (!from || !to || from === to) {
      return index;
    }
    return to.first + Math.min(index - from.first, to.count - 1);
  }

  #rowIndexOf(index: number): number {
    return firstIndex(this.#rows, ({ first, count }) => first + count > index);
  }
}

/** The first place at which `holds`, for a list in which it holds from there on; its length where it never does. */
function firstIndex<T>(list: readonly T[], holds: (item: T) => boolean): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const item = list[middle];
    if (item !== undefined && holds(item)) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  return low;
}
