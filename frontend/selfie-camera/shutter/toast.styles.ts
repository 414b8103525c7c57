import { css } from 'lit';

/** The line that tells what was done, with a way back. */
export const toastStyles = css`
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
    pointer-events: auto;
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

  /* In a narrow picture the numbers are below. */
  @container (max-width: 880px) {
    .toast {
      inset-block: 8px auto;
    }
  }

  @container (max-width: 480px) {
    .toast span {
      flex-basis: 100%;
      text-align: center;
    }
  }

  @container (max-height: 320px) {
    .toast {
      font-size: 0.9375rem;
      padding: 2px 14px;
    }

    .toast span {
      padding: 6px 0 0;
    }
  }
`;
