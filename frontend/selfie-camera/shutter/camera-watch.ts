import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { CameraState } from '../camera-state.js';
import type { StillCamera } from './capture-controller.js';

export interface CameraWatchHooks {
  readonly onState: (state: CameraState) => void;
  /** Nobody sees the page any more. */
  readonly onHidden: () => void;
}

/** Finds the camera element around its host, and tells what becomes of it. */
export class CameraWatch implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #hooks: CameraWatchHooks;
  #camera: (StillCamera & HTMLElement) | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, hooks: CameraWatchHooks) {
    this.#host = host;
    this.#hooks = hooks;
    host.addController(this);
  }

  /** The one that was there last, also while the host is being removed. */
  get camera(): (StillCamera & HTMLElement) | undefined {
    return this.#camera;
  }

  hostConnected(): void {
    this.#camera = this.#host.closest<StillCamera & HTMLElement>('selfie-camera') ?? undefined;
    this.#camera?.addEventListener('selfie-camera-state', this.#onState);
    document.addEventListener('visibilitychange', this.#onVisibility);
    if (this.#camera) {
      this.#hooks.onState(this.#camera.cameraState);
    }
  }

  hostDisconnected(): void {
    this.#camera?.removeEventListener('selfie-camera-state', this.#onState);
    document.removeEventListener('visibilitychange', this.#onVisibility);
  }

  readonly #onState = (event: Event): void => {
    this.#hooks.onState((event as CustomEvent<CameraState>).detail);
  };

  readonly #onVisibility = (): void => {
    if (document.hidden) {
      this.#hooks.onHidden();
    }
  };
}
