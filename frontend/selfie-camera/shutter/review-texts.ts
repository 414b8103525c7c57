import { byteSize } from '../byte-size.js';
import { textOf, type Texts } from '../texts.js';
import type { Values } from '../../shared/texts.js';
import { toKeep, type KeepProblem, type Shot } from './shot.js';
import type { StillProblem } from './still-problem.js';

/** Title and cure of what stopped a picture from being kept. */
export function keepProblemText(problem: KeepProblem, texts: Texts): { title: string; cure: string } {
  const values: Values =
    problem.kind === 'over-quota' ? { needed: byteSize(problem.neededBytes), free: byteSize(problem.freeBytes) } : {};
  return {
    title: textOf(texts, `keep.${problem.kind}.title`),
    cure: textOf(texts, `keep.${problem.kind}.cure`, values),
  };
}

/** Title and cure of what stopped a picture from being made. */
export function stillProblemText(
  { frame }: Shot,
  problem: StillProblem,
  texts: Texts,
): { title: string; cure: string } {
  const size = byteSize(frame?.jpeg.size ?? 0);
  return { title: textOf(texts, `still.${problem}.title`), cure: textOf(texts, `still.${problem}.cure`, { size }) };
}

/** What the button says that keeps what is chosen now. */
export function keepText(shots: readonly Shot[], texts: Texts): string {
  const count = toKeep(shots).length;
  if (shots.some(({ status }) => status.kind === 'keeping')) {
    return textOf(texts, 'review.keeping');
  }
  if (shots.length === 1) {
    return textOf(texts, 'review.keep');
  }
  return count === shots.length ? textOf(texts, 'review.keep.all') : textOf(texts, 'review.keep.many', { count });
}

/** What a screen reader hears of the pictures, politely: how many are there, and that they are kept. */
export function resultText(shots: readonly Shot[], texts: Texts): string {
  const kept = shots.filter(({ status }) => status.kind === 'kept').length;
  if (kept > 0) {
    return kept === 1 ? textOf(texts, 'shutter.toast.kept') : textOf(texts, 'shutter.toast.kept.many', { count: kept });
  }
  const isComplete = shots.length > 0 && shots.every(({ status }) => status.kind !== 'sending');
  const count = shots.filter(({ status }) => status.kind === 'shown').length;
  if (!isComplete || count === 0) {
    return '';
  }
  return count === 1 && shots.length === 1
    ? textOf(texts, 'review.ready')
    : textOf(texts, 'review.ready.many', { count });
}

/** What a screen reader hears at once: what went wrong, with its cure. */
export function alertText(shots: readonly Shot[], problem: KeepProblem | undefined, texts: Texts): string {
  if (problem) {
    const { title, cure } = keepProblemText(problem, texts);
    return `${title}: ${cure}`;
  }
  for (const shot of shots) {
    if (shot.status.kind === 'failed') {
      const { title, cure } = stillProblemText(shot, shot.status.problem, texts);
      return `${title}: ${cure}`;
    }
  }
  return '';
}
