import { mainCamera } from './lenses.js';
import type { CameraSource, SourceWish } from './camera-source.js';

/** A camera that can be chosen. */
export interface CameraDevice {
  readonly id: string;
  /** The browser's name for it; '' before the user has once allowed a camera. */
  readonly label: string;
}

/** Which camera to film with: one of a side, or a certain one. */
export type CameraWish = Pick<SourceWish, 'facing' | 'deviceId'>;

/** @returns every camera that is plugged in, an empty list where the browser does not tell */
export async function listCameras(devices: Partial<MediaDevices> | undefined): Promise<readonly CameraDevice[]> {
  try {
    const all = (await devices?.enumerateDevices?.()) ?? [];
    return all.filter(({ kind }) => kind === 'videoinput').map(({ deviceId, label }) => ({ id: deviceId, label }));
  } catch {
    return [];
  }
}

/**
 * @param current the open camera, where there is one
 * @param facing the side that is wished for now
 * @returns the wish for the other side of a phone, or for the next camera; undefined where there is only one
 */
export function flippedCamera(
  current: CameraSource | undefined,
  cameras: readonly CameraDevice[],
  facing: CameraWish['facing'],
): CameraWish | undefined {
  if (current?.facing) {
    const other = current.facing === 'user' ? 'environment' : 'user';
    return { facing: other, deviceId: mainCamera(cameras, other)?.id ?? '' };
  }
  const next = nextCamera(cameras, current?.deviceId ?? '');
  return next && { facing, deviceId: next.id };
}

/** @returns the camera after the current one, in a circle; undefined where there is no other */
function nextCamera(cameras: readonly CameraDevice[], currentId: string): CameraDevice | undefined {
  const next = cameras[(cameras.findIndex(({ id }) => id === currentId) + 1) % Math.max(1, cameras.length)];
  return next?.id === currentId ? undefined : next;
}
