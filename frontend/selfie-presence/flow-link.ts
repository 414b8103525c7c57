/** What Vaadin's client tells about its requests; it has no types of its own for the page's global objects. */
interface ConnectionState {
  readonly state: string;
  addStateChangeListener(listener: Listener): void;
  removeStateChangeListener(listener: Listener): void;
}

type Listener = (before: string, now: string) => void;

/** @returns stops listening */
export function onLostRequest(lost: () => void): () => void {
  const store = (window as { Vaadin?: { connectionState?: ConnectionState } }).Vaadin?.connectionState;
  const listener: Listener = (_, now) => {
    if (now === 'reconnecting' || now === 'connection-lost') {
      lost();
    }
  };
  store?.addStateChangeListener(listener);
  return () => {
    store?.removeStateChangeListener(listener);
  };
}
