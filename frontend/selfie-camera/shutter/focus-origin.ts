/** How the focus came to be where it is: by Tab, to use what it is on, or as what is left of a click. */
export class FocusOrigin {
  #isFromKeys = false;

  connect(): void {
    // Whoever came here by keys, as along the pages' links, is told by the browser.
    this.#isFromKeys = document.activeElement?.matches(':focus-visible') ?? false;
    window.addEventListener('keydown', this.#onKey, { capture: true });
    window.addEventListener('pointerdown', this.#onPointer, { capture: true });
    document.addEventListener('fullscreenchange', this.#onPointer);
  }

  disconnect(): void {
    window.removeEventListener('keydown', this.#onKey, { capture: true });
    window.removeEventListener('pointerdown', this.#onPointer, { capture: true });
    document.removeEventListener('fullscreenchange', this.#onPointer);
  }

  get isFromKeys(): boolean {
    return this.#isFromKeys;
  }

  readonly #onKey = ({ key }: KeyboardEvent): void => {
    if (key === 'Tab') {
      this.#isFromKeys = true;
    }
  };

  /** Also what led into full screen has done its part: the key that pressed it must not lead out again. */
  readonly #onPointer = (): void => {
    this.#isFromKeys = false;
  };
}
