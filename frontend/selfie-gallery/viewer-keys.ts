export type ViewerCommand =
  | 'previous'
  | 'next'
  | 'first'
  | 'last'
  | 'close'
  | 'favourite'
  | 'delete'
  | 'undo'
  | 'zoom-in'
  | 'zoom-out'
  | 'fit'
  | 'pause';

const COMMANDS: Readonly<Record<string, ViewerCommand>> = {
  ArrowLeft: 'previous',
  ArrowRight: 'next',
  PageUp: 'previous',
  PageDown: 'next',
  Home: 'first',
  End: 'last',
  Escape: 'close',
  Delete: 'delete',
  f: 'favourite',
  F: 'favourite',
  '+': 'zoom-in',
  '=': 'zoom-in',
  '-': 'zoom-out',
  '0': 'fit',
  ' ': 'pause',
};

/** Elements that have a use of their own for these keys. */
const OWN_KEYS =
  'input, textarea, select, [contenteditable], [role=menu], [role=listbox], [role=radiogroup], vaadin-radio-group, vaadin-slider, vaadin-menu-bar, vaadin-select, vaadin-text-field, vaadin-dialog';

/** Elements for which the space key is a click. */
const CLICKED = 'button, a[href], vaadin-button, [role=button], summary';

/** @returns undefined for keys that belong to what has the focus, or to the browser */
export function viewerCommand(event: KeyboardEvent): ViewerCommand | undefined {
  if (event.altKey || event.defaultPrevented) {
    return undefined;
  }
  const path = event.composedPath().filter((node) => node instanceof Element);
  if (path.some((node) => node.matches(OWN_KEYS))) {
    return undefined;
  }
  if (event.ctrlKey || event.metaKey) {
    return event.key.toLowerCase() === 'z' ? 'undo' : undefined;
  }
  if (event.key === ' ' && path.some((node) => node.matches(CLICKED))) {
    return undefined;
  }
  return COMMANDS[event.key];
}
