import { Credits } from './credits.js';
import { FINEST, type Detail } from './detail.js';
import { decodeAnswer, encodeFrame } from './frame-protocol.js';
import { LinkControl } from './link-control.js';
import { withTimeout } from '../shared/with-timeout.js';
import { backoffMs, isBlocked, problemAfter, reactionTo, type LinkStatus } from './link-status.js';
import { presence, reloadIfSessionIsGone } from './server-presence.js';
import { diagnose, streamUrl } from './stream-check.js';
import type { FrameSocket, StreamHooks } from './stream-hooks.js';

/** The code of a connection that went without a word, as every refused handshake does. */
const ABNORMAL = 1006;

/**
 * Frames go and pictures come over it, as many at once as the way is long; where it dies it comes back with a new ticket.
 */
export class FrameStream {
  readonly #hooks: StreamHooks;
  readonly #control: LinkControl;
  readonly #credits: Credits;
  #status: LinkStatus = { kind: 'closed' };
  #socket: FrameSocket | undefined;
  /** Whatever belongs to an older attempt is ignored. */
  #attempt = 0;
  #failures = 0;
  /** Handshakes in a row that failed. */
  #unopened = 0;
  #isBlocked = false;
  #isResting = false;
  /** Whether an attempt was made before: the server may have gone since, or come back as another. */
  #isReturning = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param control learns from every answer */
  constructor(hooks: StreamHooks, control = new LinkControl()) {
    this.#hooks = hooks;
    this.#control = control;
    this.#credits = new Credits(() => control.window);
  }

  get status(): LinkStatus {
    return this.#status;
  }

  /** Whether a frame may be sent now. */
  get hasCredit(): boolean {
    return this.#status.kind === 'open' && this.#credits.free;
  }

  /** Whether sockets do not get through, as far as the last attempt told; true also while another is made. */
  get isBlocked(): boolean {
    return this.#isBlocked;
  }

  /** Connects, unless a connection is there or under way. */
  open(): void {
    if (this.#status.kind === 'closed' || this.#status.kind === 'ended') {
      this.#begin();
    }
  }

  /** Closes for good, until {@link open}. */
  close(): void {
    this.#isBlocked = false;
    this.#drop();
    this.#become({ kind: 'closed' });
  }

  /** Nobody looks: keeps an open connection, but makes no new attempts. */
  rest(): void {
    this.#isResting = true;
  }

  /** Someone looks again, or there is a frame to send: connects at once where the connection sleeps or waits. */
  wake(): void {
    this.#isResting = false;
    if (this.#status.kind === 'idle') {
      this.#become({ kind: 'connecting' });
      void this.#connect();
    }
  }

  /** Makes the next attempt now, whatever the reason for waiting. */
  retry(): void {
    this.#isResting = false;
    if (this.#status.kind === 'open') {
      return;
    }
    this.#begin();
  }

