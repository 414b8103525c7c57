/** Lets an element hear a pointer to its end, wherever it goes. Without it a drag ends at the edge, which is no reason to have none. */
export function capturePointer(element: Element, pointerId: number): void {
  try {
    element.setPointerCapture(pointerId);
  } catch {
    // the finger is gone already; its end comes as "pointercancel"
  }
}
