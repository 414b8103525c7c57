/**
 * Makes everything inert that lies beside an element, from it up to the body, so that neither the tab key nor a screen reader
 * leaves it. What opens later over everything, such as a notification or a menu, is not touched.
 *
 * @returns undoes it
 */
export function othersInert(element: HTMLElement): () => void {
  const touched: HTMLElement[] = [];
  for (let node: HTMLElement | null = element; node && node !== document.body; node = node.parentElement) {
    for (const sibling of node.parentElement?.children ?? []) {
      if (sibling !== node && sibling instanceof HTMLElement && !sibling.inert && !isOverAll(sibling)) {
        sibling.inert = true;
        touched.push(sibling);
      }
    }
  }
  return () => {
    for (const sibling of touched) {
      sibling.inert = false;
    }
  };
}

function isOverAll(element: HTMLElement): boolean {
  return /^(script|style|template|vaadin-(notification|confirm-dialog|dialog|connection|dev-tools).*)$/.test(
    element.localName,
  );
}
