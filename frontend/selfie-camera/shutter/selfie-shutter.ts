import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { tell } from '../../shared/tell.js';
import { saveFile } from '../../shared/save-file.js';
import { canTakeStill, type CameraState } from '../camera-state.js';
import { textOf, type Texts } from '../texts.js';
import { UndoToast } from './undo-toast.js';
import { download } from './downloads.js';
import { FrontLimit } from './front-limit.js';
import { CaptureController, type Phase, type StillCamera } from './capture-controller.js';
import { ShutterInput } from './shutter-input.js';
import { Review } from './review.js';
import './selfie-review.js';
import type { ReviewAction, SelfieReview } from './selfie-review.js';
import { styles } from './selfie-shutter.styles.js';
import type { KeepAnswer } from './shot.js';
import { shutterBar } from './shutter-bar.js';
import { TwinServer, type FlowShutterServer, type ShutterServer } from './shutter-server.js';
import { SHUTTER_TIMING, type ShutterTiming } from './shutter-timing.js';
import { Sounds, type Audio } from './sounds.js';
import { StillSender } from './still-sender.js';
import { toastBar, toastText, type Toast } from './toast.js';

/** What a picture took from the press, or from the countdown's zero, until it was on the screen. */
export interface ShownDetail {
  readonly pressToPictureMs: number;
  readonly serverMs: number;
  readonly widthPx: number;
  readonly heightPx: number;
}

/**
 * The shutter over the picture: button, countdown, sounds, and the review of what was taken. Lives in the slot `shutter` of a
 * `selfie-camera`, and so in full screen, too. This file is the face and the wiring; what happens is in {@link CaptureController}
 * and {@link Review}. Longer than most, because it is the one place where camera, server and page meet.
 *
 * @fires {CustomEvent<{countdownSeconds: number, muted: boolean}>} selfie-shutter-settings - the user changed them
 * @fires {CustomEvent<ShownDetail>} selfie-shutter-shown - the first picture of a press is on the screen
 *
 * @attr press-to-picture-ms - the last `selfie-shutter-shown`'s time, whole milliseconds
 */
@customElement('selfie-shutter')
export class SelfieShutter extends LitElement {
  static override styles = styles;

  /** 0, 3, 5 or 10. */
  @property({ type: Number, attribute: 'countdown-seconds' }) countdownSeconds = 3;
  @property({ type: Boolean }) muted = false;
  /** Whether what was taken is kept without a question. */
  @property({ type: Boolean, attribute: 'keep-automatically' }) keepAutomatically = false;
  @property({ attribute: false }) texts: Texts = {};

  /** These are the outer world, replaced by tests before the element is attached. */
  server: ShutterServer | undefined;
  fetch: typeof fetch = (input, init) => window.fetch(input, init);
  newAudio: () => Audio = () => new AudioContext();
  prefersLessMotion: () => boolean = () => matchMedia('(prefers-reduced-motion: reduce)').matches;
  save: (file: Blob, name: string) => void = saveFile;
  timing: ShutterTiming = SHUTTER_TIMING;

  @state() private phase: Phase = { kind: 'resting' };
  @state() private cameraState: CameraState | undefined;
  @state() private word = '';
  /** Counts flashes, so that each is a new element with an animation of its own. */
  @state() private flashes = 0;
  @state() private toast: Toast | undefined;
  @state() private isHeld = false;
  /** What screen readers hear at once, and when there is time. */
  @state() private said = '';

  @query('.release', true) private readonly release!: HTMLButtonElement;
  @query('selfie-review', true) private readonly panel!: SelfieReview;

