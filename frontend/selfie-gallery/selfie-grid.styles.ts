import { css } from 'lit';
import { forScreenReaders } from '../shared/screen-reader.styles.js';

export const styles = css`
  :host {
    --_accent: var(--selfie-accent, #c8442a);
    display: block;
    overflow-anchor: none; /* what is kept in place is decided by the element, which knows what lies where */
    scroll-margin-top: var(--selfie-grid-top, 0px);
  }

  :host([hidden]) {
    display: none;
  }

  .grid {
    position: relative;
    touch-action: pan-y;
    user-select: none;
    -webkit-touch-callout: none;
  }

  .grid[hidden] {
    display: none;
  }

  .line {
    contain: layout style;
    inset-inline: 0;
    position: absolute;
  }

  .day {
    align-items: baseline;
    box-sizing: border-box;
    display: flex;
    gap: 0.6rem;
    height: 100%;
    padding: 16px 2px 0;
  }

  h2 {
    color: var(--selfie-text, inherit);
    font-size: 1rem;
    font-weight: 650;
    letter-spacing: -0.005em;
    margin: 0;
  }

  .day span {
    color: var(--selfie-text-soft, inherit);
    font-size: 0.8125rem;
  }

  .tile {
    background: color-mix(in srgb, var(--selfie-text, #888) 8%, transparent);
    border-radius: 6px;
    cursor: pointer;
    overflow: hidden;
    position: absolute;
    top: 0;
  }

  img {
    display: block;
    height: 100%;
    object-fit: cover;
    object-position: center 35%; /* faces are above the middle */
    width: 100%;
  }

  .tile:focus-visible {
    outline: 3px solid var(--selfie-focus, #3f37c9);
    outline-offset: 2px;
    z-index: 1;
  }

  .check {
    border-radius: 50%;
    box-sizing: border-box;
    display: grid;
    height: 44px;
    inset-block-start: 0;
    inset-inline-start: 0;
    opacity: 0;
    place-items: center;
    position: absolute;
    width: 44px;
  }

  .check svg {
    background: rgb(15 12 40 / 40%);
    border: 2px solid #fff;
    border-radius: 50%;
    box-sizing: border-box;
    fill: none;
    height: 24px;
    padding: 2px;
    stroke: transparent;
    stroke-linecap: round;
    stroke-linejoin: round;
    stroke-width: 3;
    width: 24px;
  }

  .selecting .check,
  .tile:focus-visible .check {
    opacity: 1;
  }

  @media (hover: hover) {
    .tile:hover .check {
      opacity: 1;
    }
  }

  /* Without a pointer that hovers one selects after "Select", or by a long press: what is not seen takes no taps. */
  @media (hover: none) {
    .grid:not(.selecting) .check {
      display: none;
    }
  }

  .selected .check svg {
    background: var(--_accent);
    border-color: var(--_accent);
    stroke: #fff;
  }

  .selected img {
    border-radius: 6px;
    transform: scale(0.86);
  }

  .selected {
    background: color-mix(in srgb, var(--_accent) 28%, transparent);
  }

  .heart {
    filter: drop-shadow(0 1px 2px rgb(0 0 0 / 60%));
    inset-block-start: 8px;
    inset-inline-end: 8px;
    line-height: 0;
    position: absolute;
  }

  .heart svg {
    fill: #ff7a59;
    height: 20px;
    stroke: #fff;
    stroke-width: 1.5;
    width: 20px;
  }

  .damaged {
    align-items: center;
    color: var(--vaadin-text-color-secondary, #777);
    display: flex;
    font-size: 0.8125rem;
    inset: 0;
    justify-content: center;
    padding: 8px;
    position: absolute;
    text-align: center;
  }

  .caption {
    background: linear-gradient(transparent, rgb(12 9 32 / 78%));
    color: #fff;
    font-size: 0.8125rem;
    inset-block-end: 0;
    inset-inline: 0;
    line-height: 1.3;
    overflow: hidden;
    padding: 24px 8px 7px;
    pointer-events: none;
    position: absolute;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .failure {
    padding: 2rem 1rem;
    text-align: center;
  }

  .failure button {
    background: transparent;
    border: 1px solid var(--_accent);
    border-radius: 999px;
    color: var(--_accent);
    cursor: pointer;
    font: inherit;
    font-weight: 600;
    min-height: 44px;
    padding: 0 18px;
  }

  .failure button:focus-visible {
    outline: 3px solid var(--selfie-focus, #3f37c9);
    outline-offset: 2px;
  }

  .status {
    ${forScreenReaders}
  }

  @media (prefers-reduced-motion: no-preference) {
    .selected img,
    .tile img {
      transition: transform 120ms;
    }

    .check {
      transition: opacity 120ms;
    }
  }

  @media (forced-colors: active) {
    .selected {
      outline: 3px solid Highlight;
    }
  }
`;
