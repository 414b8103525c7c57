import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { tell } from '../shared/tell.js';
import { BROWSER } from './browser-world.js';
import type {
  ActDetail,
  CountDetail,
  OpenDetail,
  PickingDetail,
  SelectionDetail,
  UnsavedDetail,
} from './grid-events.js';
import { gridFailure } from './grid-failure.js';
import { GridInput } from './grid-input.js';
import { GridLayout } from './grid-layout.js';
import { gridLines } from './grid-lines.js';
import { GridViewport } from './grid-viewport.js';
import { PictureFaults } from './picture-faults.js';
import { download } from './save-picture.js';
import { Selection } from './selection.js';
import { styles } from './selfie-grid.styles.js';
import { SelfieSource, type SourceWorld } from './selfie-source.js';
import { countOf, textOf, type Texts } from './texts.js';
import { tile } from './tile.js';

/**
 * All selfies of a filter as a grid by day that scrolls with the page. Only what the window shows is in the document; where
 * everything lies is known from the days alone, so a jump to the end is one step.
 *
 * @fires {CustomEvent<CountDetail>} selfie-grid-count - the number of selfies is known, or another: `{total}`
 * @fires {CustomEvent<OpenDetail>} selfie-grid-open - somebody wants to see one large: `{index}`
 * @fires {CustomEvent<SelectionDetail>} selfie-grid-selection - more or fewer are selected: `{count}`
 * @fires {CustomEvent<PickingDetail>} selfie-grid-picking - clicks select from now on, or open again: `{picking}`
 * @fires {CustomEvent<ActDetail>} selfie-grid-act - something is to be done with selfies: `{action, ids}`; action is 'favourite', 'delete', 'undo' or what {@link act} was called with
 * @fires {CustomEvent<UnsavedDetail>} selfie-grid-unsaved - a picture could not be saved as a file: `{reason}`, one of 'damaged', 'busy' and 'failed'
 *
 * @cssprop --selfie-accent - of the selection
 * @cssprop --selfie-grid-top - height of what sticks to the top of the window above the grid, 0px unless set
 */
@customElement('selfie-grid')
export class SelfieGrid extends LitElement {
  static override styles = styles;

  /** The filter as the parameters of an address; '' = all. Nothing is read before it is set. */
  @property() query: string | undefined;
  /** Clicks select, rather than open. */
  @property({ type: Boolean }) picking = false;
  /** Texts in the user's language by key (see texts.ts); English where one is missing. */
  @property({ attribute: false }) texts: Texts = {};

  /** The outer world, replaced by tests before the element is attached. */
  world: SourceWorld = BROWSER;

  @state() private layout = new GridLayout([], 0);
  @state() private shown: readonly [from: number, to: number] = [0, 0];
  @state() private active = 0;
  @state() private said = '';

