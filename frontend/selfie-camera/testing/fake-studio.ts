import '../shutter/selfie-shutter.js';
import type { CameraProblem } from '../camera-problem.js';
import type { CameraState, CameraStateName } from '../camera-state.js';
import type { SelfieCamera } from '../selfie-camera.js';
import type { ShownDetail } from '../shutter/capture-latency.js';
import type { SelfieShutter } from '../shutter/selfie-shutter.js';
import type { KeepAnswer } from '../shutter/shot.js';
import type { ShutterServer } from '../shutter/shutter-server.js';
import { SHUTTER_TIMING, type ShutterTiming } from '../shutter/shutter-timing.js';
import type { StillFrame } from '../still-maker.js';
import { imageOf } from './jpeg.js';
import { until } from '../../shared/testing/until.js';

export const QUICK_SHUTTER: ShutterTiming = {
  ...SHUTTER_TIMING,
  secondMs: 60,
  holdMs: 80,
  cheeseMs: 30,
  ticketMs: 200,
  sendMs: 400,
  pictureMs: 400,
  keepMs: 300,
  glanceMs: 120,
  toastMs: 400,
};

/** One request that the page made. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly ticket: string;
  readonly body: Blob | undefined;
}

/** A shutter in a camera element that films nothing, with everything behind it made up and written down. */
export class FakeStudio implements ShutterServer {
  readonly camera: SelfieCamera = document.createElement('selfie-camera');
  readonly shutter: SelfieShutter = document.createElement('selfie-shutter');
  readonly frozen: boolean[] = [];
  readonly raised: boolean[] = [];
  readonly shots: number[] = [];
  readonly asked: Asked[] = [];
  readonly kept: (readonly string[])[] = [];
  readonly discarded: string[] = [];
  readonly trashed: string[] = [];
  /** How and what was shared, press by press. */
  readonly shared: string[][] = [];
  readonly saved: { file: Blob; name: string }[] = [];
  readonly settings: unknown[] = [];
  readonly shown: ShownDetail[] = [];
  tickets = 0;
  audios = 0;
  readonly sounds: string[] = [];
  frame: StillFrame | undefined;
  picture = new Blob();
  /** Answers a POST; the default develops. */
  develop: (n: number) => Response | Promise<Response> = (n) => Response.json(developed(n));
  /** What is being written; a second wish for it is answered as the server does that knows only what waits. */
  readonly #writing = new Set<string>();
  #written: Promise<void> = Promise.resolve();
  /** A proxy in front refuses bodies of more than this, with a page of its own. */
  refusedBytes = Number.POSITIVE_INFINITY;
  answerKeep: (id: string) => KeepAnswer = (id) => ({ kind: 'kept', id, selfieId: `selfie-of-${id}` });
  #stills = 0;
  #state: CameraState = { state: 'live', problem: '', widthPx: 640, heightPx: 480, debugInfo: '' };

  static async open(properties: Partial<SelfieShutter> = {}): Promise<FakeStudio> {
    const studio = new FakeStudio();
    const jpeg = await imageOf(640, 480, 'rgb(0, 0, 200)', 'image/jpeg');
    studio.frame = { jpeg, widthPx: 640, heightPx: 480 };
    studio.picture = await imageOf(640, 480, 'rgb(0, 200, 0)', 'image/jpeg');
    studio.#arrange();
    Object.assign(studio.shutter, { countdownSeconds: 0, burstSeconds: 1, timing: QUICK_SHUTTER }, properties);
    studio.shutter.slot = 'shutter';
    studio.camera.append(studio.shutter);
    document.body.append(studio.camera);
    await studio.shutter.updateComplete;
    return studio;
  }

