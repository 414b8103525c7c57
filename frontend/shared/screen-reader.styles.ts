import { css } from 'lit';

/** Declarations for what screen readers hear and nobody sees. */
export const forScreenReaders = css`
  clip-path: inset(50%);
  height: 1px;
  overflow: hidden;
  position: absolute;
  white-space: nowrap;
  width: 1px;
`;
