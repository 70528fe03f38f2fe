import { crc32 } from '#shared/xlsx/crc32.ts';
import { inflateEntry } from '#shared/xlsx/inflate-entry.ts';
import { readZipDirectory, type ZipEntry } from '#shared/xlsx/zip-directory.ts';

/** The parts of a package by name ("xl/workbook.xml"), in the order of the file. */
export type PackageParts = Map<string, Uint8Array<ArrayBuffer>>;

const localSignature = 0x04034b50;
const entrySignature = 0x02014b50;
const endSignature = 0x06054b50;
/** UTF-8 names. */
const nameFlag = 0x0800;
/** 1 January 1980: a saved file must not depend on the moment it was saved. */
const fixedDate = 0x0021;

async function pump(
  bytes: Uint8Array<ArrayBuffer>,
  transform: GenericTransformStream,
): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([bytes]).stream().pipeThrough(transform);
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

async function unpackEntry(bytes: Uint8Array, entry: ZipEntry): Promise<Uint8Array<ArrayBuffer>> {
  const data = new Uint8Array(entry.uncompressedSize);
  let length = 0;
  for await (const piece of inflateEntry(bytes, entry)) {
    data.set(piece, length);
    length += piece.length;
  }
  return length === data.length ? data : data.slice(0, length);
}

/** Unpacks every part. Throws when an entry does not start where the directory says, or is longer than it claims. */
export async function unpackParts(bytes: Uint8Array): Promise<PackageParts> {
  const parts: PackageParts = new Map();
  for (const entry of readZipDirectory(bytes) ?? []) {
    if (!entry.name.endsWith('/')) parts.set(entry.name, await unpackEntry(bytes, entry));
  }
  return parts;
}

interface PackedPart {
  readonly name: Uint8Array;
  readonly method: 0 | 8;
  readonly crc: number;
  readonly data: Uint8Array;
  readonly size: number;
}

async function packPart(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<PackedPart> {
  const deflated = await pump(bytes, new CompressionStream('deflate-raw'));
  const stored = deflated.length >= bytes.length;
  return {
    name: new TextEncoder().encode(name),
    method: stored ? 0 : 8,
    crc: crc32(bytes),
    data: stored ? bytes : deflated,
    size: bytes.length,
  };
}

/** The 26 bytes that local header and directory entry share, from "version needed" on. */
function writeCommon(view: DataView, at: number, part: PackedPart): void {
  view.setUint16(at, 20, true);
  view.setUint16(at + 2, nameFlag, true);
  view.setUint16(at + 4, part.method, true);
  view.setUint16(at + 8, fixedDate, true);
  view.setUint32(at + 10, part.crc, true);
  view.setUint32(at + 14, part.data.length, true);
  view.setUint32(at + 18, part.size, true);
  view.setUint16(at + 22, part.name.length, true);
}

/** Packs the parts into a zip archive, in the order of the map. */
export async function packParts(parts: PackageParts): Promise<Uint8Array<ArrayBuffer>> {
  const packed: PackedPart[] = [];
  for (const [name, bytes] of parts) packed.push(await packPart(name, bytes));
  const local = packed.reduce((sum, part) => sum + 30 + part.name.length + part.data.length, 0);
  const directory = packed.reduce((sum, part) => sum + 46 + part.name.length, 0);
  const archive = new Uint8Array(local + directory + 22);
  const view = new DataView(archive.buffer);
  let at = 0;
  let entry = local;
  for (const part of packed) {
    view.setUint32(entry, entrySignature, true);
    view.setUint16(entry + 4, 20, true);
    writeCommon(view, entry + 6, part);
    view.setUint32(entry + 42, at, true);
    archive.set(part.name, entry + 46);
    entry += 46 + part.name.length;
    view.setUint32(at, localSignature, true);
    writeCommon(view, at + 4, part);
    archive.set(part.name, at + 30);
    archive.set(part.data, at + 30 + part.name.length);
    at += 30 + part.name.length + part.data.length;
  }
  view.setUint32(entry, endSignature, true);
  view.setUint16(entry + 8, packed.length, true);
  view.setUint16(entry + 10, packed.length, true);
  view.setUint32(entry + 12, directory, true);
  view.setUint32(entry + 16, local, true);
  return archive;
}
