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
 * @param whole what goes into full screen: the element, or something around it
 */
export async function toggleFullscreen(element: FullWindow, whole: HTMLElement = element): Promise<void> {
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
  const prefixed = (whole as PrefixedElement).webkitRequestFullscreen;
  const isWithoutName = (whole as Partial<HTMLElement>).requestFullscreen === undefined;
  if (isWithoutName && prefixed) {
    prefixed.call(whole);
  } else {
    element.fullWindow = !(await enterFullscreen(whole));
  }
}

/**
 * Needs a user gesture.
 * @returns false where the browser has no full screen by its standard name, or refuses
 */
export async function enterFullscreen(element: HTMLElement): Promise<boolean> {
  const request = (element as Partial<HTMLElement>).requestFullscreen;
  try {
    await request?.call(element);
    return request !== undefined;
  } catch {
    return false;
  }
}

/** Does nothing where another element, or none, is the one in full screen. */
export async function leaveFullscreen(element: HTMLElement): Promise<void> {
  if (document.fullscreenElement === element) {
    try {
      await document.exitFullscreen();
    } catch {
      // left already, by a key of the browser's
    }
  }
}