  #arrange(): void {
    Object.defineProperty(this.camera, 'cameraState', { get: () => this.#state });
    Object.assign(this.camera, {
      takeStill: () => {
        this.shots.push(performance.now());
        return Promise.resolve(this.frame);
      },
      freeze: (isFrozen: boolean) => this.frozen.push(isFrozen),
      raise: (isRaised: boolean) => this.raised.push(isRaised),
    });
    Object.assign(this.shutter, {
      server: this,
      fetch: this.fetch,
      newAudio: () => fakeAudio(this),
      save: (file: Blob, name: string) => this.saved.push({ file, name }),
      prefersLessMotion: () => false,
    });
    this.shutter.addEventListener('selfie-shutter-settings', (event) => {
      this.settings.push((event as CustomEvent<unknown>).detail);
    });
    this.shutter.addEventListener('selfie-shutter-shown', (event) => {
      this.shown.push((event as CustomEvent<ShownDetail>).detail);
    });
  }

  readonly fetch = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const url = new URL(input instanceof Request ? input.url : input);
    const method = init?.method ?? 'GET';
    const body = init?.body instanceof Blob ? init.body : undefined;
    this.asked.push({ method, path: url.pathname, ticket: url.searchParams.get('ticket') ?? '', body });
    const aborted = new Promise<never>((_, reject) => {
      init?.signal?.addEventListener('abort', () => {
        reject(new DOMException('aborted', 'AbortError'));
      });
    });
    if ((body?.size ?? 0) > this.refusedBytes) {
      return new Response('<html>', { status: 413, headers: { 'Content-Type': 'text/html' } });
    }
    const answer = method === 'POST' ? this.develop(++this.#stills) : new Response(this.picture);
    return Promise.race([answer, aborted]);
  };

  requestTicket(): Promise<string> {
    this.tickets += 1;
    return Promise.resolve(`ticket-${this.tickets}`);
  }

  async keep(ids: readonly string[]): Promise<readonly KeepAnswer[]> {
    this.kept.push(ids);
    const answers = ids.map((id) => (this.#writing.has(id) ? ({ kind: 'gone', id } as const) : undefined));
    if (answers.includes(undefined)) {
      ids.forEach((id) => this.#writing.add(id));
      await this.#written;
      ids.forEach((id) => this.#writing.delete(id));
    }
    return ids.map((id, index) => answers[index] ?? this.answerKeep(id));
  }

  /** @returns lets everything that is being written be done */
  writeSlowly(): () => void {
    let finish = (): void => undefined;
    this.#written = new Promise((resolve) => {
      finish = resolve;
    });
    return () => {
      finish();
    };
  }

  discard(ids: readonly string[]): Promise<void> {
    this.discarded.push(...ids);
    return Promise.resolve();
  }

  trash(selfieIds: readonly string[]): Promise<void> {
    this.trashed.push(...selfieIds);
    return Promise.resolve();
  }

  shareByLink(selfieIds: readonly string[]): Promise<void> {
    this.shared.push(['link', ...selfieIds]);
    return Promise.resolve();
  }

  sendToPhone(selfieIds: readonly string[]): Promise<void> {
    this.shared.push(['phone', ...selfieIds]);
    return Promise.resolve();
  }

  get posts(): Asked[] {
    return this.asked.filter(({ method }) => method === 'POST');
  }

  become(state: CameraStateName, problem: CameraProblem = ''): void {
    this.#state = { ...this.#state, state, problem };
    this.camera.dispatchEvent(new CustomEvent('selfie-camera-state', { detail: this.#state }));
  }

  get root(): ParentNode {
    return this.shutter.renderRoot;
  }

  get panel(): ParentNode {
    return this.root.querySelector('selfie-review')?.renderRoot ?? this.root;
  }

  get dialog(): HTMLDialogElement {
    return find(this.panel, 'dialog') as HTMLDialogElement;
  }

  get release(): HTMLButtonElement {
    return find(this.root, '.release') as HTMLButtonElement;
  }

  /** Text of the region that screen readers hear at once. */
  get said(): string {
    return find(this.root, '[data-live=now]').textContent.trim();
  }

  button(action: string): HTMLButtonElement {
    const selector = `[data-action=${action}]`;
    return (this.panel.querySelector(selector) ?? find(this.root, selector)) as HTMLButtonElement;
  }

  get actions(): string[] {
    return [...this.panel.querySelectorAll<HTMLElement>('[data-action]')].map(({ dataset }) => dataset['action'] ?? '');
  }

  text(selector: string, where: ParentNode = this.panel): string {
    return find(where, selector).textContent.replace(/\s+/g, ' ').trim();
  }

  async reviewed(): Promise<void> {
    await until('the review', () => this.dialog.open);
    await this.settled();
  }

  async all(status: string, count = 1): Promise<void> {
    const found = (): number => this.panel.querySelectorAll(`[data-status=${status}]`).length;
    await until(`${count} ${status}`, () => found() === count);
  }

  async settled(): Promise<void> {
    await this.shutter.updateComplete;
    await this.root.querySelector('selfie-review')?.updateComplete;
  }

  /** A picture taken, developed and in front of the user. */
  async taken(): Promise<void> {
    this.release.click();
    await this.reviewed();
    await this.all('shown');
    await this.settled();
  }

  /** A burst, likewise. */
  async burst(): Promise<void> {
    this.button('burst').click();
    await this.reviewed();
    await this.all('shown', 4);
    await this.settled();
  }
}

export function developed(n: number): object {
  return { id: `still-${n}`, width: 640, height: 480, millis: 42 };
}

function find(where: ParentNode, selector: string): Element {
  const found = where.querySelector(selector);
  if (!found) {
    throw new Error(`no ${selector}`);
  }
  return found;
}

/** Writes down what is played: 'tone 440', 'click'. */
function fakeAudio(studio: FakeStudio): never {
  studio.audios += 1;
  const parameter = (): object => ({
    value: 0,
    setValueAtTime: () => undefined,
    linearRampToValueAtTime: () => undefined,
    exponentialRampToValueAtTime: () => undefined,
  });
  const node = (more: object = {}): object => ({ connect: (next: object) => next, ...more });
  return {
    state: 'running',
    currentTime: 1,
    sampleRate: 8_000,
    destination: node(),
    resume: () => Promise.resolve(),
    close: () => Promise.resolve(),
    createGain: () => node({ gain: parameter() }),
    createBiquadFilter: () => node({ frequency: parameter() }),
    createBuffer: (_: number, length: number) => ({ getChannelData: () => new Float32Array(length) }),
    createBufferSource: () => node({ start: () => studio.sounds.push('click') }),
    createOscillator: () => {
      const frequency = parameter() as { value: number };
      return node({ frequency, start: () => studio.sounds.push(`tone ${frequency.value}`), stop: () => undefined });
    },
  } as never;
}

export function pressKey(target: EventTarget, key: string, more: KeyboardEventInit = {}): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true, ...more });
  target.dispatchEvent(event);
  return event;
}

export function releaseKey(target: EventTarget, key: string): void {
  target.dispatchEvent(new KeyboardEvent('keyup', { key, bubbles: true, composed: true, cancelable: true }));
}
