import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { textOf, type Texts } from '../texts.js';
import { ICONS } from './icons.js';
import { alertText, keepProblemText, keepText, resultText, stillProblemText } from './review-texts.js';
import { styles } from './selfie-review.styles.js';
import { toKeep, type KeepProblem, type Shot } from './shot.js';
import { isWorthSendingAgain, type StillProblem } from './still-problem.js';

/** What the user can do about the pictures. */
export type ReviewAction =
  'keep' | 'mirror' | 'share' | 'phone' | 'retake' | 'download' | 'discard' | 'delete' | 'done';

/**
 * Shows the pictures of one press in a dialog over everything, full screen included, and asks what becomes of them.
 *
 * @fires {CustomEvent<ReviewAction>} review-action - a button, or Escape, which is 'discard', or 'done' where all is kept
 * @fires {CustomEvent<{key: number, isChosen: boolean}>} review-choose - a picture is to be kept, or not
 * @fires {CustomEvent<{key: number}>} review-retry - a frame is to be sent again
 * @fires review-painted - a picture is on the screen
 */
@customElement('selfie-review')
export class SelfieReview extends LitElement {
  static override styles = styles;

  @property({ attribute: false }) shots: readonly Shot[] = [];
  @property({ attribute: false }) problem: KeepProblem | undefined;
  @property({ attribute: false }) texts: Texts = {};
  /** How the pictures are turned; undefined where that is no question, as for a photo. */
  @property({ attribute: false }) turned: 'me' | 'others' | undefined;

  @query('dialog', true) private readonly dialog!: HTMLDialogElement;
  @query('h2', true) private readonly heading!: HTMLElement;

  /** Opens the dialog and gives its heading the focus: no button, or a second press of the space bar would decide. */
  async show(): Promise<void> {
    await this.updateComplete;
    if (!this.dialog.open && this.isConnected) {
      this.dialog.showModal();
      this.heading.focus();
    }
  }

  close(): void {
    this.dialog.close();
  }

  get isOpen(): boolean {
    return this.dialog.open;
  }

