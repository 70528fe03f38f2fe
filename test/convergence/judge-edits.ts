// What an answer may do to a sheet, cell by cell.
import type { CellEdit } from '#shared/sheet/grid.ts';
import { choiceKey } from '#shared/sync/field-choice.ts';
import { ownerOf } from '#shared/sync/field-owners.ts';
import { sameWords } from '#shared/sync/match-rows.ts';
import type { SyncAnswer } from '#shared/sync/protocol.ts';
import { demand } from './fault.ts';
import type { SimRow } from './sim-sheet.ts';
import { identityKey, identityOf, valueOf } from './sim-sheet.ts';
import type { Choices, Sending, Workbook } from './workbook.ts';

/** An answer may write over nothing typed since, and over nothing unsent but by the officer's own choice. */
export function judgeEdits(
  book: Workbook,
  sending: Sending,
  answer: SyncAnswer,
  edits: readonly CellEdit[],
  choices: Choices,
): void {
  const idOfLine = new Map<SimRow, string>();
  const linkedNow = new Set<SimRow>();
  for (const { row: at, column, value } of edits) {
    if (book.sheet.columns[column] !== identityKey) continue;
    const row = book.sheet.rowAt(at);
    const before = identityOf(row);
    const after = identityOf({ ...row, values: { [identityKey]: value } });
    demand(after !== null, `${book.name}: a hidden cell is written that names no row`);
    idOfLine.set(row, after.rowId);
    if (before?.rowId !== after.rowId) linkedNow.add(row);
  }
  for (const { row: at, column, value } of edits) {
    const field = book.sheet.columns[column]!;
    if (field === identityKey) continue;
    const row = book.sheet.rowAt(at);
    const was = valueOf(row, field);
    const to = valueOf({ ...row, values: { [field]: value } }, field);
    const place = `${book.name} line ${at} ${field}: "${String(was)}" → "${String(to)}"`;
    demand(!field.startsWith('other'), `${place}: a strange column is written`);
    // What was copied or pasted since holds what its hidden cell has seen; what was typed since is hers.
    const typedSince = (sending.memory.get(row)?.[field] ?? null) !== was && row.typed.has(field);
    // A first link: an agency's copy takes the province's form of the same words.
    const isOfProvince = ownerOf(book.sheet.kind, field) !== 'agency' && book.role !== 'province';
    const follows = linkedNow.has(row) && isOfProvince && sameWords(was, to);
    demand(!typedSince || follows, `${place}: typed meanwhile and written over`);
    if (!row.typed.has(field) || was === to) continue;
    if (was === null && (linkedNow.has(row) || !identityOf(row)?.hashes.has(field))) {
      // A blank cell whose value at the province was never seen takes it.
      row.typed.delete(field);
      continue;
    }
    const rowId = idOfLine.get(row) ?? identityOf(row)?.rowId ?? '';
    const chosen = choices.get(choiceKey(rowId, field)) === 'theirs';
    demand(follows || chosen, `${place}: typed, not published, and written over without asking`);
    row.typed.delete(field);
  }
  for (const row of linkedNow) demand(book.sheet.rows.includes(row), `${book.name}: a line that is gone is linked`);
  for (const { ref, status, message } of answer.results) {
    demand(status !== 'refused' || (message ?? '') !== '', `${book.name} ${ref}: refused without a word`);
  }
}
