import type { CameraDevice } from './camera-list.js';
import type { Facing } from './camera-source.js';
import { textOf, type Texts } from './texts.js';

/** What a phone's camera is for, as far as the browser's name for it tells. */
type Lens = 'front' | 'back' | 'wide' | 'tele' | 'close';

/** Android's names are English, whatever the phone speaks; an iPhone's are in its language, of which we know ours. */
const SIDES: readonly [Facing, RegExp][] = [
  ['user', /\bfront\b|facing front|前置/i],
  ['environment', /\bback\b|\brear\b|facing back|后置/i],
];

/** Beside the main lens of the back; "dual wide" is several at once. */
const SPECIAL: readonly [Lens, RegExp][] = [
  ['wide', /wide|广角/i],
  ['tele', /tele|长焦/i],
  ['close', /macro|depth|infrared|微距/i],
];

export function sideOf({ label }: CameraDevice): Facing | undefined {
  return SIDES.find(([, name]) => name.test(label))?.[0];
}

function lensOf(camera: CameraDevice): Lens | undefined {
  const side = sideOf(camera);
  if (side === 'environment') {
    return SPECIAL.find(([, name]) => name.test(camera.label))?.[0] ?? 'back';
  }
  return side && 'front';
}

/**
 * @returns the main camera of a side: no special lens, and of several the one that the phone counts first; undefined where
 *   names tell of none
 */
export function mainCamera(cameras: readonly CameraDevice[], facing: Facing): CameraDevice | undefined {
  const main = facing === 'user' ? 'front' : 'back';
  return cameras
    .filter((camera) => lensOf(camera) === main)
    .sort((one, other) => numberIn(one) - numberIn(other))
    .at(0);
}

/** Android counts its cameras: "camera2 0, facing back" is the main one. */
function numberIn({ label }: CameraDevice): number {
  const [, number] = /^camera2? (\d+)/i.exec(label) ?? [];
  return number === undefined ? Number.MAX_SAFE_INTEGER : Number(number);
}

/** The cameras in words of the user's language; a name that tells no side stays as the browser gives it. */
export function named(cameras: readonly CameraDevice[], texts: Texts): readonly CameraDevice[] {
  const seen = new Map<Lens, number>();
  const names = new Map<string, string>();
  const mainFirst = [...cameras].sort((one, other) => numberIn(one) - numberIn(other));
  for (const camera of mainFirst) {
    const lens = lensOf(camera);
    if (lens) {
      const n = (seen.get(lens) ?? 0) + 1;
      seen.set(lens, n);
      const name = textOf(texts, `lens.${lens}`);
      names.set(camera.id, n === 1 ? name : `${name} ${n}`);
    }
  }
  return cameras.map(({ id, label }) => ({ id, label: names.get(id) ?? label }));
}
