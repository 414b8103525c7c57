import { flippedCamera, type CameraDevice, type CameraWish } from './camera-list.js';
import type { Surroundings } from './camera-problem.js';
import type { CameraSource, SourceWish } from './camera-source.js';
import { IDLE, stateOf, type CameraState } from './camera-state.js';
import type { Picture } from './frame-protocol.js';
import { DisplayClock } from './display-clock.js';
import { FramePump } from './frame-pump.js';
import { FrameStats } from './frame-stats.js';
import { FrameStream } from './frame-stream.js';
import { LinkControl } from './link-control.js';
import type { LinkStatus } from './link-status.js';
import { PhotoFile } from './photo-file.js';
import type { PictureView } from './picture-view.js';
import { LinkObserver, type LiveStats } from './link-observer.js';
import { fit } from './size.js';
import { SourceKeeper, type SourceStatus } from './source-keeper.js';
import { StillMaker, type StillFrame } from './still-maker.js';
import type { StreamHooks } from './stream-hooks.js';

export type SessionHooks = Pick<
  StreamHooks,
  'ticketSource' | 'socketFactory' | 'askCheck' | 'serverRun' | 'reload' | 'timing'
> & {
  readonly surroundings: () => Surroundings;
  readonly stage: () => HTMLElement;
  readonly view: () => PictureView;
  readonly onState: (state: CameraState) => void;
  readonly onCameras: (cameras: readonly CameraDevice[], currentId: string) => void;
  readonly onStats: (stats: LiveStats) => void;
};

/**
 * One run of the camera: a source, a connection and what flows between them. Knows nothing of the DOM but the place for the
 * video and the canvas. Long, because the parts meet here: what one of them reports always concerns the others.
 */
