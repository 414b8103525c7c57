import { html, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { dayName } from './day-name.js';
import type { GridLayout, Heading, Line, Row } from './grid-layout.js';
import { countOf, type Texts } from './texts.js';

/** Draws the selfie of an index in a column, 0 = the first. */
export type DrawTile = (index: number, column: number) => TemplateResult;

/**
 * The lines of a grid that are in the document, each where it lies: days with a heading, and rows of tiles.
 * @param shown the half-open range of lines that the window shows
 * @param active the selfie whose line stays, too, as the focus would be lost with it
 */
export function gridLines(
  layout: GridLayout,
  shown: readonly [from: number, to: number],
  active: number,
  texts: Texts,
  drawTile: DrawTile,
): unknown {
  return repeat(
    linesOf(layout, shown, active),
    ({ line }) => keyOf(line),
    ({ line, place }) =>
      line.kind === 'heading' ? heading(line, place, layout.columns, texts) : row(line, place, drawTile),
  );
}

function linesOf(
  layout: GridLayout,
  [from, to]: readonly [from: number, to: number],
  active: number,
): readonly { readonly line: Line; readonly place: number }[] {
  const places = new Set<number>();
  for (let place = from; place < to; place++) {
    places.add(place);
  }
  const focused = layout.rowOf(active);
  if (focused) {
    places.add(focused.line);
  }
  return [...places]
    .sort((a, b) => a - b)
    .flatMap((place) => {
      const line = layout.lines[place];
      return line ? [{ line, place }] : [];
    });
}

function heading(line: Heading, place: number, columns: number, texts: Texts): TemplateResult {
  return html`
    <div class="line" role="row" aria-rowindex=${place + 1} style="top: ${line.topPx}px; height: ${line.heightPx}px">
      <div class="day" role="rowheader" aria-colspan=${columns}>
        <h2>${dayName(line.day, new Date(), texts)}</h2>
        <span>${countOf(texts, 'grid.count', line.count)}</span>
      </div>
    </div>
  `;
}

function row({ first, count, topPx, heightPx }: Row, place: number, drawTile: DrawTile): TemplateResult {
  return html`
    <div class="line" role="row" aria-rowindex=${place + 1} style="top: ${topPx}px; height: ${heightPx}px">
      ${Array.from({ length: count }, (_, column) => drawTile(first + column, column))}
    </div>
  `;
}

function keyOf(line: Line): string {
  return line.kind === 'heading' ? line.day : String(line.first);
}
