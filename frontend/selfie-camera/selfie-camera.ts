import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { tell } from '../shared/tell.js';
import { statsDetail, type DevicesDetail, type WishDetail } from './camera-events.js';
import { browserSurroundings, type Surroundings } from './camera-problem.js';
import { CameraSession } from './camera-session.js';
import type { Facing, SourceKind, SourceWish } from './camera-source.js';
import { IDLE, type CameraState } from './camera-state.js';
import type { FrameSocket } from './stream-hooks.js';
import { toggleFullscreen } from '../shared/full-screen.js';
import { statusLine, type Action } from './guide.js';
import { hud } from './hud.js';
import { named } from './lenses.js';
import type { LiveStats } from './link-observer.js';
import { overlay } from './overlay.js';
import { PictureView } from './picture-view.js';
import { styles } from './selfie-camera.styles.js';
import { aspectOf, parseResolution } from './size.js';
import type { StillFrame } from './still-maker.js';
import { askStreamCheck } from './stream-check.js';
import { textOf, type Texts } from './texts.js';
import { TIMING, type Timing } from './timing.js';
import { ScreenWakeLock } from './wake-lock.js';

/** What Flow puts on every element whose Java twin has client-callable methods. */
interface FlowServer {
  requestTicket(): Promise<string>;
}

/** Properties whose change opens another source. */
const WISH = ['source', 'deviceId', 'facing', 'resolution', 'personUrl', 'personFrames'] as const;

/**
 * Films, sends the frames to the server, and shows the pictures that come back. This file is the element's face: properties,
 * methods, events and wiring; what happens behind them is in {@link CameraSession}.
 *
 * @fires {CustomEvent<CameraState>} selfie-camera-state - on every change of the state: `{state, problem, widthPx, heightPx, debugInfo, values}`
 * @fires {CustomEvent<DevicesDetail>} selfie-camera-devices - cameras came, went or were chosen: `{devices: [{id, label}], current}`
 * @fires {CustomEvent<StatsDetail>} selfie-camera-stats - once a second while live: `{framesPerSecond, roundTripMs, roundTripP95Ms, encodingMs, displayMs, serverMs, widthPx, heightPx, quality, refusedFrames, lastRefusal}`
 * @fires {CustomEvent<WishDetail>} selfie-camera-wish - the user chose another source; the property `source` has it already: `{source}`
 *
 * @slot tools - buttons over the upper corner of the picture
 * @slot shutter - lies over the whole picture; takes no clicks but those on its own controls
 *
 * @csspart card - the box with a problem and its cure; folded where pictures can be taken all the same
 * @csspart line - the short line for passing states
 * @csspart hud - the numbers
 * @csspart exit - the way out where the element fills the window because there is no full screen
 * @cssprop --selfie-accent - buttons
 * @cssprop --selfie-focus - focus rings
 * @cssprop --selfie-surface - the card
 * @cssprop --selfie-on-surface - text on the card
 * @cssprop --selfie-aspect-ratio - of the element: 4 / 3, until the element sets it on itself to the picture's, 9/16 to 16/9
 * @cssprop --selfie-tools-height - room that a card leaves for the tools, 12px unless set
 * @cssprop --selfie-shutter-height - room that the numbers leave for the shutter, none unless set
 * @cssprop --selfie-radius - of the element's corners
 */
@customElement('selfie-camera')
export class SelfieCamera extends LitElement {
  static override styles = styles;

  @property() source: SourceKind = 'camera';
  /** A camera's id from `selfie-camera-devices`; '' = whichever fits `facing`. */
  @property({ attribute: 'device-id' }) deviceId = '';
  @property() facing: Facing = 'user';
  /** Width x height in pixels that the camera should have if it can; also the limit for photos. */
  @property() resolution = '640x480';
  /** Keeps the last picture; nothing is read or sent, and after a minute the camera is off. */
  @property({ type: Boolean }) paused = false;
  /** Shows the person as in a mirror; the scene behind them never is, and no photo: that is as it was taken. */
  @property({ type: Boolean }) mirrored = false;
  /** Shows the numbers. */
  @property({ type: Boolean }) hud = false;
  /** Fills the window, where the browser has no full screen; see {@link toggleFullscreen}. */
  @property({ type: Boolean, attribute: 'full-window', reflect: true }) fullWindow = false;
  /** Selector of something around the element that goes into full screen with it; '' = the element alone. */
  @property({ attribute: 'fullscreen-with' }) fullscreenWith = '';
  /** Is in full screen, alone or with what is around it. */
  @property({ type: Boolean, attribute: 'full-screen', reflect: true }) fullScreen = false;
  /** Texts in the user's language by key (see texts.ts); English where one is missing. */
  @property({ attribute: false }) texts: Texts = {};
  /** Address of the drawn person's images with `{n}` for 0 to `personFrames` - 1, relative to the page's base address. */
  @property({ attribute: 'person-url' }) personUrl = 'portrait/{n}.jpg';
  @property({ attribute: 'person-frames', type: Number }) personFrames = 24;
  /** Which run of the server made this page, as `stream/check` tells it; another one knows nothing of the page. */
  @property({ attribute: 'server-run' }) serverRun = '';