  #begin(): void {
    this.#failures = 0;
    this.#unopened = 0;
    this.#become({ kind: 'connecting' });
    void this.#connect();
  }

  /**
   * Call only while {@link hasCredit}.
   * @param captureTimeMs `performance.now()` when the camera was read
   */
  send(captureTimeMs: number, jpeg: ArrayBuffer, detail: Detail = FINEST): void {
    const wasQuiet = this.#credits.inFlight === 0;
    const frame = { sentMs: performance.now(), bytes: jpeg.byteLength, detail };
    this.#socket?.send(encodeFrame(this.#credits.take(frame), captureTimeMs, detail.pictureQuality, jpeg));
    this.#control.sent(frame);
    if (wasQuiet) {
      this.#expectAnswer();
    }
  }

  async #connect(): Promise<void> {
    this.#drop();
    const attempt = this.#attempt;
    const isServerHere = !this.#isReturning || (await this.#isServerHere(attempt));
    this.#isReturning = true;
    const ticket = isServerHere ? await this.#ticket(attempt) : undefined;
    if (ticket === undefined || attempt !== this.#attempt) {
      return;
    }
    const socket = this.#hooks.socketFactory(streamUrl(ticket));
    socket.binaryType = 'arraybuffer';
    this.#socket = socket;
    this.#credits.reset();
    this.#control.connected();
    this.#failAfter(this.#hooks.timing.handshakeMs, () => this.#unopenedBecause('no handshake'));
    let isOpen = false;
    const on = (type: string, listener: (event: Event) => void): void => {
      socket.addEventListener(type, (event) => {
        if (attempt === this.#attempt) {
          listener(event);
        }
      });
    };
    on('open', () => {
      clearTimeout(this.#timer);
      isOpen = true;
      this.#unopened = 0;
      this.#isBlocked = false;
      this.#become({ kind: 'open' });
    });
    on('message', (event) => {
      this.#receive((event as MessageEvent<ArrayBuffer>).data);
    });
    on('close', (event) => {
      const { code, reason } = event as CloseEvent;
      const why = `closed with ${code} ${reason}`.trim();
      if (isOpen || code !== ABNORMAL) {
        this.#closed(code, why);
      } else {
        void this.#unopenedBecause(why);
      }
    });
  }

  /** A browser does not tell a page why a handshake failed; the server may know. */
  async #unopenedBecause(why: string): Promise<void> {
    this.#drop();
    this.#unopened += 1;
    const attempt = this.#attempt;
    const diagnosis = await diagnose(this.#hooks.askCheck, this.#hooks.timing.checkMs);
    if (attempt !== this.#attempt) {
      return;
    }
    if (diagnosis.kind === 'signed-out') {
      this.#isBlocked = false;
      this.#become({ kind: 'ended', problem: 'ended', why: `${why}: signed out` });
    } else if (diagnosis.kind === 'blocked' && isBlocked(diagnosis.isCertain, this.#unopened)) {
      const { problem, values } = diagnosis;
      this.#isBlocked = true;
      this.#failures = 1; // the wait does not grow
      this.#wait({ kind: 'blocked', problem, values, why: `${why}: ${diagnosis.why}` }, [this.#hooks.timing.blockedMs]);
    } else {
      this.#retryLater(diagnosis.kind === 'blocked' ? `${why}: ${diagnosis.problem}` : why);
    }
  }

  /** @returns false where the next step is already decided */
  async #isServerHere(attempt: number): Promise<boolean> {
    const found = await presence(this.#hooks, this.#hooks.timing.checkMs);
    if (attempt === this.#attempt && found !== 'here') {
      this.#retryLater(`server ${found}`, found === 'away' ? this.#hooks.timing.awayMs : undefined);
    }
    return found === 'here';
  }

  /** @returns undefined where there is none; the next step is then already decided */
  async #ticket(attempt: number): Promise<string | undefined> {
    let why = 'no ticket in time';
    try {
      const ticket = await withTimeout(this.#hooks.ticketSource(), this.#hooks.timing.ticketMs);
      if (ticket !== undefined) {
        return ticket;
      }
      if (attempt === this.#attempt && (await reloadIfSessionIsGone(this.#hooks, this.#hooks.timing.checkMs))) {
        why = 'the session is gone, reloading';
      }
    } catch (error) {
      why = `no ticket: ${String(error)}`;
    }
    if (attempt === this.#attempt) {
      this.#retryLater(why);
    }
    return undefined;
  }

  #receive(data: ArrayBuffer): void {
    const answer = decodeAnswer(data);
    if (answer.kind === 'malformed' || !this.#credits.knows(answer.sequence)) {
      // A server that speaks otherwise (another version, after an update) cannot be trusted with the next message either.
      this.#retryLater(answer.kind === 'malformed' ? answer.why : `answer to frame ${answer.sequence}, never sent`);
      return;
    }
    const frame = this.#credits.answered(answer.sequence, answer.kind === 'picture');
    if (frame) {
      this.#control.answered(performance.now(), frame, answer, data.byteLength);
    }
    this.#failures = 0;
    this.#expectAnswer();
    if (answer.kind === 'picture') {
      this.#hooks.onPicture(answer);
    } else {
      this.#hooks.onRefused(answer);
    }
  }

  #closed(code: number, why: string): void {
    const reaction = reactionTo(code);
    switch (reaction.do) {
      case 'reconnect':
        this.#retryLater(why);
        break;
      case 'reconnect-slowly':
        this.#failures += 1;
        this.#wait({ kind: 'reconnecting', problem: 'server-full', why }, [this.#hooks.timing.serverFullMs]);
        break;
      case 'rest':
        this.#drop();
        this.#become({ kind: 'idle' });
        break;
      case 'end':
        this.#drop();
        this.#become({ kind: 'ended', problem: reaction.problem, why });
        break;
    }
  }

  #retryLater(why: string, delays = this.#hooks.timing.backoffMs): void {
    this.#failures += 1;
    this.#wait({ kind: 'reconnecting', problem: problemAfter(this.#failures), why }, delays);
  }

  #wait(status: LinkStatus, delays: readonly number[]): void {
    this.#drop();
    this.#become(status);
    this.#timer = setTimeout(
      () => {
        if (this.#isResting) {
          this.#become({ kind: 'idle' });
        } else {
          void this.#connect();
        }
      },
      backoffMs(delays, this.#failures, Math.random()),
    );
  }

  /** Restarted by every answer, stopped when none is outstanding. */
  #expectAnswer(): void {
    clearTimeout(this.#timer);
    if (this.#credits.inFlight > 0) {
      this.#failAfter(this.#hooks.timing.answerMs, () => {
        this.#retryLater('no answer');
      });
    }
  }

  #failAfter(milliseconds: number, fail: () => unknown): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(fail, milliseconds);
  }

  /** Lets go of socket, timer and everything that is still under way. */
  #drop(): void {
    this.#attempt += 1;
    clearTimeout(this.#timer);
    this.#socket?.close(1000);
    this.#socket = undefined;
  }

  #become(status: LinkStatus): void {
    this.#status = status;
    this.#hooks.onStatus(status);
  }
}
