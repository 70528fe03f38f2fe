import { BlankRowFilter } from './blank-row-filter.ts';
import { inflateEntry, storedBytes } from './inflate-entry.ts';
import { readZipDirectory, type ZipEntry } from './zip-directory.ts';

// As in `inflate-entry.ts`: both hosts have them.
declare const TextDecoder: new (
  label: 'utf-8',
  options: { readonly fatal: boolean },
) => { decode(bytes?: Uint8Array, options?: { readonly stream: boolean }): string };
declare const TextEncoder: new () => { encode(text: string): Uint8Array };

/** Sheets of fewer bytes cost little whatever they hold. */
const largeSheet = 4 * 1024 * 1024;

/** An entry as it goes into the new archive. */
interface PackedEntry {
  readonly entry: ZipEntry;
  readonly method: number;
  readonly data: Uint8Array;
  readonly size: number;
}

/**
 * The same workbook without the blank rows and cells that formatting was dragged over, so that they cost neither time
 * nor memory afterwards: see `BlankRowFilter`. Small sheets, and files that hold nothing to drop, come back untouched.
 * The archive it gives lives in memory only: what it rewrote is stored unpacked, without a checksum.
 */
export async function trimBlankRows(bytes: Uint8Array): Promise<Uint8Array> {
  const entries = readZipDirectory(bytes) ?? [];
  const packed: PackedEntry[] = [];
  let trimmed = false;
  for (const entry of entries) {
    const sheet = isLargeSheet(entry) ? await trimSheet(bytes, entry) : null;
    const data = sheet ?? storedBytes(bytes, entry);
    if (data === null) return bytes;
    trimmed ||= sheet !== null;
    packed.push({
      entry,
      data,
      method: sheet === null ? entry.method : 0,
      size: sheet === null ? entry.uncompressedSize : data.length,
    });
  }
  return trimmed ? writeArchive(packed) : bytes;
}

function isLargeSheet({ name, uncompressedSize }: ZipEntry): boolean {
  return uncompressedSize > largeSheet && /(?:^|\/)worksheets\/[^/]+\.xml$/i.test(name);
}

/** The sheet's XML made shorter, or `null` when it cannot or need not be. */
async function trimSheet(bytes: Uint8Array, entry: ZipEntry): Promise<Uint8Array | null> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const filter = new BlankRowFilter();
  const pieces: string[] = [];
  let kept = 0;
  try {
    for await (const piece of inflateEntry(bytes, entry)) {
      const text = filter.push(decoder.decode(piece, { stream: true }));
      kept += text.length;
      // Mostly real rows: nothing to gain.
      if (filter.failed || kept > entry.uncompressedSize * 0.9) return null;
      pieces.push(text);
    }
  } catch {
    // Damaged: the parser says so when it reads the part itself.
    return null;
  }
  pieces.push(filter.push(decoder.decode()), filter.end());
  return filter.failed ? null : new TextEncoder().encode(pieces.join(''));
}

function nameBytes(name: string): Uint8Array {
  return Uint8Array.from(name, (letter) => letter.charCodeAt(0));
}

/** Name flags of the originals are dropped: readers take names as they stand. */
function writeArchive(packed: readonly PackedEntry[]): Uint8Array {
  const names = packed.map(({ entry }) => nameBytes(entry.name));
  const local = packed.reduce((sum, { data }, index) => sum + 30 + names[index]!.length + data.length, 0);
  const directory = names.reduce((sum, name) => sum + 46 + name.length, 0);
  const archive = new Uint8Array(local + directory + 22);
  const view = new DataView(archive.buffer);
  let at = 0;
  let directoryAt = local;
  packed.forEach(({ data, method, size }, index) => {
    const name = names[index]!;
    view.setUint32(directoryAt, 0x02014b50, true);
    view.setUint16(directoryAt + 4, 20, true);
    writeCommon(view, directoryAt + 6, method, data.length, size, name.length);
    view.setUint32(directoryAt + 42, at, true);
    archive.set(name, directoryAt + 46);
    directoryAt += 46 + name.length;
    view.setUint32(at, 0x04034b50, true);
    writeCommon(view, at + 4, method, data.length, size, name.length);
    archive.set(name, at + 30);
    archive.set(data, at + 30 + name.length);
    at += 30 + name.length + data.length;
  });
  view.setUint32(directoryAt, 0x06054b50, true);
  view.setUint16(directoryAt + 8, packed.length, true);
  view.setUint16(directoryAt + 10, packed.length, true);
  view.setUint32(directoryAt + 12, directory, true);
  view.setUint32(directoryAt + 16, local, true);
  return archive;
}

/** What a local header and a directory entry share, from "version needed" on. No checksum, no date. */
function writeCommon(view: DataView, at: number, method: number, stored: number, size: number, name: number): void {
  view.setUint16(at, 20, true);
  view.setUint16(at + 4, method, true);
  view.setUint32(at + 14, stored, true);
  view.setUint32(at + 18, size, true);
  view.setUint16(at + 22, name, true);
}
