// Three-way merge of one row (SPEC G): base = the row at the revision the workbook last saw, mine = what its officer
// typed since, theirs = the row at the server now. Fields are independent; blank is a value like any other.
// Invariant: a value that differs from both others is never dropped, it is written or returned as a conflict.
import type { FieldChange, FieldValue, RowFields } from './protocol.ts';

export interface MergeConflict {
  readonly field: string;
  readonly base: FieldValue;
  readonly mine: FieldValue;
  readonly theirs: FieldValue;
}

export type RowMerge =
  /** Nothing of mine is news to the server. */
  | { readonly kind: 'unchanged' }
  /** `changes` can be written. */
  | { readonly kind: 'write'; readonly changes: readonly FieldChange[] }
  /** Both sides changed these fields, differently; nothing may be written before a person chose. */
  | { readonly kind: 'conflict'; readonly conflicts: readonly MergeConflict[] };

/** The row after the changes; a blank leaves no entry. */
export function withChanges(fields: RowFields, changes: readonly Pick<FieldChange, 'field' | 'to'>[]): RowFields {
  const after: RowFields = { ...fields };
  for (const { field, to } of changes) {
    if (to === null) delete after[field];
    else after[field] = to;
  }
  return after;
}

export type FieldMerge = { readonly kind: 'unchanged' } | { readonly kind: 'write' } | { readonly kind: 'conflict' };

/**
 * Merges one field (SPEC G-2). Values are in normal form. A base of `null` also stands for "never seen": a blank of mine
 * then erases nothing, and a value of mine meets theirs as a conflict.
 */
export function mergeField(base: FieldValue, mine: FieldValue, theirs: FieldValue): FieldMerge {
  if (mine === theirs || mine === base) return { kind: 'unchanged' };
  return { kind: theirs === base ? 'write' : 'conflict' };
}

/**
 * Merges the fields of `mine`; what `mine` does not name is not changed.
 * @param base values at the base revision; a missing field is blank
 */
export function mergeRow(base: RowFields, mine: RowFields, theirs: RowFields): RowMerge {
  const changes: FieldChange[] = [];
  const conflicts: MergeConflict[] = [];
  for (const [field, value] of Object.entries(mine)) {
    const before = base[field] ?? null;
    const now = theirs[field] ?? null;
    const merged = mergeField(before, value, now);
    if (merged.kind === 'write') changes.push({ field, from: now, to: value });
    if (merged.kind === 'conflict') conflicts.push({ field, base: before, mine: value, theirs: now });
  }
  if (conflicts.length > 0) return { kind: 'conflict', conflicts };
  return changes.length > 0 ? { kind: 'write', changes } : { kind: 'unchanged' };
}
