import type { KeepAnswer } from './shot.js';

/** What Flow puts on the element: the client-callable methods of its Java twin. */
export interface FlowShutterServer {
  requestStillTicket(): Promise<string>;
  /** Answers later with the element's method `keepAnswered`: storing must not hold the session's lock. */
  keepStills(request: number, ids: readonly string[]): Promise<void>;
  discardStills(ids: readonly string[]): Promise<void>;
  trashSelfies(ids: readonly string[]): Promise<void>;
  shareSelfies(ids: readonly string[]): Promise<void>;
  sendSelfiesToPhone(ids: readonly string[]): Promise<void>;
}

/** The server as the shutter uses it; tests put another in its place. */
export interface ShutterServer {
  requestTicket(): Promise<string>;
  keep(ids: readonly string[]): Promise<readonly KeepAnswer[]>;
  discard(ids: readonly string[]): Promise<void>;
  trash(selfieIds: readonly string[]): Promise<void>;
  /** Asks on the page how the selfies are to be shared. */
  shareByLink(selfieIds: readonly string[]): Promise<void>;
  /** Shows a code on the page that brings them to a telephone. */
  sendToPhone(selfieIds: readonly string[]): Promise<void>;
}

/** Talks to the Java twin. */
export class TwinServer implements ShutterServer {
  readonly #twin: () => FlowShutterServer | undefined;
  readonly #keeping = new Map<number, (answers: readonly KeepAnswer[]) => void>();
  #lastRequest = 0;

  constructor(twin: () => FlowShutterServer | undefined) {
    this.#twin = twin;
  }

  async requestTicket(): Promise<string> {
    return this.#server.requestStillTicket();
  }

  async keep(ids: readonly string[]): Promise<readonly KeepAnswer[]> {
    const request = ++this.#lastRequest;
    const answered = new Promise<readonly KeepAnswer[]>((resolve) => {
      this.#keeping.set(request, resolve);
    });
    try {
      await this.#server.keepStills(request, ids);
    } catch (error) {
      this.#keeping.delete(request);
      throw error;
    }
    return answered;
  }

  async discard(ids: readonly string[]): Promise<void> {
    await this.#server.discardStills(ids);
  }

  async trash(selfieIds: readonly string[]): Promise<void> {
    await this.#server.trashSelfies(selfieIds);
  }

  async shareByLink(selfieIds: readonly string[]): Promise<void> {
    await this.#server.shareSelfies(selfieIds);
  }

  async sendToPhone(selfieIds: readonly string[]): Promise<void> {
    await this.#server.sendSelfiesToPhone(selfieIds);
  }

  /** An answer to nobody (the page was loaded again meanwhile) is dropped. */
  answered(request: number, answers: readonly KeepAnswer[]): void {
    this.#keeping.get(request)?.(answers);
    this.#keeping.delete(request);
  }

  get #server(): FlowShutterServer {
    const twin = this.#twin();
    if (!twin) {
      throw new Error('no $server, expected the Java twin to be attached');
    }
    return twin;
  }
}
