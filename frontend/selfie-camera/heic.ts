/** Brands of ISO 23008-12 (HEIC) and AV1 (AVIF); the first three letters of some tell enough. */
const BRANDS = /^(hei|hev|mif1|msf1|avif|avis)/;

/** Where the brands are: behind the length, the word "ftyp", and then a version behind the first of them. */
const HEAD_BYTES = 64;

/** Whether a file is HEIC or AVIF, by its first bytes: phones give such photos any name and type. */
export async function isHeic(file: Blob): Promise<boolean> {
  const head = new TextDecoder('latin1').decode(await file.slice(0, HEAD_BYTES).arrayBuffer());
  if (head.slice(4, 8) !== 'ftyp') {
    return false;
  }
  const end = Math.min(head.length, head.charCodeAt(2) * 256 + head.charCodeAt(3));
  for (let at = 8; at + 4 <= end; at += at === 8 ? 8 : 4) {
    if (BRANDS.test(head.slice(at, at + 4))) {
      return true;
    }
  }
  return false;
}
