/** Full screen where the browser has one and allows it; the viewer fills the window anyway. */
export async function enterFullScreen(element: HTMLElement): Promise<void> {
  const request = (element as Partial<HTMLElement>).requestFullscreen;
  try {
    await request?.call(element);
  } catch {
    // refused: the window is large enough
  }
}

export async function leaveFullScreen(element: HTMLElement): Promise<void> {
  if (document.fullscreenElement === element) {
    try {
      await document.exitFullscreen();
    } catch {
      // left already, by a key of the browser's
    }
  }
}
