// What officers do to whole columns and sections, by mistake or on purpose.
import { typeOf } from '#shared/sync/field-owners.ts';
import type { FieldValue } from '#shared/sync/protocol.ts';
import type { SeededRandom } from '#test/support/seeded-random.ts';
import { typedValue } from './document-shape.ts';
import type { Hand } from './officer-acts.ts';
import type { SimRow, SimSheet } from './sim-sheet.ts';
import { adoptIdentity, identityKey, type, valueOf } from './sim-sheet.ts';
import { nextTitle } from './workbook.ts';

const mostSteps = 5;

/** The values as they stand after the cells of one column were sorted, or slipped by some cells. */
function rearrange<Value>(values: readonly Value[], random: SeededRandom): Value[] {
  const words = (value: Value): string => String(value);
  const kind = random.int(4);
  if (kind === 0) return [...values].sort((a, b) => (words(a) < words(b) ? -1 : 1));
  if (kind === 1) return [...values].sort((a, b) => (words(a) > words(b) ? -1 : 1));
  const steps = 1 + random.int(Math.min(mostSteps, Math.max(1, values.length - 1)));
  // Cells deleted and the column moved up, or moved round.
  if (kind === 2) return [...values.slice(steps), ...values.slice(0, steps)];
  // Blank cells inserted above: what stood last falls off the end.
  return [...new Array<Value>(steps).fill(null as Value), ...values.slice(0, values.length - steps)];
}

/**
 * One column sorted or shifted without the rest of its lines, the hidden one now and then; then some of its cells are
 * typed anew, as by someone who noticed nothing.
 */
export function sortColumnAlone({ book, random, mint }: Hand): void {
  const { rows, columns, fields } = book.sheet;
  const hidden = random.chance(0.2) && columns.includes(identityKey);
  const key = hidden ? identityKey : random.pick(fields);
  book.displaced = true;
  const values = rearrange(
    rows.map(({ values: cells }) => cells[key] ?? null),
    random,
  );
  rows.forEach((row, index) => {
    const value = values[index] ?? null;
    if (key === identityKey) adoptIdentity(row, value);
    else if ((row.values[key] ?? null) !== value) {
      type(row, key, value);
      row.slipped.set(key, valueOf(row, key));
    }
  });
  if (key === identityKey) book.identitiesMoved = true;
  else for (const row of rows) if (random.chance(0.15)) type(row, key, typedValue(key, random, mint));
}

/**
 * The column is deleted. What was typed into it and not sent goes with it, as its officer knows.
 */
export function takeColumnOut(sheet: SimSheet, field: string): void {
  sheet.columns.splice(sheet.columns.indexOf(field), 1);
  sheet.away.add(field);
  for (const row of sheet.rows) {
    delete row.values[field];
    row.typed.delete(field);
    row.slipped.delete(field);
  }
}

/** A blank column with a header that the sheet did not have; where it had it a moment ago, its cells were emptied. */
export function putColumnIn(sheet: SimSheet, field: string, at: number): void {
  sheet.columns.splice(at, 0, field);
  if (sheet.away.delete(field)) for (const row of sheet.rows) type(row, field, null);
}

/** A header retyped, so that the column is a strange one now; or its old words typed again. */
export function renameColumn({ book, shape, random }: Hand): void {
  const { columns, rows, fields } = book.sheet;
  const strange = columns.filter((key) => key.startsWith('other:') && !columns.includes(key.slice(6)));
  const known = fields.filter((field) => field !== shape.title);
  const back = strange.length > 0 && random.chance(0.6);
  if (!back && known.length <= 4) return;
  const from = random.pick(back ? strange : known);
  const to = back ? from.slice(6) : `other:${from}`;
  columns[columns.indexOf(from)] = to;
  if (back) book.sheet.away.delete(to);
  else book.sheet.away.add(from);
  for (const row of rows) moveCell(row, from, to);
}

function moveCell(row: SimRow, from: string, to: string): void {
  if (from in row.values) row.values[to] = row.values[from] ?? null;
  delete row.values[from];
  // Under a header that nobody knows nothing waits to be sent; under the old one it is what it was.
  const was = to.startsWith('other:') ? null : valueOf(row, to);
  row.typed.delete(from);
  row.slipped.delete(from);
  if (was !== null) type(row, to, row.values[to] ?? null);
}

/** Lines that stand under another group row now; now and then all their hidden cells were lost on the way. */
export function moveSections({ book, random }: Hand): void {
  const { sheet } = book;
  const names = ['I', 'II', 'III', null];
  const rows = sheet.rows.filter(() => random.chance(0.6));
  for (const row of rows) row.section = random.pick(names);
  if (random.chance(0.3)) for (const row of rows) delete row.values[identityKey];
}

/** The officer has the hidden cells of all lines cleared, as the pane offers it: they are found again by their words. */
export function relinkByContent(hand: Hand): void {
  const { book, random } = hand;
  if (random.chance(0.5)) moveSections(hand);
  for (const row of book.sheet.rows) delete row.values[identityKey];
}

/** Reports cleared for a new round: the workbook of last year, or of last quarter, is begun afresh. */
export function clearReports({ book, shape, random }: Hand): void {
  const { rows, fields } = book.sheet;
  const own = fields.filter((field) => shape.agencyColumns.includes(field));
  const cleared = random.chance(0.5) ? own : own.slice(0, 1);
  for (const row of rows) for (const field of cleared) if (valueOf(row, field) !== null) type(row, field, null);
}

/** The file saved as next year's: another number and year above the table, the reports cleared. */
export function saveAsNextYear(hand: Hand): void {
  hand.book.title = nextTitle;
  clearReports(hand);
}

/** A filter hides some lines, others than before, or is taken off. */
export function filterRows({ book, random }: Hand): void {
  const share = random.pick([0, 0.3, 0.6]);
  for (const row of book.sheet.rows) row.filtered = random.chance(share);
}

/** Whether a value of this field says which line it stood in. */
export function isTelling(field: string, value: FieldValue): boolean {
  return typeOf(field) === 'text' && typeof value === 'string' && /\d/.test(value) && field !== 'deadline';
}
