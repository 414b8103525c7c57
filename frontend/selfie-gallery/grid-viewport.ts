import type { GridLayout, Row } from './grid-layout.js';

/** Rows beyond the window that are there already, as a share of its height. */
const OVERSCAN = 0.75;

/** Faster than so many windows per frame the list flies by: its selfies are asked for where it comes to rest. */
const FLYING = 0.5;
const REST_MS = 90;

/** Between a row that the window has been moved to and the window's edge. */
const ROOM_PX = 8;

export interface ViewportHooks {
  readonly layout: () => GridLayout;
  /** Other lines are to be in the document: the half-open range [from, to). */
  readonly onShown: (from: number, to: number) => void;
  /** The selfies from one index to another, both included, are looked at. */
  readonly onWanted: (first: number, last: number) => void;
}

/** Where the window stands over a grid that scrolls with the page. */
export class GridViewport {
  readonly #grid: HTMLElement;
  readonly #hooks: ViewportHooks;
  #shown: readonly [from: number, to: number] = [0, 0];
  #lastTop = 0;
  #frame = 0;
  #rest: ReturnType<typeof setTimeout> | undefined;

  constructor(grid: HTMLElement, hooks: ViewportHooks) {
    this.#grid = grid;
    this.#hooks = hooks;
  }

  connect(): void {
    window.addEventListener('scroll', this.#onScroll, { passive: true });
    window.addEventListener('resize', this.#onScroll);
  }

  disconnect(): void {
    window.removeEventListener('scroll', this.#onScroll);
    window.removeEventListener('resize', this.#onScroll);
    clearTimeout(this.#rest);
    cancelAnimationFrame(this.#frame);
  }

  /** Pixels of the grid that have left the window at its top; negative where something is above the grid. */
  get topPx(): number {
    return -this.#grid.getBoundingClientRect().top;
  }

  /** Height of what the window shows of the grid. */
  get pagePx(): number {
    return window.innerHeight - this.#stickyPx;
  }

  /** The first line that the window shows, also behind what sticks to its top. */
  get firstLine(): number {
    return this.#linesIn(0)[0];
  }

  /** Finds out which lines the window shows, and asks for their selfies once it rests. */
  look(): void {
    const next = this.#linesIn(OVERSCAN);
    if (next[0] !== this.#shown[0] || next[1] !== this.#shown[1]) {
      this.#shown = next;
      this.#hooks.onShown(...next);
    }
    const top = this.topPx;
    const flies = Math.abs(top - this.#lastTop) > FLYING * window.innerHeight;
    this.#lastTop = top;
    clearTimeout(this.#rest);
    if (!flies) {
      this.#want();
    }
    this.#rest = setTimeout(() => {
      this.#want();
    }, REST_MS);
  }

  /** Scrolls as little as it takes until a row is in sight; the first one with its heading. */
  reveal(row: Row): void {
    const top = this.topPx;
    const sticky = this.#stickyPx;
    const above = row.topPx - top - sticky - ROOM_PX;
    const below = row.topPx + row.heightPx + ROOM_PX - (top + window.innerHeight);
    if (row.first === 0) {
      window.scrollBy(0, -Math.max(0, top + sticky + ROOM_PX));
    } else if (above < 0) {
      window.scrollBy(0, above);
    } else if (below > 0) {
      window.scrollBy(0, below);
    }
    this.look();
  }

  readonly #onScroll = (): void => {
    if (this.#frame === 0) {
      this.#frame = requestAnimationFrame(() => {
        this.#frame = 0;
        this.look();
      });
    }
  };

  #want(): void {
    const rows = this.#hooks
      .layout()
      .lines.slice(...this.#linesIn(OVERSCAN))
      .filter((line) => line.kind === 'row');
    const first = rows.at(0);
    const last = rows.at(-1);
    if (first && last) {
      this.#hooks.onWanted(first.first, last.first + last.count - 1);
    }
  }

  /** @param beyond the window on both sides, as a share of its height */
  #linesIn(beyond: number): readonly [number, number] {
    const height = window.innerHeight;
    const top = this.topPx;
    return this.#hooks.layout().linesBetween(top - beyond * height, top + (1 + beyond) * height);
  }

  /** Height of what sticks to the top of the window. */
  get #stickyPx(): number {
    return Number.parseFloat(getComputedStyle(this.#grid).scrollMarginTop) || 0;
  }
}
