import { debugInfoOf, problemBeforeAsking, problemOf, type Surroundings } from './camera-problem.js';
import { SourceFailure, type CameraSource, type SourceImage, type SourceWish } from './camera-source.js';
import { STILL_LIMIT, grown, type Size } from './size.js';

/** More would be thrown away: the frame rate is capped there. */
const IDEAL_FRAMES_PER_SECOND = 30;

/** The browser's camera. */
export class WebcamSource implements CameraSource {
  readonly holdsDevice = true;
  readonly #stream: MediaStream;
  readonly #video: HTMLVideoElement;
  readonly #wished: Size;
  #isRaised = false;
  #isClosed = false;
  #callback: number | undefined;

  private constructor(stream: MediaStream, video: HTMLVideoElement, wished: Size) {
    this.#stream = stream;
    this.#video = video;
    this.#wished = wished;
  }

  /**
   * Asks for the camera; the promise may wait for the user's answer.
   * @param stage gets the video element: Safari plays none outside of the document
   * @throws SourceFailure
   */
  static async open(wish: SourceWish, surroundings: Surroundings, stage: HTMLElement): Promise<WebcamSource> {
    const problem = problemBeforeAsking(surroundings);
    if (problem || !surroundings.mediaDevices) {
      throw new SourceFailure(problem || 'unsupported', 'no mediaDevices');
    }
    const stream = await askForCamera(wish, surroundings, surroundings.mediaDevices);
    const video = document.createElement('video');
    video.muted = true;
    video.playsInline = true;
    video.srcObject = stream;
    stage.append(video);
    const source = new WebcamSource(stream, video, wish.resolution);
    try {
      await video.play();
      return source;
    } catch (error) {
      source.close();
      throw new SourceFailure('in-use', debugInfoOf(error)); // granted, but no picture comes
    }
  }

  get deviceId(): string {
    return this.#settings.deviceId ?? '';
  }

  get facing(): string {
    return this.#settings.facingMode ?? '';
  }

  get image(): CanvasImageSource {
    return this.#video;
  }

  get size(): Size {
    return { widthPx: this.#video.videoWidth, heightPx: this.#video.videoHeight };
  }

  get best(): SourceImage {
    return this;
  }

  async raise(isRaised: boolean): Promise<void> {
    const [track] = this.#stream.getVideoTracks();
    if (this.#isRaised === isRaised || !track) {
      return;
    }
    this.#isRaised = isRaised;
    const { widthPx, heightPx } = isRaised ? grown(this.size, STILL_LIMIT) : this.#wished;
    try {
      await track.applyConstraints(ideal({ widthPx, heightPx }));
    } catch {
      // A still of the size of the live picture is better than none.
    }
  }

  play(onImage: () => void, onLost: () => void): void {
    for (const track of this.#stream.getVideoTracks()) {
      track.addEventListener('ended', onLost, { once: true }); // not fired by our own stop()
    }
    const next = (): void => {
      if (this.#isClosed) {
        return;
      }
      onImage();
      this.#onNextImage(next);
    };
    this.#onNextImage(next);
  }

  close(): void {
    this.#isClosed = true;
    this.#stream.getTracks().forEach((track) => {
      track.stop(); // turns the camera light off
    });
    if (this.#callback !== undefined) {
      cancelAnimationFrame(this.#callback);
    }
    this.#video.srcObject = null;
    this.#video.remove();
  }

  get #settings(): MediaTrackSettings {
    return this.#stream.getVideoTracks()[0]?.getSettings() ?? {};
  }

  #onNextImage(callback: () => void): void {
    const video = this.#video;
    const request = (video as Partial<HTMLVideoElement>).requestVideoFrameCallback; // Firefox has it since 132
    if (request) {
      request.call(video, callback);
      return;
    }
    const before = video.currentTime;
    const look = (): void => {
      if (video.currentTime === before && !this.#isClosed) {
        this.#callback = requestAnimationFrame(look);
      } else {
        callback();
      }
    };
    this.#callback = requestAnimationFrame(look);
  }
}

async function askForCamera(wish: SourceWish, surroundings: Surroundings, devices: MediaDevices): Promise<MediaStream> {
  const thisOne = wish.deviceId ? { deviceId: { exact: wish.deviceId } } : { facingMode: { ideal: wish.facing } };
  try {
    return await devices.getUserMedia({ video: { ...ideal(wish.resolution), ...thisOne }, audio: false });
  } catch (error) {
    if ((await problemOf(error, surroundings)) !== 'overconstrained') {
      throw new SourceFailure(await problemOf(error, surroundings), debugInfoOf(error));
    }
  }
  try {
    return await devices.getUserMedia({ video: true, audio: false }); // any camera is better than the wished one missing
  } catch (error) {
    throw new SourceFailure(await problemOf(error, surroundings), debugInfoOf(error));
  }
}

function ideal({ widthPx, heightPx }: Size): MediaTrackConstraints {
  return { width: { ideal: widthPx }, height: { ideal: heightPx }, frameRate: { ideal: IDEAL_FRAMES_PER_SECOND } };
}
