import { html, nothing, type TemplateResult } from 'lit';
import { classMap } from 'lit/directives/class-map.js';
import type { CameraState } from '../camera-state.js';
import { textOf, type TextKey, type Texts } from '../texts.js';
import { ICONS } from './icons.js';
import type { Phase } from './capture-controller.js';
import type { ShutterInput } from './shutter-input.js';

/** Seconds that can be chosen; 0 = none. */
const COUNTDOWNS = [0, 3, 5, 10];

export interface BarState {
  readonly phase: Phase;
  readonly isInSight: boolean;
  readonly isLive: boolean;
  readonly isHeld: boolean;
  readonly muted: boolean;
  readonly countdownSeconds: number;
}

export interface BarHooks {
  readonly input: ShutterInput;
  readonly onBurst: () => void;
  readonly onMute: () => void;
  readonly onCountdown: (seconds: number) => void;
}

/** Whether the bar has a place over the picture: a card with a problem has it to itself. */
export function isInSight(camera: CameraState | undefined): boolean {
  const { state, problem } = camera ?? { state: 'idle', problem: '' };
  return (problem === '' || state === 'preview') && !['idle', 'asking', 'refused', 'ended'].includes(state);
}

/** Mute, countdown, the shutter itself in the middle, and the burst. */
export function shutterBar(state: BarState, texts: Texts, hooks: BarHooks): TemplateResult {
  const isCounting = state.phase.kind === 'counting';
  const isDisabled = !isStoppable(state.phase) && (!state.isLive || state.phase.kind === 'shooting');
  return html`
    <div class="bar" ?hidden=${!state.isInSight}>
      <div class="side">${mute(state.muted, texts, hooks)}${countdown(state.countdownSeconds, texts, hooks)}</div>
      ${release(state, isDisabled, texts, hooks.input)}
      <div class="side">
        <button
          type="button"
          data-action="burst"
          aria-label=${textOf(texts, 'shutter.burst')}
          aria-keyshortcuts="Shift+Enter"
          title=${textOf(texts, 'shutter.burst')}
          aria-disabled=${isDisabled || isCounting || state.phase.kind === 'shooting' ? 'true' : 'false'}
          @click=${hooks.onBurst}
        >
          ${ICONS.burst}
        </button>
      </div>
    </div>
  `;
}

/** A countdown that runs, or a burst that has a picture to come. */
function isStoppable(phase: Phase): boolean {
  return phase.kind === 'counting' || (phase.kind === 'shooting' && phase.isMoreToCome);
}

function releaseKey(phase: Phase): TextKey {
  if (phase.kind === 'counting') {
    return 'shutter.cancel';
  }
  return isStoppable(phase) ? 'shutter.stop' : 'shutter.take';
}

function release(state: BarState, isDisabled: boolean, texts: Texts, input: ShutterInput): TemplateResult {
  const canStop = isStoppable(state.phase);
  const isBusy = state.phase.kind === 'shooting' && !canStop;
  const look = { release: true, counting: canStop, busy: isBusy, pressed: state.isHeld };
  return html`
    <button
      class=${classMap(look)}
      type="button"
      data-action="release"
      aria-label=${textOf(texts, releaseKey(state.phase))}
      aria-disabled=${isDisabled ? 'true' : 'false'}
      aria-keyshortcuts="Space"
      title=${textOf(texts, 'shutter.hint')}
      @click=${input.onClick}
      @pointerdown=${input.onPointerDown}
      @pointerup=${input.onPointerEnd}
      @pointerleave=${input.onPointerEnd}
      @pointercancel=${input.onPointerEnd}
      @contextmenu=${preventMenu}
    >
      ${canStop ? ICONS.stop : nothing}
    </button>
  `;
}

function mute(isMuted: boolean, texts: Texts, hooks: BarHooks): TemplateResult {
  return html`
    <button
      type="button"
      data-action="mute"
      aria-pressed=${isMuted ? 'true' : 'false'}
      aria-label=${textOf(texts, 'shutter.mute')}
      title=${textOf(texts, 'shutter.mute')}
      @click=${hooks.onMute}
    >
      ${isMuted ? ICONS.muted : ICONS.sound}
    </button>
  `;
}

function countdown(current: number, texts: Texts, hooks: BarHooks): TemplateResult {
  const onChange = (event: Event): void => {
    hooks.onCountdown(Number((event.target as HTMLSelectElement).value));
  };
  return html`
    <div class="countdown">
      ${ICONS.clock}
      <select
        aria-label=${textOf(texts, 'shutter.countdown')}
        title=${textOf(texts, 'shutter.countdown')}
        .value=${String(current)}
        @change=${onChange}
      >
        ${COUNTDOWNS.map(
          (seconds) =>
            html`<option value=${seconds} ?selected=${seconds === current}>
              ${
                seconds === 0
                  ? textOf(texts, 'shutter.countdown.off')
                  : textOf(texts, 'shutter.countdown.seconds', { seconds })
              }
            </option>`,
        )}
      </select>
    </div>
  `;
}

/** Of a long touch. */
function preventMenu(event: Event): void {
  event.preventDefault();
}
