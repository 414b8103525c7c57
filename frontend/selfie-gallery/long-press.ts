/** As long as phones take for it. */
const HOLD_MS = 450;

/** A finger is never quite still. */
const SLACK_PX = 10;

/** Notices when a finger or pen rests on something. A mouse has other ways. */
export class LongPress {
  #timer: ReturnType<typeof setTimeout> | undefined;
  #x = 0;
  #y = 0;
  #fired = false;

  /** @param held called once the finger has rested long enough */
  down(event: PointerEvent, held: () => void): void {
    this.cancel();
    this.#fired = false;
    if (event.pointerType === 'mouse' || !event.isPrimary) {
      return;
    }
    this.#x = event.clientX;
    this.#y = event.clientY;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#fired = true;
      held();
    }, HOLD_MS);
  }

  move(event: PointerEvent): void {
    if (Math.hypot(event.clientX - this.#x, event.clientY - this.#y) > SLACK_PX) {
      this.cancel();
    }
  }

  cancel(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  /** Whether the click, or the menu, that comes now is the end of a long press; asked once for each. */
  hasFired(): boolean {
    return this.#fired;
  }

  /** The click after a long press has come. */
  done(): boolean {
    const fired = this.#fired;
    this.#fired = false;
    return fired;
  }
}
