import { css } from 'lit';

/** The numbers over the picture, and their bar of stages. */
export const hudStyles = css`
  .hud {
    backdrop-filter: blur(4px);
    background: rgb(12 14 18 / 58%);
    border-radius: 8px;
    color: #ffffff;
    font-size: 0.75rem;
    font-variant-numeric: tabular-nums;
    left: 8px;
    line-height: 1.4;
    max-width: min(17rem, calc(100% - 32px));
    padding: 6px 8px;
    pointer-events: none;
    position: absolute;
    top: 8px; /* what is said of a picture comes up from below */
  }

  .facts {
    display: flex;
    flex-wrap: wrap;
    gap: 0 10px;
  }

  .facts span {
    white-space: nowrap;
  }

  .stages {
    border-radius: 3px;
    display: flex;
    height: 6px;
    margin: 3px 0;
    overflow: hidden;
  }

  .stages i {
    flex-basis: 0;
  }

  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: 0 8px;
  }

  .legend span {
    white-space: nowrap;
  }

  .legend i {
    border-radius: 2px;
    display: inline-block;
    height: 8px;
    margin-right: 3px;
    width: 8px;
  }

  /* Told apart by colour-blind eyes too (Okabe and Ito's palette). */
  .waiting {
    background: #999999;
  }

  .decode {
    background: #56b4e9;
  }

  .segment {
    background: #e69f00;
  }

  .mask {
    background: #009e73;
  }

  .composite {
    background: #cc79a7;
  }

  .encode {
    background: #f0e442;
  }

  @container (max-width: 880px) {
    .hud {
      bottom: calc(8px + var(--selfie-shutter-height, 0px));
      top: auto;
    }
  }

  @container (max-width: 420px) {
    .hud {
      font-size: 0.6875rem;
      line-height: 1.3;
      max-width: calc(100% - 32px);
      padding: 4px 6px;
    }

    .legend {
      gap: 0 6px;
    }
  }
`;
