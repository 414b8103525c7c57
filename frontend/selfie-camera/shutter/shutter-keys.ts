import type { FocusOrigin } from './focus-origin.js';

/** What remote controls send, those for pictures and those for slides; older systems have names of their own. */
const REMOTE: readonly string[] = ['Enter', 'PageDown', 'AudioVolumeUp', 'AudioVolumeDown', 'VolumeUp', 'VolumeDown'];

/** What one writes in: every key is theirs. */
const TEXT =
  'input:not([type="checkbox"], [type="radio"], [type="range"], [type="color"], [type="button"], [type="file"]), textarea, ' +
  '[contenteditable]:not([contenteditable="false"]), [role="textbox"], [role="searchbox"], [role="combobox"], video, audio';

/** What lies over the page and has keys of its own while it is open. */
const OVER_THE_PAGE =
  'dialog, [role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"], [aria-haspopup][aria-expanded="true"]';

/** What does something with a key while it has the focus. */
const CONTROL =
  'a[href], button, input, select, summary, [role="button"], [role="checkbox"], [role="switch"], [role="radio"], ' +
  '[role="slider"], [role="option"], [role="tab"], [role="menuitem"]';

/** What a key does to the shutter; undefined where it is none of its keys. */
export function pressOf(
  { key, shiftKey }: KeyboardEvent,
  withRemotes: boolean,
): 'hold' | 'single' | 'burst' | undefined {
  if (key === 'Enter' && shiftKey) {
    return 'burst';
  }
  if (shiftKey) {
    return undefined;
  }
  if (key === ' ') {
    return 'hold';
  }
  return withRemotes && REMOTE.includes(key) ? 'single' : undefined;
}

/**
 * Whether a key is the shutter's now. A control that was clicked has done its part, and the key is for the shutter again; one
 * that was reached with Tab is about to be used.
 *
 * @param shutter its own button has the focus as often as not, and is no reason to keep off
 */
export function isForShutter(event: KeyboardEvent, shutter: HTMLElement, focus: FocusOrigin): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) {
    return false;
  }
  const path = event.composedPath();
  if (path.includes(shutter)) {
    return true;
  }
  const elements = path.filter((node) => node instanceof Element);
  if (elements.some((node) => node.matches(TEXT) || node.matches(OVER_THE_PAGE))) {
    return false;
  }
  return !(focus.isFromKeys && elements.some((node) => node.matches(CONTROL) || isTabStop(node)));
}

/** Whoever has a place in the tab order is there to be used. */
function isTabStop(node: Element): boolean {
  return node.hasAttribute('tabindex') && (node as HTMLElement).tabIndex >= 0;
}
