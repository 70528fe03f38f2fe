import { randomBytes } from 'node:crypto';

/** A new opaque id: 16 letters, digits, "_" or "-" (96 random bits). */
export function newId(): string {
  return randomBytes(12).toString('base64url');
}
