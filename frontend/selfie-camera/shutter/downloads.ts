import type { Shot } from './shot.js';
import { zip } from './zip.js';

/**
 * selfie-20261122-183005.jpg, by the device's clock; with -1, -2, … where there are several, and a frame without background and
 * effects says so.
 */
export function fileName(now: Date, n: number, count: number, isAsFilmed = false): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = `${now.getFullYear()}${two(now.getMonth() + 1)}${two(now.getDate())}`;
  const time = `${two(now.getHours())}${two(now.getMinutes())}${two(now.getSeconds())}`;
  return `selfie-${day}-${time}${count > 1 ? `-${n}` : ''}${isAsFilmed ? '-as-filmed' : ''}.jpg`;
}

/**
 * The chosen pictures; where one could not be made, the frame as it was filmed: nothing that was taken is lost. Several are one
 * archive: of several files in a row a browser saves the first and asks about the others, or drops them.
 */
export async function download(shots: readonly Shot[], save: (file: Blob, name: string) => void): Promise<void> {
  const chosen = shots.filter(({ isChosen }) => isChosen);
  const files = (chosen.length > 0 ? chosen : shots).flatMap(({ still, frame }) => {
    const file = still?.picture ?? frame?.jpeg;
    return file ? [{ file, isAsFilmed: !still?.picture }] : [];
  });
  const now = new Date();
  const named = files.map(({ file, isAsFilmed }, index) => ({
    file,
    name: fileName(now, index + 1, files.length, isAsFilmed),
  }));
  const [first] = named;
  if (named.length > 1) {
    save(await zip(named, now), fileName(now, 1, 1).replace('.jpg', '.zip'));
  } else if (first) {
    save(first.file, first.name);
  }
}
