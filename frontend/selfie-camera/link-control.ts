import { DetailChoice, type Detail, type Room } from './detail.js';
import type { Picture, Refused } from './frame-protocol.js';
import { Lowest } from './lowest.js';
import { RateControl } from './rate-control.js';
import { SendWindow } from './send-window.js';

/** A frame that is under way. */
export interface SentFrame {
  readonly sentMs: number;
  readonly bytes: number;
  readonly detail: Detail;
}

const FRAMES_PER_SECOND = 30;
/** So much may be sent ahead of the rate; a camera's frames come a little unevenly. */
const AHEAD_MS = 40;

/** Two refreshes of an ordinary screen: what showing a picture takes where nothing is slow. */
const QUICK_DISPLAY_MS = 34;
/** A browser does one thing at a time: the answer, and what was before it, may each wait for a picture being shown. */
const WAITS_PER_PICTURE = 3;
const DISPLAY_WEIGHT = 0.2;

/**
 * What the line to the server carries, and what follows from it: how many frames may be under way, how big and how fine they
 * are, and when the next may be read. Everything here is reckoned from what answers tell; nothing has a timer.
 */
export class LinkControl {
  readonly #up = new RateControl();
  readonly #down = new RateControl();
  #window = new SendWindow();
  #way = new Lowest();
  readonly #choice = new DetailChoice();
  /** Until when the line has enough of what was sent, and of the pictures that come of it. */
  #upBusyMs = 0;
  #downBusyMs = 0;
  #displayMs = 0;

  /** A new connection: another server process perhaps, another clock, another line. */
  connected(): void {
    this.#up.restart();
    this.#down.restart();
    this.#window = new SendWindow();
    this.#way = new Lowest();
    this.#upBusyMs = 0;
    this.#downBusyMs = 0;
  }

  /** @param sides how many times as long the sides of a frame at full scale are from now on; the line is as it was */
  resized(sides: number): void {
    this.#choice.resized(sides);
  }

  /** How many frames may be under way. */
  get window(): number {
    return this.#window.frames;
  }

  /** The quickest way there and back of late, without the server's time; 0 = nothing measured yet. */
  get wayMs(): number {
    return this.#way.value ?? 0;
  }

  /** Of the next frame. */
  get detail(): Detail {
    return this.#choice.detail(roomAt(this.#up.pace, this.#down.pace));
  }

  /** Whether the line has room for another frame. */
  hasRoom(nowMs: number): boolean {
    return Math.max(this.#upBusyMs, this.#downBusyMs) <= nowMs + AHEAD_MS;
  }

  sent({ sentMs, bytes, detail }: SentFrame): void {
    this.#choice.frameSeen(bytes, detail);
    const { pictureBytes } = this.#choice.expected(detail);
    this.#upBusyMs = Math.max(this.#upBusyMs, sentMs) + (8_000 * bytes) / this.#up.pace;
    this.#downBusyMs = Math.max(this.#downBusyMs, sentMs) + (8_000 * pictureBytes) / this.#down.pace;
  }

  /** @param answerBytes of the whole message */
  answered(nowMs: number, { sentMs, bytes, detail }: SentFrame, answer: Picture | Refused, answerBytes: number): void {
    const { arrivedMs, leavesMs } = answer;
    const isPicture = answer.kind === 'picture';
    const roundTripMs = nowMs - sentMs;
    this.#way.observe(nowMs, Math.max(0, roundTripMs - (leavesMs - arrivedMs)));
    this.#window.answered(nowMs, roundTripMs, isPicture);
    this.#up.observe({ nowMs, delayMs: arrivedMs - sentMs, arrivedMs, bytes, roundTripMs });
    this.#down.observe({ nowMs, delayMs: nowMs - leavesMs, arrivedMs: nowMs, bytes: answerBytes, roundTripMs });
    if (isPicture) {
      this.#choice.pictureSeen(answerBytes, detail);
    } else if (answer.reason === 'too-large') {
      this.#choice.tooLarge(bytes);
    }
    this.#choice.choose(nowMs, roomAt(this.#up.rate, this.#down.rate));
  }

  /** What the browser needs to show a picture: answers wait for that too, and no line is to blame. */
  displayTook(ms: number): void {
    this.#displayMs += DISPLAY_WEIGHT * (ms - this.#displayMs);
    this.#down.excusedMs = WAITS_PER_PICTURE * Math.max(0, this.#displayMs - QUICK_DISPLAY_MS);
  }
}

function roomAt(up: number, down: number): Room {
  const bytes = (rate: number): number => rate / 8 / FRAMES_PER_SECOND;
  return { frameBytes: bytes(up), pictureBytes: bytes(down) };
}
