/**
 * The binary messages between this element and the server, big endian.
 *
 * ```
 * FRAME    to the server  u8 kind = 1 | u32 sequence | f64 capture time | u8 quality | JPEG
 * PICTURE  from it        u8 kind = 1 | u32 sequence | f64 capture time | f64 arrived | f64 leaves
 *                         | 6 x u16 stage times in 10 µs | JPEG
 * REFUSED  from it        u8 kind = 2 | u32 sequence | f64 capture time | f64 arrived | f64 leaves | u8 reason
 * ```
 * The sequence starts at 1 on every connection. The capture time is `performance.now()` in milliseconds; the server only
 * repeats it. The quality, 1 to 100, is the finest that the picture may have; 0 leaves it to the server. When the frame
 * arrived and when the answer leaves is told in milliseconds of the server's clock, which begins anywhere. A stage time of
 * 65535 means 655.35 ms or more.
 */

/** What the server does with a frame, in order. */
export const STAGES = ['waiting', 'decode', 'segment', 'mask', 'composite', 'encode'] as const;
export type Stage = (typeof STAGES)[number];

/** Milliseconds per stage, 0 to 655.35. */
export type StageTimes = Readonly<Record<Stage, number>>;

/** Index = code on the wire; 0 stands for every code this version does not know. */
export const REFUSALS = [
  'unknown',
  'too-large',
  'not-a-jpeg',
  'bad-dimensions',
  'damaged',
  'superseded',
  'internal',
] as const;
export type Refusal = (typeof REFUSALS)[number];

interface Head {
  readonly sequence: number;
  readonly captureTimeMs: number;
  /** By the server's clock. */
  readonly arrivedMs: number;
  readonly leavesMs: number;
}

export interface Picture extends Head {
  readonly kind: 'picture';
  readonly stagesMs: StageTimes;
  /** A view into the message, not a copy. */
  readonly jpeg: Uint8Array<ArrayBuffer>;
}

export interface Refused extends Head {
  readonly kind: 'refused';
  readonly reason: Refusal;
}

/** Bytes that are no message; `why` is for logs. */
export interface Malformed {
  readonly kind: 'malformed';
  readonly why: string;
}

const FRAME_KIND = 1;
const PICTURE_KIND = 1;
const REFUSED_KIND = 2;
const SEQUENCE_AT = 1;
const TIME_AT = 5;
const QUALITY_AT = 13;
const FRAME_HEAD_BYTES = 14;
const ARRIVED_AT = 13;
const LEAVES_AT = 21;
const HEAD_BYTES = 29;
const PICTURE_HEAD_BYTES = HEAD_BYTES + 2 * STAGES.length;
const REFUSED_BYTES = HEAD_BYTES + 1;
const STAGE_UNITS_PER_MS = 100;

/**
 * @param sequence 1 to 4,294,967,295
 * @param captureTimeMs any finite number
 * @param pictureQuality above 0, at most 1, which leaves it to the server
 * @param jpeg not modified
 */
export function encodeFrame(
  sequence: number,
  captureTimeMs: number,
  pictureQuality: number,
  jpeg: ArrayBuffer,
): ArrayBuffer {
  const message = new ArrayBuffer(FRAME_HEAD_BYTES + jpeg.byteLength);
  const view = new DataView(message);
  view.setUint8(0, FRAME_KIND);
  view.setUint32(SEQUENCE_AT, sequence);
  view.setFloat64(TIME_AT, captureTimeMs);
  view.setUint8(QUALITY_AT, pictureQuality === 1 ? 0 : Math.max(1, Math.round(100 * pictureQuality)));
  new Uint8Array(message).set(new Uint8Array(jpeg), FRAME_HEAD_BYTES);
  return message;
}

/** @param message kept alive by the picture's `jpeg`, not modified */
export function decodeAnswer(message: ArrayBuffer): Picture | Refused | Malformed {
  const view = new DataView(message);
  if (message.byteLength < REFUSED_BYTES) {
    return malformed(`${message.byteLength} bytes, expected at least ${REFUSED_BYTES}`);
  }
  const head: Head = {
    sequence: view.getUint32(SEQUENCE_AT),
    captureTimeMs: view.getFloat64(TIME_AT),
    arrivedMs: view.getFloat64(ARRIVED_AT),
    leavesMs: view.getFloat64(LEAVES_AT),
  };
  const times = [head.captureTimeMs, head.arrivedMs, head.leavesMs];
  if (head.sequence === 0 || !times.every(Number.isFinite)) {
    return malformed(`sequence ${head.sequence}, times ${times.join(', ')}`);
  }
  const kind = view.getUint8(0);
  switch (kind) {
    case PICTURE_KIND:
      return decodePicture(view, head);
    case REFUSED_KIND:
      return { kind: 'refused', ...head, reason: REFUSALS[view.getUint8(HEAD_BYTES)] ?? 'unknown' };
    default:
      return malformed(`kind ${kind}, expected ${PICTURE_KIND} or ${REFUSED_KIND}`);
  }
}

function decodePicture(view: DataView<ArrayBuffer>, head: Head): Picture | Malformed {
  const isJpeg = view.byteLength > PICTURE_HEAD_BYTES + 2 && view.getUint16(PICTURE_HEAD_BYTES) === 0xffd8;
  if (!isJpeg) {
    return malformed(`a picture of ${view.byteLength} bytes without a JPEG at ${PICTURE_HEAD_BYTES}`);
  }
  const stageMs = (index: number): number => view.getUint16(HEAD_BYTES + 2 * index) / STAGE_UNITS_PER_MS;
  const stagesMs = Object.fromEntries(STAGES.map((stage, index) => [stage, stageMs(index)])) as Record<Stage, number>;
  return { kind: 'picture', ...head, stagesMs, jpeg: new Uint8Array(view.buffer, PICTURE_HEAD_BYTES) };
}

function malformed(why: string): Malformed {
  return { kind: 'malformed', why };
}
