import { FocusOrigin } from './focus-origin.js';
import { HoldTimer } from './hold-timer.js';
import { isForShutter, pressOf } from './shutter-keys.js';

export interface ShutterInputHooks {
  readonly holdMs: () => number;
  /** The shutter's button. */
  readonly button: () => HTMLElement;
  readonly isResting: () => boolean;
  /** Whether a countdown or a burst is under way, which Escape ends. */
  readonly isStoppable: () => boolean;
  /** Whether keys are the shutter's at all: not while it is out of sight, or pictures are looked at. */
  readonly isListening: () => boolean;
  /** Whether the keys that remote controls send are the shutter's, too. */
  readonly hasRemoteKeys: () => boolean;
  readonly onPress: (isBurst: boolean) => void;
  /** Whether a finger, a pointer or a key holds the button down. */
  readonly onHeld: (isHeld: boolean) => void;
}

/**
 * The ways in which one can press: pointer and space bar, short and long, the keys of remote controls, Shift+Enter, a screen
 * reader's click, and Escape for a countdown or a burst that runs.
 */
export class ShutterInput {
  readonly #hooks: ShutterInputHooks;
  readonly #focus = new FocusOrigin();
  #pointerTimer: HoldTimer | undefined;
  #keyTimer: HoldTimer | undefined;
  #isHeld = false;
  #wasLong = false;

  constructor(hooks: ShutterInputHooks) {
    this.#hooks = hooks;
  }

  connect(): void {
    const holdMs = this.#hooks.holdMs();
    const nothing = (): void => undefined; // the click that follows is the short press
    this.#pointerTimer = new HoldTimer(holdMs, nothing, () => {
      this.#wasLong = true;
      this.#hold(false);
      this.#hooks.onPress(true);
    });
    const pressed = (isBurst: boolean) => (): void => {
      this.#hooks.onPress(isBurst);
    };
    this.#keyTimer = new HoldTimer(holdMs, pressed(false), pressed(true));
    this.#focus.connect();
    // In the capture phase: Escape is the countdown's or the burst's before it is the full window's, and a key that is the
    // shutter's is no one else's.
    window.addEventListener('keydown', this.#onKeyDown, { capture: true });
    window.addEventListener('keyup', this.#onKeyUp, { capture: true });
    window.addEventListener('blur', this.#onBlur);
  }

  disconnect(): void {
    this.#onBlur();
    this.#focus.disconnect();
    window.removeEventListener('keydown', this.#onKeyDown, { capture: true });
    window.removeEventListener('keyup', this.#onKeyUp, { capture: true });
    window.removeEventListener('blur', this.#onBlur);
  }

  /** Of the button. Keys and screen readers click without a pointer, so their clicks follow no long press. */
  readonly onClick = (event: MouseEvent): void => {
    const isAfterLong = this.#wasLong && event.detail > 0;
    this.#wasLong = false;
    if (!isAfterLong) {
      this.#hooks.onPress(false);
    }
  };

  readonly onPointerDown = (event: PointerEvent): void => {
    this.#wasLong = false;
    if (event.button === 0 && this.#hooks.isResting()) {
      this.#hold(true);
      this.#pointerTimer?.down();
    }
  };

  readonly onPointerEnd = (): void => {
    this.#hold(false);
    this.#pointerTimer?.cancel();
  };

  readonly #onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && this.#hooks.isStoppable()) {
      event.preventDefault();
      this.#hooks.onPress(false);
      return;
    }
    const press = this.#pressOf(event);
    if (press) {
      event.preventDefault(); // the page would scroll, or the button be clicked once more
      event.stopPropagation(); // or what was clicked last be clicked again
      if (!event.repeat) {
        this.#press(press);
      }
    }
  };

  #press(press: 'hold' | 'single' | 'burst'): void {
    if (press === 'hold') {
      this.#hold(true);
      this.#keyTimer?.down();
    } else {
      this.#hooks.onPress(press === 'burst');
    }
  }

  readonly #onKeyUp = (event: KeyboardEvent): void => {
    if (event.key === ' ' && this.#isHeld) {
      event.preventDefault();
      event.stopPropagation();
      this.#hold(false);
      this.#keyTimer?.up();
    }
  };

  readonly #onBlur = (): void => {
    this.#hold(false);
    this.#keyTimer?.cancel();
    this.#pointerTimer?.cancel();
  };

  /** What a key does, where it is the shutter's and nobody else has a use for it. */
  #pressOf(event: KeyboardEvent): 'hold' | 'single' | 'burst' | undefined {
    const press = pressOf(event, this.#hooks.hasRemoteKeys());
    return press && this.#hooks.isListening() && isForShutter(event, this.#hooks.button(), this.#focus)
      ? press
      : undefined;
  }

  #hold(isHeld: boolean): void {
    this.#isHeld = isHeld;
    this.#hooks.onHeld(isHeld);
  }
}
