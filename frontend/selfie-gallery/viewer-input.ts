import { Gestures } from './gestures.js';
import type { Slideshow } from './slideshow.js';
import { viewerCommand, type ViewerCommand } from './viewer-keys.js';
import type { ViewerPager } from './viewer-pager.js';
import type { ViewerZoom } from './viewer-zoom.js';

export interface ViewerInputHooks {
  readonly pager: ViewerPager;
  readonly zoom: ViewerZoom;
  readonly slideshow: Slideshow;
  /** Away with what is on top: what is previewed, else the viewer. */
  readonly onEscape: () => void;
  readonly onClose: () => void;
  readonly onAct: (action: 'favourite' | 'delete' | 'undo') => void;
}

/** What keys and gestures over the viewer ask for. */
export class ViewerInput {
  readonly #viewer: HTMLElement;
  readonly #hooks: ViewerInputHooks;

  constructor(viewer: HTMLElement, hooks: ViewerInputHooks) {
    this.#viewer = viewer;
    this.#hooks = hooks;
  }

  /** From now on hears fingers, pen, mouse and wheel over a stage, for as long as that exists. */
  followGestures(stage: HTMLElement): void {
    const { zoom, pager, slideshow, onClose } = this.#hooks;
    new Gestures(stage, {
      isZoomed: () => zoom.isZoomed,
      zoomAt: (factor, xPx, yPx) => {
        zoom.zoomAt(factor, xPx, yPx);
      },
      pan: (dxPx, dyPx) => {
        zoom.pan(dxPx, dyPx);
      },
      toggleZoomAt: (xPx, yPx) => {
        zoom.toggleAt(xPx, yPx);
      },
      drag: (dxPx) => {
        zoom.drag(dxPx);
      },
      swipe: (direction) => {
        if (direction === 'down') {
          onClose();
        } else {
          void pager.step(direction === 'next' ? 1 : -1);
        }
      },
      tap: () => {
        slideshow.wake();
      },
    });
  }

  readonly onKey = (event: KeyboardEvent): void => {
    // Also from what is around: a click on nothing may leave the focus there, and everything beside is inert.
    const isAround = event.target instanceof Node && event.target.contains(this.#viewer);
    const isMeant = isAround || event.composedPath().includes(this.#viewer);
    const command = isMeant ? viewerCommand(event) : undefined;
    const { slideshow } = this.#hooks;
    if (command && (command !== 'pause' || slideshow.isOn)) {
      event.preventDefault();
      slideshow.wake();
      this.#do(command);
    }
  };

  #do(command: ViewerCommand): void {
    const { pager, zoom, slideshow, onEscape, onAct } = this.#hooks;
    switch (command) {
      case 'previous':
        void pager.step(-1);
        break;
      case 'next':
        void pager.step(1);
        break;
      case 'first':
        void pager.goTo(0);
        break;
      case 'last':
        void pager.goTo(Number.MAX_SAFE_INTEGER);
        break;
      case 'close':
        onEscape();
        break;
      case 'zoom-in':
        zoom.zoomIn();
        break;
      case 'zoom-out':
        zoom.zoomOut();
        break;
      case 'fit':
        zoom.fit();
        break;
      case 'pause':
        slideshow.togglePause();
        break;
      case 'favourite':
      case 'delete':
      case 'undo':
        onAct(command);
        break;
    }
  }
}
