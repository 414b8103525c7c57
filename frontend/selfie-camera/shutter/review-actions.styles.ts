import { css } from 'lit';

/** Below the pictures of a review: what went wrong, and the buttons. */
export const actionsStyles = css`
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
    outline: 3px solid var(--selfie-focus, #3f37c9);
    outline-offset: 2px;
  }
`;
