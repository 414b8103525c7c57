import { css } from 'lit';
import { forScreenReaders } from '../shared/screen-reader.styles.js';

export const styles = css`
  :host {
    --_accent: var(--selfie-accent, #ff9a6b);
    display: none;
  }

  /* Dark in both schemes: nothing beside a picture should be brighter than it. */
  :host([open]) {
    background: #0d0a22;
    color: #fff;
    display: block;
    inset: 0;
    position: fixed;
    z-index: 100;
  }

  .viewer {
    display: grid;
    grid-template-areas: 'bar tools panel' 'stage stage panel';
    grid-template-columns: auto minmax(0, 1fr) auto;
    grid-template-rows: auto minmax(0, 1fr);
    height: 100%;
    outline: none; /* takes the focus of clicks on nothing, for the keys' sake */
    overflow: hidden;
    position: relative;
  }

  .bar {
    align-items: center;
    display: flex;
    gap: 4px;
    grid-area: bar;
    padding: max(6px, env(safe-area-inset-top)) 0 6px max(8px, env(safe-area-inset-left));
  }

  .place {
    font-size: 0.875rem;
    font-variant-numeric: tabular-nums;
    padding-inline: 6px;
    white-space: nowrap;
  }

  .tools {
    align-items: center;
    display: flex;
    grid-area: tools;
    justify-content: flex-end;
    padding: max(6px, env(safe-area-inset-top)) max(8px, env(safe-area-inset-right)) 6px 0;
  }

  .stage {
    cursor: zoom-in;
    display: grid;
    grid-area: stage;
    min-height: 0;
    min-width: 0;
    overflow: hidden;
    place-items: center;
    position: relative;
    touch-action: none;
    user-select: none;
  }

  .picture {
    inset: 0;
    position: absolute;
    will-change: transform;
  }

  .picture.zoomed {
    cursor: grab;
  }

  .layers {
    inset: 0;
    position: absolute;
  }

  .layers img {
    height: 100%;
    inset: 0;
    object-fit: contain;
    position: absolute;
    width: 100%;
  }

  .previous,
  .next {
    align-self: center;
    grid-area: stage;
    z-index: 1;
  }

  .previous {
    justify-self: start;
    margin-inline-start: 8px;
  }

  .next {
    justify-self: end;
    margin-inline-end: 8px;
  }

  button {
    background: rgb(15 12 40 / 45%);
    border: 0;
    border-radius: 50%;
    color: #fff;
    cursor: pointer;
    display: grid;
    flex: none;
    height: 44px;
    padding: 0;
    place-items: center;
    width: 44px;
  }

  .bar button {
    background: transparent;
  }

  button:hover:not(:disabled) {
    background: rgb(255 255 255 / 18%);
  }

  button:focus-visible {
    outline: 3px solid #b9b4ff;
    outline-offset: -2px;
  }

  button:disabled {
    visibility: hidden;
  }

  button svg {
    fill: none;
    height: 24px;
    stroke: currentcolor;
    stroke-linecap: round;
    stroke-linejoin: round;
    stroke-width: 2.2;
    width: 24px;
  }

  .panel {
    background: var(--selfie-surface, #fff);
    box-sizing: border-box;
    color: var(--selfie-on-surface, #16181d);
    display: none;
    grid-area: panel;
    overflow: auto;
    overscroll-behavior: contain;
    width: min(24rem, 42vw);
  }

  :host([panel]) .panel {
    display: block;
  }

  .missing {
    background: rgb(12 9 32 / 80%);
    border-radius: 999px;
    inset-block-end: 24px;
    margin: 0;
    padding: 8px 16px;
    position: absolute;
  }

  /* The slideshow has nothing but the picture. */
  .show .tools,
  .show .panel,
  .show.quiet .bar,
  .show.quiet .previous,
  .show.quiet .next {
    display: none !important;
  }

  .show .bar {
    background: rgb(13 10 34 / 60%);
    border-radius: 0 0 16px;
    grid-area: 1 / 1 / 2 / 2;
    z-index: 2;
  }

  .show .stage {
    grid-area: 1 / 1 / -1 / -1;
  }

  .show.quiet {
    cursor: none;
  }

  .status {
    ${forScreenReaders}
  }

  /* A tablet, or a phone on its side: what does not fit beside the panel goes, or below it, and never lies over each other. */
  @media (max-width: 60rem) {
    .tools {
      justify-content: safe flex-end;
      min-width: 0;
      overflow-x: auto;
    }
  }

  @media (max-width: 60rem) and (orientation: landscape) {
    :host([panel]) .place {
      display: none;
    }
  }

  @media (max-width: 60rem) and (orientation: portrait) {
    .viewer {
      grid-template-areas: 'bar tools' 'stage stage' 'panel panel';
      grid-template-columns: auto minmax(0, 1fr);
      grid-template-rows: auto minmax(0, 1fr) auto;
    }

    .panel {
      border-radius: 18px 18px 0 0;
      max-height: 45dvh;
      width: 100%;
    }
  }

  /* A phone held upright: tools under the thumb, the panel as a sheet over the lower part. */
  @media (max-width: 40rem) {
    .viewer {
      grid-template-areas: 'bar' 'stage' 'panel' 'tools';
      grid-template-columns: minmax(0, 1fr);
      grid-template-rows: auto minmax(0, 1fr) auto auto;
    }

    .tools {
      justify-content: center;
      padding: 4px 8px max(6px, env(safe-area-inset-bottom));
    }

    .panel {
      border-radius: 18px 18px 0 0;
      max-height: 52dvh;
      width: 100%;
    }

    .previous,
    .next {
      opacity: 0; /* one swipes; still there for screen readers and the tab key */
      pointer-events: none;
    }

    .previous:focus-visible,
    .next:focus-visible {
      opacity: 1;
    }

    .place {
      flex: 1;
    }
  }

  @media (prefers-reduced-motion: no-preference) {
    .show .full {
      animation: appear 600ms ease-out;
    }

    :host([open]) {
      animation: appear 140ms ease-out;
    }

    @keyframes appear {
      from {
        opacity: 0;
      }
    }
  }
`;
