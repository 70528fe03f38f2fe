import { crc32 } from './crc32.ts';
import { inflateEntry } from './inflate-entry.ts';
import type { ZipEntry } from './zip-directory.ts';

// As in `inflate-entry.ts`: both hosts have it.
declare const TextDecoder: new () => { decode(bytes: Uint8Array): string };

/** The text of an entry. Throws when it cannot be unpacked or its checksum says that it is damaged. */
export async function readEntryText(bytes: Uint8Array, entry: ZipEntry): Promise<string> {
  const data = new Uint8Array(entry.uncompressedSize);
  let length = 0;
  for await (const piece of inflateEntry(bytes, entry)) {
    data.set(piece, length);
    length += piece.length;
  }
  const whole = data.subarray(0, length);
  if (entry.crc !== 0 && crc32(whole) !== entry.crc) throw new Error(`${entry.name} is damaged`);
  return new TextDecoder().decode(whole);
}
