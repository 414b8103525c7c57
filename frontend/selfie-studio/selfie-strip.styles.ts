import { css } from 'lit';

/** A row, or where the page sets `--selfie-strip-direction` to `column`, a column. */
export const styles = css`
  :host {
    align-items: center;
    display: flex;
    flex-direction: var(--selfie-strip-direction, row);
    gap: 0.25rem;
    min-height: 0;
    min-width: 0;
  }

  :host([hidden]) {
    display: none;
  }

  .row {
    box-sizing: border-box;
    display: flex;
    flex: 1;
    flex-direction: var(--selfie-strip-direction, row);
    gap: 0.5rem;
    max-height: 100%;
    min-height: 0;
    min-width: 0;
    overflow: auto;
    overscroll-behavior: contain;
    padding: 0.375rem;
    scrollbar-width: none; /* arrows, wheel and fingers do it */
  }

  button {
    align-items: center;
    background: none;
    border: 0;
    border-radius: 999px;
    color: inherit;
    cursor: pointer;
    display: grid;
    flex: none;
    height: 44px;
    justify-items: center;
    padding: 0;
    width: 44px;
  }

  button:hover:not(:disabled) {
    background: color-mix(in srgb, currentcolor 12%, transparent);
  }

  button:focus-visible {
    outline: 2px solid currentcolor;
    outline-offset: -2px;
  }

  button:disabled {
    cursor: default;
    opacity: 0.3;
  }

  svg {
    fill: none;
    stroke: currentcolor;
    stroke-linecap: round;
    stroke-linejoin: round;
    stroke-width: 2;
  }

  /* Fingers swipe. */
  @media (pointer: coarse) and (max-width: 48rem), (pointer: coarse) and (max-height: 30rem) {
    button {
      display: none;
    }
  }

  @media (prefers-reduced-motion: no-preference) {
    .row {
      scroll-behavior: smooth;
    }
  }
`;
