import { css } from 'lit';
import { forScreenReaders } from '../../shared/screen-reader.styles.js';
import { actionsStyles } from './review-actions.styles.js';
import { phoneStyles } from './review-phone.styles.js';
import { shotsStyles } from './review-shots.styles.js';

const dialog = css`
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
    max-width: calc(100vw - 32px);
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

  .spoken {
    ${forScreenReaders}
  }
`;

/** In this order: of two equal rules the later one counts, and a small screen overrules the rest. */
export const styles = [dialog, shotsStyles, actionsStyles, phoneStyles];
