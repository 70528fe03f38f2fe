import { z } from 'zod';
import type { SyncRequest } from '#shared/sync/protocol.ts';

/** The page as a workbook among the others: what it sends is told apart from what Excel sent. */
export interface PageWorkbook {
  readonly id: string;
  /** A fresh UUID. */
  readonly newId: () => string;
  /** The request whose answer never came, and what it was about: asked again, it goes out as it was. */
  pending: { readonly about: string; readonly request: SyncRequest } | null;
}

/** The identity that this browser keeps; a new one for each visit where it keeps nothing. */
export function openPageWorkbook(
  storage: () => Storage,
  newId: () => string,
  key = 'bang-diem.page-workbook',
): PageWorkbook {
  return { id: readOrMake(storage, newId, key), newId, pending: null };
}

function readOrMake(storage: () => Storage, newId: () => string, key: string): string {
  try {
    const kept = z.uuid().safeParse(storage().getItem(key));
    if (kept.success) return kept.data;
    const made = newId();
    storage().setItem(key, made);
    return made;
  } catch {
    return newId();
  }
}
