import { LitElement, html, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { styles } from './selfie-sheet.styles.js';

/** Where there is no room for what is set beside what is seen: phones, upright or on their side. */
const NARROW = '(max-width: 47.99rem), (max-height: 30rem)';

/**
 * Settings that stand beside the picture where there is room, and on a phone in a sheet over the page, which a button opens.
 *
 * @slot - the settings
 *
 * @attr narrow - the settings are in the sheet
 */
@customElement('selfie-sheet')
export class SelfieSheet extends LitElement {
  static override styles = styles;

  /** Heading of the sheet. */
  @property() heading = 'Settings';
  /** What the button says that closes it. */
  @property() done = 'Done';

  @state() private isNarrow = false;

  @query('dialog') private readonly dialog!: HTMLDialogElement | null;

  readonly #media = matchMedia(NARROW);

  override connectedCallback(): void {
    super.connectedCallback();
    this.#media.addEventListener('change', this.#onMedia);
    this.#onMedia();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#media.removeEventListener('change', this.#onMedia);
  }

  /** Opens the sheet; does nothing where the settings are in sight anyway. */
  open(): void {
    if (this.dialog && !this.dialog.open) {
      this.dialog.showModal();
    }
  }

  protected override render(): TemplateResult {
    if (!this.isNarrow) {
      return html`<slot></slot>`;
    }
    return html`
      <dialog aria-labelledby="heading" @click=${this.#onClick}>
        <div class="sheet">
          <header>
            <h2 id="heading">${this.heading}</h2>
            <button type="button" @click=${this.#onDone}>${this.done}</button>
          </header>
          <div class="content"><slot></slot></div>
        </div>
      </dialog>
    `;
  }

  /** Beside the sheet: the picture is to be seen again. */
  readonly #onClick = ({ target }: Event): void => {
    if (target === this.dialog) {
      this.#onDone();
    }
  };

  readonly #onDone = (): void => {
    this.dialog?.close();
  };

  readonly #onMedia = (): void => {
    this.isNarrow = this.#media.matches;
    this.toggleAttribute('narrow', this.isNarrow);
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'selfie-sheet': SelfieSheet;
  }
}
