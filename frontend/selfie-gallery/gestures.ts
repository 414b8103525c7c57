import { capturePointer } from '../shared/pointer-capture.js';
import { distance, Touches, type Point } from '../shared/touches.js';

/** What fingers, pen or mouse ask for; points are from the middle of the stage. */
export interface GestureTarget {
  readonly isZoomed: () => boolean;
  readonly zoomAt: (factor: number, xPx: number, yPx: number) => void;
  readonly pan: (dxPx: number, dyPx: number) => void;
  readonly toggleZoomAt: (xPx: number, yPx: number) => void;
  /** The picture follows the finger sideways; 0 when it is let go. */
  readonly drag: (dxPx: number) => void;
  readonly swipe: (direction: 'next' | 'previous' | 'down') => void;
  readonly tap: () => void;
}

/** Less is a tap. */
const SLACK_PX = 8;
/** A swipe goes at least this far, */
const SWIPE_PX = 56;
/** or this fast, and then a third of it. */
const FLICK_PX_PER_MS = 0.5;
const DOUBLE_TAP_MS = 300;
/** One notch of a wheel, 100 px, is a fifth more. */
const WHEEL_BASE = 1.0018;

/** Turns pointers and wheel over a stage into gestures: drag, swipe, pinch, double tap, wheel. */
export class Gestures {
  readonly #stage: HTMLElement;
  readonly #target: GestureTarget;
  /** In pixels from the middle of the stage. */
  readonly #touches = new Touches(1);
  #start: Point = { x: 0, y: 0 };
  #startMs = 0;
  #moved = false;
  #pinched = false;
  #lastTap: (Point & { readonly atMs: number }) | undefined;

  constructor(stage: HTMLElement, target: GestureTarget) {
    this.#stage = stage;
    this.#target = target;
    stage.addEventListener('pointerdown', this.#down);
    stage.addEventListener('pointermove', this.#move);
    stage.addEventListener('pointerup', this.#up);
    stage.addEventListener('pointercancel', this.#cancel);
    stage.addEventListener('wheel', this.#wheel, { passive: false });
  }

  readonly #down = (event: PointerEvent): void => {
    if (event.button !== 0) {
      return;
    }
    capturePointer(this.#stage, event.pointerId);
    const at = this.#pointOf(event);
    this.#touches.down(event.pointerId, at);
    if (!this.#touches.isPinch) {
      this.#start = at;
      this.#startMs = event.timeStamp;
      this.#moved = false;
      this.#pinched = false;
    } else {
      this.#pinched = true;
      this.#target.drag(0);
    }
  };

  readonly #move = (event: PointerEvent): void => {
    const now = this.#pointOf(event);
    const gesture = this.#touches.moved(event.pointerId, now);
    if (!gesture) {
      return;
    }
    if (this.#touches.isPinch) {
      this.#target.pan(gesture.dx, gesture.dy);
      this.#target.zoomAt(gesture.spread, gesture.about.x, gesture.about.y);
      return;
    }
    this.#moved ||= distance(now, this.#start) > SLACK_PX;
    if (!this.#moved) {
      return;
    }
    if (this.#target.isZoomed()) {
      this.#target.pan(gesture.dx, gesture.dy);
    } else if (!this.#pinched) {
      this.#target.drag(now.x - this.#start.x);
    }
  };

  readonly #up = (event: PointerEvent): void => {
    if (!this.#touches.up(event.pointerId) || this.#touches.held || this.#pinched) {
      return;
    }
    const at = this.#pointOf(event);
    if (!this.#moved) {
      this.#tapped(at, event);
    } else if (!this.#target.isZoomed()) {
      this.#target.drag(0);
      this.#swiped(at.x - this.#start.x, at.y - this.#start.y, event);
    }
  };

  readonly #cancel = (event: PointerEvent): void => {
    this.#touches.up(event.pointerId);
    this.#target.drag(0);
  };

  #tapped(at: Point, event: PointerEvent): void {
    const last = this.#lastTap;
    if (last && event.timeStamp - last.atMs < DOUBLE_TAP_MS && distance(at, last) < 4 * SLACK_PX) {
      this.#lastTap = undefined;
      this.#target.toggleZoomAt(at.x, at.y);
      return;
    }
    this.#lastTap = { ...at, atMs: event.timeStamp };
    this.#target.tap();
  }

  #swiped(dxPx: number, dyPx: number, event: PointerEvent): void {
    const far = Math.max(Math.abs(dxPx), Math.abs(dyPx));
    const fast = far / Math.max(1, event.timeStamp - this.#startMs) > FLICK_PX_PER_MS;
    if (far < (fast ? SWIPE_PX / 3 : SWIPE_PX)) {
      return;
    }
    if (Math.abs(dxPx) > Math.abs(dyPx)) {
      this.#target.swipe(dxPx < 0 ? 'next' : 'previous');
    } else if (dyPx > 0 && event.pointerType !== 'mouse') {
      this.#target.swipe('down');
    }
  }

  readonly #wheel = (event: WheelEvent): void => {
    event.preventDefault();
    const at = this.#pointOf(event);
    const px = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY * 33 : event.deltaY;
    this.#target.zoomAt(WHEEL_BASE ** -px, at.x, at.y);
  };

  #pointOf(event: MouseEvent): Point {
    const { left, top, width, height } = this.#stage.getBoundingClientRect();
    return { x: event.clientX - left - width / 2, y: event.clientY - top - height / 2 };
  }
}
