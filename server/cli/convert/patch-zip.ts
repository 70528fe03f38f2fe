import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';
import { readZipDirectory, type ZipEntry } from '#shared/xlsx/zip-directory.ts';

const localSignature = 0x04034b50;
const entrySignature = 0x02014b50;
const endSignature = 0x06054b50;
/** UTF-8 names. */
const nameFlag = 0x0800;

/** Parts of a package as text, read when asked for. */
export class ZipReader {
  readonly #bytes: Uint8Array;
  readonly #entries: ReadonlyMap<string, ZipEntry>;

  /** `bytes` must be an archive that was read as a workbook before. */
  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#entries = new Map((readZipDirectory(bytes) ?? []).map((entry) => [entry.name, entry]));
  }

  get entries(): readonly ZipEntry[] {
    return [...this.#entries.values()];
  }

  text(name: string): string | null {
    const entry = this.#entries.get(name);
    if (!entry) return null;
    const data = this.packed(entry);
    return new TextDecoder().decode(entry.method === 0 ? data : inflateRawSync(data));
  }

  /** The bytes of an entry as they lie in the archive. Throws when the entry is not where the directory says. */
  packed(entry: ZipEntry): Uint8Array {
    const view = viewOf(this.#bytes);
    if (view.getUint32(entry.offset, true) !== localSignature) throw new Error(`No local header for ${entry.name}`);
    const start = entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true);
    return this.#bytes.subarray(start, start + entry.compressedSize);
  }

  /** Checksum and time of an entry, from its local header's directory twin. */
  crc(entry: ZipEntry): number {
    return crc32(entry.method === 0 ? this.packed(entry) : inflateRawSync(this.packed(entry)));
  }
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

interface Piece {
  readonly name: Uint8Array;
  readonly method: number;
  readonly crc: number;
  readonly data: Uint8Array;
  readonly size: number;
}

/** The archive with some parts replaced; every other part keeps its packed bytes and its place. */
export function patchZip(zip: ZipReader, changed: ReadonlyMap<string, string>): Uint8Array {
  const pieces = zip.entries.map((entry): Piece => {
    const name = new TextEncoder().encode(entry.name);
    const text = changed.get(entry.name);
    if (text === undefined) {
      const { method, uncompressedSize: size } = entry;
      return { name, method, crc: zip.crc(entry), data: zip.packed(entry), size };
    }
    const bytes = new TextEncoder().encode(text);
    return { name, method: 8, crc: crc32(bytes), data: deflateRawSync(bytes), size: bytes.length };
  });
  const chunks: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let at = 0;
  for (const piece of pieces) {
    const local = header(30, localSignature, piece, 4);
    directory.push(entryHeader(piece, at), piece.name);
    chunks.push(local, piece.name, piece.data);
    at += local.length + piece.name.length + piece.data.length;
  }
  const directorySize = directory.reduce((sum, part) => sum + part.length, 0);
  return Buffer.concat([...chunks, ...directory, endRecord(pieces.length, directorySize, at)]);
}

/** The fields that both headers share begin at `common`: version, flags, method, time, sums, lengths. */
function header(length: number, signature: number, piece: Piece, common: number): Uint8Array {
  const bytes = new Uint8Array(length);
  const view = viewOf(bytes);
  view.setUint32(0, signature, true);
  view.setUint16(common, 20, true);
  view.setUint16(common + 2, nameFlag, true);
  view.setUint16(common + 4, piece.method, true);
  // 1 January 1980: the copy must not depend on the moment it was made.
  view.setUint16(common + 8, 0x0021, true);
  view.setUint32(common + 10, piece.crc, true);
  view.setUint32(common + 14, piece.data.length, true);
  view.setUint32(common + 18, piece.size, true);
  view.setUint16(common + 22, piece.name.length, true);
  return bytes;
}

function entryHeader(piece: Piece, offset: number): Uint8Array {
  const bytes = header(46, entrySignature, piece, 6);
  const view = viewOf(bytes);
  view.setUint16(4, 20, true);
  view.setUint32(42, offset, true);
  return bytes;
}

function endRecord(count: number, size: number, offset: number): Uint8Array {
  const bytes = new Uint8Array(22);
  const view = viewOf(bytes);
  view.setUint32(0, endSignature, true);
  view.setUint16(8, count, true);
  view.setUint16(10, count, true);
  view.setUint32(12, size, true);
  view.setUint32(16, offset, true);
  return bytes;
}
