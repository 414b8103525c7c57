import { css } from 'lit';
import { forScreenReaders } from '../shared/screen-reader.styles.js';
import { hudStyles } from './hud.styles.js';
import { overlayStyles } from './overlay.styles.js';
import { phoneStyles } from './selfie-camera-phone.styles.js';

const base = css`
  :host {
    --_accent: var(--selfie-accent, #2563eb);
    --_surface: var(--selfie-surface, #ffffff);
    --_on-surface: var(--selfie-on-surface, #16181d);

    aspect-ratio: var(--selfie-aspect-ratio, 4 / 3);
    background: #0c0e12;
    border-radius: var(--selfie-radius, 12px);
    color: var(--_on-surface);
    container-type: inline-size;
    display: grid;
    overflow: clip; /* "hidden" would keep a long card from making the element higher */
    position: relative;
  }

  .root {
    display: grid;
    position: relative;
  }

  @supports (color: light-dark(#000, #fff)) {
    :host {
      --_accent: var(--selfie-accent, light-dark(#2563eb, #8ab4ff));
      --_surface: var(--selfie-surface, light-dark(#ffffff, #1d2027));
      --_on-surface: var(--selfie-on-surface, light-dark(#16181d, #eceef2));
    }
  }

  :host([hidden]) {
    display: none;
  }

  :host(:fullscreen),
  :host([full-screen]),
  :host([full-window]) {
    aspect-ratio: auto;
    border-radius: 0;
    grid-template-rows: minmax(0, 1fr); /* cannot grow any more, so a long card scrolls */
  }

  :host(:fullscreen) .root,
  :host([full-screen]) .root,
  :host([full-window]) .root {
    grid-template-rows: minmax(0, 1fr);
  }

  :host([full-window]) {
    inset: 0;
    position: fixed;
    z-index: 1000;
  }

  canvas {
    display: block;
    height: 100%;
    inset: 0;
    object-fit: contain;
    position: absolute;
    transition: opacity 0.2s;
    width: 100%;
  }

  .reconnecting canvas,
  .refused canvas,
  .ended canvas {
    opacity: 0.35;
  }

  .paused canvas {
    opacity: 0.6;
  }

  .idle canvas,
  .asking canvas {
    opacity: 0;
  }

  /* Filmed, never seen; "display: none" would stop the video in Safari. */
  .stage {
    height: 1px;
    left: 0;
    opacity: 0;
    overflow: hidden;
    pointer-events: none;
    position: absolute;
    top: 0;
    width: 1px;
  }

  button {
    background: transparent;
    border: 1px solid var(--_accent);
    border-radius: 8px;
    color: var(--_accent);
    cursor: pointer;
    font: inherit;
    font-weight: 600;
    min-height: 44px;
    padding: 0 14px;
  }

  button:hover {
    filter: brightness(1.1);
  }

  button:focus-visible {
    outline: 3px solid var(--selfie-focus, #3f37c9);
    outline-offset: 2px;
  }

  .tools {
    inset-block-start: 8px;
    inset-inline-end: 8px;
    position: absolute;
  }

  .exit {
    background: rgb(12 14 18 / 72%);
    border-color: #ffffff;
    color: #ffffff;
    inset-block-start: max(8px, env(safe-area-inset-top));
    inset-inline-start: max(8px, env(safe-area-inset-left));
    position: absolute;
  }

  .status {
    ${forScreenReaders}
  }

  @media (prefers-reduced-motion: reduce) {
    canvas {
      transition: none;
    }
  }
`;

/** In this order: the parts build on what holds for every button, and a phone overrules the rest. */
export const styles = [base, overlayStyles, hudStyles, phoneStyles];
