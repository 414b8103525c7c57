/** A camera that can be chosen. */
export interface CameraDevice {
  readonly id: string;
  /** The browser's name for it; '' before the user has once allowed a camera. */
  readonly label: string;
}

/** @returns every camera that is plugged in, an empty list where the browser does not tell */
export async function listCameras(devices: Partial<MediaDevices> | undefined): Promise<readonly CameraDevice[]> {
  try {
    const all = (await devices?.enumerateDevices?.()) ?? [];
    return all.filter(({ kind }) => kind === 'videoinput').map(({ deviceId, label }) => ({ id: deviceId, label }));
  } catch {
    return [];
  }
}

/** @returns the camera after the current one, in a circle; undefined where there is no other */
export function nextCamera(cameras: readonly CameraDevice[], currentId: string): CameraDevice | undefined {
  const next = cameras[(cameras.findIndex(({ id }) => id === currentId) + 1) % Math.max(1, cameras.length)];
  return next?.id === currentId ? undefined : next;
}
