/** Dispatches an event that everybody around an element hears, also from inside a shadow root. */
export function tell(element: EventTarget, name: string, detail: object): void {
  element.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
}
