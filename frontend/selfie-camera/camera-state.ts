import type { CameraProblem } from './camera-problem.js';
import { isForStills, type LinkStatus } from './link-status.js';
import type { Size } from './size.js';
import type { SourceStatus } from './source-keeper.js';
import type { Values } from '../shared/texts.js';

/** `preview`: the camera's own picture is shown, for the live one does not get through; stills can be taken all the same. */
export type CameraStateName =
  'idle' | 'asking' | 'connecting' | 'live' | 'preview' | 'paused' | 'refused' | 'reconnecting' | 'ended';

/** The one state of the element, as its event `selfie-camera-state` tells it. */
export interface CameraState {
  readonly state: CameraStateName;
  readonly problem: CameraProblem;
  /** Of a frame at full quality, 0 while there is no source. */
  readonly widthPx: number;
  readonly heightPx: number;
  /** For logs only, never for the user; '' where there is no problem. */
  readonly debugInfo: string;
  /** What stands in the braces of the problem's text. */
  readonly values?: Values;
}

export const IDLE: CameraState = { state: 'idle', problem: '', widthPx: 0, heightPx: 0, debugInfo: '' };

/** Whether a still can be taken now. */
export function canTakeStill(state: CameraState | undefined): boolean {
  return state?.state === 'live' || state?.state === 'preview';
}

/**
 * Reads the state off its parts: what stops the user most comes first.
 * @param size of a frame at full quality; undefined without a source
 * @param isResting paused by the user, or hidden
 * @param hasPicture whether this source has come back as a picture since the connection was made
 */
export function stateOf(
  source: SourceStatus,
  link: LinkStatus,
  size: Size | undefined,
  isResting: boolean,
  hasPicture: boolean,
): CameraState {
  const state = (name: CameraStateName, problem: CameraProblem = '', debugInfo = ''): CameraState => {
    return { state: name, problem, widthPx: size?.widthPx ?? 0, heightPx: size?.heightPx ?? 0, debugInfo };
  };
  if (link.kind === 'ended') {
    return state('ended', link.problem, link.why);
  }
  switch (source.kind) {
    case 'closed':
      return state(isResting ? 'paused' : 'idle');
    case 'asking':
      return state('asking');
    case 'loading':
      return state('connecting');
    case 'failed':
      return state('refused', source.problem, source.debugInfo);
    case 'interrupted':
      return state(isResting ? 'paused' : 'refused', isResting ? '' : 'interrupted');
    case 'open':
      break;
  }
  if (link.kind === 'reconnecting') {
    return state('reconnecting', link.problem, link.why);
  }
  if (isResting) {
    return state('paused');
  }
  if (link.kind === 'blocked') {
    const name = isForStills(link.problem) ? 'preview' : 'reconnecting';
    return { ...state(name, link.problem, link.why), values: link.values };
  }
  return state(hasPicture ? 'live' : 'connecting');
}
