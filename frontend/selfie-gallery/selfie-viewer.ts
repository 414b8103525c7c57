import { LitElement, html, nothing, type PropertyValues, type SVGTemplateResult, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { tell } from '../shared/tell.js';
import { onCloseRequest } from './close-request.js';
import { enterFullscreen, leaveFullscreen } from '../shared/full-screen.js';
import { Gestures } from './gestures.js';
import { othersInert } from './others-inert.js';
import { isDamaged } from './picture-faults.js';
import type { OpenDetail } from './grid-events.js';
import type { SelfieGrid } from './selfie-grid.js';
import { pictureOf, type PictureKind, type SelfieItem } from './selfie-item.js';
import { styles } from './selfie-viewer.styles.js';
import { Slideshow } from './slideshow.js';
import { textOf, type Texts } from './texts.js';
import { labelOf } from './tile.js';
import { ICONS } from './viewer-icons.js';
import { viewerCommand, type ViewerCommand } from './viewer-keys.js';
import { picture } from './viewer-picture.js';
import { CLOSE_UP, FITTED, fittedInto, held, moved, zoomedAt, type Zoom } from './zoom.js';

export interface ShownDetail {
  /** '' when the viewer closed. */
  readonly id: string;
}

export interface ViewerActDetail {
  readonly action: 'favourite' | 'delete' | 'undo';
  readonly id: string;
}

export interface PreviewedDetail {
  readonly address: string;
  /** From the wish to the picture on the screen. */
  readonly millis: number;
}

/** The server is told what is shown once one has stopped there: keys repeat thirty times a second. */
const TELL_MS = 150;

const KEY_ZOOM = 1.5;

/**
 * One selfie as large as the window, over everything: with keys, swipes and zoom from one to the next, and as a slideshow.
 * It shows what a {@link SelfieGrid} has, in its order, and leaves the focus there.
 *
 * @fires {CustomEvent<ShownDetail>} selfie-viewer-shown - another selfie is shown, or none any more: `{id}`
 * @fires {CustomEvent<ViewerActDetail>} selfie-viewer-act - something is to be done with the selfie: `{action, id}`
 * @fires {CustomEvent<PreviewedDetail>} selfie-viewer-previewed - the wished preview is on the screen: `{address, millis}`
 * @fires {CustomEvent<object>} selfie-viewer-escape - Escape while something is previewed
 *
 * @slot tools - buttons for the selfie that is shown
 * @slot panel - beside the picture, below it on a phone, while `panel` is set
 */
@customElement('selfie-viewer')
export class SelfieViewer extends LitElement {
  static override styles = styles;

  @property({ attribute: false }) texts: Texts = {};
  /** Whether the panel is open. */
  @property({ type: Boolean, reflect: true }) panel = false;
  /** Address of what is shown instead of the picture; '' = the picture. */
  @property() preview = '';
  @property({ type: Boolean, reflect: true, attribute: 'open' }) isOpen = false;

  @state() private item: SelfieItem | undefined;
  @state() private index = 0;
  @state() private zoom: Zoom = FITTED;
  @state() private dragPx = 0;
  @state() private missing = false;
  @state() private damaged = false;
  @state() private shownPreview = '';
  @state() private previewFailed = false;

  @query('.stage', true) private readonly stage!: HTMLElement;
  @query('.close', true) private readonly closeButton!: HTMLElement;

  /** After the last selfie comes the first. */
  readonly slideshow = new Slideshow(this, () => {
    const total = this.#grid?.source.total ?? 0;
    if (total > 0) {
      void this.showAt((this.index + 1) % total);
    }
  });

  #grid: SelfieGrid | undefined;
  #release: (() => void) | undefined;
  #endCloseRequests: (() => void) | undefined;
  /** The index that is being read, to be shown next. */
  #goingTo: number | undefined;
  #told = '';
  #tellTimer: ReturnType<typeof setTimeout> | undefined;

  /** Opens what the grid's visitor opens, from now on. */
  follow(grid: SelfieGrid): void {
    this.#grid = grid;
    grid.addEventListener('selfie-grid-open', (event) => {
      void this.showAt((event as CustomEvent<OpenDetail>).detail.index);
    });
    grid.source.addEventListener('change', this.#onChange);
  }

  /** Shows the selfie of an index; opens the viewer if it is not open. */
  async showAt(index: number): Promise<void> {
    const grid = this.#grid;
    if (!grid || grid.source.total === 0) {
      return;
    }
    const place = Math.max(0, Math.min(index, grid.source.total - 1));
    this.#openUp();
    this.index = place;
    this.#goingTo = place;
    const item = await grid.source.wait(place);
    if (this.#goingTo !== place) {
      return; // somewhere else by now
    }
    this.#goingTo = undefined;
    if (item && this.isOpen) {
      this.#setItem(item);
      grid.source.want(place - 2, place + 2);
      this.#preload(place + 1);
      this.#preload(place - 1);
    }
  }

  /** Shows the selfie of an id, once the grid has read it again, for example one that has just been kept. */
  async showNew(id: string): Promise<void> {
    await this.#grid?.source.refresh();
    await this.#grid?.source.wait(0);
    const index = this.#grid?.source.indexOf(id);
    if (index !== undefined) {
      await this.showAt(index);
    }
  }

  close(): void {
    if (!this.isOpen) {
      return;
    }
    this.#endShow();
    this.isOpen = false;
    this.panel = false;
    this.item = undefined;
    this.#letGo();
    document.removeEventListener('keydown', this.#onKey);
    document.documentElement.style.removeProperty('overflow');
    clearTimeout(this.#tellTimer);
    this.#tellShown('');
    this.#grid?.focusOn(this.index);
  }

  /** From the selfie that is shown, or the first. */
  async play(): Promise<void> {
    if (!this.isOpen) {
      await this.showAt(0);
    }
    if (this.isOpen) {
      this.panel = false;
      this.slideshow.start();
      void enterFullscreen(this);
    }
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#grid?.source.addEventListener('change', this.#onChange);
    document.addEventListener('fullscreenchange', this.#onFullScreen);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#grid?.source.removeEventListener('change', this.#onChange);
    document.removeEventListener('fullscreenchange', this.#onFullScreen);
    document.removeEventListener('keydown', this.#onKey);
    this.#letGo();
    if (this.isOpen) {
      document.documentElement.style.removeProperty('overflow');
      this.isOpen = false;
    }
    clearTimeout(this.#tellTimer);
  }

  protected override firstUpdated(): void {
    new Gestures(this.stage, {
      isZoomed: () => this.zoom.scale > 1,
      zoomAt: (factor, xPx, yPx) => {
        this.#zoomTo(zoomedAt(this.zoom, factor, xPx, yPx));
      },
      pan: (dxPx, dyPx) => {
        this.#zoomTo(moved(this.zoom, dxPx, dyPx));
      },
      toggleZoomAt: (xPx, yPx) => {
        this.#zoomTo(this.zoom.scale > 1 ? FITTED : zoomedAt(FITTED, CLOSE_UP, xPx, yPx));
      },
      drag: (dxPx) => {
        this.dragPx = dxPx;
      },
      swipe: (direction) => {
        if (direction === 'down') {
          this.close();
        } else {
          void this.#step(direction === 'next' ? 1 : -1);
        }
      },
      tap: () => {
        this.slideshow.wake();
      },
    });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('preview')) {
      this.previewFailed = false;
      if (this.preview === '') {
        this.shownPreview = '';
      } else {
        void this.#loadPreview(this.preview);
      }
    }
  }

  protected override render(): TemplateResult {
    const { item, texts, slideshow } = this;
    const total = this.#grid?.source.total ?? 0;
    return html`
      <div
        class="viewer ${slideshow.isOn ? 'show' : ''} ${slideshow.isQuiet ? 'quiet' : ''}"
        role="dialog"
        aria-modal="true"
        aria-label=${textOf(texts, 'viewer.label')}
        tabindex="-1"
        @pointermove=${this.#onPointerMove}
      >
        <div class="bar">
          ${this.#button('close', 'viewer.close', ICONS.close, () => {
            this.close();
          })}
          <span class="place">${textOf(texts, 'viewer.place', { n: this.index + 1, total })}</span>
          ${slideshow.isOn ? this.#onShow() : this.#offShow()}
        </div>
        <div class="tools"><slot name="tools"></slot></div>
        <div class="stage" role="presentation">${item ? this.#picture(item) : nothing}</div>
        ${this.#button('previous', 'viewer.previous', ICONS.previous, () => void this.#step(-1), this.index === 0)}
        ${this.#button('next', 'viewer.next', ICONS.next, () => void this.#step(1), this.index >= total - 1)}
        <div class="panel"><slot name="panel"></slot></div>
        <div class="status" role="status" aria-live=${slideshow.isPlaying ? 'off' : 'polite'}>
          ${this.isOpen && item ? this.#status(item, total) : nothing}
        </div>
      </div>
    `;
  }

  #offShow(): TemplateResult {
    return this.#button('play', 'viewer.play', ICONS.play, () => void this.play());
  }

  #onShow(): TemplateResult {
    const { isPlaying } = this.slideshow;
    const icon = isPlaying ? ICONS.pause : ICONS.play;
    return html`
      ${this.#button('pause', isPlaying ? 'viewer.pause' : 'viewer.resume', icon, () => {
        this.slideshow.togglePause();
      })}
      ${this.#button('stop', 'viewer.stop', ICONS.stop, () => {
        this.#endShow();
      })}
    `;
  }

  #button(
    name: string,
    text: Parameters<typeof textOf>[1],
    icon: SVGTemplateResult,
    act: () => void,
    disabled = false,
  ): TemplateResult {
    const label = textOf(this.texts, text);
    return html`
      <button class=${name} type="button" aria-label=${label} title=${label} ?disabled=${disabled} @click=${act}>
        <svg viewBox="0 0 24 24" aria-hidden="true">${icon}</svg>
      </button>
    `;
  }

  #picture(item: SelfieItem): TemplateResult {
    const state = {
      item,
      zoom: this.zoom,
      dragPx: this.dragPx,
      preview: this.shownPreview,
      isMissing: this.missing,
      isDamaged: this.damaged,
      isPreviewMissing: this.previewFailed,
    };
    return picture(state, {
      texts: this.texts,
      addressOf: (of, kind) => this.#addressOf(of, kind),
      onMissing: () => {
        this.missing = true;
        void this.#askWhyMissing(item);
      },
    });
  }

  async #askWhyMissing(item: SelfieItem): Promise<void> {
    const damaged = await isDamaged(this.#addressOf(item, 'picture.jpg'));
    if (this.item?.id === item.id && this.item.revision === item.revision) {
      this.damaged = damaged;
    }
  }

  #status(item: SelfieItem, total: number): string {
    const place = textOf(this.texts, 'viewer.place', { n: this.index + 1, total });
    const { isOn, isPlaying } = this.slideshow;
    const show = isOn ? textOf(this.texts, isPlaying ? 'viewer.playing' : 'viewer.paused') : '';
    return [show, place, labelOf(item, this.texts)].filter((part) => part !== '').join(', ');
  }

  #openUp(): void {
    if (this.isOpen) {
      return;
    }
    this.isOpen = true;
    this.#release = othersInert(this);
    this.#endCloseRequests = onCloseRequest(() => {
      void this.#do('close');
    });
    document.addEventListener('keydown', this.#onKey);
    document.documentElement.style.setProperty('overflow', 'hidden');
    void this.updateComplete.then(() => {
      this.closeButton.focus();
    });
  }

  /** Gives the page its keys, its focus and its Back again. */
  #letGo(): void {
    this.#release?.();
    this.#release = undefined;
    this.#endCloseRequests?.();
    this.#endCloseRequests = undefined;
  }

  #setItem(item: SelfieItem): void {
    const other = item.id !== this.item?.id;
    if (other || item.revision !== this.item?.revision) {
      this.missing = false;
      this.damaged = false;
      this.zoom = FITTED;
      this.dragPx = 0;
    }
    this.item = item;
    if (other) {
      clearTimeout(this.#tellTimer);
      this.#tellTimer = setTimeout(
        () => {
          this.#tellShown(item.id);
        },
        this.#told === '' ? 0 : TELL_MS,
      );
    }
    this.slideshow.shown();
  }

  /** The list changed: stays with its selfie, or with the place of one that is gone. */
  readonly #onChange = (): void => {
    const source = this.#grid?.source;
    if (!this.isOpen || this.#goingTo !== undefined || source?.state !== 'ready') {
      return;
    }
    if (source.total === 0) {
      this.close();
      return;
    }
    const now = this.item && source.indexOf(this.item.id);
    const place = now ?? Math.min(this.index, source.total - 1);
    const item = source.item(place);
    this.index = place;
    source.want(place, place);
    if (item) {
      this.#setItem(item);
    }
    this.requestUpdate();
  };

  async #step(steps: number): Promise<void> {
    const total = this.#grid?.source.total ?? 0;
    const to = this.index + steps;
    if (to >= 0 && to < total) {
      await this.showAt(to);
    }
  }

  #preload(index: number): void {
    const item = this.#grid?.source.item(index);
    if (item) {
      new Image().src = this.#addressOf(item, 'picture.jpg');
    }
  }

  async #loadPreview(address: string): Promise<void> {
    const started = performance.now();
    const picture = new Image();
    picture.src = address;
    try {
      await picture.decode();
    } catch {
      this.previewFailed = this.preview === address;
      return;
    }
    if (this.preview === address) {
      this.shownPreview = address;
      await this.updateComplete;
      this.#tell('previewed', { address, millis: Math.round(performance.now() - started) } satisfies PreviewedDetail);
    }
  }

  #addressOf(item: SelfieItem, kind: PictureKind): string {
    return (this.#grid?.world.pictureOf ?? pictureOf)(item, kind);
  }

  #zoomTo(zoom: Zoom): void {
    const { item } = this;
    const { clientWidth: widthPx, clientHeight: heightPx } = this.stage;
    if (item) {
      const stage = { widthPx, heightPx };
      this.zoom = zoom.scale <= 1 ? FITTED : held(zoom, stage, fittedInto(stage, item));
    }
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    // Also from what is around: a click on nothing may leave the focus there, and everything beside is inert.
    const inside = event.composedPath().includes(this) || (event.target instanceof Node && event.target.contains(this));
    const command = inside ? viewerCommand(event) : undefined;
    if (command && (command !== 'pause' || this.slideshow.isOn)) {
      event.preventDefault();
      this.slideshow.wake();
      void this.#do(command);
    }
  };

  async #do(command: ViewerCommand): Promise<void> {
    switch (command) {
      case 'previous':
        await this.#step(-1);
        break;
      case 'next':
        await this.#step(1);
        break;
      case 'first':
        await this.showAt(0);
        break;
      case 'last':
        await this.showAt(Number.MAX_SAFE_INTEGER);
        break;
      case 'close':
        if (this.preview) {
          this.#tell('escape', {});
        } else {
          this.close();
        }
        break;
      case 'zoom-in':
        this.#zoomTo(zoomedAt(this.zoom, KEY_ZOOM, 0, 0));
        break;
      case 'zoom-out':
        this.#zoomTo(zoomedAt(this.zoom, 1 / KEY_ZOOM, 0, 0));
        break;
      case 'fit':
        this.#zoomTo(FITTED);
        break;
      case 'pause':
        this.slideshow.togglePause();
        break;
      case 'favourite':
      case 'delete':
      case 'undo':
        if (this.item) {
          this.#tell('act', { action: command, id: this.item.id } satisfies ViewerActDetail);
        }
        break;
    }
  }

  #endShow(): void {
    if (this.slideshow.end()) {
      void leaveFullscreen(this);
    }
  }

  readonly #onFullScreen = (): void => {
    if (document.fullscreenElement === null) {
      this.#endShow();
    }
  };

  readonly #onPointerMove = (): void => {
    this.slideshow.wake();
  };

  #tellShown(id: string): void {
    if (id !== this.#told) {
      this.#told = id;
      this.#tell('shown', { id } satisfies ShownDetail);
    }
  }

  #tell(name: string, detail: object): void {
    tell(this, `selfie-viewer-${name}`, detail);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'selfie-viewer': SelfieViewer;
  }
}
