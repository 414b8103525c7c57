import { html, nothing, svg, type TemplateResult } from 'lit';
import { styleMap } from 'lit/directives/style-map.js';
import { language } from '../shared/texts.js';
import type { SelfieItem } from './selfie-item.js';
import { countOf, textOf, type Texts } from './texts.js';
import { cropOf } from './tile-crop.js';

/** What a tile shows and how it stands. */
export interface TileView {
  readonly index: number;
  readonly item: SelfieItem | undefined;
  readonly leftPx: number;
  readonly sizePx: number;
  /** 1-based, for screen readers. */
  readonly column: number;
  readonly isActive: boolean;
  readonly isSelected: boolean;
  /** Its address, where there is an item. */
  readonly thumbnail: string;
  readonly isDamaged: boolean;
  /** Told that the thumbnail does not show. */
  readonly onFailed: () => void;
  readonly texts: Texts;
}

const CHECK = svg`<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M5 12.5 10 17.5 19.5 7.5" /></svg>`;
const HEART = svg`<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M12 20.5C5 15.8 2.5 12 2.5 8.6 2.5 5.8 4.7 3.8 7.2 3.8c2 0 3.8 1.1 4.8 3 1-1.9 2.8-3 4.8-3 2.5 0 4.7 2 4.7 4.8 0 3.4-2.5 7.2-9.5 11.9Z" /></svg>`;

/** A square with a selfie, or the place of one that is not here yet. */
export function tile(view: TileView): TemplateResult {
  const { index, item, leftPx, sizePx, column, isActive, isSelected, texts } = view;
  return html`
    <div
      class="tile ${isSelected ? 'selected' : ''}"
      role="gridcell"
      tabindex=${isActive ? '0' : '-1'}
      aria-colindex=${column}
      aria-selected=${isSelected}
      aria-label=${item ? labelOf(item, texts, view.isDamaged) : textOf(texts, 'grid.loading')}
      data-index=${index}
      style="left: ${leftPx}px; width: ${sizePx}px; height: ${sizePx}px"
    >
      ${item ? picture(item, view) : nothing}
      <span class="check" aria-hidden="true">${CHECK}</span>
    </div>
  `;
}

function picture(item: SelfieItem, { thumbnail, texts, isDamaged, onFailed }: TileView): TemplateResult {
  return html`
    <img
      src=${thumbnail}
      style=${styleMap({ 'object-position': cropOf(item) })}
      alt=""
      decoding="async"
      draggable="false"
      ?hidden=${isDamaged}
      @error=${onFailed}
    />
    ${isDamaged ? html`<span class="damaged" aria-hidden="true">${textOf(texts, 'tile.damaged')}</span>` : nothing}
    ${item.favourite ? html`<span class="heart" aria-hidden="true">${HEART}</span>` : nothing}
    ${
      item.daysLeft === null
        ? item.caption && html`<span class="caption" aria-hidden="true">${item.caption}</span>`
        : html`<span class="caption left" aria-hidden="true">${countOf(texts, 'tile.left', item.daysLeft)}</span>`
    }
  `;
}

/** What a screen reader says of a selfie: when, what about, and what stands out. */
export function labelOf(item: SelfieItem, texts: Texts, isDamaged = false): string {
  const time = new Date(item.keptAt).toLocaleString(language(), { dateStyle: 'long', timeStyle: 'short' });
  return [
    textOf(texts, 'tile.selfie', { time }),
    item.caption,
    item.favourite ? textOf(texts, 'tile.favourite') : '',
    isDamaged ? textOf(texts, 'tile.damaged') : '',
    item.daysLeft === null ? '' : countOf(texts, 'tile.left', item.daysLeft),
  ]
    .filter((part) => part !== '')
    .join(', ');
}
