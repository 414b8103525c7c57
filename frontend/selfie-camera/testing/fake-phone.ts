import { pause } from '../../shared/testing/until.js';
import { QUICK } from './mount.js';

/** A phone's cameras: what is filmed is drawn on a canvas, which can be turned and stopped. */
export class FakePhone {
  /** Of the video in every request for a camera. */
  readonly asked: MediaTrackConstraints[] = [];
  /** What tracks were asked to do. */
  readonly constrained: MediaTrackConstraints[] = [];
  /** So many requests more are refused, as if another app had the camera. */
  busyTimes = 0;
  /** Tracks cannot be asked for anything. */
  isStubborn = false;
  readonly #canvas = document.createElement('canvas');
  readonly #tracks: MediaStreamTrack[] = [];
  readonly #timer: ReturnType<typeof setInterval>;
  #isFilming = true;
  #images = 0;

  constructor() {
    this.#canvas.width = 640;
    this.#canvas.height = 480;
    this.#draw();
    this.#timer = setInterval(() => {
      if (this.#isFilming) {
        this.#draw();
      }
    }, 30);
  }

  readonly getUserMedia = (constraints?: MediaStreamConstraints): Promise<MediaStream> => {
    const video = constraints?.video as MediaTrackConstraints;
    this.asked.push(video);
    if (this.busyTimes > 0) {
      this.busyTimes -= 1;
      return Promise.reject(new DOMException('', 'NotReadableError'));
    }
    const { exact } = (video.deviceId ?? {}) as { exact?: string };
    if (exact !== undefined && !this.#devices.some(({ deviceId }) => deviceId === exact)) {
      return Promise.reject(new DOMException('', 'OverconstrainedError'));
    }
    const stream = this.#canvas.captureStream(30);
    stream.getVideoTracks().forEach((track) => {
      this.#disguise(track, exact ?? 'front-1');
    });
    return Promise.resolve(stream);
  };

  readonly enumerateDevices = (): Promise<MediaDeviceInfo[]> => Promise.resolve(this.#devices as MediaDeviceInfo[]);

  readonly #devices = [
    { kind: 'videoinput', deviceId: 'front-1', label: 'camera2 1, facing front' },
    { kind: 'videoinput', deviceId: 'back-2', label: 'camera2 2, facing back' },
    { kind: 'videoinput', deviceId: 'back-0', label: 'camera2 0, facing back' },
  ];

  turn(): void {
    [this.#canvas.width, this.#canvas.height] = [this.#canvas.height, this.#canvas.width];
    this.#draw();
  }

  stopImages(): void {
    this.#isFilming = false;
  }

  goOn(): void {
    this.#isFilming = true;
  }

  mute(isMuted: boolean): void {
    this.#tracks.forEach((track) => {
      Object.defineProperty(track, 'muted', { configurable: true, get: () => isMuted });
    });
  }

  /** Lets the element look for images so many times. */
  async looks(count: number): Promise<void> {
    await pause(count * QUICK.frameLookMs);
  }

  close(): void {
    clearInterval(this.#timer);
    this.#tracks.forEach((track) => {
      track.stop();
    });
  }

  #disguise(track: MediaStreamTrack, deviceId: string): void {
    this.#tracks.push(track);
    const facingMode = deviceId.startsWith('back') ? 'environment' : 'user';
    Object.assign(track, {
      getSettings: () => ({ deviceId, facingMode }),
      applyConstraints: (constraints: MediaTrackConstraints) => {
        this.constrained.push(constraints);
        return this.isStubborn ? Promise.reject(new DOMException('', 'OverconstrainedError')) : Promise.resolve();
      },
    });
  }

  #draw(): void {
    const context = this.#canvas.getContext('2d');
    if (context) {
      this.#images += 1;
      context.fillStyle = this.#images % 2 ? 'rgb(0, 120, 0)' : 'rgb(0, 0, 120)';
      context.fillRect(0, 0, this.#canvas.width, this.#canvas.height);
    }
  }
}