  readonly #twin = new TwinServer(() => (this as { $server?: FlowShutterServer }).$server);
  readonly #sounds = new Sounds(() => this.newAudio());
  readonly #capture = new CaptureController({
    camera: () => this.#camera,
    newReview: () => this.#newReview(),
    ticketSource: () => this.#server.requestTicket(),
    timing: () => this.timing,
    onPhase: (phase) => {
      this.#became(phase);
    },
    onSecond: (secondsLeft) => {
      this.said = String(secondsLeft);
      this.#sounds.second(secondsLeft === 1);
    },
    onShot: () => {
      this.#shot();
    },
  });
  readonly #input = new ShutterInput({
    holdMs: () => this.timing.holdMs,
    button: () => this.release,
    isResting: () => this.phase.kind === 'resting',
    isStoppable: () => this.phase.kind === 'counting' || (this.phase.kind === 'shooting' && this.phase.isMoreToCome),
    isListening: () => this.#isInSight && this.phase.kind !== 'reviewing',
    onPress: (isBurst) => {
      this.press(isBurst);
    },
    onHeld: (isHeld) => {
      this.isHeld = isHeld;
    },
  });
  readonly #undoToast = new UndoToast({
    server: () => this.#server,
    toastMs: () => this.timing.toastMs,
    onToast: (toast) => {
      this.toast = toast;
    },
    onReopen: (review) => {
      this.#capture.reopen(review);
    },
    onOffline: () => {
      this.said = textOf(this.texts, 'keep.offline.title');
    },
  });
  readonly #frontLimit = new FrontLimit();
  #camera: (StillCamera & HTMLElement) | undefined;
  #isPainted = false;
  #wordTimer: ReturnType<typeof setTimeout> | undefined;

  /** Takes a picture after the chosen countdown; stops the countdown or the burst where one runs. */
  press(isBurst = false): void {
    const stopped = this.#capture.cancel();
    if (stopped) {
      this.said = textOf(this.texts, stopped === 'countdown' ? 'shutter.cancelled' : 'shutter.stopped');
      return;
    }
    this.#sounds.isMuted = this.muted;
    if (this.#capture.start(this.countdownSeconds, isBurst)) {
      this.#undoToast.end();
    }
  }

  /** The Java twin's answer to `keepStills`. */
  keepAnswered(request: number, answers: readonly KeepAnswer[]): void {
    this.#twin.answered(request, answers);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#input.connect();
    this.#camera = this.closest<StillCamera & HTMLElement>('selfie-camera') ?? undefined;
    this.#camera?.addEventListener('selfie-camera-state', this.#onCamera);
    this.cameraState = this.#camera?.cameraState;
    document.addEventListener('visibilitychange', this.#onVisibility);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#camera?.removeEventListener('selfie-camera-state', this.#onCamera);
    document.removeEventListener('visibilitychange', this.#onVisibility);
    this.#input.disconnect();
    this.#undoToast.end();
    this.#capture.close()?.end();
    this.#sounds.close();
    clearTimeout(this.#wordTimer);
    this.#camera = undefined;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('countdownSeconds')) {
      this.#capture.beReady(this.countdownSeconds === 0);
    }
    if (changed.has('muted')) {
      this.#sounds.isMuted = this.muted;
    }
  }

  protected override render(): TemplateResult {
    const { texts, phase } = this;
    const review = this.#capture.review;
    return html`
      ${this.flashes > 0 ? keyed(this.flashes, html`<div class="flash"></div>`) : nothing} ${this.#overPicture()}
      ${this.toast ? toastBar(this.toast, texts, this.#undo) : nothing} ${this.#bar()}
      <selfie-review
        .shots=${review?.shots ?? []}
        .problem=${review?.problem}
        .texts=${texts}
        @review-action=${this.#onReviewAction}
        @review-choose=${this.#onChoose}
        @review-retry=${this.#onRetry}
        @review-painted=${this.#onPainted}
      ></selfie-review>
      <div class="spoken" aria-live="assertive" data-live="now">${this.said}</div>
      <div class="spoken" role="status" aria-live="polite">
        ${
          this.toast
            ? toastText(this.toast, texts)
            : phase.kind === 'shooting'
              ? textOf(texts, 'shutter.developing')
              : ''
        }
      </div>
    `;
  }

  #overPicture(): TemplateResult | typeof nothing {
    const { phase } = this;
    if (phase.kind === 'counting') {
      return html`<div class="digits" aria-hidden="true">
        ${keyed(phase.secondsLeft, html`<span>${phase.secondsLeft}</span>`)}
      </div>`;
    }
    if (this.word) {
      return html`<div class="digits word" aria-hidden="true"><span>${this.word}</span></div>`;
    }
    return phase.kind === 'shooting'
      ? html`<div class="count" aria-hidden="true">${textOf(this.texts, 'shutter.developing')}</div>`
      : nothing;
  }

  #bar(): TemplateResult {
    const { phase, muted, countdownSeconds, isHeld } = this;
    const isLive = canTakeStill(this.cameraState);
    return shutterBar({ phase, muted, countdownSeconds, isHeld, isLive, isInSight: this.#isInSight }, this.texts, {
      input: this.#input,
      onBurst: () => {
        if (this.phase.kind === 'resting') {
          this.press(true);
        }
      },
      onMute: () => {
        this.muted = !this.muted;
        this.#tellSettings();
      },
      onCountdown: (seconds) => {
        this.countdownSeconds = seconds;
        this.#tellSettings();
      },
    });
  }

  /** A card with a problem has the place to itself. */
  get #isInSight(): boolean {
    const { state: name, problem } = this.cameraState ?? { state: 'idle', problem: '' };
    return (problem === '' || name === 'preview') && !['idle', 'asking', 'refused', 'ended'].includes(name);
  }

  get #server(): ShutterServer {
    return this.server ?? this.#twin;
  }

  #newReview(): Review {
    const sender = new StillSender({
      ticketSource: () => this.#server.requestTicket(),
      fetch: this.fetch,
      timing: this.timing,
    });
    this.#isPainted = false;
    return new Review({
      send: (jpeg, ticket) => sender.send(jpeg, ticket ?? this.#server.requestTicket()),
      keep: (ids) => this.#server.keep(ids),
      forget: (ids) => {
        this.#server.discard(ids).catch(() => undefined); // they expire by themselves
      },
      limit: this.#frontLimit,
      timing: this.timing,
      keepsByItself: () => this.keepAutomatically,
      onChange: () => {
        this.requestUpdate();
      },
    });
  }

  #became(phase: Phase): void {
    const before = this.phase.kind;
    this.phase = phase;
    if (phase.kind === 'reviewing' && before !== 'reviewing') {
      this.said = '';
      this.word = '';
      void this.panel.show();
    } else if (phase.kind === 'resting' && before === 'reviewing') {
      this.panel.close();
      this.release.focus();
    }
  }

  #shot(): void {
    this.#sounds.shutter();
    if (!this.prefersLessMotion()) {
      this.flashes += 1;
    }
    this.word = textOf(this.texts, 'shutter.cheese');
    this.said = this.word;
    clearTimeout(this.#wordTimer);
    this.#wordTimer = setTimeout(() => {
      this.word = '';
    }, this.timing.cheeseMs);
  }

  readonly #onCamera = (event: Event): void => {
    this.cameraState = (event as CustomEvent<CameraState>).detail;
    this.#capture.cameraBecame(this.cameraState);
  };

  readonly #onVisibility = (): void => {
    if (document.hidden) {
      this.#capture.cancel();
    }
  };

  #tellSettings(): void {
    const { countdownSeconds, muted } = this;
    this.#tell('settings', { countdownSeconds, muted });
  }

  readonly #onReviewAction = (event: CustomEvent<ReviewAction>): void => {
    const review = this.#capture.review;
    if (!review) {
      return;
    }
    switch (event.detail) {
      case 'keep':
        void this.#keep(review);
        break;
      case 'download':
        download(review.shots, this.save);
        break;
      case 'retake':
        this.#retake(review);
        break;
      case 'discard':
        this.#capture.close();
        this.#undoToast.discarded(review);
        break;
      case 'done':
        this.#finish(review);
        break;
      case 'delete':
        void this.#undoToast.trash(keptIds(review));
        this.#capture.close()?.end();
        break;
    }
  };

  #retake(review: Review): void {
    const isBurst = review.shots.length > 1;
    this.#capture.close()?.end();
    this.press(isBurst);
  }

  async #keep(review: Review): Promise<void> {
    if ((await review.keep()) && this.#capture.review === review) {
      this.#finish(review);
    }
  }

  /** What was not chosen goes with the review. */
  #finish(review: Review): void {
    const selfieIds = keptIds(review);
    this.#capture.close()?.end();
    this.#undoToast.kept(selfieIds);
  }

  readonly #undo = (): void => {
    this.release.focus(); // the button that was pressed goes away; a review that comes back takes the focus itself
    this.#undoToast.undo();
  };

  readonly #onChoose = ({ detail }: CustomEvent<{ key: number; isChosen: boolean }>): void => {
    this.#capture.review?.choose(detail.key, detail.isChosen);
  };

  readonly #onRetry = ({ detail }: CustomEvent<{ key: number }>): void => {
    this.#capture.takePressedAt(); // another try is no measure of the first
    void this.#capture.review?.retry(detail.key);
  };

  readonly #onPainted = (): void => {
    const pressedAtMs = this.#capture.takePressedAt();
    const still = this.#capture.review?.shots.find((shot) => shot.still)?.still;
    if (pressedAtMs === undefined || !still || this.#isPainted) {
      return;
    }
    this.#isPainted = true;
    const duration = performance.now() - pressedAtMs;
    mark(pressedAtMs);
    const { serverMs, widthPx, heightPx } = still;
    this.setAttribute('press-to-picture-ms', duration.toFixed(0));
    this.#tell('shown', { pressToPictureMs: duration, serverMs, widthPx, heightPx } satisfies ShownDetail);
  };

  #tell(name: string, detail: object): void {
    tell(this, `selfie-shutter-${name}`, detail);
  }
}

/** For the browser's own tools; older ones know no start that is a number. */
function mark(start: number): void {
  try {
    performance.measure('selfie-press-to-picture', { start });
  } catch {
    // The time itself is told all the same.
  }
}

function keptIds(review: Review): string[] {
  return review.shots.flatMap(({ status }) => (status.kind === 'kept' ? status.selfieId : []));
}

declare global {
  interface HTMLElementTagNameMap {
    'selfie-shutter': SelfieShutter;
  }
}