  #source: SelfieSource | undefined;
  readonly #selection = new Selection();
  readonly #faults = new PictureFaults();
  readonly #viewport = new GridViewport(this, {
    layout: () => this.layout,
    onShown: (from, to) => {
      this.shown = [from, to];
    },
    onWanted: (first, last) => {
      if (this.source.state !== 'failed') {
        this.source.want(first, last); // after a failure, asking again is the person's to decide
      }
    },
  });
  readonly #input = new GridInput({
    selection: this.#selection,
    source: () => this.source,
    layout: () => this.layout,
    isPicking: () => this.picking,
    pagePx: () => this.#viewport.pagePx,
    active: () => this.active,
    onActive: (index) => {
      this.active = index;
    },
    onFocus: (index) => {
      this.focusOn(index);
    },
    onOpen: (index) => {
      this.#tell('open', { index } satisfies OpenDetail);
    },
    onSelectAll: () => this.selectAll(),
    onAct: (action, ids) => {
      this.#tell('act', { action, ids } satisfies ActDetail);
    },
  });
  readonly #resize = new ResizeObserver(() => {
    this.#measure();
  });
  #lastTotal = -1;

  constructor() {
    super();
    this.#selection.addEventListener('change', this.#onSelection);
  }

  get source(): SelfieSource {
    this.#source ??= new SelfieSource(this.world);
    return this.#source;
  }

  /** Reads everything again; the place and the selection stay. */
  readonly refresh = (): void => {
    void this.source.refresh();
  };

  /** Clicks select, rather than open, until the selection is cleared; or the other way round again. */
  pick(): void {
    if (this.picking) {
      this.clearSelection();
    } else {
      this.#setPicking(true);
    }
  }

  clearSelection(): void {
    this.#setPicking(false);
    this.#selection.clear();
  }

  #setPicking(picking: boolean): void {
    if (picking !== this.picking) {
      this.picking = picking;
      this.#tell('picking', { picking } satisfies PickingDetail);
    }
  }

  /** Selects everything that the filter has, and nothing else. */
  async selectAll(): Promise<void> {
    const ids = await this.source.allIds();
    if (ids) {
      this.#selection.set(ids);
    }
  }

  /** Tells that something is to be done with the selection. */
  act(action: string): void {
    this.#tell('act', { action, ids: this.#selection.ids } satisfies ActDetail);
  }

  /** Saves what an address gives as a file; what keeps a picture from being saved is told. */
  download(address: string): void {
    void download(address).then((result) => {
      if (result !== 'saved') {
        this.#tell('unsaved', { reason: result } satisfies UnsavedDetail);
      }
    });
  }

  /** Puts the focus on a selfie, which the window then shows. */
  focusOn(index: number): void {
    if (this.layout.total === 0) {
      return;
    }
    this.active = Math.max(0, Math.min(index, this.layout.total - 1));
    const place = this.layout.rowOf(this.active);
    if (place) {
      this.#viewport.reveal(place.row);
    }
    void this.updateComplete.then(() => {
      this.renderRoot.querySelector<HTMLElement>(`[data-index='${this.active}']`)?.focus({ preventScroll: true });
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.source.addEventListener('change', this.#onChange);
    this.#faults.addEventListener('change', this.#onFault);
    this.#viewport.connect();
    this.#resize.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.source.removeEventListener('change', this.#onChange);
    this.#faults.removeEventListener('change', this.#onFault);
    this.source.stop();
    this.#viewport.disconnect();
    this.#resize.disconnect();
    this.#input.cancel();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('query') && this.query !== undefined) {
      this.#selection.anchor = undefined;
      if (this.#selection.size > 0 || this.picking) {
        this.clearSelection();
      }
      this.active = 0;
      void this.source.load(this.query);
    }
  }

  protected override render(): TemplateResult {
    const { layout, texts } = this;
    const failed = this.source.state === 'failed';
    return html`
      ${failed ? gridFailure(texts, this.refresh) : nothing}
      <div
        class="grid ${this.picking || this.#selection.size > 0 ? 'selecting' : ''}"
        role="grid"
        aria-label=${textOf(texts, 'grid.label')}
        aria-multiselectable="true"
        aria-rowcount=${layout.lines.length}
        aria-colcount=${layout.columns}
        aria-busy=${this.source.state === 'loading'}
        style="height: ${layout.heightPx}px"
        ?hidden=${layout.total === 0}
        @keydown=${this.#input.onKey}
        @click=${this.#input.onClick}
        @focusin=${this.#input.onFocusIn}
        @pointerdown=${this.#input.onPointerDown}
        @pointermove=${this.#input.onPointerMove}
        @pointerup=${this.#input.onPointerEnd}
        @pointercancel=${this.#input.onPointerEnd}
        @contextmenu=${this.#input.onContextMenu}
      >
        ${gridLines(layout, this.shown, this.active, texts, (index, column) => this.#tile(index, column))}
      </div>
      <div class="status" role="status" aria-live="polite">${this.said}</div>
    `;
  }

  #tile(index: number, column: number): TemplateResult {
    const { tilePx, gapPx } = this.layout;
    const item = this.source.item(index);
    const thumbnail = item ? this.world.pictureOf(item, 'thumbnail.jpg') : '';
    return tile({
      index,
      item,
      leftPx: column * (tilePx + gapPx),
      sizePx: tilePx,
      column: column + 1,
      isActive: index === this.active,
      isSelected: item !== undefined && this.#selection.has(item.id),
      thumbnail,
      isDamaged: this.#faults.has(thumbnail),
      onFailed: () => void this.#faults.look(thumbnail),
      texts: this.texts,
    });
  }

  readonly #onFault = (): void => {
    this.requestUpdate();
  };

  readonly #onChange = (): void => {
    const { source } = this;
    if (source.state === 'ready' && source.total !== this.#lastTotal) {
      this.#lastTotal = source.total;
      this.said = countOf(this.texts, 'grid.count', source.total);
      this.#tell('count', { total: source.total } satisfies CountDetail);
    }
    this.#measure();
    this.requestUpdate();
  };

  /** Lays the grid out for its width; what was at the top of the window stays there. */
  #measure(): void {
    const { layout, source } = this;
    const width = this.clientWidth;
    const before = layout.lines[this.#viewport.firstLine];
    const next = new GridLayout(source.days, width);
    const columnsChanged = next.columns !== layout.columns || next.tilePx !== layout.tilePx;
    this.layout = next;
    this.active = Math.max(0, Math.min(this.active, next.total - 1));
    if (columnsChanged && before?.kind === 'row' && layout.total === next.total && this.#viewport.topPx > 0) {
      const after = next.rowOf(before.first);
      if (after) {
        window.scrollBy(0, after.row.topPx - before.topPx);
      }
    }
    this.#viewport.look();
  }

  readonly #onSelection = (): void => {
    const count = this.#selection.size;
    this.said = countOf(this.texts, 'grid.selected', count);
    this.#tell('selection', { count } satisfies SelectionDetail);
    this.requestUpdate();
  };

  #tell(name: string, detail: object): void {
    tell(this, `selfie-grid-${name}`, detail);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'selfie-grid': SelfieGrid;
  }
}
