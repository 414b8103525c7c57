import { reloadOnce } from '../shared/reload-once.js';
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
