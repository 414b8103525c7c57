import { listCameras, type CameraDevice } from './camera-list.js';
import { debugInfoOf, type CameraProblem, type Surroundings } from './camera-problem.js';
import { SourceFailure, type CameraSource, type SourceWish } from './camera-source.js';
import type { Flow } from './frame-watch.js';
import { PersonSource } from './person-source.js';
import type { PhotoFile } from './photo-file.js';
import { PhotoSource } from './photo-source.js';
import type { Timing } from './timing.js';
import { WebcamSource } from './webcam-source.js';

/** The state of the source. `debugInfo` is for logs. */
export type SourceStatus =
  | { readonly kind: 'closed' }
  /** The browser may be asking the user. */
  | { readonly kind: 'asking' }
  | { readonly kind: 'loading' }
  | { readonly kind: 'open' }
  /** Open, but no images come; they may at any time. */
  | { readonly kind: 'interrupted' }
  | { readonly kind: 'failed'; readonly problem: CameraProblem; readonly debugInfo: string };

export interface SourceHooks {
  readonly surroundings: () => Surroundings;
  /** Where a video element may live. */
  readonly stage: () => HTMLElement;
  readonly timing: Pick<Timing, 'frameLookMs' | 'switchMs' | 'switchTryMs'>;
  readonly onStatus: (status: SourceStatus) => void;
  readonly onImage: (source: CameraSource) => void;
  readonly onCameras: (cameras: readonly CameraDevice[], currentId: string) => void;
}

/** Opens, swaps and closes sources, one at a time, and watches cameras come and go. */
export class SourceKeeper {
  readonly #hooks: SourceHooks;
  #status: SourceStatus = { kind: 'closed' };
  #source: CameraSource | undefined;
  #wish: SourceWish | undefined;
  #photo: PhotoFile | undefined;
  /** A source that opens after a newer wish is closed at once. */
  #opening = 0;
  /** Of sizes, likewise: the newest counts. */
  #sizing = 0;
  /** When a camera was let go last. */
  #releasedMs = Number.NEGATIVE_INFINITY;
  #unplugged: CameraDevice | undefined;
  #cameras: readonly CameraDevice[] = [];
  #watched: MediaDevices | undefined;

  constructor(hooks: SourceHooks) {
    this.#hooks = hooks;
  }

  get status(): SourceStatus {
    return this.#status;
  }

  get source(): CameraSource | undefined {
    return this.#source;
  }

  get cameras(): readonly CameraDevice[] {
    return this.#cameras;
  }

  /** @param photo needed for the source 'photo'; without one the keeper stays closed */
  async open(wish: SourceWish, photo: PhotoFile | undefined): Promise<void> {
    this.#letGo();
    this.#wish = wish;
    this.#photo = photo;
    const opening = this.#opening;
    if (wish.source === 'photo' && !photo) {
      this.#become({ kind: 'closed' });
      return;
    }
    if (!this.#requirePixels()) {
      return;
    }
    this.#become({ kind: wish.source === 'camera' ? 'asking' : 'loading' });
    try {
      const source = await this.#openPatiently(wish, photo, opening);
      if (opening === this.#opening) {
        this.#play(source);
      } else {
        source.close();
      }
    } catch (error) {
      if (opening === this.#opening) {
        this.#fail(error);
      }
    }
  }

  /**
   * Films in another size without asking again.
   * @returns whether it does, or whatever was wished for meanwhile does; else open anew
   */
  async resize(wish: SourceWish): Promise<boolean> {
    const before = this.#wish;
    const source = this.#source;
    if (!before || !source || !isEqual({ ...before, resolution: wish.resolution }, wish)) {
      return false;
    }
    const opening = this.#opening;
    const sizing = ++this.#sizing;
    const isDone = await source.resize(wish.resolution).catch(() => false);
    if (opening !== this.#opening || sizing !== this.#sizing) {
      return true;
    }
    if (isDone) {
      this.#wish = wish;
    }
    return isDone;
  }

