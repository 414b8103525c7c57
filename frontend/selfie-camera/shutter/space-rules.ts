/** What does something of its own with the space bar while it has the focus. */
const HANDLES_SPACE =
  'a[href], button, input, select, textarea, summary, video, audio, [contenteditable]:not([contenteditable="false"]), ' +
  '[role="button"], [role="checkbox"], [role="switch"], [role="radio"], [role="slider"], [role="textbox"], ' +
  '[role="combobox"], [role="option"], [role="tab"], [role="menuitem"], dialog, [role="dialog"]';

/**
 * Whether the space bar is the shutter's now: nobody else wants it.
 * @param shutter its own button has the focus as often as not, and counts as nobody else
 */
export function isForShutter(event: KeyboardEvent, shutter: HTMLElement): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) {
    return false;
  }
  const path = event.composedPath();
  if (path.includes(shutter)) {
    return true;
  }
  return !path.some((node) => node instanceof Element && (node.matches(HANDLES_SPACE) || isTabStop(node)));
}

/** Whoever has a place in the tab order is there to be used. */
function isTabStop(node: Element): boolean {
  return node.hasAttribute('tabindex') && (node as HTMLElement).tabIndex >= 0;
}
