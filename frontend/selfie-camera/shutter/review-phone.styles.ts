import { css } from 'lit';

/** The whole review on the small screen of a phone, upright or on its side. */
export const phoneStyles = css`
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
      grid-template: auto minmax(0, 1fr) auto / minmax(0, 1fr) 15rem;
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

    /* In pairs: in one column, up to seven buttons would be higher than the screen. */
    footer {
      align-content: end;
      display: grid;
      grid-row: 3;
      grid-template-columns: repeat(2, minmax(0, 1fr));
      padding: 8px 14px 10px;
    }

    footer button {
      line-height: 1.15;
      padding: 0 6px;
    }

    button.primary {
      grid-column: 1 / -1;
      min-width: 0;
    }

    button.last {
      margin: 0;
    }

    img {
      --_height: calc(100dvh - 26px);
    }

    .many img {
      --_height: calc((100dvh - 36px) / 2);
    }
  }
`;
