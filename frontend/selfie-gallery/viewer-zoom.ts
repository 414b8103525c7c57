import { CLOSE_UP, FITTED, fittedInto, held, moved, zoomedAt, type Box, type Zoom } from './zoom.js';

/** One press of a key. */
const KEY_ZOOM = 1.5;

export interface ViewerZoomHooks {
  readonly stage: () => HTMLElement;
  /** @returns the size of the picture on the stage, undefined where there is none to zoom */
  readonly picture: () => Box | undefined;
  readonly onChange: () => void;
}

/** How large the viewer shows its picture, which part of it, and how far a swipe has moved it. Knows of no fingers and no keys. */
export class ViewerZoom {
  readonly #hooks: ViewerZoomHooks;
  #zoom: Zoom = FITTED;
  #dragPx = 0;

  constructor(hooks: ViewerZoomHooks) {
    this.#hooks = hooks;
  }

  get zoom(): Zoom {
    return this.#zoom;
  }

  get isZoomed(): boolean {
    return this.#zoom.scale > 1;
  }

  /** How far a swipe has moved the picture sideways. */
  get dragPx(): number {
    return this.#dragPx;
  }

  /** @param xPx of the point that stays where it is, from the middle of the stage; yPx likewise */
  zoomAt(factor: number, xPx: number, yPx: number): void {
    this.#zoomTo(zoomedAt(this.#zoom, factor, xPx, yPx));
  }

  /** Close up around a point, or as large as fits again. */
  toggleAt(xPx: number, yPx: number): void {
    this.#zoomTo(this.isZoomed ? FITTED : zoomedAt(FITTED, CLOSE_UP, xPx, yPx));
  }

  pan(dxPx: number, dyPx: number): void {
    this.#zoomTo(moved(this.#zoom, dxPx, dyPx));
  }

  zoomIn(): void {
    this.zoomAt(KEY_ZOOM, 0, 0);
  }

  zoomOut(): void {
    this.zoomAt(1 / KEY_ZOOM, 0, 0);
  }

  /** As large as fits. */
  fit(): void {
    this.#zoomTo(FITTED);
  }

  drag(dxPx: number): void {
    this.#dragPx = dxPx;
    this.#hooks.onChange();
  }

  /** For another picture. */
  reset(): void {
    this.#zoom = FITTED;
    this.drag(0);
  }

  #zoomTo(zoom: Zoom): void {
    const picture = this.#hooks.picture();
    if (picture) {
      const { clientWidth: widthPx, clientHeight: heightPx } = this.#hooks.stage();
      const stage = { widthPx, heightPx };
      this.#zoom = zoom.scale <= 1 ? FITTED : held(zoom, stage, fittedInto(stage, picture));
      this.#hooks.onChange();
    }
  }
}
