import { readCheck } from './stream-check.js';

/** What the page needs to find its server again; tests put fakes in its place. */
export interface PageHooks {
  /** Asks the server for `stream/check`, which needs no session. */
  readonly askCheck: () => Promise<Response>;
  /** The run of the server that made this page, see {@link presence}; '' = not told. */
  readonly serverRun: () => string;
  readonly reload: () => void;
}

export type Presence =
  /** It answers and is, as far as one can tell, the process that made this page. */
  | 'here'
  /** Nobody answers, or a proxy in its place. */
  | 'away'
  /** It was started anew: what it knew of this page is gone, so the page is being loaded again. */
  | 'reloading';

/** A page that comes back without a working camera must not reload for ever. */
const MIN_BETWEEN_RELOADS_MS = 30_000;
const LAST_RELOAD = 'selfie-camera.last-reload';

/**
 * Looks for the server after a connection was lost. Flow cannot be asked: while the server is away it keeps what it should
 * send, and after a restart it answers nothing that the element could wait for.
 */
export async function presence(page: PageHooks, limitMs: number): Promise<Presence> {
  const check = await readCheck(page.askCheck, limitMs);
  if (check.kind === 'none') {
    return 'away';
  }
  const known = page.serverRun();
  const isAnother = known !== '' && check.run !== '' && check.run !== known;
  return isAnother && reloadOnce(page) ? 'reloading' : 'here';
}

/**
 * Reloads the page when the server is there but no longer knows the page's session.
 * @returns whether the page is being reloaded
 */
export async function reloadIfSessionIsGone(page: PageHooks, limitMs: number): Promise<boolean> {
  switch (await presence(page, limitMs)) {
    case 'away':
      return false;
    case 'reloading':
      return true;
    case 'here':
      return reloadOnce(page);
  }
}

/** Remembers the reload; where the browser lets nothing be remembered there is none, as it might be without end. */
function reloadOnce(page: PageHooks): boolean {
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
