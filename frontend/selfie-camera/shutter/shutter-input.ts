import { HoldTimer } from './hold-timer.js';
import { isForShutter } from './space-rules.js';

export interface ShutterInputHooks {
  readonly holdMs: () => number;
  /** The shutter's button. */
  readonly button: () => HTMLElement;
  readonly isResting: () => boolean;
  /** Whether a countdown or a burst is under way, which Escape ends. */
  readonly isStoppable: () => boolean;
  /** Whether keys are the shutter's at all: not while it is out of sight, or pictures are looked at. */
  readonly isListening: () => boolean;
  readonly onPress: (isBurst: boolean) => void;
  /** Whether a finger, a pointer or a key holds the button down. */
  readonly onHeld: (isHeld: boolean) => void;
}

/**
 * The ways in which one can press: pointer and space bar, short and long, Enter, Shift+Enter, a screen reader's click, and
 * Escape for a countdown or a burst that runs.
 */
export class ShutterInput {
  readonly #hooks: ShutterInputHooks;
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
    // In the capture phase: Escape is the countdown's or the burst's before it is the full window's.
    window.addEventListener('keydown', this.#onKeyDown, { capture: true });
    window.addEventListener('keyup', this.#onKeyUp, { capture: true });
    window.addEventListener('blur', this.#onBlur);
  }

  disconnect(): void {
    this.#onBlur();
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
    } else if (this.#isOurs(event)) {
      event.preventDefault(); // the page would scroll, or the button be clicked once more
      if (!event.repeat) {
        this.#press(event.key);
      }
    }
  };

  #press(key: string): void {
    if (key === 'Enter') {
      this.#hooks.onPress(true);
    } else {
      this.#hold(true);
      this.#keyTimer?.down();
    }
  }

  readonly #onKeyUp = (event: KeyboardEvent): void => {
    if (event.key === ' ' && this.#isHeld) {
      event.preventDefault();
      this.#hold(false);
      this.#keyTimer?.up();
    }
  };

  readonly #onBlur = (): void => {
    this.#hold(false);
    this.#keyTimer?.cancel();
    this.#pointerTimer?.cancel();
  };

  /** Space and Shift+Enter, where nobody else has a use for them. */
  #isOurs(event: KeyboardEvent): boolean {
    const isKey = (event.key === ' ' && !event.shiftKey) || (event.key === 'Enter' && event.shiftKey);
    return isKey && this.#hooks.isListening() && isForShutter(event, this.#hooks.button());
  }

  #hold(isHeld: boolean): void {
    this.#isHeld = isHeld;
    this.#hooks.onHeld(isHeld);
  }
}
