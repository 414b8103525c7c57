import type { StillFrame } from '../still-maker.js';
import type { StillProblem } from './still-problem.js';
import type { DevelopedStill } from './still-sender.js';

/** One picture from the press to its end. Nothing is stored on the server before `kept`. */
export interface Shot {
  /** 1, 2, 3, … on this page. */
  readonly key: number;
  /** Kept until the review ends, so that nothing that fails loses it; undefined where the camera gave none. */
  readonly frame: StillFrame | undefined;
  /** Address of the picture for this page; '' while there is none. */
  readonly url: string;
  readonly still: DevelopedStill | undefined;
  readonly status: ShotStatus;
  /** Whether it is among those to keep. */
  readonly isChosen: boolean;
}

export type ShotStatus =
  | { readonly kind: 'sending' }
  | { readonly kind: 'shown' }
  | { readonly kind: 'keeping' }
  | { readonly kind: 'kept'; readonly selfieId: string }
  | { readonly kind: 'failed'; readonly problem: StillProblem };

/** What became of a wish to keep. The texts are `keep.<kind>.title` and `.cure`. */
export type KeepProblem =
  | { readonly kind: 'over-quota'; readonly neededBytes: number; readonly freeBytes: number }
  /** The server's disk is nearly full, whoever keeps something. */
  | { readonly kind: 'no-space' }
  /** The server forgot the still before it was kept. */
  | { readonly kind: 'gone' }
  | { readonly kind: 'failed' }
  | { readonly kind: 'offline' };

export type KeepAnswer =
  { readonly kind: 'kept'; readonly id: string; readonly selfieId: string } | (KeepProblem & { readonly id: string });

export function newShot(key: number, frame: StillFrame | undefined): Shot {
  const status: ShotStatus = frame ? { kind: 'sending' } : { kind: 'failed', problem: 'no-frame' };
  return { key, frame, url: '', still: undefined, status, isChosen: true };
}

/** What "Keep" would keep now. */
export function toKeep(shots: readonly Shot[]): readonly Shot[] {
  return shots.filter(({ isChosen, status }) => isChosen && status.kind === 'shown');
}
