import { css } from 'lit';
import { forScreenReaders } from '../../shared/screen-reader.styles.js';

export const styles = css`
  :host {
    --_accent: var(--selfie-accent, #2563eb);
    --_surface: var(--selfie-surface, #ffffff);
    --_on-surface: var(--selfie-on-surface, #16181d);
  }

  dialog {
    background: var(--_surface);
    border: 0;
    border-radius: 20px;
    box-shadow: 0 24px 80px rgb(0 0 0 / 50%);
    box-sizing: border-box;
    color: var(--_on-surface);
    height: fit-content;
    inset: 0;
    margin: auto;
    max-height: none;
    max-width: min(1100px, calc(100vw - 32px));
    overflow: auto;
    padding: 0;
    pointer-events: auto; /* the shutter around it takes no clicks, which is inherited */
    position: fixed;
    width: fit-content;
  }

  /* Not the dialog itself: WebKit stretches a grid that is positioned, "fit-content" or not. */
  .sheet {
    display: grid;
    grid-template-rows: auto minmax(0, 1fr) auto;
    max-height: calc(100dvh - 32px);
  }

  dialog::backdrop {
    backdrop-filter: blur(6px);
    background: rgb(10 8 26 / 72%);
  }

  dialog:focus-visible,
  h2:focus-visible {
    outline: none;
  }

  header {
    align-items: baseline;
    display: flex;
    flex-wrap: wrap;
    gap: 2px 12px;
    padding: 14px 20px 10px;
  }

  h2 {
    font-size: 1.125rem;
    line-height: 1.3;
    margin: 0;
  }

  header p {
    font-size: 0.875rem;
    margin: 0;
    opacity: 0.8;
  }

  .shots {
    display: grid;
    gap: 10px;
    min-height: 0;
    padding: 0 20px;
  }

  .shots.many {
    grid-template-columns: repeat(2, minmax(0, 1fr));
  }

  figure {
    background: #0c0e12;
    border-radius: 12px;
    display: grid;
    margin: 0;
    min-height: 120px;
    min-width: min(240px, 40vw);
    overflow: hidden;
    place-items: center;
    position: relative;
  }

  figure:has(img) {
    background: none;
    justify-self: center;
    min-height: 0;
    min-width: 0;
  }

  figure:has(img):has(.failed) {
    background: #0c0e12;
  }

  img {
    display: block;
    max-height: calc(100dvh - 200px);
    max-width: 100%;
    object-fit: contain;
  }

  .many img {
    max-height: calc((100dvh - 212px) / 2);
  }

  @media (prefers-reduced-motion: no-preference) {
    dialog[open] {
      animation: rise 0.18s ease-out;
    }
  }

  @keyframes rise {
    from {
      opacity: 0;
      transform: scale(0.97);
    }
  }

  .wait {
    color: #ffffff;
    padding: 24px;
  }

  .failed {
    color: #ffffff;
    display: grid;
    gap: 8px;
    justify-items: start;
    max-width: 24rem;
    padding: 16px;
  }

  .failed p {
    line-height: 1.4;
    margin: 0;
  }

  .failed button {
    border-color: #ffffff;
    color: #ffffff;
  }

  .choice {
    align-items: center;
    display: grid;
    height: 48px;
    inset: 0 0 auto auto;
    justify-items: center;
    position: absolute;
    width: 48px;
  }

  figure:has(.choice) {
    cursor: pointer;
  }

  .choice input {
    appearance: none;
    background: rgb(12 14 18 / 55%);
    border: 2px solid #ffffff;
    border-radius: 50%;
    cursor: pointer;
    grid-area: 1 / 1;
    height: 30px;
    margin: 0;
    width: 30px;
  }

  .choice input:checked {
    background: var(--_accent);
  }

  .choice svg {
    grid-area: 1 / 1;
    pointer-events: none;
    visibility: hidden;
  }

  .choice input:checked + svg {
    color: var(--_surface);
    visibility: visible;
  }

  svg {
    fill: none;
    stroke: currentcolor;
    stroke-linecap: round;
    stroke-linejoin: round;
    stroke-width: 2;
  }

  figure:has(input:not(:checked)) img {
    opacity: 0.45;
  }

  figure:has(input:checked) {
    box-shadow: 0 0 0 3px var(--_accent);
  }

  .problem {
    background: color-mix(in srgb, var(--_accent) 12%, transparent);
    border-radius: 12px;
    grid-column: 1 / -1;
    line-height: 1.45;
    margin: 12px 20px 0;
    max-width: 44rem;
    padding: 10px 14px;
  }

  .problem strong {
    display: block;
  }

  .problem a {
    color: var(--_accent);
    font-weight: 600;
  }

  footer {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    padding: 14px 20px 16px;
  }

  button {
    background: transparent;
    border: 1px solid color-mix(in srgb, currentcolor 35%, transparent);
    border-radius: 999px;
    color: inherit;
    cursor: pointer;
    font: inherit;
    font-weight: 600;
    min-height: 44px;
    padding: 0 18px;
  }

  button.primary {
    background: var(--_accent);
    border-color: var(--_accent);
    color: var(--_surface);
    min-width: 8rem;
  }

  button.last {
    margin-inline-start: auto;
  }

  button[aria-disabled='true'] {
    cursor: default;
    opacity: 0.55;
  }

  button:not([aria-disabled='true']):hover {
    filter: brightness(1.08);
  }

  button:focus-visible,
  a:focus-visible,
  input:focus-visible {
    outline: 3px solid var(--_accent);
    outline-offset: 2px;
  }

  .spoken {
    ${forScreenReaders}
  }

  /* A phone held upright: the whole screen, buttons in reach of the thumb. */
  @media (max-width: 36rem) {
    dialog {
      border-radius: 0;
      height: 100dvh;
      max-height: none;
      max-width: none;
      width: 100vw;
    }

    .sheet {
      height: 100%;
      max-height: none;
    }

    header {
      padding: max(12px, env(safe-area-inset-top)) 16px 8px;
    }

    .shots {
      align-content: center;
      padding: 0 12px;
    }

    figure {
      min-width: 0;
    }

    footer {
      display: grid;
      grid-template-columns: 1fr 1fr 1fr;
      padding: 12px 12px max(16px, env(safe-area-inset-bottom));
    }

    footer button {
      padding: 0 6px;
    }

    button.primary {
      grid-column: 1 / -1;
      min-height: 52px;
    }

    button.last {
      margin: 0;
    }

    .problem {
      margin: 12px 12px 0;
    }
  }

  /* A phone on its side: the picture on the left, everything else beside it. */
  @media (max-height: 30rem) and (min-width: 36rem) {
    .sheet {
      grid-template: auto minmax(0, 1fr) auto / minmax(0, 1fr) 11rem;
      max-height: calc(100dvh - 8px);
    }

    dialog {
      border-radius: 12px;
      max-width: calc(100vw - 16px);
    }

    .shots {
      align-content: center;
      grid-column: 1;
      grid-row: 1 / 4;
      padding: 8px 0 8px 8px;
    }

    header,
    footer {
      grid-column: 2;
    }

    header {
      padding: 10px 14px 0;
    }

    .problem {
      align-self: end;
      background: color-mix(in srgb, var(--_accent) 14%, var(--_surface));
      font-size: 0.875rem;
      grid-column: 1;
      grid-row: 2 / 4;
      margin: 16px 8px 16px 16px;
      max-height: calc(100dvh - 60px);
      overflow: auto;
      position: relative;
    }

    footer {
      align-content: end;
      align-items: stretch;
      flex-flow: column nowrap;
      grid-row: 3;
      padding: 8px 14px 10px;
    }

    button.primary {
      min-width: 0;
    }

    button.last {
      margin: 0;
    }

    img {
      max-height: calc(100dvh - 26px);
    }

    .many img {
      max-height: calc((100dvh - 36px) / 2);
    }
  }
`;
