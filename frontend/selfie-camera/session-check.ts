/** What {@link reloadIfSessionIsGone} needs from the page; tests put fakes in its place. */
export interface PageHooks {
  /** Asks for the login page, which needs no session. */
  readonly askLogin: () => Promise<Response>;
  readonly reload: () => void;
}

/** A page that comes back without a working camera must not reload for ever. */
const SHORTEST_BETWEEN_RELOADS_MS = 30_000;
const LAST_RELOAD = 'selfie-camera.last-reload';

/**
 * Reloads the page when the server is up but no longer knows the page's session, as after a restart: Flow then answers
 * nothing that the element could wait for.
 * @returns whether the page is being reloaded
 */
export async function reloadIfSessionIsGone(page: PageHooks): Promise<boolean> {
  if (!(await isServerUp(page)) || !mayReload()) {
    return false;
  }
  page.reload();
  return true;
}

export function askLoginPage(): Promise<Response> {
  return fetch(new URL('login', document.baseURI), { method: 'HEAD', cache: 'no-store' });
}

async function isServerUp(page: PageHooks): Promise<boolean> {
  try {
    return (await page.askLogin()).ok;
  } catch {
    return false;
  }
}

/** Remembers the reload; where the browser lets nothing be remembered there is none, as it might be without end. */
function mayReload(): boolean {
  try {
    const lastMs = Number(sessionStorage.getItem(LAST_RELOAD) ?? 0);
    const may = Date.now() - lastMs >= SHORTEST_BETWEEN_RELOADS_MS;
    if (may) {
      sessionStorage.setItem(LAST_RELOAD, String(Date.now()));
    }
    return may;
  } catch {
    return false;
  }
}
