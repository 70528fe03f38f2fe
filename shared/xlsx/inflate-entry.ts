import type { ZipEntry } from './zip-directory.ts';

// Browsers and Node have both; the domain's own type library knows neither.
interface ChunkReader {
  read(): Promise<{ readonly done: boolean; readonly value?: Uint8Array }>;
  cancel(): Promise<void>;
}
interface ChunkWriter {
  write(bytes: Uint8Array): Promise<void>;
  close(): Promise<void>;
}
declare const DecompressionStream: new (format: 'deflate-raw') => {
  readonly readable: { getReader(): ChunkReader };
  readonly writable: { getWriter(): ChunkWriter };
};

const localHeaderLength = 30;
const localSignature = 0x04034b50;

/** Where an entry's data lies: the bytes as they are stored. `null` when the archive does not hold them. */
export function storedBytes(bytes: Uint8Array, entry: ZipEntry): Uint8Array | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (entry.offset + localHeaderLength > bytes.length) return null;
  if (view.getUint32(entry.offset, true) !== localSignature) return null;
  const names = view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true);
  const start = entry.offset + localHeaderLength + names;
  const end = start + entry.compressedSize;
  return end > bytes.length ? null : bytes.subarray(start, end);
}

/**
 * Unpacks an entry piece by piece. Throws when its data is damaged, of an unknown method, or longer than the directory
 * claims.
 */
export async function* inflateEntry(bytes: Uint8Array, entry: ZipEntry): AsyncGenerator<Uint8Array, void, undefined> {
  const stored = storedBytes(bytes, entry);
  if (stored === null || (entry.method !== 0 && entry.method !== 8))
    throw new Error(`${entry.name} cannot be unpacked`);
  if (entry.method === 0) {
    yield stored;
    return;
  }
  const stream = new DecompressionStream('deflate-raw');
  const writer = stream.writable.getWriter();
  const reader = stream.readable.getReader();
  // Failures come out of the reader; these promises only repeat them.
  void writer.write(stored).catch(() => undefined);
  void writer.close().catch(() => undefined);
  let length = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done || value === undefined) return;
      length += value.length;
      if (length > entry.uncompressedSize) throw new Error(`${entry.name} is longer than it claims`);
      yield value;
    }
  } finally {
    // Whoever asked for the beginning only leaves the rest packed; a stream that failed has nothing left to cancel.
    await reader.cancel().catch(() => undefined);
  }
}
