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
 * Hears when a person asks the device to close what lies over the page, as Back does on Android. Where the browser does not tell,
 * nothing happens.
 *
 * @param close called once for each time; the one that is asked to close may stay open
 * @returns stops listening
 */
export function onCloseRequest(close: () => void): () => void {
  let watcher: CloseWatcher | undefined;
  let isOver = false;
  const watch = (): void => {
    watcher = window.CloseWatcher && new window.CloseWatcher(); // each hears one request
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
