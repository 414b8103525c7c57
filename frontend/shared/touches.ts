/** In whatever unit its owner measures. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** What fingers did: moved together, and spread by a factor about a point. */
export interface Gesture {
  readonly dx: number;
  readonly dy: number;
  /** Above 1 where two fingers went apart; 1 for one finger. */
  readonly spread: number;
  readonly about: Point;
}

/** One finger or mouse button drags, two pinch; any further one is not looked at. */
export class Touches {
  readonly #nearest: number;
  readonly #points = new Map<number, Point>();

  /** @param nearest what is taken for the distance of two fingers that are closer: on one spot they have none to compare with */
  constructor(nearest: number) {
    this.#nearest = nearest;
  }

  get held(): boolean {
    return this.#points.size > 0;
  }

  get isPinch(): boolean {
    return this.#points.size > 1;
  }

  down(id: number, point: Point): void {
    if (this.#points.size < 2) {
      this.#points.set(id, point);
    }
  }

  /** @returns whether it was down */
  up(id: number): boolean {
    return this.#points.delete(id);
  }

  /** What came of a finger's move; undefined if it is not down. */
  moved(id: number, point: Point): Gesture | undefined {
    const before = this.#points.get(id);
    if (!before) {
      return undefined;
    }
    this.#points.set(id, point);
    const other = [...this.#points].find(([otherId]) => otherId !== id)?.[1];
    if (!other) {
      return { dx: point.x - before.x, dy: point.y - before.y, spread: 1, about: point };
    }
    const between = (end: Point): number => Math.max(this.#nearest, distance(end, other));
    return {
      dx: (point.x - before.x) / 2,
      dy: (point.y - before.y) / 2,
      spread: between(point) / between(before),
      about: { x: (point.x + other.x) / 2, y: (point.y + other.y) / 2 },
    };
  }
}

export function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
