import { BlankRowFilter } from './blank-row-filter.ts';
import { inflateEntry } from './inflate-entry.ts';
import { packedEntries, storedEntry, writeArchive } from './memory-archive.ts';
import { readZipDirectory, type ZipEntry } from './zip-directory.ts';

// As in `inflate-entry.ts`: both hosts have it.
declare const TextDecoder: new (
  label: 'utf-8',
  options: { readonly fatal: boolean },
) => { decode(bytes?: Uint8Array, options?: { readonly stream: boolean }): string };

/** Sheets of fewer bytes cost little whatever they hold. */
const largeSheet = 4 * 1024 * 1024;

/**
 * The same workbook without the blank rows and cells that formatting was dragged over, so that they cost neither time
 * nor memory afterwards: see `BlankRowFilter`. Small sheets, and files that hold nothing to drop, come back untouched.
 * `sheets` names the parts that are sheets. The archive it gives lives in memory only: what it rewrote is stored unpacked, without a checksum.
 */
export async function trimBlankRows(bytes: Uint8Array, sheets: ReadonlySet<string>): Promise<Uint8Array> {
  const entries = readZipDirectory(bytes) ?? [];
  const packed = packedEntries(bytes);
  if (packed === null) return bytes;
  let trimmed = false;
  for (const [index, entry] of entries.entries()) {
    const sheet = isLargeSheet(entry, sheets) ? await trimSheet(bytes, entry) : null;
    if (sheet === null) continue;
    trimmed = true;
    packed[index] = storedEntry(entry.name, sheet);
  }
  return trimmed ? writeArchive(packed) : bytes;
}

function isLargeSheet({ name, uncompressedSize }: ZipEntry, sheets: ReadonlySet<string>): boolean {
  return uncompressedSize > largeSheet && sheets.has(name);
}

/** The sheet's XML made shorter, or `null` when it cannot or need not be. */
async function trimSheet(bytes: Uint8Array, entry: ZipEntry): Promise<string | null> {
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
  return filter.failed ? null : pieces.join('');
}
