import type { CameraProblem } from './camera-problem.js';
import type { SourceKind } from './camera-source.js';
import type { CameraState } from './camera-state.js';
import { textOf, type TextKey, type Texts } from './texts.js';

/** What the user can do in the overlay; the text is `action.<name>`. */
export type Action = 'start' | 'retry' | 'camera' | 'person' | 'photo' | 'here' | 'reload';

/** What the overlay says and offers; the most helpful action first. */
export interface Guide {
  readonly title: TextKey;
  readonly cure: TextKey;
  readonly actions: readonly Action[];
}

const ACTIONS: Readonly<Record<Exclude<CameraProblem, ''>, readonly Action[]>> = {
  denied: ['retry', 'person', 'photo'],
  dismissed: ['retry', 'person', 'photo'],
  'no-camera': ['retry', 'person', 'photo'],
  'in-use': ['retry', 'person', 'photo'],
  insecure: ['person', 'photo'],
  'in-app-browser': ['person', 'photo'],
  unsupported: ['person', 'photo'],
  unplugged: ['retry', 'person', 'photo'],
  interrupted: ['retry', 'person', 'photo'],
  overconstrained: ['retry', 'person', 'photo'],
  'bad-photo': ['photo', 'camera', 'person'],
  'photo-unreadable': ['retry', 'photo', 'camera', 'person'],
  'canvas-blocked': ['retry'],
  'heic-photo': ['photo', 'camera', 'person'],
  'server-gone': ['retry'],
  'server-full': ['retry'],
  'socket-origin': ['retry'],
  'socket-host': ['retry'],
  'socket-upgrade': ['retry'],
  'socket-blocked': ['retry'],
  'socket-many': ['retry'],
  replaced: ['here'],
  ended: ['reload'],
};

/** @returns undefined where a picture, or a short line, says enough */
export function guideOf({ state, problem }: CameraState, source: SourceKind): Guide | undefined {
  if (problem) {
    return { title: `problem.${problem}.title`, cure: `problem.${problem}.cure`, actions: ACTIONS[problem] };
  }
  if (state === 'asking') {
    return { title: 'asking.title', cure: 'asking.cure', actions: ['person', 'photo'] };
  }
  if (state !== 'idle') {
    return undefined;
  }
  return source === 'photo'
    ? { title: 'idle.photo.title', cure: 'idle.photo.cure', actions: ['photo', 'camera', 'person'] }
    : {
        title: 'idle.title',
        cure: 'idle.cure',
        actions: ['start', source === 'person' ? 'camera' : 'person', 'photo'],
      };
}

/** The line for states that need no card. */
export function statusKey({ state, problem }: CameraState): TextKey {
  return problem ? `problem.${problem}.title` : `status.${state}`;
}

/** What screen readers say: a problem with its cure, else the state. */
export function statusLine(state: CameraState, texts: Texts): string {
  const line = textOf(texts, statusKey(state));
  if (!state.problem) {
    return line;
  }
  const told = `${line}: ${textOf(texts, `problem.${state.problem}.cure`, state.values)}`;
  return state.state === 'preview' ? `${told} ${textOf(texts, 'preview.hint')}` : told;
}
