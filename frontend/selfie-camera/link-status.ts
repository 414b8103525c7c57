import type { Values } from '../shared/texts.js';

/** Why a socket does not open though the server answers. */
export type SocketProblem = 'socket-origin' | 'socket-host' | 'socket-upgrade' | 'socket-blocked' | 'socket-many';

/** The state of the connection to the server. `why` is for logs. */
export type LinkStatus =
  | { readonly kind: 'closed' }
  /** The first attempt. */
  | { readonly kind: 'connecting' }
  | { readonly kind: 'open' }
  | { readonly kind: 'reconnecting'; readonly problem: '' | 'server-gone' | 'server-full'; readonly why: string }
  /** Sockets do not get through, all else does; tried again from time to time. */
  | { readonly kind: 'blocked'; readonly problem: SocketProblem; readonly values: Values; readonly why: string }
  /** Closed for want of frames; comes back with the next one. */
  | { readonly kind: 'idle' }
  /** The server wants no further attempt. */
  | { readonly kind: 'ended'; readonly problem: 'replaced' | 'ended'; readonly why: string };

/** What to do about a connection that was closed. */
export type Reaction =
  | { readonly do: 'reconnect' }
  | { readonly do: 'reconnect-slowly' }
  | { readonly do: 'rest' }
  | { readonly do: 'end'; readonly problem: 'replaced' | 'ended' };

/** Close codes 1001, 1008 and 1013 are RFC 6455's, the 44xx ones are the server's own. */
export function reactionTo(closeCode: number): Reaction {
  switch (closeCode) {
    case 1013: // no place left
      return { do: 'reconnect-slowly' };
    case 4408: // idle
      return { do: 'rest' };
    case 4409: // another tab or window took over
      return { do: 'end', problem: 'replaced' };
    case 1008: // the servlet container closes all sockets of a session that ends, before the studio does
    case 4410: // signed out, or the view is closed
      return { do: 'end', problem: 'ended' };
    default: // 1001 server stopping, 1006 network or handshake, 4401 ticket refused: the next ticket is a new one anyway
      return { do: 'reconnect' };
  }
}

/** So many failures in a row (3.5 s) are more than a hiccup: the user is told. */
const FAILURES_UNTIL_GONE = 3;

export function problemAfter(failures: number): '' | 'server-gone' {
  return failures > FAILURES_UNTIL_GONE ? 'server-gone' : '';
}

/** So many handshakes in a row that nobody can explain are no hiccup. */
const FAILURES_UNTIL_BLOCKED = 2;

/** @param failures handshakes in a row that failed, from 1 */
export function isBlocked(isCertain: boolean, failures: number): boolean {
  return isCertain || failures >= FAILURES_UNTIL_BLOCKED;
}

/** Whether a still would be refused as well: it asks for the same origin as the socket does. */
export function isForStills(problem: SocketProblem): boolean {
  return problem !== 'socket-origin' && problem !== 'socket-host';
}

/**
 * @param delays milliseconds before the first, second, … new attempt; the last one repeats
 * @param failures in a row, from 1
 * @param random 0 to 1; spreads the delay by ±25 %, so that not all clients of a restarted server come at once
 */
export function backoffMs(delays: readonly number[], failures: number, random: number): number {
  const delay = delays[Math.min(failures, delays.length) - 1] ?? 0;
  return delay * (0.75 + 0.5 * random);
}
