import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { tell } from '../shared/tell.js';
import type { OpenDetail } from './grid-events.js';
import type { SelfieGrid } from './selfie-grid.js';
import { pictureOf, type PictureKind, type SelfieItem } from './selfie-item.js';
import { styles } from './selfie-viewer.styles.js';
import { ShownNotifier } from './shown-notifier.js';
import { Slideshow } from './slideshow.js';
import { textOf, type Texts } from './texts.js';
import { ViewerAddress } from './viewer-address.js';
import { viewerBar, viewerButton } from './viewer-bar.js';
import type { ShownDetail, ViewerActDetail } from './viewer-events.js';
import { isSamePicture, ViewerFault } from './viewer-fault.js';
import { ICONS } from './viewer-icons.js';
import { ViewerInput } from './viewer-input.js';
import { ViewerModality } from './viewer-modality.js';
import { ViewerPager } from './viewer-pager.js';
import { picture } from './viewer-picture.js';
import { ViewerPreview } from './viewer-preview.js';
import { placeOf, statusOf } from './viewer-status.js';
import { ViewerZoom } from './viewer-zoom.js';

/**
 * One selfie as large as the window, over everything: with keys, swipes and zoom from one to the next, and as a slideshow.
 * It shows what a {@link SelfieGrid} has, in its order, and leaves the focus there. This file is the element's face: properties,
 * methods, events, markup and wiring.
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
  /** Where the list is, path and parameters, relative to the page's base; each selfie then has an address below it. '' = none has. */
  @property() address = '';
  @property({ type: Boolean, reflect: true, attribute: 'open' }) isOpen = false;

  @query('.stage', true) private readonly stage!: HTMLElement;
  @query('.close', true) private readonly closeButton!: HTMLElement;

  /** After the last selfie comes the first. */
  readonly slideshow = new Slideshow(this, () => {
    void this.#pager.next();
  });

  #grid: SelfieGrid | undefined;
  readonly #pager = new ViewerPager(this, {
    isOpen: () => this.isOpen,
    onGoing: () => {
      this.#open();
    },
    onItem: (item, before) => {
      this.#became(item, before);
    },
    onEmpty: () => {
      this.#close(true);
    },
    onPreload: (item) => {
      new Image().src = this.#addressOf(item, 'picture.jpg');
    },
  });
  readonly #zoom = new ViewerZoom({
    stage: () => this.stage,
    picture: () => this.#pager.item,
    onChange: () => {
      this.requestUpdate();
    },
  });
  readonly #preview = new ViewerPreview(this, {
    address: () => this.preview,
    onPreviewed: (detail) => {
      this.#tell('previewed', detail);
    },
  });
  readonly #fault = new ViewerFault({
    item: () => this.#pager.item,
    addressOf: (item) => this.#addressOf(item, 'picture.jpg'),
    onChange: () => {
      this.requestUpdate();
    },
  });
  readonly #input = new ViewerInput(this, {
    pager: this.#pager,
    zoom: this.#zoom,
    slideshow: this.slideshow,
    onEscape: () => {
      this.#escape();
    },
    onClose: () => {
      this.close();
    },
    onAct: (action) => {
      const { item } = this.#pager;
      if (item) {
        this.#tell('act', { action, id: item.id } satisfies ViewerActDetail);
      }
    },
  });
  readonly #modality = new ViewerModality(this, {
    onKey: this.#input.onKey,
    onCloseRequest: () => {
      this.#escape();
    },
  });
  readonly #address = new ViewerAddress(this, {
    list: () => this.address,
    onSelfie: (id) => void this.showById(id),
    onList: () => {
      this.close();
    },
  });
  readonly #notifier = new ShownNotifier(this, (id) => {
    this.#tell('shown', { id } satisfies ShownDetail); // first: what is done next is done to this one
    if (id) {
      this.#address.shown(id);
    }
  });

  /** Opens what the grid's visitor opens, from now on. */
  follow(grid: SelfieGrid): void {
    this.#grid = grid;
    grid.addEventListener('selfie-grid-open', (event) => {
      void this.showAt((event as CustomEvent<OpenDetail>).detail.index);
    });
    this.#pager.follow(grid.source);
  }

  /** Shows the selfie of an index; opens the viewer if it is not open. */
  async showAt(index: number): Promise<void> {
    await this.#pager.goTo(index);
  }

  /** Shows the selfie of an id, once the grid has read it again, for example one that has just been kept. */
  async showNew(id: string): Promise<void> {
    await this.#pager.goToNew(id);
  }

  /** Shows the selfie of an id, wherever it is in the list; where it is not, its address goes. */
  async showById(id: string): Promise<void> {
    await this.#grid?.updateComplete; // which reads the list of its query then
    if (!(await this.#pager.goToId(id))) {
      this.#address.left(true);
    }
  }

  close(): void {
    this.#close(false);
  }

  #close(byItself: boolean): void {
    if (!this.isOpen) {
      return;
    }
    this.slideshow.end();
    this.isOpen = false;
    this.panel = false;
    this.#pager.clear();
    this.#modality.end();
    this.#notifier.closed();
    this.#address.left(byItself);
    this.#grid?.focusOn(this.#pager.index);
  }

  /** From the selfie that is shown, or the first. */
  async play(): Promise<void> {
    if (!this.isOpen) {
      await this.showAt(0);
    }
    if (this.isOpen) {
      this.panel = false;
      this.slideshow.start();
    }
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.isOpen = false;
  }

  protected override firstUpdated(): void {
    this.#input.followGestures(this.stage);
  }

  protected override render(): TemplateResult {
    const { texts, slideshow } = this;
    const { item, index, total } = this.#pager;
    return html`
      <div
        class="viewer ${slideshow.isOn ? 'show' : ''} ${slideshow.isQuiet ? 'quiet' : ''}"
        role="dialog"
        aria-modal="true"
        aria-label=${textOf(texts, 'viewer.label')}
        tabindex="-1"
        @pointermove=${this.#onPointerMove}
      >
        ${this.#bar()}
        <div class="tools"><slot name="tools"></slot></div>
        <div class="stage" role="presentation">${item ? this.#picture(item) : nothing}</div>
        ${this.#pageButton('previous', -1, index === 0)} ${this.#pageButton('next', 1, index >= total - 1)}
        <div class="panel"><slot name="panel"></slot></div>
        <div class="status" role="status" aria-live=${slideshow.isPlaying ? 'off' : 'polite'}>
          ${this.isOpen && item ? statusOf(item, this.#pager, slideshow, texts) : nothing}
        </div>
      </div>
    `;
  }

  #bar(): TemplateResult {
    return viewerBar(placeOf(this.#pager, this.texts), this.slideshow, this.texts, {
      onClose: () => {
        this.close();
      },
      onPlay: () => void this.play(),
      onPause: () => {
        this.slideshow.togglePause();
      },
      onStop: () => {
        this.slideshow.end();
      },
    });
  }

  #pageButton(name: 'previous' | 'next', steps: number, isDisabled: boolean): TemplateResult {
    const act = (): void => void this.#pager.step(steps);
    return viewerButton(this.texts, name, `viewer.${name}`, ICONS[name], act, isDisabled);
  }

  #picture(item: SelfieItem): TemplateResult {
    return picture(
      { item, zoom: this.#zoom, preview: this.#preview, fault: this.#fault },
      {
        texts: this.texts,
        addressOf: (of, kind) => this.#addressOf(of, kind),
        onMissing: () => {
          void this.#fault.found(item);
        },
      },
    );
  }

  #open(): void {
    if (this.isOpen) {
      return;
    }
    this.isOpen = true;
    this.#modality.begin();
    void this.updateComplete.then(() => {
      this.closeButton.focus();
    });
  }

  #became(item: SelfieItem, before: SelfieItem | undefined): void {
    if (!isSamePicture(item, before)) {
      this.#fault.reset();
      this.#zoom.reset();
    }
    if (item.id !== before?.id) {
      this.#notifier.shown(item.id);
    }
    this.slideshow.shown();
  }

  #addressOf(item: SelfieItem, kind: PictureKind): string {
    return (this.#grid?.world.pictureOf ?? pictureOf)(item, kind);
  }

  #escape(): void {
    if (this.preview) {
      this.#tell('escape', {});
    } else {
      this.close();
    }
  }

  readonly #onPointerMove = (): void => {
    this.slideshow.wake();
  };

  #tell(name: string, detail: object): void {
    tell(this, `selfie-viewer-${name}`, detail);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'selfie-viewer': SelfieViewer;
  }
}
