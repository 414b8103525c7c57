import { clientZone } from './client-zone.js';
import { pictureOf } from './selfie-item.js';
import type { SourceWorld } from './selfie-source.js';

/** The outer world as a page has it. */
export const BROWSER: SourceWorld = {
  fetch: (address, init) => fetch(address, init),
  pictureOf,
  zone: clientZone,
  onSignedOut: () => {
    location.reload();
  },
};
