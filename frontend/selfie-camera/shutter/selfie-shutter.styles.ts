import { css } from 'lit';
import { forScreenReaders } from '../../shared/screen-reader.styles.js';

export const styles = css`
  :host {
    color: #ffffff;
    container-type: size;
    display: block;
    inset: 0;
    pointer-events: none;
    position: absolute;
  }

  .bar {
    align-items: center;
    background: linear-gradient(to top, rgb(10 8 26 / 62%), transparent);
    display: grid;
    gap: 14px;
    grid-template-columns: 1fr auto 1fr;
    inset: auto 0 0;
    padding: 20px 12px max(10px, env(safe-area-inset-bottom));
    position: absolute;
  }

  .bar[hidden] {
    display: none;
  }

  .side {
    align-items: center;
    display: flex;
    gap: 4px;
  }

  .side:first-child {
    justify-content: end;
  }

  .side > *,
  .release,
  .toast {
    pointer-events: auto;
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

  .side button {
    display: grid;
    place-items: center;
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

  .countdown {
    display: grid;
    font-variant-numeric: tabular-nums;
    position: relative;
  }

  .countdown svg {
    inset-block-start: 11px;
    inset-inline-start: 10px;
    pointer-events: none;
    position: absolute;
  }

  select {
    appearance: none;
    padding-inline: 38px 14px;
  }

  option {
    background: #201c45;
    color: #ffffff;
  }

  /* A disc in a ring, as on every camera: white where one takes pictures, warm while it counts. */
  .release {
    background: transparent;
    border: 4px solid #ffffff;
    border-radius: 50%;
    display: grid;
    height: 72px;
    padding: 0;
    place-items: center;
    position: relative;
    transition: transform 0.12s;
    width: 72px;
  }

  .release::before {
    background: linear-gradient(135deg, #ff7a59, #ffb347);
    border-radius: 50%;
    content: '';
    inset: 4px;
    position: absolute;
    transition: inset 0.12s;
  }

  .release:hover::before {
    filter: brightness(1.08);
  }

  .release:active::before,
  .release.pressed::before {
    inset: 9px;
  }

  .release > svg {
    color: #1b1740;
    height: 30px;
    position: relative;
    stroke-width: 2.4;
    width: 30px;
  }

  .release.busy::before {
    animation: breathe 1s ease-in-out infinite;
  }

  @keyframes breathe {
    50% {
      opacity: 0.45;
    }
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

  .toast {
    align-items: center;
    background: var(--selfie-surface, #201c45);
    border-radius: 14px;
    box-shadow: 0 8px 28px rgb(0 0 0 / 40%);
    color: var(--selfie-on-surface, #ffffff);
    display: flex;
    flex-wrap: wrap;
    gap: 0 14px;
    inset-block-end: 104px;
    inset-inline: 8px;
    justify-content: center;
    margin: 0 auto;
    max-width: calc(100% - 48px);
    padding: 4px 16px;
    position: absolute;
    width: fit-content;
  }

  .toast a,
  .toast button {
    align-items: center;
    background: none;
    color: var(--selfie-accent, #ff9a6b);
    display: inline-flex;
    font-weight: 600;
    min-height: 44px;
  }

  .toast span {
    padding: 6px 0;
  }

  .spoken {
    ${forScreenReaders}
  }

  @container (max-width: 480px) {
    .toast span {
      flex-basis: 100%;
      text-align: center;
    }

    .bar {
      gap: 8px;
      padding-inline: 8px;
    }

    .countdown svg {
      inset-inline-start: 7px;
    }

    select {
      padding-inline: 33px 9px;
    }
  }

  /* A small picture keeps more of itself. */
  @container (max-height: 320px) {
    .bar {
      gap: 10px;
      padding: 8px 8px 6px;
    }

    .release {
      border-width: 3px;
      height: 60px;
      width: 60px;
    }

    .toast {
      font-size: 0.9375rem;
      inset-block-end: 78px;
      padding: 2px 14px;
    }

    .toast span {
      padding: 6px 0 0;
    }

    .count {
      inset-block-end: 80px;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    .flash {
      display: none;
    }

    .digits span,
    .release.busy::before {
      animation: none;
    }
  }
`;
