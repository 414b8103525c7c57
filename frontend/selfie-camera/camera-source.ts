import type { CameraProblem } from './camera-problem.js';
import type { Flow } from './frame-watch.js';
import type { Size } from './size.js';

/** Where the person comes from. */
export type SourceKind = 'camera' | 'person' | 'photo';

/** Which of a phone's cameras: towards the user, or away. */
export type Facing = 'user' | 'environment';

/** What to film; a change of any field opens another source. */
export interface SourceWish {
  readonly source: SourceKind;
  /** '' = whichever fits `facing`. */
  readonly deviceId: string;
  readonly facing: Facing;
  /** Wished for, not guaranteed. */
  readonly resolution: Size;
  /** With `{n}` for 0 to `personFrames` - 1, relative to the page's base address. */
  readonly personUrl: string;
  readonly personFrames: number;
}

/** An image that can be drawn, and how large it is. */
export interface SourceImage {
  /** The newest image, for `drawImage`. Owned by the source. */
  readonly image: CanvasImageSource;
  /** Of {@link image}; may change while a phone is turned. */
  readonly size: Size;
}

/** An open source of images. Whoever opened it closes it. */
export interface CameraSource extends SourceImage {
  /** Whether it keeps a device busy (and a light on) that others may want. */
  readonly holdsDevice: boolean;
  /** '' where it is no device. */
  readonly deviceId: string;
  /** The browser's name for the side the camera looks to; '' where it does not tell. */
  readonly facing: string;
  /** The newest image, as large as there is one: what a still is made of. */
  readonly best: SourceImage;
  /**
   * Films as large as the device can up to a still's size, or as wished again. Never fails: where the device cannot, it
   * films on as it did.
   */
  raise(isRaised: boolean): Promise<void>;
  /**
   * Films in another size from now on, without asking the user again.
   * @returns whether it does; else the source must be opened anew
   */
  resize(resolution: Size): Promise<boolean>;
  /**
   * @param onImage called for every new image until {@link close}
   * @param onLost called at most once, when the device went away by itself
   * @param onFlow called when images stop coming, and when they come again
   */
  play(onImage: () => void, onLost: () => void, onFlow: (flow: Flow) => void): void;
  /** Frees device, bitmaps and timers; may be called again. */
  close(): void;
}

/** An expected failure to open a source. */
export class SourceFailure extends Error {
  constructor(
    readonly problem: CameraProblem,
    debugInfo: string,
  ) {
    super(debugInfo);
    this.name = 'SourceFailure';
  }
}
