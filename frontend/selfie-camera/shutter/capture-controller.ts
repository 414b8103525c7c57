import { canTakeStill, type CameraState } from '../camera-state.js';
import type { StillFrame } from '../still-maker.js';
import { Countdown } from './countdown.js';
import type { Review } from './review.js';
import type { ShutterTiming } from './shutter-timing.js';

/** What the shutter needs of the camera element. */
export interface StillCamera extends EventTarget {
  readonly cameraState: CameraState;
  /** Whether it shows people as in a mirror now. */
  readonly isMirror: boolean;
  takeStill(): Promise<StillFrame | undefined>;
  freeze(isFrozen: boolean): void;
  raise(isRaised: boolean): void;
}

/** What is going on. */
export type Phase =
  | { readonly kind: 'resting' }
  | { readonly kind: 'counting'; readonly secondsLeft: number; readonly isBurst: boolean }
  /** Pictures are being taken or developed, and there is none to look at yet. */
  | {
      readonly kind: 'shooting';
      readonly taken: number;
      readonly isMoreToCome: boolean;
      /** Until a burst's next picture; 0 where there is none to come. */
      readonly secondsLeft: number;
    }
  | { readonly kind: 'reviewing' };

export interface CaptureHooks {
  readonly camera: () => StillCamera | undefined;
  readonly newReview: () => Review;
  readonly ticketSource: () => Promise<string>;
  readonly timing: () => ShutterTiming;
  /** Between the pictures of a burst: time to make another face. */
  readonly burstSeconds: () => number;
  readonly onPhase: (phase: Phase) => void;
  readonly onSecond: (secondsLeft: number) => void;
  /** The camera was read: flash and click. */
  readonly onShot: () => void;
}

/** Pictures of a burst. */
export const BURST = 4;

/** States of the camera in which a picture can be expected, if not now then soon. */
const FILMING: readonly string[] = ['live', 'preview', 'connecting', 'reconnecting'];

/** From the press to the review: counts down, reads the camera, and hands the frames over. Knows nothing of the page. */
export class CaptureController {
  readonly #hooks: CaptureHooks;
  #phase: Phase = { kind: 'resting' };
  #review: Review | undefined;
  #countdown: Countdown | undefined;
  /** Asked for in the countdown's last second, so that it costs no time and still knows the background that is shown. */
  #ticket: Promise<string> | undefined;
  #lastKey = 0;
  #pressedAtMs: number | undefined;
  #isReady = false;
  /** A run that was cancelled must not go on. */
  #run = 0;
  /** Ends the wait for a burst's next picture: with it, or with none. */
  #endWait: (() => void) | undefined;
  /** The run whose burst was stopped. */
  #stoppedRun = 0;

  constructor(hooks: CaptureHooks) {
    this.#hooks = hooks;
  }

  get phase(): Phase {
    return this.#phase;
  }

  get review(): Review | undefined {
    return this.#review;
  }

  /** When the last picture was triggered, `performance.now()`; tells it once, so that no picture is measured twice. */
  takePressedAt(): number | undefined {
    const pressedAtMs = this.#pressedAtMs;
    this.#pressedAtMs = undefined;
    return pressedAtMs;
  }

