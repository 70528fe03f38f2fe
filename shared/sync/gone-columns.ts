// Fields that the rows of a sheet were synced with and that have no column any more: the column was deleted, or its header
// was typed over. The province keeps their values; the workbook forgets what it saw of them, so that a column that comes
// back is asked about and its blanks are no edits (SPEC I-10).
import type { CellEdit } from '../sheet/grid.ts';
import { blankHash } from './field-hash.ts';
import { isPlaced } from './field-owners.ts';
import { encodeIdentity, withoutFields, type RowIdentity } from './row-identity.ts';
import type { SheetRows } from './sheet-rows.ts';

export interface GoneField {
  readonly field: string;
  /** Rows whose value the workbook saw and cannot show any more. */
  readonly rows: number;
}

/** Names of the fields that an identity knows and the sheet has no column for. */
function goneOf({ hashes }: RowIdentity, columns: ReadonlySet<string>): string[] {
  return [...hashes.keys()].filter((field) => !columns.has(field) && !isPlaced(field));
}

/** The fields that went with their column and held something, in no particular order. Linear in the sheet's cells. */
export function findGoneFields({ rows, columns }: Pick<SheetRows, 'rows' | 'columns'>): readonly GoneField[] {
  const present = new Set(columns);
  const counts = new Map<string, number>();
  for (const { identity: read } of rows) {
    if (read.kind !== 'linked') continue;
    for (const field of goneOf(read.identity, present)) {
      if (read.identity.hashes.get(field) !== blankHash) counts.set(field, (counts.get(field) ?? 0) + 1);
    }
  }
  return [...counts].map(([field, count]) => ({ field, rows: count }));
}

/**
 * What the hidden cells are to hold so that nothing is known any more of some fields, by default of those that are gone.
 * Each of them is `unseen` when it has a column again: a blank takes the province's value, another value is asked about.
 */
export function forgetFields(
  { kind, rows, columns, identityColumn }: SheetRows,
  fields?: ReadonlySet<string>,
): CellEdit[] {
  if (identityColumn === null) return [];
  const present = new Set(columns);
  return rows.flatMap(({ row, identity: read }): CellEdit[] => {
    if (read.kind !== 'linked') return [];
    const { identity } = read;
    const gone = fields ? [...fields].filter((field) => identity.hashes.has(field)) : goneOf(identity, present);
    if (gone.length === 0) return [];
    return [{ row, column: identityColumn, value: encodeIdentity(withoutFields(kind, identity, gone)) }];
  });
}
