// Under which group row a row stands. It travels with a new row only (SPEC I-6); the hidden cell remembers where the
// province has the row, so that a row that was moved to another group is told.
import { blankHash, hashValue } from './field-hash.ts';
import type { RowFields } from './protocol.ts';
import type { RowIdentity } from './row-identity.ts';

/** The group's code where it has one, else its name. */
const placeFields = ['section', 'sectionName'] as const;

/** What of a row's fields says where it stands; nothing when it stands under no group. */
export function placeOf(fields: RowFields): RowFields {
  const named = placeFields.find((field) => (fields[field] ?? null) !== null);
  return named === undefined ? {} : { [named]: fields[named] ?? null };
}

/** Whether a row stood under another group when its hidden cell was written; `false` where that is not known. */
export function stoodElsewhere({ hashes }: RowIdentity, now: RowFields): boolean {
  const named = placeFields.find((field) => (hashes.get(field) ?? blankHash) !== blankHash);
  return named !== undefined && hashes.get(named) !== hashValue(now[named] ?? null);
}