  /** A one-time ticket for each connection; set before the element is attached. */
  ticketSource: () => Promise<string> = () => this.#requestTicket();
  /** These are the outer world, replaced by tests before the element is attached. */
  socketFactory: (url: string) => FrameSocket = (url) => new WebSocket(url);
  askCheck: () => Promise<Response> = askStreamCheck;
  reload: () => void = () => {
    location.reload();
  };
  surroundings: () => Surroundings = browserSurroundings;
  wakeLock = new ScreenWakeLock((navigator as Partial<Navigator>).wakeLock);
  timing: Timing = TIMING;

  @state() private current: CameraState = IDLE;
  @state() private stats: LiveStats | undefined;

  @query('canvas', true) private readonly canvas!: HTMLCanvasElement;
  @query('.stage', true) private readonly stage!: HTMLElement;
  @query('input', true) private readonly photoInput!: HTMLInputElement;

  #session: CameraSession | undefined;
  #isRaised = false;

  /** Asks for the camera where needed, connects, and goes live. Problems become states, never exceptions. */
  async start(): Promise<void> {
    await this.updateComplete;
    if (this.isConnected) {
      await this.#session?.start();
    }
  }

  /** Camera and connection off, picture gone. */
  stop(): void {
    this.#session?.stop();
  }

  /** Tries again whatever did not work; takes the picture over from another window. */
  async retry(): Promise<void> {
    await this.#session?.retry();
  }

  /** The other side of a phone, else the next camera; nothing where there is only one. */
  flip(): void {
    const other = this.#session?.flipped();
    if (other) {
      this.facing = other.facing;
      this.deviceId = other.deviceId;
    }
  }

  /** Opens the file chooser; needs a user gesture. A chosen file makes the source 'photo'. */
  choosePhoto(): void {
    this.photoInput.value = ''; // or choosing the same file again would be no change
    this.photoInput.click();
  }

  /** Whether people are shown as in a mirror now. */
  get isMirror(): boolean {
    return this.mirrored && this.source !== 'photo';
  }

  get cameraState(): CameraState {
    return this.current;
  }

  /**
   * One frame for a selfie: as filmed, never mirrored, at most 1920 x 1080. The source is read before this returns.
   * @returns undefined where there is no source
   */
  takeStill(): Promise<StillFrame | undefined> {
    return this.#session?.takeStill() ?? Promise.resolve(undefined);
  }

  /** Keeps the picture that is shown, and the server free for something else. */
  freeze(isFrozen: boolean): void {
    this.#session?.freeze(isFrozen);
  }

  /** Films as large as the camera can, for a still that comes soon; or as wished again. */
  raise(isRaised: boolean): void {
    this.#isRaised = isRaised;
    this.#session?.raise(isRaised);
  }

