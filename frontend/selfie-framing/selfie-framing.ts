import { LitElement, html, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { styleMap } from 'lit/directives/style-map.js';
import { capturePointer } from '../shared/pointer-capture.js';
import { Touches, type Point } from '../shared/touches.js';
import {
  coverOf,
  MIN_ZOOM,
  MIDDLE,
  MOST,
  MAX_ZOOM,
  moved,
  nearest,
  rounded,
  zoomedAt,
  type Cover,
  type Framing,
} from './framing.js';
import { styles } from './selfie-framing.styles.js';
import { textOf, type Texts } from './texts.js';

/** Of the frame's side, for one press of an arrow key; with shift a tenth of it. */
const KEY_STEP = 0.05;
const KEY_ZOOM = 1.1;
/** Wheels tell about 100 pixels per notch, trackpads few at a time. */
const WHEEL_ZOOM_PER_PIXEL = 1.0015;
const PIXELS_PER_LINE = 16;
/** Of two fingers, as a part of the frame. */
const NEAREST = 0.02;

/**
 * Chooses which part of a picture is shown: dragged, pinched, with the wheel, with keys, or with sliders. The preview is
 * what the camera's frame will have behind the person.
 *
 * @fires {CustomEvent<Framing>} selfie-framing-change - the person changed it: `{x, y, zoom}`, whole numbers
 *
 * @cssprop --selfie-accent - focus ring and sliders
 */
@customElement('selfie-framing')
export class SelfieFraming extends LitElement {
  static override styles = styles;

  /** Address of the whole picture. */
  @property() src = '';
  /** Width by height of the picture; of the frame. Above 0. */
  @property({ type: Number, attribute: 'picture-ratio' }) pictureRatio = 1;
  @property({ type: Number, attribute: 'frame-ratio' }) frameRatio = 4 / 3;
  @property({ attribute: false }) framing: Framing = MIDDLE;
  @property({ attribute: false }) texts: Texts = {};

  @state() private held = false;
  @query('.stage', true) private readonly stage!: HTMLElement;

  readonly #touches = new Touches(NEAREST);

  override render(): TemplateResult {
    const { width, height } = this.#cover;
    const at = (permille: number, side: number): string => `${-(side - 1) * (permille / MOST) * 100}%`;
    const picture = {
      width: `${width * 100}%`,
      height: `${height * 100}%`,
      left: at(this.framing.x, width),
      top: at(this.framing.y, height),
    };
    return html`<div
        class="stage ${this.held ? 'held' : ''}"
        role="application"
        tabindex="0"
        aria-label=${textOf(this.texts, 'stage')}
        style=${styleMap({ aspectRatio: String(this.frameRatio), '--selfie-framing-ratio': String(this.frameRatio) })}
        @pointerdown=${this.#down}
        @pointermove=${this.#move}
        @pointerup=${this.#up}
        @pointercancel=${this.#up}
        @keydown=${this.#key}
        @wheel=${this.#wheel}
      >
        <img src=${this.src} alt="" draggable="false" style=${styleMap(picture)} />
      </div>
      ${this.#slider('x', 0, MOST, width > 1)} ${this.#slider('y', 0, MOST, height > 1)}
      ${this.#slider('zoom', MIN_ZOOM, MAX_ZOOM, true)}`;
  }

  get #cover(): Cover {
    return coverOf(this.framing, this.pictureRatio, this.frameRatio);
  }

  #slider(key: keyof Framing, least: number, most: number, enabled: boolean): TemplateResult {
    return html`<label
      >${textOf(this.texts, key)}<input
        type="range"
        name=${key}
        min=${least}
        max=${most}
        .value=${String(Math.round(this.framing[key]))}
        ?disabled=${!enabled}
        @input=${(event: Event) => {
          const { valueAsNumber } = event.target as HTMLInputElement;
          this.#change(
            key === 'zoom'
              ? zoomedAt(this.framing, this.pictureRatio, this.frameRatio, valueAsNumber / this.framing.zoom, 0.5, 0.5)
              : { ...this.framing, [key]: valueAsNumber },
          );
        }}
    /></label>`;
  }

  #change(framing: Framing): void {
    this.framing = nearest(framing);
    this.dispatchEvent(new CustomEvent('selfie-framing-change', { detail: rounded(this.framing) }));
  }

  /** 0 (left, top) to 1 (right, bottom) of the frame, beyond that outside. */
  #pointOf(event: MouseEvent): Point {
    const box = this.stage.getBoundingClientRect();
    return { x: (event.clientX - box.left) / box.width, y: (event.clientY - box.top) / box.height };
  }

  #zoomAt(factor: number, { x, y }: Point): void {
    this.#change(zoomedAt(this.framing, this.pictureRatio, this.frameRatio, factor, x, y));
  }

  readonly #down = (event: PointerEvent): void => {
    if (event.button === 0) {
      capturePointer(this.stage, event.pointerId);
      this.#touches.down(event.pointerId, this.#pointOf(event));
      this.held = this.#touches.held;
    }
  };

  readonly #move = (event: PointerEvent): void => {
    const gesture = this.#touches.moved(event.pointerId, this.#pointOf(event));
    if (gesture) {
      this.#change(moved(this.framing, this.#cover, gesture.dx, gesture.dy));
      if (gesture.spread !== 1) {
        this.#zoomAt(gesture.spread, gesture.about);
      }
    }
  };

  readonly #up = (event: PointerEvent): void => {
    this.#touches.up(event.pointerId);
    this.held = this.#touches.held;
  };

  readonly #wheel = (event: WheelEvent): void => {
    event.preventDefault(); // or the page scrolls away under the picture
    const pixels = event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? event.deltaY : event.deltaY * PIXELS_PER_LINE;
    this.#zoomAt(WHEEL_ZOOM_PER_PIXEL ** -pixels, this.#pointOf(event));
  };

  /** The keys move the frame over the picture: right shows more of the right. */
  readonly #key = (event: KeyboardEvent): void => {
    const step = event.shiftKey ? KEY_STEP / 10 : KEY_STEP;
    const moves: Record<string, readonly [number, number]> = {
      ArrowLeft: [step, 0],
      ArrowRight: [-step, 0],
      ArrowUp: [0, step],
      ArrowDown: [0, -step],
    };
    const move = moves[event.key];
    if (event.altKey || event.ctrlKey || event.metaKey) {
      return;
    } else if (move) {
      this.#change(moved(this.framing, this.#cover, move[0], move[1]));
    } else if (event.key === '+' || event.key === '=') {
      this.#zoomAt(KEY_ZOOM, { x: 0.5, y: 0.5 });
    } else if (event.key === '-') {
      this.#zoomAt(1 / KEY_ZOOM, { x: 0.5, y: 0.5 });
    } else {
      return;
    }
    event.preventDefault();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'selfie-framing': SelfieFraming;
  }
}
