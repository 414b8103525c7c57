/** What TypeScript's library does not know yet: https://html.spec.whatwg.org/multipage/interaction.html#the-closewatcher-interface */
interface CloseWatcher extends EventTarget {
  destroy(): void;
}

declare global {
  interface Window {
    CloseWatcher?: (new () => CloseWatcher) | undefined;
  }
}

/**
 * Hears when a person asks a device that is used by touch to close what lies over the page, as Back does on Android. Where the
 * browser does not tell, nothing happens. Elsewhere it is the Escape key that asks, also for a menu or a field that lies further
 * up: keys have their own ways.
 *
 * @param close called once for each time; the one that is asked to close may stay open
 * @returns stops listening
 */
export function onCloseRequest(close: () => void): () => void {
  let watcher: CloseWatcher | undefined;
  let isOver = false;
  const watch = (): void => {
    const isTouched = window.matchMedia('(pointer: coarse)').matches;
    watcher = isTouched && window.CloseWatcher ? new window.CloseWatcher() : undefined; // each hears one request
    watcher?.addEventListener('close', () => {
      watcher = undefined;
      close();
      if (!isOver) {
        watch();
      }
    });
  };
  watch();
  return () => {
    isOver = true;
    watcher?.destroy();
  };
}
