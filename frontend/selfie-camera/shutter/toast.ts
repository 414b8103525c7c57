import { html, type TemplateResult } from 'lit';
import { textOf, type TextKey, type Texts } from '../texts.js';
import type { Phase } from './capture-controller.js';
import type { Review } from './review.js';

/** What was done last, as long as it can be undone, or why it was not. */
export type Toast =
  | { readonly kind: 'kept'; readonly selfieIds: readonly string[] }
  | { readonly kind: 'discarded'; readonly review: Review }
  | { readonly kind: 'undone' }
  /** The server could not be reached. */
  | { readonly kind: 'offline' };

function toastText(toast: Toast, texts: Texts): string {
  if (toast.kind === 'kept' && toast.selfieIds.length > 1) {
    return textOf(texts, 'shutter.toast.kept.many', { count: toast.selfieIds.length });
  }
  const key = toast.kind === 'offline' ? 'keep.offline.title' : (`shutter.toast.${toast.kind}` as const);
  return textOf(texts, key satisfies TextKey);
}

/** What a screen reader hears when there is time: what was done, or what is being done. */
export function statusText(toast: Toast | undefined, phase: Phase, texts: Texts): string {
  if (toast) {
    return toastText(toast, texts);
  }
  return phase.kind === 'shooting' ? textOf(texts, 'shutter.developing') : '';
}

export function toastBar(toast: Toast, texts: Texts, undo: () => void): TemplateResult {
  return html`
    <div class="toast">
      <span>${toastText(toast, texts)}</span>
      ${toast.kind === 'kept' ? html`<a href="gallery">${textOf(texts, 'shutter.toast.gallery')}</a>` : ''}
      ${
        toast.kind === 'undone' || toast.kind === 'offline'
          ? ''
          : html`<button type="button" data-action="undo" @click=${undo}>
              ${textOf(texts, 'shutter.toast.undo')}
            </button>`
      }
    </div>
  `;
}
