import type { CellEdit } from '../sheet/grid.ts';
import type { CursorUnknown } from './protocol.ts';
import { encodeIdentity, makeIdentity } from './row-identity.ts';
import type { SheetRows } from './sheet-rows.ts';

/** Whether a number was given out in the history that the server now has (SPEC C-3). */
export function isKnownNumber(number: number, { sequence, breaks }: CursorUnknown): boolean {
  return number <= sequence && !breaks.some(({ after, next }) => after < number && number < next);
}

/**
 * What the hidden cells are to hold after the server was set back to an older copy (SPEC C-5): rows whose revision is
 * gone keep their id and lose everything seen. The next sync, from cursor 0, compares their values and asks where they
 * differ.
 * @param server `details` of the refusal `cursor-unknown`
 */
export function forgetBases({ kind, identityColumn, rows }: SheetRows, server: CursorUnknown): CellEdit[] {
  if (identityColumn === null) return [];
  return rows.flatMap(({ row, identity }): CellEdit[] => {
    if (identity.kind !== 'linked' || isKnownNumber(identity.identity.revision, server)) return [];
    const forgotten = makeIdentity(kind, identity.identity.rowId, 0, {});
    return [{ row, column: identityColumn, value: encodeIdentity(forgotten) }];
  });
}
