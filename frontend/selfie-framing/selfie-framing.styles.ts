import { css } from 'lit';

export const styles = css`
  :host {
    display: grid;
    gap: 0.75rem;
    min-width: 0;
  }

  :host([hidden]) {
    display: none;
  }

  .stage {
    position: relative;
    overflow: hidden;
    width: 100%;
    max-width: calc(55dvh * var(--selfie-framing-ratio, 1.333));
    margin: 0 auto;
    border-radius: 0.75rem;
    background: color-mix(in srgb, currentColor 12%, transparent);
    cursor: grab;
    touch-action: none;
    user-select: none;
  }

  .stage.held {
    cursor: grabbing;
  }

  .stage:focus-visible {
    outline: 3px solid var(--selfie-focus, #3f37c9);
    outline-offset: 2px;
  }

  img {
    position: absolute;
    max-width: none;
    pointer-events: none;
  }

  label {
    display: grid;
    grid-template-columns: minmax(5rem, auto) minmax(0, 1fr);
    align-items: center;
    gap: 0.75rem;
    font-size: 0.9375rem;
  }

  input {
    width: 100%;
    min-height: 2.75rem;
    margin: 0;
    accent-color: var(--selfie-accent, #c8442a);
  }
`;
