import { html, type TemplateResult } from 'lit';
import { textOf, type Texts } from './texts.js';

/** Says that the selfies could not be read, and offers to try again. */
export function gridFailure(texts: Texts, onRetry: () => void): TemplateResult {
  return html`
    <div class="failure" role="alert">
      <p>${textOf(texts, 'grid.failed')}</p>
      <button type="button" @click=${onRetry}>${textOf(texts, 'grid.retry')}</button>
    </div>
  `;
}
