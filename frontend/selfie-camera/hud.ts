import { html, type TemplateResult } from 'lit';
import { styleMap } from 'lit/directives/style-map.js';
import type { LiveStats } from './link-observer.js';
import { STAGES } from './frame-protocol.js';
import { textOf, type Texts } from './texts.js';

/** The numbers over the picture: what arrives, how late, and what the server does with the time. */
export function hud(stats: LiveStats, texts: Texts): TemplateResult {
  const whole = (value: number): string => value.toFixed(0);
  return html`
    <div class="hud" part="hud" aria-hidden="true">
      <div class="facts">
        <span><b>${stats.framesPerSecond.toFixed(1)}</b> ${textOf(texts, 'hud.frames')}</span>
        <span><b>${whole(stats.roundTripMs)}</b> ms ${textOf(texts, 'hud.roundTrip')}</span>
        <span><b>${whole(stats.roundTripP95Ms)}</b> ms ${textOf(texts, 'hud.p95')}</span>
        <span><b>${stats.serverMs.toFixed(1)}</b> ms ${textOf(texts, 'hud.server')}</span>
        <span><b>${whole(stats.displayMs)}</b> ms ${textOf(texts, 'hud.display')}</span>
        <span><b>${whole(Math.max(0, stats.roundTripMs - stats.wayMs))}</b> ms ${textOf(texts, 'hud.beyond')}</span>
        <span>
          ${stats.widthPx} × ${stats.heightPx}, ${textOf(texts, 'hud.quality')} ${whole(100 * stats.quality)} %
        </span>
      </div>
      <div class="stages">
        ${STAGES.map(
          (stage) => html`<i class=${stage} style=${styleMap({ flexGrow: String(stats.stagesMs[stage]) })}></i>`,
        )}
      </div>
      <div class="legend">
        ${STAGES.map(
          (stage) => html`
            <span
              ><i class=${stage}></i>${textOf(texts, `hud.stage.${stage}`)} ${stats.stagesMs[stage].toFixed(1)}</span
            >
          `,
        )}
      </div>
    </div>
  `;
}
