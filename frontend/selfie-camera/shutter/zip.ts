/** One file of an archive; its name in ASCII. */
export interface ZipEntry {
  readonly name: string;
  readonly file: Blob;
}

const UINT32 = 4;

/** Bytes of the records without the file's name. */
const LOCAL_HEADER = 30;
const CENTRAL_HEADER = 46;
const END_RECORD = 22;

const VERSION = 20;

/**
 * Files as one archive, stored and not compressed: JPEGs do not get smaller.
 * @param entries of less than 4 GiB altogether, which the format's first version can tell
 * @param now the files' time, as the device's clock shows it
 */
export async function zip(entries: readonly ZipEntry[], now: Date): Promise<Blob> {
  const parts: BlobPart[] = [];
  const directory: BlobPart[] = [];
  let offset = 0;
  let directoryBytes = 0;
  for (const { name, file } of entries) {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const encoded = new TextEncoder().encode(name);
    const common = commonFields(bytes, encoded.length, now);
    const local = record(LOCAL_HEADER, 0x04034b50, (view) => {
      view.setUint16(4, VERSION, true);
      common(view, 6);
    });
    const central = record(CENTRAL_HEADER, 0x02014b50, (view) => {
      view.setUint16(4, VERSION, true);
      view.setUint16(6, VERSION, true);
      common(view, 8);
      view.setUint32(42, offset, true);
    });
    parts.push(local, encoded, bytes);
    directory.push(central, encoded);
    offset += LOCAL_HEADER + encoded.length + bytes.length;
    directoryBytes += CENTRAL_HEADER + encoded.length;
  }
  const end = record(END_RECORD, 0x06054b50, (view) => {
    view.setUint16(8, entries.length, true);
    view.setUint16(10, entries.length, true);
    view.setUint32(12, directoryBytes, true);
    view.setUint32(16, offset, true);
  });
  return new Blob([...parts, ...directory, end], { type: 'application/zip' });
}

/** What the headers before a file and in the directory say alike: flags, method, time, checksum, sizes, length of the name. */
function commonFields(bytes: Uint8Array, nameLength: number, now: Date): (view: DataView, at: number) => void {
  const checksum = crc32(bytes);
  const time = (now.getHours() << 11) | (now.getMinutes() << 5) | (now.getSeconds() >> 1);
  const day = ((now.getFullYear() - 1980) << 9) | ((now.getMonth() + 1) << 5) | now.getDate();
  return (view, at) => {
    view.setUint16(at + 4, time, true);
    view.setUint16(at + 6, day, true);
    view.setUint32(at + 8, checksum, true);
    view.setUint32(at + 8 + UINT32, bytes.length, true);
    view.setUint32(at + 8 + 2 * UINT32, bytes.length, true);
    view.setUint16(at + 8 + 3 * UINT32, nameLength, true);
  };
}

function record(length: number, signature: number, fill: (view: DataView) => void): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, signature, true);
  fill(view);
  return bytes;
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let value = n;
  for (let bit = 0; bit < 8; bit++) {
    value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  }
  return value;
});

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc = (CRC_TABLE[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  }
  return (crc ^ 0xffffffff) >>> 0;
}
