import { storedBytes } from './inflate-entry.ts';
import { readZipDirectory } from './zip-directory.ts';

// Browsers and Node have it; the domain's own type library does not know it.
declare const TextEncoder: new () => { encode(text: string): Uint8Array };

/** An entry as it goes into an archive: packed by `method` (0 = stored, 8 = deflated), sizes in bytes. */
export interface PackedEntry {
  readonly name: string;
  readonly method: number;
  readonly data: Uint8Array;
  /** Unpacked. */
  readonly size: number;
  /** Of what is unpacked; 0 = none was taken, readers then do not compare. */
  readonly crc: number;
}

/** Names are UTF-8. */
const nameFlag = 0x0800;

/** A part written anew. It lives in memory only, so nobody gains from packing it. */
export function storedEntry(name: string, text: string): PackedEntry {
  const data = new TextEncoder().encode(text);
  return { name, data, method: 0, size: data.length, crc: 0 };
}

/** The entries as they lie in the archive, or `null` when one does not start where the directory says. */
export function packedEntries(bytes: Uint8Array): PackedEntry[] | null {
  const entries: PackedEntry[] = [];
  for (const entry of readZipDirectory(bytes) ?? []) {
    const data = storedBytes(bytes, entry);
    if (data === null) return null;
    const { name, method, uncompressedSize: size, crc } = entry;
    entries.push({ name, method, data, size, crc });
  }
  return entries;
}

/** An archive of the entries, in their order. It is read again in this process and never leaves it. */
export function writeArchive(entries: readonly PackedEntry[]): Uint8Array {
  const encoder = new TextEncoder();
  const names = entries.map(({ name }) => encoder.encode(name));
  const local = entries.reduce((sum, { data }, index) => sum + 30 + names[index]!.length + data.length, 0);
  const directory = names.reduce((sum, name) => sum + 46 + name.length, 0);
  const archive = new Uint8Array(local + directory + 22);
  const view = new DataView(archive.buffer);
  let at = 0;
  let directoryAt = local;
  entries.forEach((entry, index) => {
    const name = names[index]!;
    view.setUint32(directoryAt, 0x02014b50, true);
    view.setUint16(directoryAt + 4, 20, true);
    writeCommon(view, directoryAt + 6, entry, name.length);
    view.setUint32(directoryAt + 42, at, true);
    archive.set(name, directoryAt + 46);
    directoryAt += 46 + name.length;
    view.setUint32(at, 0x04034b50, true);
    writeCommon(view, at + 4, entry, name.length);
    archive.set(name, at + 30);
    archive.set(entry.data, at + 30 + name.length);
    at += 30 + name.length + entry.data.length;
  });
  view.setUint32(directoryAt, 0x06054b50, true);
  view.setUint16(directoryAt + 8, entries.length, true);
  view.setUint16(directoryAt + 10, entries.length, true);
  view.setUint32(directoryAt + 12, directory, true);
  view.setUint32(directoryAt + 16, local, true);
  return archive;
}

/** What a local header and a directory entry share, from "version needed" on. No date. */
function writeCommon(view: DataView, at: number, { method, crc, data, size }: PackedEntry, name: number): void {
  view.setUint16(at, 20, true);
  view.setUint16(at + 2, nameFlag, true);
  view.setUint16(at + 4, method, true);
  view.setUint32(at + 10, crc, true);
  view.setUint32(at + 14, data.length, true);
  view.setUint32(at + 18, size, true);
  view.setUint16(at + 22, name, true);
}