export class CameraSession {
  readonly #hooks: SessionHooks;
  readonly #keeper: SourceKeeper;
  readonly #stream: FrameStream;
  readonly #control = new LinkControl();
  readonly #stats = new FrameStats(performance.now());
  readonly #display = new DisplayClock((nowMs, displayMs) => {
    this.#stats.displayed(nowMs, displayMs);
    this.#control.displayTook(displayMs);
  });
  readonly #pump: FramePump;
  readonly #observer: LinkObserver;
  readonly #stills = new StillMaker();
  #wish: SourceWish;
  #photo: PhotoFile | undefined;
  #state: CameraState = IDLE;
  #isRunning = false;
  #isPaused = false;
  #isHidden = false;
  #isReleased = false;
  #isFrozen = false;
  #isRaised = false;
  #hasPicture = false;
  #releaseTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(wish: SourceWish, hooks: SessionHooks) {
    this.#wish = wish;
    this.#hooks = hooks;
    this.#keeper = new SourceKeeper({
      surroundings: hooks.surroundings,
      stage: hooks.stage,
      timing: hooks.timing,
      onStatus: (status) => {
        this.#sourceBecame(status);
      },
      onImage: (source) => {
        if (!this.#isResting && !this.#isFrozen) {
          this.#pump.offer(source, this.#wish.resolution);
          this.#preview(source);
        }
      },
      onCameras: hooks.onCameras,
    });
    const streamHooks: StreamHooks = {
      ...hooks,
      onStatus: (status) => {
        this.#linkBecame(status);
      },
      onPicture: (picture) => {
        void this.#show(picture);
      },
      onRefused: ({ reason }) => {
        this.#stats.refused(reason);
      },
    };
    this.#stream = new FrameStream(streamHooks, this.#control);
    this.#pump = new FramePump(this.#stream, this.#control, this.#stats);
    this.#observer = new LinkObserver(this.#stats, this.#control, (stats) => {
      const { source } = this.#keeper;
      if (source) {
        hooks.onStats({ ...stats, ...fit(source.size, this.#wish.resolution, stats.scale) });
      }
    });
  }

  /** Opens source and connection, as far as they are not open yet. */
  async start(): Promise<void> {
    if (!this.#isRunning || this.#keeper.status.kind === 'closed' || this.#keeper.status.kind === 'failed') {
      await this.#openSource();
    }
  }

  /** Everything off; may be called again. */
  stop(): void {
    this.#isRunning = false;
    this.#isReleased = false;
    clearTimeout(this.#releaseTimer);
    this.#keeper.close();
    this.#stream.close();
    this.#hooks.view().clear();
  }

  /** Tries again whatever did not work. */
  async retry(): Promise<void> {
    if (this.#keeper.status.kind === 'open') {
      this.#stream.retry();
    } else {
      await this.#openSource();
    }
  }

  /** Another source, camera or resolution. */
  async wishFor(wish: SourceWish): Promise<void> {
    this.#control.resized(wish.resolution.widthPx / this.#wish.resolution.widthPx);
    this.#wish = wish;
    const isAtWork = this.#isRunning && !this.#isReleased && this.#stream.status.kind !== 'ended';
    if (isAtWork && !(await this.#keeper.resize(wish))) {
      await this.#openSource();
    }
  }

  /** @param photo for the source 'photo'; kept, so that another resolution can be made of it */
  async showPhoto(photo: Blob): Promise<void> {
    this.#photo = new PhotoFile(photo);
    if (this.#wish.source === 'photo') {
      await this.#openSource();
    }
  }

  /** @returns the wish for the other side of a phone, or for the next camera; undefined where there is only one */
  flipped(): CameraWish | undefined {
    const { source, facing } = this.#wish;
    return source === 'camera' ? flippedCamera(this.#keeper.source, this.#keeper.cameras, facing) : undefined;
  }

  /** From the next frame on, as in a mirror or not. */
  mirror(isMirrored: boolean): void {
    this.#pump.isMirrored = isMirrored;
  }

  /**
   * Reads the source, now and at its best.
   * @returns undefined where there is nothing to read
   */
  async takeStill(): Promise<StillFrame | undefined> {
    const source = this.#keeper.readable;
    return source && source.best.size.widthPx > 0 ? this.#stills.take(source.best) : undefined;
  }

  /** Keeps the picture as it is: nothing is sent, while the camera and the connection stay as they are. */
  freeze(isFrozen: boolean): void {
    this.#isFrozen = isFrozen;
    this.#stats.restart(performance.now());
    this.#runStats();
  }

  /** Makes the camera ready for a still, or spares it the work again. */
  raise(isRaised: boolean): void {
    this.#isRaised = isRaised;
    void this.#keeper.source?.raise(isRaised);
  }

  pause(isPaused: boolean): void {
    this.#isPaused = isPaused;
    this.#restOrWake();
  }

  hide(isHidden: boolean): void {
    this.#isHidden = isHidden;
    this.#restOrWake();
  }

  /** The network is back: no reason to wait any longer. */
  online(): void {
    if (this.#stream.status.kind === 'reconnecting') {
      this.#stream.retry();
    }
  }

  get #isResting(): boolean {
    return this.#isPaused || this.#isHidden;
  }

  async #openSource(): Promise<void> {
    this.#isRunning = true;
    this.#isReleased = false;
    this.#hasPicture = false;
    if (this.#stream.status.kind === 'ended') {
      this.#stream.close();
    }
    await this.#keeper.open(this.#wish, this.#photo);
  }

  #restOrWake(): void {
    clearTimeout(this.#releaseTimer);
    this.#display.restart();
    if (this.#isResting) {
      this.#stream.rest();
      this.#releaseTimer = setTimeout(() => {
        this.#releaseCamera();
      }, this.#hooks.timing.releaseCameraMs);
    } else {
      this.#stats.restart(performance.now());
      this.#stream.wake();
      if (this.#isReleased) {
        void this.#openSource();
      }
    }
    this.#tellState();
    this.#runStats();
  }

  #releaseCamera(): void {
    if (this.#keeper.source?.holdsDevice) {
      this.#isReleased = true;
      this.#keeper.close();
    }
  }

  #sourceBecame(status: SourceStatus): void {
    if (status.kind === 'open') {
      this.#stream.open();
      void this.#keeper.source?.raise(this.#isRaised);
    }
    this.#tellState();
    this.#runStats();
  }

  #linkBecame(status: LinkStatus): void {
    this.#hasPicture = false;
    if (status.kind === 'open') {
      this.#stats.restart(performance.now());
    } else if (status.kind === 'ended') {
      this.#keeper.close(); // nothing is sent any more, so nothing may be filmed
    }
    this.#tellState();
    this.#runStats();
  }

  async #show(picture: Picture): Promise<void> {
    if ((await this.#hooks.view().show(picture.jpeg)) && this.#stream.status.kind === 'open') {
      const nowMs = performance.now();
      this.#stats.painted(nowMs, nowMs - picture.captureTimeMs, picture.stagesMs);
      this.#display.drawn(nowMs);
      this.#hasPicture = true;
      this.#tellState();
    }
  }

  /** Where no picture can come back, the camera's own is better than none. */
  #preview(source: CameraSource): void {
    if (this.#stream.isBlocked && source.size.widthPx > 0) {
      this.#hooks.view().showSource(source, fit(source.size, this.#wish.resolution), this.#pump.isMirrored);
      this.#tellState(); // a phone may have been turned
    }
  }

  /** Runs only while frames may flow. */
  #runStats(): void {
    this.#observer.stop();
    const isOpen = this.#keeper.status.kind === 'open' && this.#stream.status.kind === 'open';
    if (isOpen && !this.#isResting && !this.#isFrozen) {
      this.#observer.start(this.#hooks.timing.statsMs);
    }
  }

  #tellState(): void {
    const source = this.#keeper.source;
    const size = source && source.size.widthPx > 0 ? fit(source.size, this.#wish.resolution) : undefined;
    const isResting = this.#isResting && (this.#keeper.status.kind !== 'closed' || this.#isReleased);
    const state = stateOf(this.#keeper.status, this.#stream.status, size, isResting, this.#hasPicture);
    if (JSON.stringify(state) !== JSON.stringify(this.#state)) {
      this.#state = state;
      this.#hooks.onState(state);
    }
  }
}