  /**
   * Starts the countdown, or takes the picture now.
   * @param seconds 0 = now
   * @returns false where that is not possible now
   */
  start(seconds: number, isBurst: boolean): boolean {
    const camera = this.#hooks.camera();
    if (this.#phase.kind !== 'resting' || !camera || !canTakeStill(camera.cameraState)) {
      return false;
    }
    camera.raise(true);
    if (seconds === 0) {
      void this.#shoot(isBurst);
      return true;
    }
    this.#countdown = new Countdown(seconds, this.#hooks.timing().secondMs, {
      onSecond: (secondsLeft) => {
        if (secondsLeft === 1) {
          this.#ticket = this.#ask();
        }
        this.#become({ kind: 'counting', secondsLeft, isBurst });
        this.#hooks.onSecond(secondsLeft);
      },
      onZero: () => {
        void this.#shoot(isBurst);
      },
    });
    return true;
  }

  /**
   * Stops a countdown, or a burst before its next picture; what was taken by then is shown as ever.
   * @returns what there was to stop
   */
  cancel(): 'countdown' | 'burst' | undefined {
    if (this.#phase.kind === 'counting') {
      this.#rest();
      return 'countdown';
    }
    if (this.#phase.kind === 'shooting' && this.#phase.isMoreToCome) {
      this.#stoppedRun = this.#run;
      this.#endWait?.();
      return 'burst';
    }
    return undefined;
  }

  /** The camera's state changed: a countdown or a burst ends with the picture. */
  cameraBecame(state: CameraState): void {
    if (!FILMING.includes(state.state)) {
      this.cancel();
    }
  }

  /** Without a countdown there is no time to raise the camera, so it stays raised. */
  beReady(isReady: boolean): void {
    this.#isReady = isReady;
    if (this.#phase.kind === 'resting') {
      this.#hooks.camera()?.raise(isReady);
    }
  }

  /** The review is over; the picture goes on. @returns the review, whose pictures are the caller's to end */
  close(): Review | undefined {
    const review = this.#review;
    this.#rest();
    return review;
  }

  /** Shows pictures again whose review was closed. */
  reopen(review: Review): void {
    this.#rest();
    this.#review = review;
    this.#hooks.camera()?.freeze(true);
    this.#become({ kind: 'reviewing' });
  }

  async #shoot(isBurst: boolean): Promise<void> {
    const run = ++this.#run;
    const review = this.#hooks.newReview();
    const count = isBurst ? BURST : 1;
    const developing: Promise<void>[] = [];
    this.#review = review;
    this.#pressedAtMs = performance.now();
    for (let taken = 1; taken <= count && run !== this.#stoppedRun; taken++) {
      const frame = this.#read(taken === count);
      const ticket = this.#ticket ?? this.#ask();
      this.#ticket = undefined;
      this.#become({ kind: 'shooting', taken, isMoreToCome: taken < count, secondsLeft: 0 });
      this.#hooks.onShot();
      developing.push(this.#develop(review, frame, ticket));
      if (taken < count) {
        await this.#countToNext(taken);
      }
      if (run !== this.#run) {
        return; // whoever ended the run has let go of review and camera, too
      }
    }
    if (run === this.#stoppedRun) {
      this.#hooks.camera()?.freeze(true);
      this.#become({ kind: 'shooting', taken: developing.length, isMoreToCome: false, secondsLeft: 0 });
    }
    await Promise.race(developing);
    if (run === this.#run) {
      this.#become({ kind: 'reviewing' });
    }
  }

  /** Reads the camera at once; with the last picture the live one stands still and leaves the server to the still. */
  #read(isLast: boolean): Promise<StillFrame | undefined> {
    const camera = this.#hooks.camera();
    const frame = camera?.takeStill().catch(() => undefined) ?? Promise.resolve(undefined);
    if (isLast) {
      camera?.freeze(true);
    }
    return frame;
  }

  /** Counts down to a burst's next picture. */
  #countToNext(taken: number): Promise<void> {
    return new Promise((resolve) => {
      const countdown = new Countdown(this.#hooks.burstSeconds(), this.#hooks.timing().secondMs, {
        onSecond: (secondsLeft) => {
          this.#become({ kind: 'shooting', taken, isMoreToCome: true, secondsLeft });
          this.#hooks.onSecond(secondsLeft);
        },
        onZero: resolve,
      });
      this.#endWait = () => {
        countdown.cancel();
        resolve();
      };
    });
  }

  async #develop(review: Review, frame: Promise<StillFrame | undefined>, ticket: Promise<string>): Promise<void> {
    await review.add(++this.#lastKey, await frame, ticket);
  }

  /** A rejection is looked at where the ticket is used, which may be never. */
  #ask(): Promise<string> {
    const ticket = this.#hooks.ticketSource();
    ticket.catch(() => undefined);
    return ticket;
  }

  #rest(): void {
    this.#run += 1;
    this.#endWait?.();
    this.#countdown?.cancel();
    this.#countdown = undefined;
    this.#ticket = undefined;
    this.#review = undefined;
    const camera = this.#hooks.camera();
    camera?.freeze(false);
    camera?.raise(this.#isReady);
    this.#become({ kind: 'resting' });
  }

  #become(phase: Phase): void {
    this.#phase = phase;
    this.#hooks.onPhase(phase);
  }
}
