/** Steps of 1024, as settings and limits count; see decision 0020. */
const UNITS = ['kilobyte', 'megabyte', 'gigabyte'] as const;
const STEP = 1024;

/** Four digits are one unit too small. */
const MAX_OF_A_UNIT = 999;

/**
 * A size as people read it, in the page's language: 312 kB, 1.6 MB, 48 MB. The same as `ByteSize` on the server writes.
 * @param bytes 0 or more; of something there is never nothing
 */
export function byteSize(bytes: number): string {
  let value = bytes / STEP;
  let unit = 0;
  while (Math.round(value) > MAX_OF_A_UNIT && unit < UNITS.length - 1) {
    value /= STEP;
    unit += 1;
  }
  const format = { style: 'unit', unit: UNITS[unit], maximumFractionDigits: value < 10 ? 1 : 0 } as const;
  return new Intl.NumberFormat(document.documentElement.lang || 'en', format).format(
    bytes > 0 ? Math.max(0.1, value) : 0,
  );
}
