import { randomFillSync } from 'node:crypto';

const idBytes = 12;
/** Random bytes are fetched for many ids at once: each fetch costs far more than its bytes. */
const pool = Buffer.alloc(idBytes * 256);
let used = pool.length;

/** A new opaque id: 16 letters, digits, "_" or "-" (96 random bits). */
export function newId(): string {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += idBytes;
  return pool.toString('base64url', used - idBytes, used);
}
