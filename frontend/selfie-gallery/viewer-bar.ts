import { html, type SVGTemplateResult, type TemplateResult } from 'lit';
import type { Slideshow } from './slideshow.js';
import { textOf, type Texts } from './texts.js';
import { ICONS } from './viewer-icons.js';

export interface ViewerBarHooks {
  readonly onClose: () => void;
  readonly onPlay: () => void;
  readonly onPause: () => void;
  readonly onStop: () => void;
}

/**
 * The way out, the place in the list, and the slideshow.
 * @param place where in the list, as a text
 */
export function viewerBar(place: string, slideshow: Slideshow, texts: Texts, hooks: ViewerBarHooks): TemplateResult {
  return html`
    <div class="bar">
      ${viewerButton(texts, 'close', 'viewer.close', ICONS.close, hooks.onClose)}
      <span class="place">${place}</span>
      ${
        slideshow.isOn
          ? slideshowButtons(slideshow.isPlaying, texts, hooks)
          : viewerButton(texts, 'play', 'viewer.play', ICONS.play, hooks.onPlay)
      }
    </div>
  `;
}

function slideshowButtons(isPlaying: boolean, texts: Texts, hooks: ViewerBarHooks): TemplateResult {
  const icon = isPlaying ? ICONS.pause : ICONS.play;
  return html`
    ${viewerButton(texts, 'pause', isPlaying ? 'viewer.pause' : 'viewer.resume', icon, hooks.onPause)}
    ${viewerButton(texts, 'stop', 'viewer.stop', ICONS.stop, hooks.onStop)}
  `;
}

/** @param name its class */
export function viewerButton(
  texts: Texts,
  name: string,
  text: Parameters<typeof textOf>[1],
  icon: SVGTemplateResult,
  act: () => void,
  disabled = false,
): TemplateResult {
  const label = textOf(texts, text);
  return html`
    <button class=${name} type="button" aria-label=${label} title=${label} ?disabled=${disabled} @click=${act}>
      <svg viewBox="0 0 24 24" aria-hidden="true">${icon}</svg>
    </button>
  `;
}
