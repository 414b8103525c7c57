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
    align-items: center;
    background: rgb(10 8 26 / 58%);
    border-radius: 0 0 24px 24px;
    display: flex;
    font-size: clamp(2.5rem, 18cqmin, 9rem);
    font-variant-numeric: tabular-nums;
    font-weight: 750;
    gap: 0.2em;
    inset: 0 0 auto;
    line-height: 1;
    margin: 0 auto;
    padding: 0.06em 0.3em 0.1em;
    position: absolute;
    width: fit-content;
  }

  .digits small {
    font-size: clamp(1rem, 0.2em, 1.5rem);
    font-weight: 600;
  }

  .digits svg {
    height: 0.5em;
    stroke-width: 2.6;
    width: 0.5em;
  }

  /* A phone on its side has its lens there. */
  .digits:is([data-lens='left'], [data-lens='right']) {
    flex-direction: column;
    inset: 0 auto 0 0;
    height: fit-content;
    margin: auto 0;
    padding: 0.2em 0.12em;
  }

  .digits[data-lens='left'] {
    border-radius: 0 24px 24px 0;
  }

  .digits[data-lens='right'] {
    border-radius: 24px 0 0 24px;
    inset: 0 0 0 auto;
  }

  .digits[data-lens='left'] svg {
    rotate: -90deg;
  }

  .digits[data-lens='right'] svg {
    rotate: 90deg;
  }

  .digits .word {
    font-size: 0.72em;
    padding-block: 0.15em;
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

  .glance {
    background: #0c0e12;
    display: grid;
    gap: 6px;
    inset: 0;
    position: absolute;
  }

  .glance.many {
    grid-template: 1fr 1fr / 1fr 1fr;
  }

  .glance img {
    height: 100%;
    min-height: 0;
    object-fit: contain;
    width: 100%;
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
    .glance {
      pointer-events: auto;
    }

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
