import { inflateEntry } from './inflate-entry.ts';
import { readZipDirectory } from './zip-directory.ts';

const rootTag = /<(?:[\w.-]+:)?worksheet[\s>]/;
/** Declarations and comments may stand before the root; not more than this. */
const headLength = 8_192;

/**
 * Whether every one of the parts named begins as a worksheet. The parser takes anything else for an empty sheet, and an
 * officer would read "no errors" of a sheet nobody looked at. Unpacks only the first piece of each part.
 */
export async function holdWorksheets(bytes: Uint8Array, parts: ReadonlySet<string>): Promise<boolean> {
  for (const entry of readZipDirectory(bytes) ?? []) {
    if (!parts.has(entry.name)) continue;
    let head = '';
    for await (const piece of inflateEntry(bytes, entry)) {
      for (const byte of piece.subarray(0, headLength - head.length)) head += String.fromCharCode(byte);
      if (head.length >= headLength) break;
    }
    if (!rootTag.test(head)) return false;
  }
  return true;
}
