/** Safari before 16.4 knows only the prefixed names, and the iPhone's none at all. */
interface PrefixedElement {
  webkitRequestFullscreen?: () => void;
}

interface PrefixedDocument {
  webkitFullscreenElement?: Element | null;
  webkitExitFullscreen?: () => void;
}

/** What fills the window where the browser has no full screen; it brings its own way out. */
export interface FullWindow extends HTMLElement {
  fullWindow: boolean;
}

/**
 * Full screen on, or off again. Where the browser has none the element fills the window.
 * Needs a user gesture; without one the browser refuses, and the window is filled instead.
 */
export async function toggleFullscreen(element: FullWindow): Promise<void> {
  if (document.fullscreenElement) {
    await document.exitFullscreen();
    return;
  }
  const prefixedDocument = document as PrefixedDocument;
  if (prefixedDocument.webkitFullscreenElement) {
    prefixedDocument.webkitExitFullscreen?.();
    return;
  }
  if (element.fullWindow) {
    element.fullWindow = false;
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
      element.fullWindow = true;
    }
  } catch {
    element.fullWindow = true;
  }
}
