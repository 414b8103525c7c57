import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { tell } from '../../shared/tell.js';
import { canTakeStill, type CameraState } from '../camera-state.js';
import { textOf } from '../texts.js';
import { UndoToast } from './undo-toast.js';
import { FrontLimit } from './front-limit.js';
import { CameraWatch } from './camera-watch.js';
import { CaptureController, type Phase } from './capture-controller.js';
import { CaptureLatency } from './capture-latency.js';
import { Glance } from './glance.js';
import { ShutterInput } from './shutter-input.js';
import { newReview } from './new-review.js';
import type { Review } from './review.js';
import { ReviewActions } from './review-actions.js';
import './selfie-review.js';
import type { SelfieReview } from './selfie-review.js';
import { styles } from './selfie-shutter.styles.js';
import { ShotFeedback } from './shot-feedback.js';
import type { KeepAnswer } from './shot.js';
import { isInSight, shutterBar } from './shutter-bar.js';
import { ShutterProperties } from './shutter-properties.js';
import { TwinServer, type FlowShutterServer, type ShutterServer } from './shutter-server.js';
import { Sounds } from './sounds.js';
import { statusText, toastBar, type Toast } from './toast.js';

/**
 * The shutter over the picture: button, countdown, sounds, and the review of what was taken. Lives in the slot `shutter` of a
 * `selfie-camera`, and so in full screen, too. This file is the face and the wiring; what happens is in {@link CaptureController},
 * {@link Review} and {@link ReviewActions}.
 *
 * @fires {CustomEvent<{countdownSeconds: number, muted: boolean, asOthersSee: boolean}>} selfie-shutter-settings - the user changed them
 * @fires {CustomEvent<ShownDetail>} selfie-shutter-shown - the first picture of a press is on the screen
 *
 * @attr press-to-picture-ms - the last `selfie-shutter-shown`'s time, whole milliseconds
 */
@customElement('selfie-shutter')
export class SelfieShutter extends ShutterProperties {
  static override styles = styles;

  @state() private phase: Phase = { kind: 'resting' };
  @state() private cameraState: CameraState | undefined;
  @state() private toast: Toast | undefined;
  @state() private isHeld = false;
  /** What screen readers hear at once, and when there is time. */
  @state() private said = '';

  @query('.release', true) private readonly release!: HTMLButtonElement;
  @query('selfie-review', true) private readonly panel!: SelfieReview;

