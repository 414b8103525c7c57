import { css } from 'lit';
import { forScreenReaders } from '../../shared/screen-reader.styles.js';
import { barStyles } from './shutter-bar.styles.js';
import { toastStyles } from './toast.styles.js';

const base = css`
  :host {
    color: #ffffff;
    container-type: size;
    display: block;
    inset: 0;
    pointer-events: none;
    position: absolute;
    z-index: 1; /* on a low picture, what is said comes before the tools */
  }

  button,
  select {
    -webkit-tap-highlight-color: transparent;
    -webkit-touch-callout: none;
    background: rgb(15 12 40 / 45%);
    border: 1px solid transparent;
    border-radius: 999px;
    color: #ffffff;
    cursor: pointer;
    font: inherit;
    font-weight: 600;
    min-height: 44px;
    min-width: 44px;
    padding: 0;
    touch-action: manipulation;
    user-select: none;
  }

  button:hover,
  select:hover {
    background: rgb(60 54 100 / 62%);
  }

  button:focus-visible,
  select:focus-visible,
  a:focus-visible {
    outline: 3px solid #ffffff;
    outline-offset: 2px;
    box-shadow: 0 0 0 7px #1b1740; /* seen on a white wall, too */
  }

  button[aria-disabled='true'] {
    cursor: default;
    opacity: 0.5;
  }

  button[aria-pressed='true'] {
    background: rgb(255 255 255 / 28%);
  }

  svg {
    fill: none;
    stroke: currentcolor;
    stroke-linecap: round;
    stroke-linejoin: round;
    stroke-width: 1.8;
  }

  .digits {
    color: rgb(255 255 255 / 86%); /* one wants to see oneself, too */
    display: grid;
    font-size: clamp(4rem, 52cqmin, 18rem);
    font-variant-numeric: tabular-nums;
    font-weight: 750;
    inset: 0 0 15%;
    line-height: 1;
    place-items: center;
    position: absolute;
    text-shadow:
      0 0 2px rgb(10 8 26 / 80%),
      0 4px 40px rgb(10 8 26 / 65%);
  }

  .digits.word {
    font-size: clamp(2rem, 15cqmin, 6rem);
  }

  .digits span {
    animation: pop 0.9s ease-out;
  }

  @keyframes pop {
    from {
      opacity: 0;
      transform: scale(1.5);
    }

    25% {
      opacity: 1;
      transform: none;
    }
  }

  .flash {
    animation: flash 0.35s ease-out forwards;
    background: #ffffff;
    inset: 0;
    position: absolute;
  }

  @keyframes flash {
    to {
      opacity: 0;
    }
  }

  .count {
    background: rgb(15 12 40 / 60%);
    border-radius: 999px;
    font-weight: 600;
    inset-block-end: 112px;
    inset-inline: 0;
    margin: 0 auto;
    padding: 6px 14px;
    position: absolute;
    width: fit-content;
  }

  .spoken {
    ${forScreenReaders}
  }

  @container (max-height: 320px) {
    .count {
      inset-block-end: 80px;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    .flash {
      display: none;
    }

    .digits span {
      animation: none;
    }
  }
`;

/** In this order: the parts build on what holds for every button. */
export const styles = [base, barStyles, toastStyles];
