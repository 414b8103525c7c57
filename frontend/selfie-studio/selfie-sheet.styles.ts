import { css } from 'lit';

/** A sheet from below; on a phone on its side from its edge. The picture stays in sight, for the settings change it. */
export const styles = css`
  :host {
    display: block;
    min-width: 0;
  }

  :host([narrow]) {
    display: contents;
  }

  dialog {
    background: var(--selfie-surface, #ffffff);
    border: 0;
    border-radius: 20px 20px 0 0;
    box-shadow: 0 -8px 40px rgb(0 0 0 / 35%);
    box-sizing: border-box;
    color: var(--selfie-text, #16181d);
    inset: auto 0 0;
    margin: 0;
    max-height: none;
    max-width: none;
    padding: 0;
    position: fixed;
    width: 100%;
  }

  dialog::backdrop {
    background: rgb(10 8 26 / 25%);
  }

  .sheet {
    display: grid;
    grid-template-rows: auto minmax(0, 1fr);
    max-height: min(58dvh, 100dvh - 18rem);
  }

  header {
    align-items: center;
    display: flex;
    justify-content: space-between;
    padding: 8px 16px;
  }

  h2 {
    font-size: 1.0625rem;
    margin: 0;
  }

  button {
    background: none;
    border: 0;
    border-radius: 999px;
    color: var(--selfie-accent, #2563eb);
    cursor: pointer;
    font: inherit;
    font-weight: 600;
    min-height: 44px;
    padding: 0 14px;
  }

  button:focus-visible {
    outline: 2px solid currentcolor;
  }

  .content {
    overflow-y: auto;
    overscroll-behavior: contain;
    padding: 0 12px max(16px, env(safe-area-inset-bottom));
  }

  @media (max-height: 30rem) {
    dialog {
      border-radius: 20px 0 0 20px;
      inset: 0 0 0 auto;
      width: min(100%, 22rem);
    }

    .sheet {
      height: 100dvh;
      max-height: none;
    }
  }

  @media (prefers-reduced-motion: no-preference) {
    dialog[open] {
      animation: rise 0.18s ease-out;
    }
  }

  @keyframes rise {
    from {
      opacity: 0;
      translate: 0 24px;
    }
  }
`;