  async toggleFullscreen(): Promise<void> {
    const around = this.fullscreenWith ? this.closest<HTMLElement>(this.fullscreenWith) : null;
    await toggleFullscreen(this, around ?? this);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('visibilitychange', this.#onVisibility);
    document.addEventListener('keydown', this.#onKey);
    document.addEventListener('fullscreenchange', this.#onFullscreen);
    window.addEventListener('online', this.#onOnline);
    this.#onVisibility();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('visibilitychange', this.#onVisibility);
    document.removeEventListener('keydown', this.#onKey);
    document.removeEventListener('fullscreenchange', this.#onFullscreen);
    window.removeEventListener('online', this.#onOnline);
    this.fullWindow = false;
    this.#session?.stop();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('paused')) {
      this.#session?.pause(this.paused);
    }
    if (this.current.widthPx > 0) {
      this.style.setProperty('--selfie-aspect-ratio', aspectOf(this.current).toFixed(4));
    }
    if (changed.has('mirrored') || changed.has('source')) {
      this.#session?.mirror(this.isMirror);
    }
    if (WISH.some((name) => changed.has(name))) {
      void this.#session?.wishFor(this.#wish);
    }
  }

  protected override render(): TemplateResult {
    const { current, texts } = this;
    return html`
      <div class="root ${current.state}">
        <canvas role="img" aria-label=${textOf(texts, 'picture.label')} width="1" height="1"></canvas>
        <div class="stage" aria-hidden="true"></div>
        ${this.hud && this.stats && current.state === 'live' ? hud(this.stats, texts) : nothing}
        <div class="overlay">
          ${overlay(current, this.source, texts, (action) => {
            this.#act(action);
          })}
        </div>
      </div>
      <slot name="shutter"></slot>
      <div class="tools"><slot name="tools"></slot></div>
      ${this.fullWindow ? this.#exit() : nothing}
      <div class="status" role="status" aria-live="polite">${statusLine(current, texts)}</div>
      <input type="file" accept="image/*" hidden @change=${this.#onPhotoChosen} />
    `;
  }

  #exit(): TemplateResult {
    return html`
      <button
        class="exit"
        part="exit"
        type="button"
        @click=${() => {
          this.fullWindow = false;
        }}
      >
        ${textOf(this.texts, 'fullscreen.exit')}
      </button>
    `;
  }

  protected override firstUpdated(): void {
    const view = new PictureView(this.canvas);
    this.#session = new CameraSession(this.#wish, {
      ticketSource: this.ticketSource,
      socketFactory: this.socketFactory,
      askCheck: this.askCheck,
      serverRun: () => this.serverRun,
      reload: this.reload,
      timing: this.timing,
      surroundings: this.surroundings,
      stage: () => this.stage,
      view: () => view,
      onState: (current) => {
        this.current = current;
        this.wakeLock.want(current.state === 'live' || current.state === 'preview');
        this.#tell('state', current);
      },
      onCameras: (devices, current) => {
        this.#tell('devices', { devices: named(devices, this.texts), current } satisfies DevicesDetail);
      },
      onStats: (stats) => {
        this.stats = stats;
        this.#tell('stats', statsDetail(stats));
      },
    });
    this.#session.mirror(this.isMirror);
    this.#session.raise(this.#isRaised);
    this.#session.hide(document.hidden);
  }

  get #wish(): SourceWish {
    const { source, deviceId, facing, personUrl, personFrames } = this;
    return { source, deviceId, facing, personUrl, personFrames, resolution: parseResolution(this.resolution) };
  }

  #act(action: Action): void {
    switch (action) {
      case 'start':
        void this.start();
        break;
      case 'retry':
      case 'here':
        void this.retry();
        break;
      case 'photo':
        this.choosePhoto();
        break;
      case 'camera':
      case 'person':
        this.#use(action);
        void this.start();
        break;
      case 'reload':
        this.reload();
        break;
    }
  }

  #use(source: SourceKind): void {
    if (this.source !== source) {
      this.source = source;
      this.#tell('wish', { source } satisfies WishDetail);
    }
  }

  readonly #onPhotoChosen = async (): Promise<void> => {
    const photo = this.photoInput.files?.[0];
    if (photo) {
      this.#use('photo');
      await this.updateComplete;
      await this.#session?.showPhoto(photo);
    }
  };

  readonly #onVisibility = (): void => {
    this.#session?.hide(document.hidden);
  };

  readonly #onFullscreen = (): void => {
    this.fullScreen = document.fullscreenElement?.contains(this) ?? false;
  };

  /** As in a real full screen. */
  readonly #onKey = ({ key, defaultPrevented }: KeyboardEvent): void => {
    if (key === 'Escape' && !defaultPrevented) {
      this.fullWindow = false;
    }
  };

  readonly #onOnline = (): void => {
    this.#session?.online();
  };

  #requestTicket(): Promise<string> {
    const server = (this as { $server?: FlowServer }).$server;
    return server
      ? server.requestTicket()
      : Promise.reject(new Error('no $server, expected the Java twin to be attached'));
  }

  #tell(name: string, detail: object): void {
    tell(this, `selfie-camera-${name}`, detail);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'selfie-camera': SelfieCamera;
  }
}
