/** Keeps the attribute `awake` on an element while somebody does something on the page, and for a while after. */
export class Wakefulness {
  readonly #element: HTMLElement;
  readonly #awakeMs: () => number;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(element: HTMLElement, awakeMs: () => number) {
    this.#element = element;
    this.#awakeMs = awakeMs;
  }

  connect(): void {
    document.addEventListener('pointermove', this.#onPointer);
    document.addEventListener('pointerup', this.#onPointer);
    this.#element.addEventListener('focusin', this.#onPointer);
  }

  disconnect(): void {
    document.removeEventListener('pointermove', this.#onPointer);
    document.removeEventListener('pointerup', this.#onPointer);
    this.#element.removeEventListener('focusin', this.#onPointer);
    clearTimeout(this.#timer);
    this.#element.removeAttribute('awake');
  }

  wake(): void {
    clearTimeout(this.#timer);
    this.#element.toggleAttribute('awake', true);
    this.#timer = setTimeout(() => {
      this.#rest();
    }, this.#awakeMs());
  }

  /** Only when a touch ends: what was hidden until then must not be what it hit. */
  readonly #onPointer = (): void => {
    this.wake();
  };

  #rest(): void {
    if (this.#element.matches(':hover, :focus-within')) {
      this.wake();
    } else {
      this.#element.removeAttribute('awake');
    }
  }
}
