import { debugInfoOf } from '../camera-problem.js';
import { withTimeout } from '../../shared/with-timeout.js';
import type { ShutterTiming } from './shutter-timing.js';
import { problemOfAnswer, type StillProblem } from './still-problem.js';

/** A developed still that waits on the server, with its picture. */
export interface DevelopedStill {
  readonly id: string;
  readonly widthPx: number;
  readonly heightPx: number;
  /** What the server took from the last byte of the frame. */
  readonly serverMs: number;
  /** The JPEG to look at. */
  readonly picture: Blob;
}

export type SendResult =
  | { readonly kind: 'developed'; readonly still: DevelopedStill }
  /** `debugInfo` is for logs. */
  | { readonly kind: 'failed'; readonly problem: StillProblem; readonly debugInfo: string };

export interface SenderHooks {
  /** A one-time ticket that stands for the person and what is set in the studio now. */
  readonly ticketSource: () => Promise<string>;
  /** `window.fetch`, or a test's. */
  readonly fetch: typeof fetch;
  readonly timing: ShutterTiming;
}

class Refusal extends Error {
  constructor(
    readonly problem: StillProblem,
    debugInfo: string,
  ) {
    super(debugInfo);
  }
}

/** Sends a frame to be developed and fetches the picture. Failures are values; nothing is thrown. */
export class StillSender {
  readonly #hooks: SenderHooks;

  constructor(hooks: SenderHooks) {
    this.#hooks = hooks;
  }

  /**
   * @param ticket asked for before, so that it costs no time now; where it fails, or is not good any more, another is asked
   *     for once
   */
  async send(jpeg: Blob, ticket: Promise<string>): Promise<SendResult> {
    const first = await this.#attempt(jpeg, ticket);
    const isTicketBad = first.kind === 'failed' && (first.problem === 'ticket' || first.problem === 'expired');
    return isTicketBad ? this.#attempt(jpeg, this.#hooks.ticketSource()) : first;
  }

  async #attempt(jpeg: Blob, ticket: Promise<string>): Promise<SendResult> {
    try {
      return { kind: 'developed', still: await this.#develop(jpeg, await this.#withTimeout(ticket)) };
    } catch (error) {
      const problem = error instanceof Refusal ? error.problem : 'offline'; // fetch throws where there is no answer
      return { kind: 'failed', problem, debugInfo: debugInfoOf(error) };
    }
  }

  async #withTimeout(ticket: Promise<string>): Promise<string> {
    const found = await withTimeout(ticket, this.#hooks.timing.ticketMs);
    if (found === undefined) {
      throw new Refusal('offline', 'no ticket in time');
    }
    return found;
  }

  async #develop(jpeg: Blob, ticket: string): Promise<DevelopedStill> {
    const { sendMs, pictureMs } = this.#hooks.timing;
    const headers = { 'Content-Type': 'image/jpeg', Accept: 'application/json' };
    const address = new URL('stills', document.baseURI);
    address.searchParams.set('ticket', ticket);
    const answer = await this.#ask(address, sendMs, { method: 'POST', body: jpeg, headers }, json);
    const { id, width, height, millis } = answer as { id: string; width: number; height: number; millis: number };
    const picture = await this.#ask(new URL(`stills/${id}/picture.jpg`, document.baseURI), pictureMs, {}, (response) =>
      response.blob(),
    );
    return { id, widthPx: width, heightPx: height, serverMs: millis, picture };
  }

  /** The time limit holds until the body is read. */
  async #ask<T>(
    address: URL,
    limitMs: number,
    init: RequestInit,
    read: (response: Response) => Promise<T>,
  ): Promise<T> {
    const controller = new AbortController();
    const timer = setTimeout(() => {
      controller.abort();
    }, limitMs);
    try {
      const { fetch } = this.#hooks;
      const response = await fetch(address, { ...init, signal: controller.signal, credentials: 'same-origin' });
      if (response.redirected || isPage(response)) {
        throw new Refusal('signed-out', `answered by a page, ${response.status}`); // the login page
      }
      if (!response.ok) {
        throw new Refusal(problemOfAnswer(response.status, await json(response)), `status ${response.status}`);
      }
      return await read(response);
    } catch (error) {
      throw controller.signal.aborted ? new Refusal('timeout', `no answer in ${limitMs} ms`) : error;
    } finally {
      clearTimeout(timer);
    }
  }
}

function isPage(response: Response): boolean {
  return response.ok && (response.headers.get('Content-Type') ?? '').startsWith('text/html');
}

async function json(response: Response): Promise<unknown> {
  try {
    return (await response.json()) as unknown;
  } catch {
    throw new Refusal(response.ok ? 'internal' : problemOfAnswer(response.status, undefined), 'an answer without JSON');
  }
}
