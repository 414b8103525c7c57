/** Safari before 16.4 knows only the prefixed names, and the iPhone's none at all. */
interface PrefixedElement {
  webkitRequestFullscreen?: () => void;
}

/**
 * Full screen on, or off again. Where the browser has none the attribute `full-window` lets the element fill the window.
 * Needs a user gesture; without one the browser refuses, and the window is filled instead.
 */
export async function toggleFullscreen(element: HTMLElement): Promise<void> {
  if (document.fullscreenElement) {
    await document.exitFullscreen();
    return;
  }
  if (element.hasAttribute('full-window')) {
    element.removeAttribute('full-window');
    return;
  }
  const request = (element as Partial<HTMLElement>).requestFullscreen;
  const prefixed = (element as PrefixedElement).webkitRequestFullscreen;
  try {
    if (request) {
      await request.call(element);
    } else if (prefixed) {
      prefixed.call(element);
    } else {
      element.setAttribute('full-window', '');
    }
  } catch {
    element.setAttribute('full-window', '');
  }
}
