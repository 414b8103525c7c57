import '../selfie-camera.js';
import { browserSurroundings, type Surroundings } from '../camera-problem.js';
import type { CameraState } from '../camera-state.js';
import type { SelfieCamera } from '../selfie-camera.js';
import { TIMING } from '../timing.js';
import { FakeServer, FIRST_RUN } from './fake-server.js';
import { until } from '../../shared/testing/until.js';

export const QUICK = {
  ...TIMING,
  backoffMs: [20],
  awayMs: [20],
  serverFullMs: 20,
  blockedMs: 60,
  checkMs: 100,
  releaseCameraMs: 80,
  statsMs: 200,
  frameLookMs: 50,
  switchMs: 300,
  switchTryMs: 20,
};

/** An element in the page, with a fake server behind it and its events written down. */
export class Mounted {
  readonly states: CameraState[] = [];
  readonly events: { type: string; detail: unknown }[] = [];

  constructor(
    readonly element: SelfieCamera,
    readonly server: FakeServer,
  ) {
    element.addEventListener('selfie-camera-state', (event) => {
      this.states.push((event as CustomEvent<CameraState>).detail);
    });
    for (const name of ['devices', 'stats', 'wish']) {
      element.addEventListener(`selfie-camera-${name}`, (event) => {
        this.events.push({ type: event.type, detail: (event as CustomEvent<unknown>).detail });
      });
    }
  }

  get state(): string {
    return this.states.at(-1)?.state ?? 'idle';
  }

  get problem(): string {
    return this.states.at(-1)?.problem ?? '';
  }

  async reaches(state: string): Promise<void> {
    await until(`state ${state}, is ${this.state} ${this.problem}`, () => this.state === state);
    await this.element.updateComplete;
  }

  async has(problem: string): Promise<void> {
    await until(`problem ${problem}, is ${this.state} ${this.problem}`, () => this.problem === problem);
    await this.element.updateComplete;
  }

  find(selector: string): HTMLElement {
    const found = this.element.renderRoot.querySelector<HTMLElement>(selector);
    if (!found) {
      throw new Error(`no ${selector} in ${this.element.shadowRoot?.innerHTML ?? ''}`);
    }
    return found;
  }

  get canvas(): HTMLCanvasElement {
    return this.find('canvas') as HTMLCanvasElement;
  }

  /** Does what the browser does when the user has chosen a file. */
  choose(file: File): void {
    const input = this.find('input') as HTMLInputElement;
    const transfer = new DataTransfer();
    transfer.items.add(file);
    input.files = transfer.files;
    input.dispatchEvent(new Event('change'));
  }

  shows(selector: string): boolean {
    return this.element.renderRoot.querySelector(selector) !== null;
  }

  text(selector: string): string {
    return this.find(selector).textContent.replace(/\s+/g, ' ').trim();
  }

  get actions(): string[] {
    return [...this.element.renderRoot.querySelectorAll<HTMLElement>('button')].map(
      ({ dataset }) => dataset['action'] ?? '',
    );
  }

  click(action: string): void {
    this.find(`button[data-action="${action}"]`).click();
  }

  /** The tracks of the camera in use. */
  get tracks(): MediaStreamTrack[] {
    return ((this.find('video') as HTMLVideoElement).srcObject as MediaStream).getTracks();
  }

  details<T>(name: string): T[] {
    return this.events.filter(({ type }) => type === `selfie-camera-${name}`).map(({ detail }) => detail as T);
  }
}

export async function mount(properties: Partial<SelfieCamera> = {}): Promise<Mounted> {
  const server = new FakeServer();
  const element = document.createElement('selfie-camera');
  const mounted = new Mounted(element, server);
  const world = {
    ticketSource: server.ticket,
    socketFactory: server.connect,
    askCheck: server.check,
    serverRun: FIRST_RUN,
    timing: QUICK,
    reload: () => undefined,
  };
  Object.assign(element, world, properties);
  document.body.append(element);
  await element.updateComplete;
  return mounted;
}

/** The real surroundings, but the camera answers with an error. */
export function refusing(name: string, message = ''): () => Surroundings {
  return withDevices({ getUserMedia: () => Promise.reject(new DOMException(message, name)) });
}

/** The real surroundings, with parts of the camera interface replaced. */
export function withDevices(devices: Partial<MediaDevices>): () => Surroundings {
  const real = navigator.mediaDevices;
  const fake = Object.assign(new EventTarget(), {
    getUserMedia: (constraints: MediaStreamConstraints) => real.getUserMedia(constraints),
    enumerateDevices: () => real.enumerateDevices(),
    ...devices,
  }) as MediaDevices;
  return () => ({ ...browserSurroundings(), mediaDevices: fake, cameraPermission: () => Promise.resolve(undefined) });
}

/** Pretends that the tab is hidden, or visible again. */
export function hideTab(isHidden: boolean): void {
  Object.defineProperty(document, 'hidden', { configurable: true, get: () => isHidden });
  document.dispatchEvent(new Event('visibilitychange'));
}
