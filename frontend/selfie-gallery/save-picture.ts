import { saveFile } from '../shared/save-file.js';
import { DAMAGED_STATUS } from './picture-faults.js';

/** What came of saving a picture. */
export type SaveResult = 'saved' | 'damaged' | 'busy' | 'failed';

/** How often a busy server is asked again, and how long to wait before. */
const TRIES = 5;
const PAUSE_MS = 1_000;

export interface SaveHooks {
  readonly fetch: typeof fetch;
  readonly pauseMs: number;
  /** Hands a file to the browser. */
  readonly hand: (file: Blob, name: string) => void;
}

export const BROWSER: SaveHooks = {
  fetch: (...question) => fetch(...question),
  pauseMs: PAUSE_MS,
  hand: saveFile,
};

/**
 * Saves the picture of an address as a file. Through a request of this page's own, not a link: whatever keeps it from being
 * saved can be said then. Failures are values; nothing is thrown.
 */
export async function savePicture(address: string, hooks: SaveHooks = BROWSER): Promise<SaveResult> {
  try {
    let response = await hooks.fetch(address, { credentials: 'same-origin' });
    for (let tries = 1; response.status === 503 && tries < TRIES; tries++) {
      await new Promise((resolve) => setTimeout(resolve, hooks.pauseMs));
      response = await hooks.fetch(address, { credentials: 'same-origin' });
    }
    if (!response.ok || response.redirected) {
      return resultOf(response.status);
    }
    hooks.hand(await response.blob(), nameIn(response.headers.get('Content-Disposition') ?? ''));
    return 'saved';
  } catch {
    return 'failed';
  }
}

/** Saves what an address of the gallery gives: a picture, or a ZIP, which the browser itself takes and tells of. */
export async function download(address: string): Promise<SaveResult> {
  if (!address.startsWith('gallery/zip')) {
    return savePicture(address);
  }
  const link = document.createElement('a');
  link.href = address;
  link.download = '';
  link.click();
  return 'saved';
}

function resultOf(status: number): SaveResult {
  switch (status) {
    case DAMAGED_STATUS:
      return 'damaged';
    case 503:
      return 'busy';
    default:
      return 'failed';
  }
}

/** The name in RFC 5987's form, as the server writes it. */
export function nameIn(disposition: string): string {
  const name = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1];
  try {
    return name === undefined ? '' : decodeURIComponent(name);
  } catch {
    return '';
  }
}
