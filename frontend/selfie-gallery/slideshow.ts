import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { enterFullscreen, leaveFullscreen } from '../shared/full-screen.js';

/** How long the slideshow shows a selfie, from the moment it is there. */
const SLIDE_MS = 4_000;

/** Buttons are seen while somebody is there, and for so long after. */
const AWAKE_MS = 2_500;

/**
 * Asks for the next slide in time, knows whether anybody is there to use buttons, and has the host in full screen where the
 * browser lets it. The host shows the rest. Whoever leaves the full screen has seen enough.
 */
export class Slideshow implements ReactiveController {
  /** Milliseconds that a slide stays; tests are in a hurry. */
  slideMs = SLIDE_MS;

  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #next: () => void;
  #phase: 'off' | 'playing' | 'paused' = 'off';
  #quiet = false;
  #slideTimer: ReturnType<typeof setTimeout> | undefined;
  #quietTimer: ReturnType<typeof setTimeout> | undefined;

  /** @param next shows the next slide; {@link shown} tells when it is there */
  constructor(host: ReactiveControllerHost & HTMLElement, next: () => void) {
    this.#host = host;
    this.#next = next;
    host.addController(this);
  }

  get isOn(): boolean {
    return this.#phase !== 'off';
  }

  get isPlaying(): boolean {
    return this.#phase === 'playing';
  }

  /** Whether nobody has moved for a while. */
  get isQuiet(): boolean {
    return this.#quiet;
  }

  /** Needs a user gesture to be in full screen. */
  start(): void {
    this.#phase = 'playing';
    this.#waitForNext();
    this.wake();
    this.#host.requestUpdate();
    void enterFullscreen(this.#host);
  }

  togglePause(): void {
    this.#phase = this.isPlaying ? 'paused' : 'playing';
    this.#waitForNext();
    this.#host.requestUpdate();
  }

  /** A slide is there, whoever asked for it: its time begins. */
  shown(): void {
    this.#waitForNext();
  }

  end(): void {
    const wasOn = this.isOn;
    this.#phase = 'off';
    this.#quiet = false;
    this.#clear();
    this.#host.requestUpdate();
    if (wasOn) {
      void leaveFullscreen(this.#host);
    }
  }

  /** Somebody moved. */
  wake(): void {
    if (this.isOn) {
      this.#setQuiet(false);
      clearTimeout(this.#quietTimer);
      this.#quietTimer = setTimeout(() => {
        this.#setQuiet(this.isPlaying);
      }, AWAKE_MS);
    }
  }

  hostConnected(): void {
    document.addEventListener('fullscreenchange', this.#onFullScreen);
  }

  hostDisconnected(): void {
    document.removeEventListener('fullscreenchange', this.#onFullScreen);
    this.#clear();
  }

  readonly #onFullScreen = (): void => {
    if (document.fullscreenElement === null) {
      this.end();
    }
  };

  #setQuiet(isQuiet: boolean): void {
    if (isQuiet !== this.#quiet) {
      this.#quiet = isQuiet;
      this.#host.requestUpdate();
    }
  }

  #waitForNext(): void {
    clearTimeout(this.#slideTimer);
    if (this.isPlaying) {
      this.#slideTimer = setTimeout(() => {
        this.#next();
        this.#waitForNext();
      }, this.slideMs);
    }
  }

  #clear(): void {
    clearTimeout(this.#slideTimer);
    clearTimeout(this.#quietTimer);
  }
}