  /**
   * Closes the source where what it films could not be read: noise must neither be sent nor kept.
   * @returns whether pixels can be read
   */
  #requirePixels(): boolean {
    const canRead = this.#hooks.surroundings().canReadPixels();
    if (!canRead) {
      this.#letGo();
      this.#become({ kind: 'failed', problem: 'canvas-blocked', debugInfo: 'another colour was read than was drawn' });
    }
    return canRead;
  }

  /** The source, if what it films can be read now. */
  get readable(): CameraSource | undefined {
    return this.#source && this.#requirePixels() ? this.#source : undefined;
  }

  /** Frees everything, listeners included. */
  close(): void {
    this.#letGo();
    this.#watched?.removeEventListener('devicechange', this.#onDeviceChange);
    this.#watched = undefined;
    this.#become({ kind: 'closed' });
  }

  /** Some browsers give a camera back a moment after it was let go, and say meanwhile that it is in use. */
  async #openPatiently(wish: SourceWish, photo: PhotoFile | undefined, opening: number): Promise<CameraSource> {
    for (;;) {
      try {
        return await this.#openSource(wish, photo);
      } catch (error) {
        const isBusy = error instanceof SourceFailure && error.problem === 'in-use';
        const sinceMs = performance.now() - this.#releasedMs;
        if (!isBusy || opening !== this.#opening || sinceMs > this.#hooks.timing.switchMs) {
          throw error;
        }
      }
      await new Promise((resolve) => {
        setTimeout(resolve, this.#hooks.timing.switchTryMs);
      });
    }
  }

  async #openSource(wish: SourceWish, photo: PhotoFile | undefined): Promise<CameraSource> {
    switch (wish.source) {
      case 'camera':
        this.#watch();
        return WebcamSource.open(wish, this.#hooks.surroundings(), this.#hooks.stage(), this.#hooks.timing.frameLookMs);
      case 'person':
        return PersonSource.open(wish);
      case 'photo':
        return PhotoSource.open((await photo?.read()) ?? new Blob(), wish.resolution);
    }
  }

  #play(source: CameraSource): void {
    this.#source = source;
    source.play(
      () => {
        this.#hooks.onImage(source);
      },
      () => {
        void this.#lost(source);
      },
      (flow) => {
        this.#flows(source, flow);
      },
    );
    this.#become({ kind: 'open' });
    if (source.holdsDevice) {
      void this.#tellCameras(source.deviceId);
    }
  }

  #flows(source: CameraSource, flow: Flow): void {
    if (source !== this.#source) {
      return;
    }
    if (flow === 'stuck' && this.#wish) {
      void this.open(this.#wish, this.#photo);
    } else {
      this.#become({ kind: flow === 'flowing' ? 'open' : 'interrupted' });
    }
  }

  #fail(error: unknown): void {
    const problem = error instanceof SourceFailure ? error.problem : 'unsupported';
    const debugInfo = error instanceof SourceFailure ? error.message : debugInfoOf(error);
    this.#become({ kind: 'failed', problem, debugInfo });
  }

  async #lost(source: CameraSource): Promise<void> {
    if (source !== this.#source) {
      return;
    }
    const device = this.#cameras.find(({ id }) => id === source.deviceId);
    this.#letGo();
    this.#unplugged = device;
    const opening = this.#opening;
    // A user who takes the permission back ends the track as well.
    const permission = await this.#hooks.surroundings().cameraPermission();
    if (opening === this.#opening) {
      const problem = permission === 'denied' ? 'denied' : 'unplugged';
      this.#become({ kind: 'failed', problem, debugInfo: `track ended, permission ${permission ?? 'unknown'}` });
    }
  }

  #letGo(): void {
    this.#opening += 1;
    this.#unplugged = undefined;
    if (this.#source?.holdsDevice) {
      this.#releasedMs = performance.now();
    }
    this.#source?.close();
    this.#source = undefined;
  }

  #watch(): void {
    this.#watched?.removeEventListener('devicechange', this.#onDeviceChange);
    this.#watched = this.#hooks.surroundings().mediaDevices;
    this.#watched?.addEventListener('devicechange', this.#onDeviceChange);
  }

  readonly #onDeviceChange = (): void => {
    void this.#tellCameras(this.#source?.deviceId ?? '').then(() => {
      if (this.#wish && this.#isWorthAnotherTry()) {
        void this.open(this.#wish, this.#photo);
      }
    });
  };

  /** The unplugged camera is back, or there is one at all. */
  #isWorthAnotherTry(): boolean {
    const problem = this.#status.kind === 'failed' ? this.#status.problem : '';
    const lost = this.#unplugged;
    const isBack = this.#cameras.some(({ id, label }) => !lost || id === lost.id || (label && label === lost.label));
    return isBack && (problem === 'unplugged' || problem === 'no-camera');
  }

  async #tellCameras(currentId: string): Promise<void> {
    this.#cameras = await listCameras(this.#hooks.surroundings().mediaDevices);
    this.#hooks.onCameras(this.#cameras, currentId);
  }

  #become(status: SourceStatus): void {
    this.#status = status;
    this.#hooks.onStatus(status);
  }
}

function isEqual(one: SourceWish, other: SourceWish): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
