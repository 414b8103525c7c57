/** What has a use of its own for the arrow keys while it has the focus. */
const HANDLES_ARROWS =
  'input, textarea, select, video, audio, [contenteditable]:not([contenteditable="false"]), [role="textbox"], ' +
  '[role="slider"], [role="radio"], [role="radiogroup"], [role="tab"], [role="menubar"], [role="menu"], [role="listbox"], ' +
  '[role="combobox"], [role="grid"], dialog, [role="dialog"], [role="alertdialog"]';

/** The page's left and right keys. */
export class PageKeys {
  readonly #onSteps: (steps: 1 | -1) => void;

  /** @param onSteps told 1 for the right key and -1 for the left, in pages that are read from right to left, too */
  constructor(onSteps: (steps: 1 | -1) => void) {
    this.#onSteps = onSteps;
  }

  connect(): void {
    document.addEventListener('keydown', this.#onKey);
  }

  disconnect(): void {
    document.removeEventListener('keydown', this.#onKey);
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    const { key, defaultPrevented, altKey, ctrlKey, metaKey, shiftKey } = event;
    const isFree = !defaultPrevented && !altKey && !ctrlKey && !metaKey && !shiftKey;
    if (!isFree || (key !== 'ArrowLeft' && key !== 'ArrowRight') || isForeign(event)) {
      return;
    }
    event.preventDefault();
    if (event.repeat) {
      return; // a held key would ask the server thirty times a second
    }
    this.#onSteps(key === 'ArrowRight' ? 1 : -1);
  };
}

function isForeign(event: KeyboardEvent): boolean {
  return event.composedPath().some((node) => node instanceof Element && node.matches(HANDLES_ARROWS));
}
