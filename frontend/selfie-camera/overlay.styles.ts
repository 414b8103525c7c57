import { css } from 'lit';

/** What lies over the middle of the picture: the card with a problem, or the short line. */
export const overlayStyles = css`
  .overlay {
    display: grid;
    overflow: auto;
    padding: max(12px, var(--selfie-tools-height, 0px)) 12px 12px;
    place-items: safe center;
    position: relative;
  }

  .card {
    background: var(--_surface);
    border-radius: 12px;
    box-shadow: 0 8px 32px rgb(0 0 0 / 40%);
    box-sizing: border-box;
    max-width: 26rem;
    padding: 16px 20px;
  }

  .notice {
    place-self: start center;
    padding: 4px 14px;
  }

  .notice summary {
    cursor: pointer;
    font-weight: 600;
    padding: 8px 0; /* a finger's height */
  }

  .notice[open] {
    padding-bottom: 14px;
  }

  h2 {
    font-size: 1.125rem;
    line-height: 1.3;
    margin: 0 0 6px;
  }

  p {
    line-height: 1.45;
    margin: 0 0 14px;
    overflow-wrap: anywhere;
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }

  .actions > button:first-child {
    background: var(--_accent);
    color: var(--_surface);
  }

  .line {
    align-items: center;
    backdrop-filter: blur(6px);
    background: rgb(12 14 18 / 72%);
    border-radius: 999px;
    color: #ffffff;
    display: flex;
    font-weight: 600;
    gap: 8px;
    padding: 8px 16px;
  }

  .connecting .line::before,
  .reconnecting .line::before {
    animation: pulse 1.2s ease-in-out infinite;
    background: currentcolor;
    border-radius: 50%;
    content: '';
    height: 8px;
    width: 8px;
  }

  @keyframes pulse {
    50% {
      opacity: 0.2;
    }
  }

  @container (max-width: 420px) {
    .card {
      font-size: 0.875rem;
      padding: 12px 14px;
    }

    h2 {
      font-size: 1rem;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    .line::before {
      animation: none !important;
    }
  }
`;
