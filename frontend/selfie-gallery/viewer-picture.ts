import { html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { styleMap } from 'lit/directives/style-map.js';
import type { PictureKind, SelfieItem } from './selfie-item.js';
import { textOf, type Texts } from './texts.js';
import { labelOf } from './tile.js';
import type { ViewerFault } from './viewer-fault.js';
import type { ViewerPreview } from './viewer-preview.js';
import type { ViewerZoom } from './viewer-zoom.js';

export interface PictureState {
  readonly item: SelfieItem;
  readonly zoom: ViewerZoom;
  readonly preview: ViewerPreview;
  readonly fault: ViewerFault;
}

export interface PictureHooks {
  readonly texts: Texts;
  readonly addressOf: (item: SelfieItem, kind: PictureKind) => string;
  readonly onMissing: () => void;
}

/** The selfie: its thumbnail at once, its picture over it when it has come, and what is previewed over both. */
export function picture(state: PictureState, hooks: PictureHooks): TemplateResult {
  const { item, fault } = state;
  const { zoom, dragPx, isZoomed } = state.zoom;
  const style = styleMap({
    transform: `translate(${zoom.xPx + dragPx}px, ${zoom.yPx}px) scale(${zoom.scale})`,
  });
  return html`
    <div class="picture ${isZoomed ? 'zoomed' : ''}" style=${style}>
      ${keyed(`${item.id} ${item.revision}`, layers(item, hooks))}
      ${state.preview.shown ? preview(state, hooks) : nothing}
    </div>
    ${fault.isMissing ? html`<p class="missing">${textOf(hooks.texts, fault.isDamaged ? 'viewer.damaged' : 'viewer.missing')}</p>` : nothing}
    ${
      state.preview.isMissing
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
      <img class="preview" src=${state.preview.shown} alt=${labelOf(state.item, hooks.texts)} draggable="false" />
    </div>
  `;
}
