import { css } from 'lit';

/** The bar below the picture, with the shutter in its middle. */
export const barStyles = css`
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
  .release {
    pointer-events: auto;
  }

  .side button {
    display: grid;
    place-items: center;
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

  @container (max-width: 480px) {
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
  }

  /* A phone on its side: a column at the picture's edge, under the thumb. */
  @media (max-height: 30rem) and (orientation: landscape) {
    .bar {
      background: linear-gradient(to left, rgb(10 8 26 / 62%), transparent);
      gap: 10px;
      grid-template: 1fr auto 1fr / 1fr;
      inset: 0 0 0 auto;
      justify-items: center;
      padding: 8px max(6px, env(safe-area-inset-right)) 8px 6px;
      width: 80px;
    }

    .side {
      flex-direction: column-reverse;
    }

    .side:last-child {
      justify-content: end;
    }

    .release {
      height: 68px;
      width: 68px;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    .release.busy::before {
      animation: none;
    }
  }
`;
