import { svg, html, type SVGTemplateResult, type TemplateResult } from 'lit';

function icon(drawing: SVGTemplateResult): TemplateResult {
  return html`<svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true" focusable="false">${drawing}</svg>`;
}

/** Our own drawings: strokes in the colour of the text. */
export const ICONS = {
  clock: icon(svg`<circle cx="12" cy="13" r="7.5" /><path d="M12 9v4l2.5 2M9.5 2.5h5" />`),
  sound: icon(
    svg`<path d="M4 9.5v5h3.5L12 18.5v-13L7.5 9.5z" /><path d="M15.5 9a4 4 0 0 1 0 6M18 6.5a8 8 0 0 1 0 11" />`,
  ),
  muted: icon(svg`<path d="M4 9.5v5h3.5L12 18.5v-13L7.5 9.5z" /><path d="m15.5 9.5 5 5m0-5-5 5" />`),
  burst: icon(
    svg`<rect x="3" y="9" width="12" height="12" rx="2.5" /><path d="M7 5.5h9A2.5 2.5 0 0 1 18.5 8v9M11 2.5h8A2.5 2.5 0 0 1 21.5 5v8" />`,
  ),
  arrow: icon(svg`<path d="M12 20V4.5m-6.5 6.5L12 4.5l6.5 6.5" />`),
  stop: icon(svg`<path d="m6.5 6.5 11 11m0-11-11 11" />`),
  check: icon(svg`<path d="m5 12.5 4.5 4.5L19 7.5" />`),
} as const;
