import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { tell } from '../shared/tell.js';
import { clientZone } from './client-zone.js';
import { dayName } from './day-name.js';
import { gridCommand, type GridCommand } from './grid-keys.js';
import { GridLayout, type Line, type Row } from './grid-layout.js';
import { LongPress } from './long-press.js';
import { PictureFaults } from './picture-faults.js';
import { savePicture, type SaveResult } from './save-picture.js';
import { Selection } from './selection.js';
import { styles } from './selfie-grid.styles.js';
import { pictureOf } from './selfie-item.js';
import { SelfieSource, type SourceWorld } from './selfie-source.js';
import { countOf, textOf, type Texts } from './texts.js';
import { tile } from './tile.js';
import { tryToVibrate } from './vibrate.js';

export interface OpenDetail {
  readonly index: number;
}

export interface CountDetail {
  readonly total: number;
}

export interface SelectionDetail {
  readonly count: number;
}

export interface UnsavedDetail {
  readonly reason: Exclude<SaveResult, 'saved'>;
}

export interface ActDetail {
  readonly action: string;
  readonly ids: readonly string[];
}

/** Rows beyond the window that are there already, as a share of its height. */
const OVERSCAN = 0.75;

/** Faster than so many windows per frame the list flies by: its selfies are asked for where it comes to rest. */
const FLYING = 0.5;
const REST_MS = 90;

