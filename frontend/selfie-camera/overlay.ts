import { html, nothing, type TemplateResult } from 'lit';
import type { SourceKind } from './camera-source.js';
import type { CameraState } from './camera-state.js';
import { guideOf, statusKey, type Action, type Guide } from './guide.js';
import { textOf, type Texts } from './texts.js';

/** What lies over the picture: a card where the user has to do something, else a line, else nothing. */
export function overlay(
  state: CameraState,
  source: SourceKind,
  texts: Texts,
  act: (action: Action) => void,
): TemplateResult | typeof nothing {
  const guide = guideOf(state, source);
  if (guide && state.state === 'preview') {
    return notice(guide, state, texts, act);
  }
  if (guide) {
    return html`
      <div class="card" part="card">
        <h2>${textOf(texts, guide.title)}</h2>
        <p>${textOf(texts, guide.cure, state.values)}</p>
        ${actions(guide, texts, act)}
      </div>
    `;
  }
  return state.state === 'live'
    ? nothing
    : html`<div class="line" part="line" aria-hidden="true">${textOf(texts, statusKey(state))}</div>`;
}

/** At the edge, for the camera's own picture is to be seen, and pictures can be taken. */
function notice(guide: Guide, state: CameraState, texts: Texts, act: (action: Action) => void): TemplateResult {
  return html`
    <details class="card notice" part="card">
      <summary>${textOf(texts, guide.title)}</summary>
      <p>${textOf(texts, guide.cure, state.values)}</p>
      <p>${textOf(texts, 'preview.hint')}</p>
      ${actions(guide, texts, act)}
    </details>
  `;
}

function actions(guide: Guide, texts: Texts, act: (action: Action) => void): TemplateResult {
  return html`
    <div class="actions">
      ${guide.actions.map(
        (action) => html`
          <button
            type="button"
            data-action=${action}
            @click=${() => {
              act(action);
            }}
          >
            ${textOf(texts, `action.${action}`)}
          </button>
        `,
      )}
    </div>
  `;
}
