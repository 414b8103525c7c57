import { css } from 'lit';
import { forScreenReaders } from '../shared/screen-reader.styles.js';

export const styles = css`
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
  :host([full-window]) {
    aspect-ratio: auto;
    border-radius: 0;
    grid-template-rows: minmax(0, 1fr); /* cannot grow any more, so a long card scrolls */
  }

  :host(:fullscreen) .root,
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

  .overlay {
    display: grid;
    overflow: auto;
    padding: max(12px, var(--selfie-tools-height, 0px)) 12px 12px;
    place-items: safe center;
    position: relative;
  }

  .card {
    background: var(--_surface);
    border-radius: 12px;
    box-shadow: 0 8px 32px rgb(0 0 0 / 40%);
    box-sizing: border-box;
    max-width: 26rem;
    padding: 16px 20px;
  }

  .notice {
    place-self: start center;
    padding: 4px 14px;
  }

  .notice summary {
    cursor: pointer;
    font-weight: 600;
    padding: 8px 0; /* a finger's height */
  }

  .notice[open] {
    padding-bottom: 14px;
  }

  h2 {
    font-size: 1.125rem;
    line-height: 1.3;
    margin: 0 0 6px;
  }

  p {
    line-height: 1.45;
    margin: 0 0 14px;
    overflow-wrap: anywhere;
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
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

  .actions > button:first-child {
    background: var(--_accent);
    color: var(--_surface);
  }

  button:hover {
    filter: brightness(1.1);
  }

  button:focus-visible {
    outline: 3px solid var(--_accent);
    outline-offset: 2px;
  }

  .line {
    align-items: center;
    backdrop-filter: blur(6px);
    background: rgb(12 14 18 / 72%);
    border-radius: 999px;
    color: #ffffff;
    display: flex;
    font-weight: 600;
    gap: 8px;
    padding: 8px 16px;
  }

  .connecting .line::before,
  .reconnecting .line::before {
    animation: pulse 1.2s ease-in-out infinite;
    background: currentcolor;
    border-radius: 50%;
    content: '';
    height: 8px;
    width: 8px;
  }

  @keyframes pulse {
    50% {
      opacity: 0.2;
    }
  }

  .hud {
    backdrop-filter: blur(4px);
    background: rgb(12 14 18 / 58%);
    border-radius: 8px;
    bottom: 8px;
    color: #ffffff;
    font-size: 0.75rem;
    font-variant-numeric: tabular-nums;
    left: 8px;
    line-height: 1.4;
    max-width: min(17rem, calc(100% - 32px));
    padding: 6px 8px;
    pointer-events: none;
    position: absolute;
  }

  .facts {
    display: flex;
    flex-wrap: wrap;
    gap: 0 10px;
  }

  .facts span {
    white-space: nowrap;
  }

  .stages {
    border-radius: 3px;
    display: flex;
    height: 6px;
    margin: 3px 0;
    overflow: hidden;
  }

  .stages i {
    flex-basis: 0;
  }

  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: 0 8px;
  }

  .legend span {
    white-space: nowrap;
  }

  .legend i {
    border-radius: 2px;
    display: inline-block;
    height: 8px;
    margin-right: 3px;
    width: 8px;
  }

  /* Told apart by colour-blind eyes too (Okabe and Ito's palette). */
  .waiting {
    background: #999999;
  }

  .decode {
    background: #56b4e9;
  }

  .segment {
    background: #e69f00;
  }

  .mask {
    background: #009e73;
  }

  .composite {
    background: #cc79a7;
  }

  .encode {
    background: #f0e442;
  }

  .tools {
    inset-block-start: 8px;
    inset-inline-end: 8px;
    position: absolute;
  }

  @container (max-width: 880px) {
    .hud {
      bottom: calc(8px + var(--selfie-shutter-height, 0px));
    }
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

  @container (max-width: 420px) {
    .card {
      font-size: 0.875rem;
      padding: 12px 14px;
    }

    h2 {
      font-size: 1rem;
    }

    .hud {
      font-size: 0.6875rem;
      line-height: 1.3;
      max-width: calc(100% - 32px);
      padding: 4px 6px;
    }

    .legend {
      gap: 0 6px;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    canvas {
      transition: none;
    }

    .line::before {
      animation: none !important;
    }
  }
`;
