import { LitElement, html, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { PageKeys } from './page-keys.js';
import { styles } from './selfie-strip.styles.js';
import { Wakefulness } from './wakefulness.js';

/** Of what is in sight; the rest stays, so that one finds one's way. */
const PAGE = 0.85;

/** Less than this is the rounding of a scaled screen. */
const EDGE_PX = 2;

/**
 * A row of choices that is longer than its place: wheel, swipe and two arrow buttons scroll it, by a page; the chosen one, the
 * radio that is checked, is always in view. The page's left and right keys choose the next one where nothing else wants them.
 *
 * @slot - one radio group, or what holds the radios, and other tiles
 *
 * @attr awake - for a while after the pointer moved or a key was pressed; for pages on which the row is hidden otherwise
 */
@customElement('selfie-strip')
export class SelfieStrip extends LitElement {
  static override styles = styles;

  /** What the arrow buttons say. */
  @property() back = 'Back';
  @property() onward = 'Onward';
  /** How long it stays awake, milliseconds. */
  @property({ type: Number, attribute: 'awake-ms' }) awakeMs = 3_000;

  @state() private canGoBack = false;
  @state() private canGoOn = false;

  @query('.row', true) private readonly row!: HTMLElement;

  /** Chosen by a key; the page has not checked it yet. */
  #going: HTMLElement | undefined;

  readonly #keys = new PageKeys((steps) => {
    this.#choose(steps);
  });
  readonly #wakefulness = new Wakefulness(this, () => this.awakeMs);
  readonly #sizes = new ResizeObserver(() => {
    this.#measure();
    this.#show('instant');
  });
  readonly #choices = new MutationObserver(() => {
    if (this.#going?.ariaChecked === 'true') {
      this.#going = undefined;
    }
    this.#measure();
    this.#show('auto');
  });

  override connectedCallback(): void {
    super.connectedCallback();
    this.#keys.connect();
    this.#wakefulness.connect();
    this.#choices.observe(this, { subtree: true, childList: true, attributeFilter: ['aria-checked'] });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#keys.disconnect();
    this.#wakefulness.disconnect();
    this.#choices.disconnect();
    this.#sizes.disconnect();
  }

  protected override firstUpdated(): void {
    this.row.addEventListener('wheel', this.#onWheel, { passive: false });
    this.row.addEventListener('click', () => {
      this.#going = undefined;
    });
    this.#sizes.observe(this.row);
    this.#show('instant');
  }

  protected override render(): TemplateResult {
    return html`
      ${this.#arrow('back', this.back, -1, this.canGoBack, 'm14.5 5-7 7 7 7')}
      <div class="row" part="row" @scroll=${this.#onScroll}><slot></slot></div>
      ${this.#arrow('onward', this.onward, 1, this.canGoOn, 'm9.5 5 7 7-7 7')}
    `;
  }

  #arrow(name: string, label: string, direction: number, isOn: boolean, path: string): TemplateResult {
    return html`
      <button
        type="button"
        class=${name}
        part="arrow"
        aria-label=${label}
        title=${label}
        ?disabled=${!isOn}
        @click=${() => {
          this.#scroll(direction * PAGE);
        }}
      >
        <svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true"><path d=${path} /></svg>
      </button>
    `;
  }

  get #isUpright(): boolean {
    return getComputedStyle(this.row).flexDirection === 'column';
  }

  /** @param pages of what is in sight; below 0 = back */
  #scroll(pages: number): void {
    const { row } = this;
    row.scrollBy(this.#isUpright ? { top: pages * row.clientHeight } : { left: pages * row.clientWidth });
  }

  readonly #onWheel = (event: WheelEvent): void => {
    const { deltaX, deltaY, deltaMode } = event;
    if (this.#isUpright || event.ctrlKey || Math.abs(deltaX) >= Math.abs(deltaY)) {
      return; // the browser does that itself
    }
    const { row } = this;
    const byPx = deltaMode === WheelEvent.DOM_DELTA_PIXEL ? deltaY : Math.sign(deltaY) * row.clientWidth * PAGE;
    const before = row.scrollLeft;
    row.scrollBy({ left: byPx, behavior: 'instant' });
    if (row.scrollLeft !== before) {
      event.preventDefault(); // at its end, the page goes on
    }
  };

  readonly #onScroll = (): void => {
    this.#measure();
  };

  #measure(): void {
    const { row } = this;
    const [at, seen, all] = this.#isUpright
      ? [row.scrollTop, row.clientHeight, row.scrollHeight]
      : [row.scrollLeft, row.clientWidth, row.scrollWidth];
    this.canGoBack = at > EDGE_PX;
    this.canGoOn = at + seen < all - EDGE_PX;
  }

  get #radios(): HTMLElement[] {
    return [...this.querySelectorAll<HTMLElement>('[role=radio]')];
  }

  /** Brings the chosen one into view, with what is beside it: the row only, never the page. */
  #show(behavior: ScrollBehavior): void {
    const chosen = this.querySelector('[role=radio][aria-checked=true]');
    if (!chosen || !this.hasUpdated) {
      return;
    }
    const [box, own] = [chosen.getBoundingClientRect(), this.row.getBoundingClientRect()];
    this.row.scrollBy({
      left: missing(box.left, box.width, own.left, this.row.clientWidth),
      top: missing(box.top, box.height, own.top, this.row.clientHeight),
      behavior,
    });
  }

  /** Goes round at the ends. */
  #choose(steps: number): void {
    const radios = this.#radios;
    const going = this.#going ? radios.indexOf(this.#going) : -1;
    const at = going >= 0 ? going : radios.findIndex((radio) => radio.ariaChecked === 'true');
    const next = radios.at((at + steps) % radios.length);
    next?.click();
    this.#going = next; // the click has ended what was before
    this.#wakefulness.wake();
  }
}

/** How far something is out of sight, its own length before and behind it included; below 0 = before what is in sight. */
function missing(at: number, length: number, from: number, seen: number): number {
  const around = Math.max(0, Math.min(length, (seen - length) / 2));
  const before = at - around - from;
  const behind = at + length + around - from - seen;
  return before < 0 ? before : Math.max(0, behind);
}

declare global {
  interface HTMLElementTagNameMap {
    'selfie-strip': SelfieStrip;
  }
}
