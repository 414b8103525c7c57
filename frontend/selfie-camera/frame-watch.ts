/** How a camera's pictures come. */
export type Flow =
  /** They come. */
  | 'flowing'
  /** They do not, though the camera is still ours: a call has it, or another app. */
  | 'interrupted'
  /** They did not for so long that it is worth opening the camera anew. */
  | 'stuck';

/** Looks without a picture, by which a slow camera is told from one that has stopped; a muted track says so itself. */
const SILENT_LOOKS = 8;
const MUTED_LOOKS = 2;
const STUCK_LOOKS = 24;

/**
 * Notices pictures that stop though their track has not ended, as a phone's do during a call. Counts looks rather than
 * milliseconds: a page that had no time has not looked either.
 */
export class FrameWatch {
  readonly #track: MediaStreamTrack | undefined;
  readonly #onFlow: (flow: Flow) => void;
  readonly #timer: ReturnType<typeof setInterval>;
  #looks = 0;
  #flow: Flow = 'flowing';

  /** @param onFlow called on every change */
  constructor(track: MediaStreamTrack | undefined, lookMs: number, onFlow: (flow: Flow) => void) {
    this.#track = track;
    this.#onFlow = onFlow;
    this.#timer = setInterval(() => {
      this.#look();
    }, lookMs);
  }

  /** A picture came. */
  seen(): void {
    this.#looks = 0;
    this.#become('flowing');
  }

  close(): void {
    clearInterval(this.#timer);
  }

  #look(): void {
    if (document.hidden) {
      this.#looks = 0; // no browser draws what nobody sees
      return;
    }
    this.#looks += 1;
    const isMuted = this.#track?.muted ?? false;
    if (this.#looks > STUCK_LOOKS && !isMuted) {
      this.#become('stuck');
    } else if (this.#looks > (isMuted ? MUTED_LOOKS : SILENT_LOOKS)) {
      this.#become('interrupted');
    }
  }

  #become(flow: Flow): void {
    if (this.#flow !== flow && !(this.#flow === 'stuck' && flow === 'interrupted')) {
      this.#flow = flow;
      this.#onFlow(flow);
    }
  }
}
