/** A page that comes back without what it lacked must not reload for ever. */
const MIN_BETWEEN_RELOADS_MS = 30_000;
const LAST_RELOAD = 'selfie-camera.last-reload';

/**
 * Loads the page again, unless that was just done; where the browser lets nothing be remembered it never is, as it might be
 * without end.
 * @returns whether the page is being loaded again
 */
export function reloadOnce(page: { readonly reload: () => void }): boolean {
  try {
    const lastMs = Number(sessionStorage.getItem(LAST_RELOAD) ?? 0);
    if (Date.now() - lastMs < MIN_BETWEEN_RELOADS_MS) {
      return false;
    }
    sessionStorage.setItem(LAST_RELOAD, String(Date.now()));
  } catch {
    return false;
  }
  page.reload();
  return true;
}
