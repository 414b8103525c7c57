import type { FrameSocket } from '../stream-hooks.js';
import { until } from '../../shared/testing/until.js';

/** A frame as the server reads it. */
export interface SentFrame {
  readonly sequence: number;
  readonly captureTimeMs: number;
  readonly jpeg: ArrayBuffer;
  /** Of the picture, as it is written; 0 = the server's own. */
  readonly quality: number;
  readonly arrivedMs: number;
}

/** Stage times in the unit of the wire, 10 µs: 1, 2, 5, 1, 3 and 2 ms. */
export const STAGE_UNITS = [100, 200, 500, 100, 300, 200];

/** When a frame arrived and its answer leaves, by the server's clock. */
type ServerTimes = readonly [number, number];
const SERVER_TIMES_MS: ServerTimes = [1_000, 1_014];

/** Written from the protocol's description, not with the product's code. */
export function pictureMessage(
  sequence: number,
  captureTimeMs: number,
  jpeg: ArrayBuffer,
  units = STAGE_UNITS,
  [arrivedMs, leavesMs] = SERVER_TIMES_MS,
): ArrayBuffer {
  const message = new ArrayBuffer(41 + jpeg.byteLength);
  const view = new DataView(message);
  view.setUint8(0, 1);
  view.setUint32(1, sequence, false);
  view.setFloat64(5, captureTimeMs, false);
  view.setFloat64(13, arrivedMs, false);
  view.setFloat64(21, leavesMs, false);
  units.forEach((unit, index) => {
    view.setUint16(29 + 2 * index, unit, false);
  });
  new Uint8Array(message, 41).set(new Uint8Array(jpeg));
  return message;
}

export function refusedMessage(
  sequence: number,
  captureTimeMs: number,
  reason: number,
  [arrivedMs, leavesMs] = SERVER_TIMES_MS,
): ArrayBuffer {
  const message = new ArrayBuffer(30);
  const view = new DataView(message);
  view.setUint8(0, 2);
  view.setUint32(1, sequence, false);
  view.setFloat64(5, captureTimeMs, false);
  view.setFloat64(13, arrivedMs, false);
  view.setFloat64(21, leavesMs, false);
  view.setUint8(29, reason);
  return message;
}

/** One connection, with the test as the server. */
export class FakeSocket extends EventTarget implements FrameSocket {
  binaryType: BinaryType = 'blob';
  readonly frames: SentFrame[] = [];
  isClosed = false;
  /** When set, every frame is answered at once with this picture. */
  echo: ArrayBuffer | undefined;
  #answered = 0;
  mostInFlight = 0;

  constructor(readonly url: string) {
    super();
  }

  get ticket(): string {
    return new URL(this.url).searchParams.get('ticket') ?? '';
  }

  send(data: ArrayBuffer): void {
    const view = new DataView(data);
    const arrivedMs = performance.now();
    const frame = {
      sequence: view.getUint32(1),
      captureTimeMs: view.getFloat64(5),
      quality: view.getUint8(13),
      jpeg: data.slice(14),
      arrivedMs,
    };
    this.frames.push(frame);
    this.mostInFlight = Math.max(this.mostInFlight, this.frames.length - this.#answered);
    const { echo } = this;
    if (echo) {
      setTimeout(() => {
        this.picture(frame.sequence, echo);
      });
    }
  }

  close(): void {
    this.isClosed = true;
  }

  accept(): void {
    this.dispatchEvent(new Event('open'));
  }

  picture(sequence: number, jpeg: ArrayBuffer): void {
    this.#answer(
      sequence,
      pictureMessage(sequence, this.#timeOf(sequence), jpeg, STAGE_UNITS, this.#serverTimes(sequence)),
    );
  }

  refuse(sequence: number, reason: number): void {
    this.#answer(sequence, refusedMessage(sequence, this.#timeOf(sequence), reason, this.#serverTimes(sequence)));
  }

  message(data: ArrayBuffer): void {
    this.dispatchEvent(new MessageEvent('message', { data }));
  }

  closeWith(code: number): void {
    this.isClosed = true;
    this.dispatchEvent(new CloseEvent('close', { code }));
  }

  #answer(sequence: number, data: ArrayBuffer): void {
    this.#answered = Math.max(this.#answered, sequence);
    this.message(data);
  }

  #timeOf(sequence: number): number {
    return this.#frame(sequence)?.captureTimeMs ?? 0;
  }

  #serverTimes(sequence: number): ServerTimes {
    return [this.#frame(sequence)?.arrivedMs ?? 0, performance.now()];
  }

  #frame(sequence: number): SentFrame | undefined {
    return this.frames.find((frame) => frame.sequence === sequence);
  }
}

/** Of the server that made the page. */
export const FIRST_RUN = 'run-1';

/** An answer of `stream/check`, as the server's description of it says. */
export function checkAnswer(reason: string, expected = '', found = '', run = FIRST_RUN): Response {
  return Response.json({ reason, expected, found, run }, { status: reason === 'host' ? 421 : 200 });
}

/** Makes sockets and remembers them. */
export class FakeServer {
  readonly sockets: FakeSocket[] = [];
  tickets = 0;
  /** Set: new connections are accepted, and frames answered with it. */
  echo: ArrayBuffer | undefined;

  /** What `stream/check` answers; at first that it saw nothing wrong. */
  checkAnswer: () => Response | Promise<Response> = () => checkAnswer('ok');
  checks = 0;

  readonly check = async (): Promise<Response> => {
    this.checks += 1;
    return this.checkAnswer();
  };

  readonly connect = (url: string): FakeSocket => {
    const socket = new FakeSocket(url);
    socket.echo = this.echo;
    this.sockets.push(socket);
    if (this.echo) {
      setTimeout(() => {
        socket.accept();
      });
    }
    return socket;
  };

  readonly ticket = (): Promise<string> => {
    this.tickets += 1;
    return Promise.resolve(`ticket-${this.tickets}`);
  };

  /** Nobody answers any more, neither here nor there. */
  goAway(): void {
    this.checkAnswer = () => Promise.reject(new TypeError('Failed to fetch'));
  }

  /** The connection made last, once there are so many. */
  async socket(count = 1): Promise<FakeSocket> {
    await until(`connection ${count}`, () => this.sockets.length >= count);
    const socket = this.sockets[count - 1];
    if (!socket) {
      throw new Error(`no connection ${count}`);
    }
    return socket;
  }
}
