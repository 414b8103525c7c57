import type { SocketProblem } from './link-status.js';
import { withTimeout } from '../shared/with-timeout.js';
import type { Values } from '../shared/texts.js';

/** Why a socket did not open, as far as the server can tell. */
export type Diagnosis =
  /** It knows of nothing, or nobody could be asked: the network, most likely. */
  | { readonly kind: 'network'; readonly why: string }
  | { readonly kind: 'signed-out' }
  /**
   * The socket alone is the trouble, for HTTP arrives.
   * @param isCertain whether once is enough; else it may have been a hiccup
   */
  | {
      readonly kind: 'blocked';
      readonly problem: SocketProblem;
      readonly isCertain: boolean;
      readonly values: Values;
      readonly why: string;
    };

/** The words of `GET /stream/check` that name a cause. */
const CAUSES: Readonly<Record<string, { problem: SocketProblem; isCertain: boolean }>> = {
  origin: { problem: 'socket-origin', isCertain: true },
  host: { problem: 'socket-host', isCertain: true },
  'upgrade-missing': { problem: 'socket-upgrade', isCertain: true },
  unseen: { problem: 'socket-blocked', isCertain: false },
  'too-many': { problem: 'socket-many', isCertain: true },
};

/** A wrong name is answered so, with the reason all the same. */
const MISDIRECTED = 421;
const MAX_FACT = 200;

/** Of the socket, beside the page. */
export function streamUrl(ticket: string): string {
  const url = new URL('stream', document.baseURI);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  url.searchParams.set('ticket', ticket);
  return url.href;
}

/** Asks the server what it saw of the handshake that failed. Lies beside the socket, so a proxy treats both alike. */
export function askStreamCheck(): Promise<Response> {
  const address = new URL('stream/check', document.baseURI);
  address.searchParams.set('origin', location.origin);
  return fetch(address, { cache: 'no-store', headers: { Accept: 'application/json' } });
}

/** What `stream/check` answered. */
export type Check =
  /** Nobody, or an error of a proxy's. */
  | { readonly kind: 'none'; readonly why: string }
  /** All words are '' in an answer that is none of ours (an older server, a page of a proxy's): HTTP arrives all the same. */
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly reason: string;
      readonly expected: string;
      readonly found: string;
      /** Another with every start of the server. */
      readonly run: string;
    };

export async function readCheck(ask: () => Promise<Response>, limitMs: number): Promise<Check> {
  let response: Response | undefined;
  try {
    response = await withTimeout(ask(), limitMs);
  } catch (error) {
    return { kind: 'none', why: String(error) };
  }
  if (!response || response.status >= 500) {
    return { kind: 'none', why: response ? `status ${response.status}` : 'no answer' };
  }
  const body = await bodyOf(response, limitMs);
  const text = (name: string): string => {
    const value = body[name];
    return typeof value === 'string' || typeof value === 'number' ? String(value).slice(0, MAX_FACT) : '';
  };
  const { status } = response;
  return {
    kind: 'answer',
    status,
    reason: text('reason'),
    expected: text('expected'),
    found: text('found'),
    run: text('run'),
  };
}

/** Makes of the answer why a socket did not open. */
export async function diagnose(ask: () => Promise<Response>, limitMs: number): Promise<Diagnosis> {
  const check = await readCheck(ask, limitMs);
  if (check.kind === 'none') {
    return { kind: 'network', why: check.why };
  }
  const { status, reason, expected, found } = check;
  if (reason === 'ok') {
    return { kind: 'network', why: 'the server saw nothing wrong' };
  }
  if (reason === 'signed-out') {
    return { kind: 'signed-out' };
  }
  const cause = CAUSES[reason] ?? { problem: 'socket-blocked', isCertain: false };
  return { kind: 'blocked', ...cause, values: { expected, found }, why: `status ${status}, ${reason}` };
}

async function bodyOf(response: Response, limitMs: number): Promise<Record<string, unknown>> {
  if (!response.ok && response.status !== MISDIRECTED) {
    return {};
  }
  try {
    return ((await withTimeout(response.json(), limitMs)) ?? {}) as Record<string, unknown>;
  } catch {
    return {};
  }
}