  get #isMany(): boolean {
    return this.shots.length > 1;
  }

  get #isAllKept(): boolean {
    return this.shots.length > 0 && this.shots.every(({ status }) => status.kind === 'kept');
  }

  protected override render(): TemplateResult {
    const { shots, texts } = this;
    const title = textOf(texts, this.#isMany ? 'review.title.many' : 'review.title');
    return html`
      <dialog aria-labelledby="title" @cancel=${this.#onCancel} @click=${this.#onClick}>
        <div class="sheet">
          <header>
            <h2 id="title" tabindex="-1">${this.#isAllKept ? textOf(texts, 'review.kept') : title}</h2>
            ${this.#isMany && !this.#isAllKept ? html`<p>${textOf(texts, 'review.choose.hint')}</p>` : nothing}
          </header>
          <div class="shots ${this.#isMany ? 'many' : 'one'}">
            ${shots.map((shot, index) => this.#shot(shot, index))}
          </div>
          ${this.problem ? this.#problem(this.problem) : nothing}
          <footer>${this.#isAllKept ? this.#afterwards() : this.#decisions()}</footer>
        </div>
        <div class="spoken" role="status" aria-live="polite">${resultText(shots, texts)}</div>
        <div class="spoken" role="alert" aria-live="assertive">${alertText(shots, this.problem, texts)}</div>
      </dialog>
    `;
  }

  #shot(shot: Shot, index: number): TemplateResult {
    const { texts } = this;
    const values = { n: index + 1, count: this.shots.length };
    const alt = this.#isMany ? textOf(texts, 'review.alt.many', values) : textOf(texts, 'review.alt');
    return html`
      <figure data-key=${shot.key} data-status=${shot.status.kind} style=${ratioOf(shot)}>
        ${
          shot.url
            ? html`<img src=${shot.url} alt=${alt} decoding="sync" @load=${this.#onPicture} />`
            : shot.status.kind === 'sending'
              ? html`<div class="wait">${textOf(texts, 'shutter.developing')}</div>`
              : nothing
        }
        ${shot.status.kind === 'failed' ? this.#failed(shot, shot.status.problem) : nothing}
        ${this.#isMany && shot.status.kind === 'shown' ? this.#choice(shot, values) : nothing}
      </figure>
    `;
  }

  #failed(shot: Shot, problem: StillProblem): TemplateResult {
    const { texts } = this;
    const { key, frame } = shot;
    const { title, cure } = stillProblemText(shot, problem, texts);
    return html`
      <div class="failed">
        <strong>${title}</strong>
        <p>${cure}</p>
        ${
          frame && isWorthSendingAgain(problem)
            ? html`<button
                type="button"
                data-action="retry"
                @click=${() => {
                  this.#tell('retry', { key });
                }}
              >
                ${textOf(texts, problem === 'front-limit' ? 'review.retry.smaller' : 'review.retry')}
              </button>`
            : nothing
        }
      </div>
    `;
  }

  #choice({ key, isChosen }: Shot, values: { n: number }): TemplateResult {
    return html`
      <label class="choice">
        <input
          type="checkbox"
          .checked=${isChosen}
          aria-label=${textOf(this.texts, 'review.choose', values)}
          @change=${(event: Event) => {
            this.#tell('choose', { key, isChosen: (event.target as HTMLInputElement).checked });
          }}
        />
        ${ICONS.check}
      </label>
    `;
  }

  #problem(problem: KeepProblem): TemplateResult {
    const { title, cure } = keepProblemText(problem, this.texts);
    return html`
      <div class="problem">
        <strong>${title}</strong>
        ${cure}
        ${
          problem.kind === 'over-quota'
            ? html`<a href="gallery" target="_blank">${textOf(this.texts, 'review.gallery')}</a>`
            : nothing
        }
      </div>
    `;
  }

  #decisions(): TemplateResult {
    const { shots, texts } = this;
    const isKeeping = shots.some(({ status }) => status.kind === 'keeping');
    const hasPicture = shots.some(({ url }) => url);
    const hasFile = shots.some(({ url, frame }) => url !== '' || frame !== undefined);
    const canKeep = toKeep(shots).length > 0 && !isKeeping;
    const isShown = shots.every(({ status }) => status.kind === 'shown');
    return html`
      ${hasPicture ? this.#button('keep', keepText(shots, texts), canKeep, 'primary') : nothing}
      ${
        this.turned && hasPicture
          ? this.#button('mirror', textOf(texts, `review.mirror.${this.turned === 'me' ? 'others' : 'me'}`), isShown)
          : nothing
      }
      ${this.#button('retake', textOf(texts, 'review.retake'), !isKeeping)}
      ${hasFile ? this.#button('download', textOf(texts, 'review.download'), true) : nothing}
      ${hasPicture ? this.#sharing(canKeep) : nothing}
      ${this.#button('discard', textOf(texts, 'review.discard'), !isKeeping, 'last')}
    `;
  }

  #afterwards(): TemplateResult {
    return html`
      ${this.#button('done', textOf(this.texts, 'review.done'), true, 'primary')}
      ${this.#button('retake', textOf(this.texts, 'review.retake'), true)}
      ${this.#button('download', textOf(this.texts, 'review.download'), true)} ${this.#sharing(true)}
      ${this.#button('delete', textOf(this.texts, 'review.delete'), true, 'last')}
    `;
  }

  #sharing(isEnabled: boolean): TemplateResult {
    return html`
      ${this.#button('share', textOf(this.texts, 'review.share'), isEnabled)}
      ${this.#button('phone', textOf(this.texts, 'review.phone'), isEnabled)}
    `;
  }

  #button(action: ReviewAction, text: string, isEnabled: boolean, look = ''): TemplateResult {
    return html`
      <button
        type="button"
        class=${look}
        data-action=${action}
        aria-disabled=${isEnabled ? 'false' : 'true'}
        @click=${() => {
          if (isEnabled) {
            this.#tell('action', action);
          }
        }}
      >
        ${text}
      </button>
    `;
  }

  readonly #onCancel = (event: Event): void => {
    event.preventDefault(); // whoever listens decides, and closes
    if (!this.shots.some(({ status }) => status.kind === 'keeping')) {
      this.#tell('action', this.#isAllKept ? 'done' : 'discard');
    }
  };

  /** The whole picture chooses, not only its mark. */
  readonly #onClick = ({ target }: Event): void => {
    if (target instanceof HTMLImageElement) {
      target.closest('figure')?.querySelector('input')?.click();
    }
  };

  readonly #onPicture = (): void => {
    requestAnimationFrame(() => {
      this.#tell('painted', undefined);
    });
  };

  #tell(name: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(`review-${name}`, { detail }));
  }
}

/** For the layout, which makes the picture as large as the window lets it. */
function ratioOf({ frame }: Shot): string {
  return frame ? `--_ratio: ${(frame.widthPx / frame.heightPx).toFixed(4)}` : '';
}

declare global {
  interface HTMLElementTagNameMap {
    'selfie-review': SelfieReview;
  }
}