/**
 * All selfies of a filter as a grid by day that scrolls with the page. Only what the window shows is in the document; where
 * everything lies is known from the days alone, so a jump to the end is one step.
 *
 * @fires {CustomEvent<CountDetail>} selfie-grid-count - the number of selfies is known, or another: `{total}`
 * @fires {CustomEvent<OpenDetail>} selfie-grid-open - somebody wants to see one large: `{index}`
 * @fires {CustomEvent<SelectionDetail>} selfie-grid-selection - more or fewer are selected: `{count}`
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
  world: SourceWorld = {
    fetch: (address, init) => fetch(address, init),
    pictureOf,
    zone: clientZone,
    onSignedOut: () => {
      location.reload();
    },
  };

  @state() private layout = new GridLayout([], 0);
  @state() private shown: readonly [from: number, to: number] = [0, 0];
  @state() private active = 0;
  @state() private said = '';

  #source: SelfieSource | undefined;
  readonly #selection = new Selection();
  readonly #faults = new PictureFaults();
  readonly #press = new LongPress();
  readonly #resize = new ResizeObserver(() => {
    this.#measure();
  });
  #lastTotal = -1;
  #lastTop = 0;
  #frame = 0;
  #rest: ReturnType<typeof setTimeout> | undefined;

  get source(): SelfieSource {
    this.#source ??= new SelfieSource(this.world);
    return this.#source;
  }

  /** Reads everything again; the place and the selection stay. */
  refresh(): void {
    void this.source.refresh();
  }

  clearSelection(): void {
    this.#selection.clear();
    this.#selectionChanged();
  }

  /** Selects everything that the filter has, and nothing else. */
  async selectAll(): Promise<void> {
    const ids = await this.source.allIds();
    if (ids) {
      this.#selection.set(ids);
      this.#selectionChanged();
    }
  }

  /** Tells that something is to be done with the selection. */
  act(action: string): void {
    this.#tell('act', { action, ids: this.#selection.ids } satisfies ActDetail);
  }

  /** Saves what an address gives as a file; what keeps a picture from being saved is told. */
  download(address: string): void {
    if (!address.startsWith('gallery/zip')) {
      void savePicture(address).then((result) => {
        if (result !== 'saved') {
          this.#tell('unsaved', { reason: result } satisfies UnsavedDetail);
        }
      });
      return;
    }
    const link = document.createElement('a');
    link.href = address;
    link.download = '';
    link.click();
  }

  /** Puts the focus on a selfie, which the window then shows. */
  focusOn(index: number): void {
    if (this.layout.total === 0) {
      return;
    }
    this.active = Math.max(0, Math.min(index, this.layout.total - 1));
    this.#scrollToActive();
    void this.updateComplete.then(() => {
      this.renderRoot.querySelector<HTMLElement>(`[data-index='${this.active}']`)?.focus({ preventScroll: true });
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.source.addEventListener('change', this.#onChange);
    this.#faults.addEventListener('change', this.#onFault);
    window.addEventListener('scroll', this.#onScroll, { passive: true });
    window.addEventListener('resize', this.#onScroll);
    this.#resize.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.source.removeEventListener('change', this.#onChange);
    this.#faults.removeEventListener('change', this.#onFault);
    this.source.stop();
    window.removeEventListener('scroll', this.#onScroll);
    window.removeEventListener('resize', this.#onScroll);
    this.#resize.disconnect();
    this.#press.cancel();
    clearTimeout(this.#rest);
    cancelAnimationFrame(this.#frame);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('query') && this.query !== undefined) {
      this.#selection.anchor = undefined;
      if (this.#selection.size > 0) {
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
      ${failed ? this.#failure() : nothing}
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
        @keydown=${this.#onKey}
        @click=${this.#onClick}
        @focusin=${this.#onFocus}
        @pointerdown=${this.#onPointerDown}
        @pointermove=${this.#onPointerMove}
        @pointerup=${this.#onPointerEnd}
        @pointercancel=${this.#onPointerEnd}
        @contextmenu=${this.#onContextMenu}
      >
        ${repeat(
          this.#lines(),
          ({ line }) => keyOf(line),
          ({ line, place }) => (line.kind === 'heading' ? this.#heading(line, place) : this.#row(line, place)),
        )}
      </div>
      <div class="status" role="status" aria-live="polite">${this.said}</div>
    `;
  }

  /** What the window shows, and the row of the focus, which would be lost with it. */
  #lines(): readonly { readonly line: Line; readonly place: number }[] {
    const [from, to] = this.shown;
    const places = new Set<number>();
    for (let place = from; place < to; place++) {
      places.add(place);
    }
    const active = this.layout.rowOf(this.active);
    if (active) {
      places.add(active.line);
    }
    return [...places]
      .sort((a, b) => a - b)
      .flatMap((place) => {
        const line = this.layout.lines[place];
        return line ? [{ line, place }] : [];
      });
  }

  #heading(line: Line & { kind: 'heading' }, place: number): TemplateResult {
    return html`
      <div class="line" role="row" aria-rowindex=${place + 1} style="top: ${line.topPx}px; height: ${line.heightPx}px">
        <div class="day" role="rowheader" aria-colspan=${this.layout.columns}>
          <h2>${dayName(line.day, new Date(), this.texts)}</h2>
          <span>${countOf(this.texts, 'grid.count', line.count)}</span>
        </div>
      </div>
    `;
  }

  #row(row: Row, place: number): TemplateResult {
    const { tilePx, gapPx } = this.layout;
    const tiles = Array.from({ length: row.count }, (_, column) => {
      const index = row.first + column;
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
    });
    return html`
      <div class="line" role="row" aria-rowindex=${place + 1} style="top: ${row.topPx}px; height: ${row.heightPx}px">
        ${tiles}
      </div>
    `;
  }

  #failure(): TemplateResult {
    return html`
      <div class="failure" role="alert">
        <p>${textOf(this.texts, 'grid.failed')}</p>
        <button
          type="button"
          @click=${() => {
            this.refresh();
          }}
        >
          ${textOf(this.texts, 'grid.retry')}
        </button>
      </div>
    `;
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
    const [from] = this.#linesIn(0);
    const before = layout.lines[from];
    const next = new GridLayout(source.days, width);
    const columnsChanged = next.columns !== layout.columns || next.tilePx !== layout.tilePx;
    this.layout = next;
    this.active = Math.max(0, Math.min(this.active, next.total - 1));
    if (columnsChanged && before?.kind === 'row' && layout.total === next.total && this.#top() > 0) {
      const after = next.rowOf(before.first);
      if (after) {
        window.scrollBy(0, after.row.topPx - before.topPx);
      }
    }
    this.#look();
  }

  readonly #onScroll = (): void => {
    if (this.#frame === 0) {
      this.#frame = requestAnimationFrame(() => {
        this.#frame = 0;
        this.#look();
      });
    }
  };

  /** Finds out which lines the window shows, and asks for their selfies once it rests. */
  #look(): void {
    const next = this.#linesIn(OVERSCAN);
    if (next[0] !== this.shown[0] || next[1] !== this.shown[1]) {
      this.shown = next;
    }
    const top = this.#top();
    const flies = Math.abs(top - this.#lastTop) > FLYING * window.innerHeight;
    this.#lastTop = top;
    clearTimeout(this.#rest);
    if (!flies) {
      this.#wantShown();
    }
    this.#rest = setTimeout(() => {
      this.#wantShown();
    }, REST_MS);
  }

  #wantShown(): void {
    if (this.source.state === 'failed') {
      return; // asking again is the person's to decide
    }
    const rows = this.layout.lines.slice(...this.#linesIn(OVERSCAN)).filter((line) => line.kind === 'row');
    const first = rows.at(0);
    const last = rows.at(-1);
    if (first && last) {
      this.source.want(first.first, last.first + last.count - 1);
    }
  }

  /** Pixels of the grid that have left the window at its top; negative where something is above the grid. */
  #top(): number {
    return -this.getBoundingClientRect().top;
  }

  /** @param beyond the window on both sides, as a share of its height */
  #linesIn(beyond: number): readonly [number, number] {
    const height = window.innerHeight;
    const top = this.#top();
    return this.layout.linesBetween(top - beyond * height, top + (1 + beyond) * height);
  }

  /** Height of what sticks to the top of the window. */
  get #stickyPx(): number {
    return Number.parseFloat(getComputedStyle(this).scrollMarginTop) || 0;
  }

  #scrollToActive(): void {
    const row = this.layout.rowOf(this.active)?.row;
    if (!row) {
      return;
    }
    const top = this.#top();
    const room = 8;
    const above = row.topPx - top - this.#stickyPx - room;
    const below = row.topPx + row.heightPx + room - (top + window.innerHeight);
    const [first] = this.layout.lines.filter((line) => line.kind === 'row');
    if (row === first) {
      window.scrollBy(0, -Math.max(0, top + this.#stickyPx + room)); // with its heading
    } else if (above < 0) {
      window.scrollBy(0, above);
    } else if (below > 0) {
      window.scrollBy(0, below);
    }
    this.#look();
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    const command = gridCommand(event);
    if (!command || (command.kind === 'clear' && this.#selection.size === 0)) {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    void this.#do(command);
  };

  async #do(command: GridCommand): Promise<void> {
    switch (command.kind) {
      case 'move':
        await this.#go(this.layout.move(this.active, command.move, this.#pagePx), command.extend);
        break;
      case 'open':
        if (this.picking) {
          this.#toggle(this.active);
        } else {
          this.#open(this.active);
        }
        break;
      case 'toggle':
        this.#toggle(this.active);
        break;
      case 'range':
        await this.#selectTo(this.active);
        break;
      case 'all':
        await this.selectAll();
        break;
      case 'clear':
        this.clearSelection();
        break;
      case 'undo':
        this.#tell('act', { action: 'undo', ids: [] } satisfies ActDetail);
        break;
      case 'favourite':
      case 'delete':
        this.#tell('act', { action: command.kind, ids: this.#meant() } satisfies ActDetail);
        break;
    }
  }

  get #pagePx(): number {
    return window.innerHeight - this.#stickyPx;
  }

  async #go(index: number, extend: boolean): Promise<void> {
    if (extend && this.#selection.size === 0) {
      this.#selection.anchor = this.source.item(this.active)?.id;
    }
    this.focusOn(index);
    if (extend) {
      await this.#selectTo(index);
    }
  }

  /** What a key means that names nothing: the selection, else the selfie with the focus. */
  #meant(): readonly string[] {
    if (this.#selection.size > 0) {
      return this.#selection.ids;
    }
    const item = this.source.item(this.active);
    return item ? [item.id] : [];
  }

  #open(index: number): void {
    this.#tell('open', { index } satisfies OpenDetail);
  }

  #toggle(index: number): void {
    const item = this.source.item(index);
    if (item) {
      this.#selection.toggle(item.id);
      this.#selectionChanged();
    }
  }

  /** From the selfie that was selected last, or the very first, to another. */
  async #selectTo(index: number): Promise<void> {
    const item = this.source.item(index) ?? (await this.source.wait(index));
    const from = this.#selection.anchor ?? (await this.source.wait(0))?.id;
    if (item) {
      this.#selection.add(await this.source.range(from ?? item.id, item.id));
      this.#selectionChanged();
    }
  }

  #selectionChanged(): void {
    const count = this.#selection.size;
    this.said = countOf(this.texts, 'grid.selected', count);
    this.#tell('selection', { count } satisfies SelectionDetail);
    this.requestUpdate();
  }

  readonly #onClick = (event: MouseEvent): void => {
    const index = indexOf(event);
    if (index === undefined || this.#press.done()) {
      return;
    }
    this.active = index;
    const onCheck = event.composedPath().some((node) => node instanceof Element && node.classList.contains('check'));
    if (event.shiftKey) {
      void this.#selectTo(index);
    } else if (event.ctrlKey || event.metaKey || onCheck || this.picking || this.#selection.size > 0) {
      this.#toggle(index);
    } else {
      this.#open(index);
    }
  };

  readonly #onFocus = (event: FocusEvent): void => {
    this.active = indexOf(event) ?? this.active;
  };

  readonly #onPointerDown = (event: PointerEvent): void => {
    const index = indexOf(event);
    if (event.shiftKey) {
      event.preventDefault(); // or the browser selects text
    }
    if (index !== undefined) {
      this.#press.down(event, () => {
        this.#toggle(index);
        tryToVibrate(15);
      });
    }
  };

  readonly #onPointerMove = (event: PointerEvent): void => {
    this.#press.move(event);
  };

  readonly #onPointerEnd = (): void => {
    this.#press.cancel();
  };

  /** A long press is ours, a right click the browser's. */
  readonly #onContextMenu = (event: MouseEvent): void => {
    if (this.#press.hasFired() || (event as PointerEvent).pointerType === 'touch') {
      event.preventDefault();
    }
  };

  #tell(name: string, detail: object): void {
    tell(this, `selfie-grid-${name}`, detail);
  }
}

function keyOf(line: Line): string {
  return line.kind === 'heading' ? line.day : String(line.first);
}

function indexOf(event: Event): number | undefined {
  for (const node of event.composedPath()) {
    if (node instanceof HTMLElement && node.dataset['index'] !== undefined) {
      return Number(node.dataset['index']);
    }
  }
  return undefined;
}

declare global {
  interface HTMLElementTagNameMap {
    'selfie-grid': SelfieGrid;
  }
}
