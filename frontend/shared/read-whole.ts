import { withTimeout } from './with-timeout.js';

/**
 * Reads a file from its first byte to its last.
 * @throws DOMException where it cannot be read (NotReadableError, NotFoundError, …); Error where it does not come in time, or
 *     has other bytes than it says, because it was changed meanwhile
 */
export async function readWhole(file: Blob, limitMs: number): Promise<ArrayBuffer> {
  const bytes = await withTimeout(file.arrayBuffer(), limitMs);
  if (bytes?.byteLength !== file.size) {
    throw new Error(`read ${bytes?.byteLength ?? 'nothing'} of ${file.size} bytes`);
  }
  return bytes;
}
