import { canReadPixels } from './canvas-probe.js';
import type { SocketProblem } from './link-status.js';

/** Why there is no live picture; '' = there is no problem. The texts are `problem.<name>.title` and `.cure`. */
export type CameraProblem =
  | ''
  | 'denied'
  | 'dismissed'
  | 'no-camera'
  | 'in-use'
  | 'insecure'
  | 'in-app-browser'
  | 'unsupported'
  | 'unplugged'
  | 'interrupted'
  | 'overconstrained'
  | 'bad-photo'
  | 'photo-unreadable'
  | 'canvas-blocked'
  | 'heic-photo'
  | 'server-gone'
  | 'server-full'
  | SocketProblem
  | 'replaced'
  | 'ended';

/** What the browser is and allows, apart from any one call. */
export interface Surroundings {
  readonly userAgent: string;
  readonly isSecureContext: boolean;
  /** Undefined where the browser offers no camera at all, as it does on insecure pages. */
  readonly mediaDevices: MediaDevices | undefined;
  /** What the user once answered for this site; undefined where the browser does not tell. */
  readonly cameraPermission: () => Promise<PermissionState | undefined>;
  /** Whether pixels come back as they were drawn; called within a click where there is one, so that a browser can ask. */
  readonly canReadPixels: () => boolean;
}

export function browserSurroundings(): Surroundings {
  return {
    userAgent: navigator.userAgent,
    isSecureContext: window.isSecureContext,
    mediaDevices: navigator.mediaDevices,
    cameraPermission: async () => {
      try {
        return (await navigator.permissions.query({ name: 'camera' })).state;
      } catch {
        return undefined; // Firefox before 132 does not know the name
      }
    },
    canReadPixels: () => canReadPixels(),
  };
}

/** Apps whose built-in browsers have no camera, or whose refusal the user cannot undo there. */
const IN_APP_BROWSERS =
  /MicroMessenger|Instagram|FBAN|FBAV|FB_IAB|BytedanceWebview|TikTok|musical_ly|\bLine\/|\bQQ\/|Weibo|DingTalk/i;

export function isInAppBrowser(userAgent: string): boolean {
  return IN_APP_BROWSERS.test(userAgent);
}

/** A problem that is known before the camera is asked for, or ''. */
export function problemBeforeAsking(surroundings: Surroundings): CameraProblem {
  if (hasCamera(surroundings.mediaDevices)) {
    return '';
  }
  if (isInAppBrowser(surroundings.userAgent)) {
    return 'in-app-browser';
  }
  return surroundings.isSecureContext ? 'unsupported' : 'insecure';
}

function hasCamera(devices: Partial<MediaDevices> | undefined): boolean {
  return typeof devices?.getUserMedia === 'function';
}

/**
 * Names what `getUserMedia` failed with. Browsers keep to the names of the Media Capture specification, and older ones to
 * their own; some say "dismissed" only in the message or in the permission's state.
 * @param error whatever was thrown
 */
export async function problemOf(error: unknown, surroundings: Surroundings): Promise<CameraProblem> {
  const { name, message } = nameAndMessage(error);
  switch (name) {
    case 'NotAllowedError':
    case 'PermissionDeniedError':
    case 'SecurityError':
      return problemOfRefusal(message, surroundings);
    case 'NotFoundError':
    case 'DevicesNotFoundError':
      return 'no-camera';
    case 'NotReadableError':
    case 'TrackStartError':
    case 'AbortError':
      return 'in-use';
    case 'OverconstrainedError':
    case 'ConstraintNotSatisfiedError':
      return 'overconstrained';
    default:
      return surroundings.isSecureContext ? 'unsupported' : 'insecure';
  }
}

async function problemOfRefusal(message: string, surroundings: Surroundings): Promise<CameraProblem> {
  if (!surroundings.isSecureContext) {
    return 'insecure';
  }
  if (isInAppBrowser(surroundings.userAgent)) {
    return 'in-app-browser';
  }
  const isStillOpen = /dismiss/i.test(message) || (await surroundings.cameraPermission()) === 'prompt';
  return isStillOpen ? 'dismissed' : 'denied';
}

/** For logs only. */
export function debugInfoOf(error: unknown): string {
  const { name, message } = nameAndMessage(error);
  return `${name}: ${message}`;
}

function nameAndMessage(error: unknown): { name: string; message: string } {
  // OverconstrainedError is no Error in every browser, so its fields are looked at, not its class.
  const { name = 'Error', message = String(error) } = (error ?? {}) as { name?: string; message?: string };
  return { name, message };
}
