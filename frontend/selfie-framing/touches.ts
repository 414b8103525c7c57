/** A point of the frame: 0 (left, top) to 1 (right, bottom), beyond that outside. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** What fingers did: moved together by a part of the frame, and spread by a factor about a point. */
export interface Gesture {
  readonly dx: number;
  readonly dy: number;
  readonly spread: number;
  readonly about: Point;
}

const NEAREST = 0.02; // two fingers on one spot have no distance to compare with

/** One finger or mouse button drags, two pinch; any further one is not looked at. */
export class Touches {
  readonly #points = new Map<number, Point>();

  get held(): boolean {
    return this.#points.size > 0;
  }

  down(id: number, point: Point): void {
    if (this.#points.size < 2) {
      this.#points.set(id, point);
    }
  }

  up(id: number): void {
    this.#points.delete(id);
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
    const distance = (end: Point): number => Math.max(NEAREST, Math.hypot(end.x - other.x, end.y - other.y));
    return {
      dx: (point.x - before.x) / 2,
      dy: (point.y - before.y) / 2,
      spread: distance(point) / distance(before),
      about: { x: (point.x + other.x) / 2, y: (point.y + other.y) / 2 },
    };
  }
}
