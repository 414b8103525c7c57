import { debugInfoOf, problemBeforeAsking, problemOf, type Surroundings } from './camera-problem.js';
import { TIMING } from './timing.js';
import { SourceFailure, type CameraSource, type SourceImage, type SourceWish } from './camera-source.js';
import { FrameWatch, type Flow } from './frame-watch.js';
import { STILL_LIMIT, grown, type Size } from './size.js';

/** More would be thrown away: the frame rate is capped there. */
const IDEAL_FRAMES_PER_SECOND = 30;

/** The browser's camera. */
export class WebcamSource implements CameraSource {
  readonly holdsDevice = true;
  readonly #stream: MediaStream;
  readonly #video: HTMLVideoElement;
  readonly #lookMs: number;
  #wished: Size;
  /** Of the image that is shown; the video's own size runs ahead of it, or behind, while a phone is turned. */
  #shown: Size | undefined;
  #watch: FrameWatch | undefined;
  #isRaised = false;
  #isClosed = false;
  #callback: number | undefined;

  private constructor(stream: MediaStream, video: HTMLVideoElement, wished: Size, lookMs: number) {
    this.#stream = stream;
    this.#video = video;
    this.#wished = wished;
    this.#lookMs = lookMs;
  }

  /**
   * Asks for the camera; the promise may wait for the user's answer.
   * @param stage gets the video element: Safari plays none outside of the document
   * @param lookMs between two looks whether images come
   * @throws SourceFailure
   */
  static async open(
    wish: SourceWish,
    surroundings: Surroundings,
    stage: HTMLElement,
    lookMs = TIMING.frameLookMs,
  ): Promise<WebcamSource> {
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
    const source = new WebcamSource(stream, video, wish.resolution, lookMs);
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

  /** A phone that is turned swaps the video's sides before or after the picture's: then the picture's are right. */
  get size(): Size {
    const { videoWidth: widthPx, videoHeight: heightPx } = this.#video;
    const isSwapped = this.#shown?.widthPx === heightPx && this.#shown.heightPx === widthPx;
    return isSwapped && this.#shown ? this.#shown : { widthPx, heightPx };
  }

  get best(): SourceImage {
    return this;
  }

  async raise(isRaised: boolean): Promise<void> {
    if (this.#isRaised !== isRaised) {
      this.#isRaised = isRaised;
      await this.#film(isRaised ? grown(this.size, STILL_LIMIT) : this.#wished);
    }
  }

  async resize(resolution: Size): Promise<boolean> {
    this.#wished = resolution;
    return this.#isRaised || (await this.#film(resolution));
  }

  /** @returns false where the camera cannot; it films on as it did, which is better than nothing */
  async #film(size: Size): Promise<boolean> {
    try {
      await this.#track?.applyConstraints(ideal(size));
      return true;
    } catch {
      return false;
    }
  }

  play(onImage: () => void, onLost: () => void, onFlow: (flow: Flow) => void = () => undefined): void {
    for (const track of this.#stream.getVideoTracks()) {
      track.addEventListener('ended', onLost, { once: true }); // not fired by our own stop()
    }
    this.#watch = new FrameWatch(this.#track, this.#lookMs, (flow) => {
      if (flow !== 'flowing') {
        this.#video.play().catch(() => undefined); // an iPhone stops the video with the camera, and starts only this one
      }
      onFlow(flow);
    });
    const next = (shown?: Size): void => {
      if (this.#isClosed) {
        return;
      }
      this.#shown = shown;
      this.#watch?.seen();
      onImage();
      this.#onNextImage(next);
    };
    this.#onNextImage(next);
  }

  close(): void {
    this.#isClosed = true;
    this.#watch?.close();
    this.#stream.getTracks().forEach((track) => {
      track.stop(); // turns the camera light off
    });
    if (this.#callback !== undefined) {
      cancelAnimationFrame(this.#callback);
    }
    this.#video.srcObject = null;
    this.#video.remove();
  }

  get #track(): MediaStreamTrack | undefined {
    return this.#stream.getVideoTracks()[0];
  }

  get #settings(): MediaTrackSettings {
    return this.#track?.getSettings() ?? {};
  }

  #onNextImage(callback: (shown?: Size) => void): void {
    const video = this.#video;
    const request = (video as Partial<HTMLVideoElement>).requestVideoFrameCallback; // Firefox has it since 132
    if (request) {
      request.call(video, (_, { width, height }) => {
        callback(width > 0 && height > 0 ? { widthPx: width, heightPx: height } : undefined);
      });
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
    // Any camera is better than the wished one missing, best one of that side: a remembered id means nothing to a browser
    // that has forgotten the page's permission meanwhile.
    const video = { ...ideal(wish.resolution), facingMode: { ideal: wish.facing } };
    return await devices.getUserMedia({ video, audio: false });
  } catch (error) {
    throw new SourceFailure(await problemOf(error, surroundings), debugInfoOf(error));
  }
}

function ideal({ widthPx, heightPx }: Size): MediaTrackConstraints {
  return { width: { ideal: widthPx }, height: { ideal: heightPx }, frameRate: { ideal: IDEAL_FRAMES_PER_SECOND } };
}
