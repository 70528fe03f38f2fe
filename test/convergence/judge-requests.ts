// What a workbook may send, told from what its officer did and not from what the product makes of it.
import { hashValue } from '#shared/sync/field-hash.ts';
import type { SyncRequest } from '#shared/sync/protocol.ts';
import { isTelling } from './column-acts.ts';
import { demand } from './fault.ts';
import type { SimRow } from './sim-sheet.ts';
import { identityOf, valueOf } from './sim-sheet.ts';
import type { Workbook } from './workbook.ts';

/** Judges a request before it goes out. */
export function judgeRequest(book: Workbook, { rows }: SyncRequest, lines: ReadonlyMap<string, SimRow>): void {
  demandTypedBlanks(book, rows, lines);
  // A line whose hidden cell is another's copy is no row that slipped, but a new one.
  const linked = rows.filter(({ rowId }) => rowId !== null);
  const sent = new Set(linked.flatMap(({ ref, fields }) => Object.keys(fields).map((field) => `${ref} ${field}`)));
  const refOf = new Map([...lines].map(([ref, row]) => [row, ref]));
  for (const field of book.sheet.fields) demandAsked(book, field, (row) => sent.has(`${refOf.get(row)} ${field}`));
}

/** A value of the province becomes blank only where somebody blanked it: no column that is gone or new does that. */
function demandTypedBlanks(book: Workbook, rows: SyncRequest['rows'], lines: ReadonlyMap<string, SimRow>): void {
  // A hidden cell that stands beside another line speaks of other values.
  if (book.identitiesMoved) return;
  for (const { ref, rowId, fields } of rows) {
    const line = lines.get(ref);
    if (rowId === null || line === undefined) continue;
    for (const [field, value] of Object.entries(fields)) {
      demand(
        value !== null || line.emptied.has(field),
        `${book.name} ${ref} ${field}: a blank that nobody typed is sent`,
      );
    }
  }
}

/**
 * Of a column most of whose changed cells hold what another line had, nothing goes out before the officer was asked
 * (SPEC I-4). Judged where the values tell their lines apart beyond doubt: three and more different ones, and three
 * quarters of what changed.
 */
function demandAsked(book: Workbook, field: string, isSent: (row: SimRow) => boolean): void {
  const ids = book.sheet.rows.map((row) => identityOf(row)?.rowId);
  const changed = book.sheet.rows.filter((row) => {
    const identity = identityOf(row);
    const seen = identity?.hashes.get(field);
    // Of several lines with one hidden cell only one is that row.
    const isAlone = ids.filter((id) => id === identity?.rowId).length === 1;
    return isAlone && seen !== undefined && seen !== hashValue(valueOf(row, field));
  });
  // Each value that stood in one of these lines explains one that stands in another now.
  const before = changed.map((row) => identityOf(row)?.hashes.get(field));
  const slipped = changed.filter((row) => {
    const value = valueOf(row, field);
    const moved = row.slipped.has(field) && row.slipped.get(field) === value && isTelling(field, value);
    const from = moved ? before.indexOf(hashValue(value)) : -1;
    if (from >= 0) before.splice(from, 1);
    return from >= 0;
  });
  const different = new Set(slipped.map((row) => valueOf(row, field)));
  if (different.size < 3 || slipped.length * 4 < changed.length * 3) return;
  for (const row of slipped) {
    const rowId = identityOf(row)?.rowId ?? '';
    demand(
      !isSent(row) || book.confirmed.has(rowId),
      `${book.name} ${field}: "${String(valueOf(row, field))}" slipped from another line and is sent without a question`,
    );
  }
}
