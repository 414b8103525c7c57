import { css } from 'lit';

/** On a phone nothing lies on the face: upright the controls are below the picture, on its side at its edge. */
export const phoneStyles = css`
  @media (max-width: 47.99rem) and (orientation: portrait) {
    :host(:not(:fullscreen, [full-screen], [full-window])) {
      aspect-ratio: auto;
      grid-template-rows: auto auto;
      padding-bottom: 88px; /* the shutter's bar */
    }

    :host(:not(:fullscreen, [full-screen], [full-window])) .root {
      aspect-ratio: var(--selfie-aspect-ratio, 4 / 3);
    }

    :host(:not(:fullscreen, [full-screen], [full-window])) .tools {
      display: grid;
      justify-content: center;
      min-height: 48px;
      padding-top: 4px;
      position: static;
    }

    .overlay {
      padding-top: 12px;
    }
  }

  @media (max-height: 30rem) and (orientation: landscape) {
    :host(:not(:fullscreen, [full-screen], [full-window])) {
      aspect-ratio: auto;
      border-radius: 0;
      grid-template-columns: minmax(0, 1fr) 92px; /* the shutter's bar */
    }

    :host(:not(:fullscreen, [full-screen], [full-window])) .root {
      aspect-ratio: var(--selfie-aspect-ratio, 4 / 3);
    }

    .tools {
      inset-block-start: 4px;
      inset-inline: 4px auto;
    }

    .overlay {
      padding: 12px 12px 12px 60px;
    }
  }
`;
