/** One entry of a zip archive's central directory. Sizes in bytes, as the archive claims them. */
export interface ZipEntry {
  readonly name: string;
  /** 0 = stored, 8 = deflated. */
  readonly method: number;
  readonly compressedSize: number;
  readonly uncompressedSize: number;
  /** Of what is unpacked. */
  readonly crc: number;
  /** Offset of its local header. */
  readonly offset: number;
}

// Browsers and Node have it; the domain's own type library does not know it.
declare const TextDecoder: new (
  label: 'utf-8',
  options: { readonly fatal: boolean },
) => { decode(bytes: Uint8Array): string };

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const endLength = 22;
const entryLength = 46;
const longestComment = 0xffff;
const zip64Mark = 0xffffffff;

function findEnd(view: DataView): number {
  const lowest = Math.max(0, view.byteLength - endLength - longestComment);
  for (let at = view.byteLength - endLength; at >= lowest; at -= 1) {
    if (view.getUint32(at, true) === endSignature) return at;
  }
  return -1;
}

/** Names are UTF-8, of old tools ASCII; in any other encoding they only need to stay distinct. */
function decodeName(bytes: Uint8Array, start: number, length: number): string {
  const spelt = bytes.subarray(start, start + length);
  let name = '';
  for (const byte of spelt) name += String.fromCharCode(byte);
  if (spelt.every((byte) => byte < 0x80)) return name;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(spelt);
  } catch {
    return name;
  }
}

/**
 * Lists what a zip archive claims to hold, without inflating anything.
 *
 * @returns `null` when the directory is missing, cut off or of the 64-bit kind (no workbook within our limits needs it).
 */
export function readZipDirectory(bytes: Uint8Array): ZipEntry[] | null {
  if (bytes.length < endLength) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end < 0) return null;
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  const entries: ZipEntry[] = [];
  for (let index = 0; index < count; index += 1) {
    if (at + entryLength > bytes.length || view.getUint32(at, true) !== entrySignature) return null;
    const nameLength = view.getUint16(at + 28, true);
    const compressedSize = view.getUint32(at + 20, true);
    const uncompressedSize = view.getUint32(at + 24, true);
    if (compressedSize === zip64Mark || uncompressedSize === zip64Mark) return null;
    entries.push({
      name: decodeName(bytes, at + entryLength, nameLength),
      method: view.getUint16(at + 10, true),
      compressedSize,
      uncompressedSize,
      crc: view.getUint32(at + 16, true),
      offset: view.getUint32(at + 42, true),
    });
    at += entryLength + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}
