import { css } from 'lit';

export const styles = css`
  :host {
    display: contents;
  }

  .bar {
    position: fixed;
    z-index: 1000;
    inset-block-start: calc(env(safe-area-inset-top) + var(--selfie-presence-top, 0.75rem));
    inset-inline: 1rem;
    box-sizing: border-box;
    inline-size: fit-content;
    max-inline-size: min(32rem, 100% - 2rem);
    margin-inline: auto;
    padding: 0.75rem 1.25rem;
    border: 1px solid var(--selfie-line, #8886);
    border-radius: 1.5rem;
    line-height: 1.4;
    color: var(--selfie-on-surface, #222);
    background: var(--selfie-surface, #fff);
    box-shadow: 0 12px 32px -12px #0c0926aa;
  }

  .bar.again {
    animation: nudge 300ms;
  }

  @keyframes nudge {
    25% {
      transform: translateX(-6px);
    }

    75% {
      transform: translateX(6px);
    }
  }

  @media (prefers-reduced-motion: reduce) {
    .bar.again {
      animation: none;
    }
  }
`;
