import { html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { styleMap } from 'lit/directives/style-map.js';
import type { PictureKind, SelfieItem } from './selfie-item.js';
import { textOf, type Texts } from './texts.js';
import { labelOf } from './tile.js';
import type { Zoom } from './zoom.js';

export interface PictureState {
  readonly item: SelfieItem;
  readonly zoom: Zoom;
  /** How far a swipe has moved it. */
  readonly dragPx: number;
  /** Address of what is laid over it; '' = nothing. */
  readonly preview: string;
  readonly isMissing: boolean;
  readonly isDamaged: boolean;
  readonly isPreviewMissing: boolean;
}

export interface PictureHooks {
  readonly texts: Texts;
  readonly addressOf: (item: SelfieItem, kind: PictureKind) => string;
  readonly onMissing: () => void;
}

/** The selfie: its thumbnail at once, its picture over it when it has come, and what is previewed over both. */
export function picture(state: PictureState, hooks: PictureHooks): TemplateResult {
  const { item, zoom } = state;
  const style = styleMap({
    transform: `translate(${zoom.xPx + state.dragPx}px, ${zoom.yPx}px) scale(${zoom.scale})`,
  });
  return html`
    <div class="picture ${zoom.scale > 1 ? 'zoomed' : ''}" style=${style}>
      ${keyed(`${item.id} ${item.revision}`, layers(item, hooks))} ${state.preview ? preview(state, hooks) : nothing}
    </div>
    ${state.isMissing ? html`<p class="missing">${textOf(hooks.texts, state.isDamaged ? 'viewer.damaged' : 'viewer.missing')}</p>` : nothing}
    ${
      state.isPreviewMissing
        ? html`<p class="missing" role="alert">${textOf(hooks.texts, 'viewer.preview.failed')}</p>`
        : nothing
    }
  `;
}

function layers(item: SelfieItem, hooks: PictureHooks): TemplateResult {
  return html`
    <div class="layers">
      <img class="quick" src=${hooks.addressOf(item, 'thumbnail.jpg')} alt="" draggable="false" />
      <img
        class="full"
        src=${hooks.addressOf(item, 'picture.jpg')}
        alt=${labelOf(item, hooks.texts)}
        width=${item.widthPx}
        height=${item.heightPx}
        decoding="async"
        draggable="false"
        @error=${hooks.onMissing}
      />
    </div>
  `;
}

function preview(state: PictureState, hooks: PictureHooks): TemplateResult {
  return html`
    <div class="layers">
      <img class="preview" src=${state.preview} alt=${labelOf(state.item, hooks.texts)} draggable="false" />
    </div>
  `;
}
