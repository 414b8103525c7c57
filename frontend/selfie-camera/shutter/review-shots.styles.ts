import { css } from 'lit';

/** The pictures of a review: as they wait, failed, or are to be chosen. */
export const shotsStyles = css`
  .shots {
    display: grid;
    gap: 10px;
    min-height: 0;
    padding: 0 20px;
  }

  .shots.many {
    grid-template-columns: repeat(2, minmax(0, 1fr));
  }

  figure {
    background: #0c0e12;
    border-radius: 12px;
    display: grid;
    margin: 0;
    min-height: 120px;
    min-width: min(240px, 40vw);
    overflow: hidden;
    place-items: center;
    position: relative;
  }

  figure:has(img) {
    background: none;
    justify-self: center;
    min-height: 0;
    min-width: 0;
  }

  figure:has(img):has(.failed) {
    background: #0c0e12;
  }

  /* As large as the window lets it, also where it has fewer pixels. */
  img {
    --_height: calc(100dvh - 176px);

    aspect-ratio: var(--_ratio, 4 / 3);
    display: block;
    height: auto;
    max-width: 100%;
    object-fit: contain;
    width: calc(var(--_height) * var(--_ratio, 4 / 3));
  }

  .many img {
    --_height: calc((100dvh - 190px) / 2);
  }

  .wait {
    color: #ffffff;
    padding: 24px;
  }

  .failed {
    color: #ffffff;
    display: grid;
    gap: 8px;
    justify-items: start;
    max-width: 24rem;
    padding: 16px;
  }

  .failed p {
    line-height: 1.4;
    margin: 0;
  }

  .failed button {
    border-color: #ffffff;
    color: #ffffff;
  }

  .choice {
    align-items: center;
    display: grid;
    height: 48px;
    inset: 0 0 auto auto;
    justify-items: center;
    position: absolute;
    width: 48px;
  }

  figure:has(.choice) {
    cursor: pointer;
  }

  .choice input {
    appearance: none;
    background: rgb(12 14 18 / 55%);
    border: 2px solid #ffffff;
    border-radius: 50%;
    cursor: pointer;
    grid-area: 1 / 1;
    height: 30px;
    margin: 0;
    width: 30px;
  }

  .choice input:checked {
    background: var(--_accent);
  }

  .choice svg {
    grid-area: 1 / 1;
    pointer-events: none;
    visibility: hidden;
  }

  .choice input:checked + svg {
    color: var(--_surface);
    visibility: visible;
  }

  svg {
    fill: none;
    stroke: currentcolor;
    stroke-linecap: round;
    stroke-linejoin: round;
    stroke-width: 2;
  }

  figure:has(input:not(:checked)) img {
    opacity: 0.45;
  }

  figure:has(input:checked) {
    box-shadow: 0 0 0 3px var(--_accent);
  }
`;