  readonly #twin = new TwinServer(() => (this as { $server?: FlowShutterServer }).$server);
  readonly #sounds = new Sounds(() => this.newAudio());
  readonly #capture = new CaptureController({
    camera: () => this.#watch.camera,
    newReview: () => this.#newReview(),
    ticketSource: () => this.#server.requestTicket(),
    timing: () => this.timing,
    burstSeconds: () => this.burstSeconds,
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
    isListening: () => isInSight(this.cameraState) && (this.phase.kind !== 'reviewing' || this.#glance.isOn),
    hasRemoteKeys: () => this.remoteKeys,
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
  });
  readonly #actions = new ReviewActions({
    capture: this.#capture,
    undoToast: this.#undoToast,
    save: () => this.save,
    press: (isBurst) => {
      this.press(isBurst);
    },
    turnAround: () => {
      this.asOthersSee = !this.asOthersSee;
      this.#tellSettings();
    },
  });
  readonly #watch = new CameraWatch(this, {
    onState: (state) => {
      this.cameraState = state;
      this.#capture.cameraBecame(state);
    },
    onHidden: () => {
      this.#capture.cancel();
    },
  });
  readonly #glance = new Glance({
    glanceMs: () => this.timing.glanceMs,
    onOver: (review) => {
      this.#actions.finish(review);
    },
    onTrouble: () => {
      void this.panel.show();
    },
  });
  readonly #feedback = new ShotFeedback(this, {
    wordMs: () => this.timing.cheeseMs,
    prefersLessMotion: () => this.prefersLessMotion(),
  });
  readonly #latency = new CaptureLatency(this.#capture);
  readonly #frontLimit = new FrontLimit();

  /** Takes a picture after the chosen countdown; stops the countdown or the burst where one runs. */
  press(isBurst = false): void {
    const stopped = this.#capture.cancel();
    if (stopped) {
      this.said = textOf(this.texts, stopped === 'countdown' ? 'shutter.cancelled' : 'shutter.stopped');
      return;
    }
    this.#glance.finish();
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
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#input.disconnect();
    this.#undoToast.end();
    this.#glance.end();
    this.#capture.close()?.end();
    this.#sounds.close();
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
      ${this.#glance.overPicture(texts)} ${this.#feedback.flash()} ${this.#feedback.overPicture(phase, texts)}
      ${this.toast ? toastBar(this.toast, texts, this.#undo) : nothing} ${this.#bar()}
      <selfie-review
        .shots=${review?.shots ?? []}
        .problem=${review?.problem}
        .texts=${texts}
        .turned=${this.#watch.camera?.isMirror ? (this.asOthersSee ? 'others' : 'me') : undefined}
        @review-action=${this.#actions.onAction}
        @review-choose=${this.#actions.onChoose}
        @review-retry=${this.#actions.onRetry}
        @review-painted=${this.#onPainted}
      ></selfie-review>
      <div class="spoken" aria-live="assertive" data-live="now">${this.said}</div>
      <div class="spoken" role="status" aria-live="polite">${statusText(this.toast, phase, texts)}</div>
    `;
  }

  #bar(): TemplateResult {
    const { phase, muted, countdownSeconds, isHeld } = this;
    const isLive = canTakeStill(this.cameraState);
    return shutterBar(
      { phase, muted, countdownSeconds, isHeld, isLive, isInSight: isInSight(this.cameraState) },
      this.texts,
      {
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
      },
    );
  }

  get #server(): ShutterServer {
    return this.server ?? this.#twin;
  }

  #newReview(): Review {
    this.#latency.restart();
    return newReview({
      server: () => this.#server,
      fetch: this.fetch,
      limit: this.#frontLimit,
      timing: this.timing,
      keepsByItself: () => this.keepAutomatically,
      onChange: () => {
        this.#glance.changed();
        this.requestUpdate();
      },
    });
  }

  #became(phase: Phase): void {
    const before = this.phase.kind;
    this.phase = phase;
    if (phase.kind === 'reviewing' && before !== 'reviewing') {
      this.said = '';
      this.#feedback.endWord();
      this.#showReview();
    } else if (phase.kind === 'resting' && before === 'reviewing' && this.panel.isOpen) {
      this.panel.close();
      this.release.focus(); // without the dialog, it stays where the person is
    }
  }

  #showReview(): void {
    const { review } = this.#capture;
    if (review && this.keepAutomatically) {
      this.#glance.begin(review);
    } else {
      void this.panel.show();
    }
  }

  #shot(): void {
    this.#sounds.shutter();
    this.said = textOf(this.texts, 'shutter.cheese');
    this.#feedback.shot(this.said);
  }

  #tellSettings(): void {
    const { countdownSeconds, muted, asOthersSee } = this;
    this.#tell('settings', { countdownSeconds, muted, asOthersSee });
  }

  readonly #undo = (): void => {
    this.release.focus(); // the button that was pressed goes away; a review that comes back takes the focus itself
    this.#undoToast.undo();
  };

  readonly #onPainted = (): void => {
    const shown = this.#latency.painted();
    if (shown) {
      this.setAttribute('press-to-picture-ms', shown.pressToPictureMs.toFixed(0));
      this.#tell('shown', shown);
    }
  };

  #tell(name: string, detail: object): void {
    tell(this, `selfie-shutter-${name}`, detail);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'selfie-shutter': SelfieShutter;
  }
}
