// Under which group row a row stands. It travels with a new row only (SPEC I-6); the hidden cell remembers where the
// province has the row, so that a row that was moved to another group is told.
import type { DocumentKind } from '../api/document-api.ts';
import { blankHash, hashValue } from './field-hash.ts';
import type { RowFields } from './protocol.ts';
import type { RowIdentity } from './row-identity.ts';
import { makeIdentity } from './row-identity.ts';

/** The group's code where it has one, else its name. */
const placeFields = ['section', 'sectionName'] as const;

/** A row as the province tells it. */
interface ToldRow {
  readonly rowId: string;
  readonly revision: number;
  readonly fields: RowFields;
}

/** Identity of a whole row of the province in a sheet that shows these columns. */
export function identityIn(
  kind: DocumentKind,
  columns: readonly string[],
  { rowId, revision, fields }: ToldRow,
): RowIdentity {
  const seen = [...columns, ...placeOf(fields)].map((field) => [field, fields[field] ?? null]);
  return makeIdentity(kind, rowId, revision, Object.fromEntries(seen) as RowFields);
}

/** The field that says under which group a row stands; none when it stands under no group. */
function placeOf(fields: RowFields): readonly string[] {
  return placeFields.filter((field) => (fields[field] ?? null) !== null).slice(0, 1);
}

/** Whether a row stood under another group when its hidden cell was written; `false` where that is not known. */
export function stoodElsewhere({ hashes }: RowIdentity, now: RowFields): boolean {
  const named = placeFields.find((field) => (hashes.get(field) ?? blankHash) !== blankHash);
  return named !== undefined && hashes.get(named) !== hashValue(now[named] ?? null);
}
