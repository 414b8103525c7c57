import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { PreviewedDetail } from './viewer-events.js';

export interface ViewerPreviewHooks {
  /** @returns the address that is wished for; '' = none */
  readonly address: () => string;
  /** It is on the screen. */
  readonly onPreviewed: (detail: PreviewedDetail) => void;
}

/** Loads what is to be shown instead of the picture, and shows it once it is there in full. */
export class ViewerPreview implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #hooks: ViewerPreviewHooks;
  #wished = '';
  #shown = '';
  #isMissing = false;

  constructor(host: ReactiveControllerHost, hooks: ViewerPreviewHooks) {
    this.#host = host;
    this.#hooks = hooks;
    host.addController(this);
  }

  /** Address of what is laid over the picture: the last one that has come; '' = nothing. */
  get shown(): string {
    return this.#shown;
  }

  /** Whether what is wished for could not be read. */
  get isMissing(): boolean {
    return this.#isMissing;
  }

  hostUpdate(): void {
    const address = this.#hooks.address();
    if (address === this.#wished) {
      return;
    }
    this.#wished = address;
    this.#isMissing = false;
    if (address === '') {
      this.#shown = '';
    } else {
      void this.#load(address);
    }
  }

  async #load(address: string): Promise<void> {
    const started = performance.now();
    const picture = new Image();
    picture.src = address;
    let hasCome = true;
    try {
      await picture.decode();
    } catch {
      hasCome = false;
    }
    if (this.#hooks.address() !== address) {
      return; // another one is wished for by now
    }
    this.#host.requestUpdate();
    if (hasCome) {
      this.#shown = address;
      await this.#host.updateComplete;
      this.#hooks.onPreviewed({ address, millis: Math.round(performance.now() - started) });
    } else {
      this.#isMissing = true;
    }
  }
}
