import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { onCloseRequest } from './close-request.js';
import { othersInert } from './others-inert.js';

export interface ViewerModalityHooks {
  readonly onKey: (event: KeyboardEvent) => void;
  /** The device asks to close, as Back does on Android. */
  readonly onCloseRequest: () => void;
}

/** While the viewer is open it has the page for itself: keys, focus, Back and scrolling. */
export class ViewerModality implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #hooks: ViewerModalityHooks;
  /** Undoes what was taken from the page; undefined while nothing is. */
  #release: (() => void) | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, hooks: ViewerModalityHooks) {
    this.#host = host;
    this.#hooks = hooks;
    host.addController(this);
  }

  /** Takes the page for the host. */
  begin(): void {
    this.end();
    const { onKey } = this.#hooks;
    const endInert = othersInert(this.#host);
    const endCloseRequests = onCloseRequest(this.#hooks.onCloseRequest);
    document.addEventListener('keydown', onKey);
    document.documentElement.style.setProperty('overflow', 'hidden');
    this.#release = () => {
      endInert();
      endCloseRequests();
      document.removeEventListener('keydown', onKey);
      document.documentElement.style.removeProperty('overflow');
    };
  }

  /** Gives the page its keys, its focus, its Back and its scrolling again. */
  end(): void {
    this.#release?.();
    this.#release = undefined;
  }

  hostDisconnected(): void {
    this.end();
  }
}
