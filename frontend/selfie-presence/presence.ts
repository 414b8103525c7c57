import { withTimeout } from '../shared/with-timeout.js';

/** Whether what a page talks to is still there. */
export type Presence =
  /** The server answers, and knows the page's session as far as one can tell. */
  | 'here'
  /** Nobody answers, or a proxy in the server's place. */
  | 'away'
  /** The session has ended, and nobody is signed in. */
  | 'signed-out'
  /** Somebody is signed in, but in another session than the page's: a remembered device, or another person. */
  | 'another-session';

/** Asks the server who is there; needs no session and begins none. */
export function askPresence(): Promise<Response> {
  return fetch(new URL('presence.json', document.baseURI), {
    cache: 'no-store',
    headers: { Accept: 'application/json' },
  });
}

/** @param mark of the session that made the page; '' on a page for everybody, which only needs a server */
export async function readPresence(ask: () => Promise<Response>, mark: string, limitMs: number): Promise<Presence> {
  let response: Response | undefined;
  try {
    response = await withTimeout(ask(), limitMs);
  } catch {
    return 'away';
  }
  if (!response || response.status >= 500) {
    return 'away';
  }
  if (mark === '' || !response.ok) {
    return 'here';
  }
  const answer = await answerOf(response, limitMs);
  if (typeof answer['signedIn'] !== 'boolean') {
    return 'here'; // a page of a proxy's
  }
  if (!answer['signedIn']) {
    return 'signed-out';
  }
  return answer['mark'] === mark ? 'here' : 'another-session';
}

async function answerOf(response: Response, limitMs: number): Promise<Record<string, unknown>> {
  try {
    return ((await withTimeout(response.json(), limitMs)) ?? {}) as Record<string, unknown>;
  } catch {
    return {};
  }
}
