// What officers do to their sheets between two syncs.
import type { SeededRandom } from '#test/support/seeded-random.ts';
import { putColumnIn, takeColumnOut } from './column-acts.ts';
import type { DocumentShape, Mint } from './document-shape.ts';
import { typedValue, wrongValue } from './document-shape.ts';
import type { SimRow } from './sim-sheet.ts';
import { adoptIdentity, copyOf, identityKey, identityOf, newRow, type, valueOf } from './sim-sheet.ts';
import type { Workbook } from './workbook.ts';

export interface Hand {
  readonly book: Workbook;
  readonly shape: DocumentShape;
  readonly random: SeededRandom;
  readonly mint: Mint;
}

const mostRows = 24;

/** Types into one cell: mostly what is hers to fill in, now and then a column or a row that is not. */
export function editCell({ book, shape, random, mint }: Hand): void {
  const { rows, fields } = book.sheet;
  if (rows.length === 0) return;
  const own = fields.filter((field) =>
    (book.role === 'province' ? shape.provinceColumns : shape.agencyColumns).includes(field),
  );
  const field = random.pick(own.length > 0 && random.chance(0.8) ? own : fields);
  // Few rows get most edits, so that people meet in them.
  const row = random.chance(0.5) ? rows[random.int(Math.min(3, rows.length))]! : random.pick(rows);
  const rowId = identityOf(row)?.rowId;
  const before = rowId === undefined ? [] : [...book.shownValues(rowId, field)];
  // Back to something she saw before: an edit that takes itself back.
  if (before.length > 0 && random.chance(0.25)) return type(row, field, random.pick(before));
  type(row, field, typedValue(field, random, mint));
}

/** Types what the province will not take. */
export function typeWrongValue({ book, shape, random }: Hand): void {
  const { rows, fields } = book.sheet;
  const field = fields.find((name) => shape.agencyColumns.includes(name) && wrongValue(name) !== null);
  if (rows.length > 0 && field !== undefined) type(random.pick(rows), field, wrongValue(field));
}

export function sortRows({ book, random }: Hand): void {
  const { sheet } = book;
  if (random.chance(0.4)) return random.shuffle(sheet.rows);
  const [first, second] = [random.pick(sheet.fields), random.pick(sheet.fields)];
  const keyOf = (row: SimRow): string => `${valueOf(row, first) ?? ''}\u0000${valueOf(row, second) ?? ''}`;
  sheet.rows.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

export function copyRow({ book, shape, random, mint }: Hand): void {
  const { rows } = book.sheet;
  if (rows.length === 0 || rows.length >= mostRows) return;
  const copy = copyOf(random.pick(rows));
  rows.splice(random.int(rows.length + 1), 0, copy);
  if (random.chance(0.7)) type(copy, shape.title, `Bản sao ${mint.next()}`);
}

export function insertRow({ book, shape, random, mint }: Hand): void {
  const { rows, fields } = book.sheet;
  if (rows.length >= mostRows) return;
  const row = newRow(random.pick(['I', 'II', 'III', null]));
  rows.splice(random.int(rows.length + 1), 0, row);
  for (const field of fields) if (random.chance(0.4)) type(row, field, typedValue(field, random, mint));
  type(row, shape.title, `Việc thêm ${mint.next()}`);
}

export function deleteRow({ book, random }: Hand): void {
  const { rows } = book.sheet;
  if (rows.length > 2) rows.splice(random.int(rows.length), 1);
}

/** A copy whose row moved on in another line: pasted over it, it would bring back what nobody asks the province about. */
function isOutdated(source: SimRow, rows: readonly SimRow[]): boolean {
  const identity = identityOf(source);
  return rows.some((row) => {
    const other = identityOf(row);
    return other !== null && other.rowId === identity?.rowId && other.revision > identity.revision;
  });
}

/** Values of one line pasted over another: some cells, all of them, or the whole line with its hidden cell. */
export function pasteOver({ book, random }: Hand): void {
  const { rows, columns, fields } = book.sheet;
  if (rows.length < 2) return;
  const [source, target] = [random.pick(rows), random.pick(rows)];
  if (source === target || isOutdated(source, rows)) return;
  const whole = random.chance(0.3);
  if (whole && columns.includes(identityKey)) {
    target.typed.clear();
    adoptIdentity(target, source.values[identityKey] ?? null);
  }
  for (const field of fields) if (whole || random.chance(0.5)) type(target, field, source.values[field] ?? null);
}

/** The hidden cell or the whole hidden column is gone. */
export function clearHidden({ book, random }: Hand): void {
  const { sheet } = book;
  if (sheet.rows.length === 0 || !sheet.columns.includes(identityKey)) return;
  const all = random.chance(0.15);
  for (const row of all ? sheet.rows : [random.pick(sheet.rows)]) delete row.values[identityKey];
  if (all && random.chance(0.5)) sheet.columns.splice(sheet.columns.indexOf(identityKey), 1);
}

/** Something typed into a hidden cell: rubbish, a part of it, or another line's. */
export function typeIdentity({ book, random }: Hand): void {
  const { rows, columns } = book.sheet;
  if (rows.length === 0 || !columns.includes(identityKey)) return;
  const row = random.pick(rows);
  const kind = random.int(3);
  if (kind === 0) row.values[identityKey] = 'không sửa';
  if (kind === 1) row.values[identityKey] = String(row.values[identityKey] ?? '').slice(0, 30);
  if (kind === 2) book.displaced = book.identitiesMoved = true;
  if (kind === 2) adoptIdentity(row, random.pick(rows).values[identityKey] ?? null);
}

/** A column moved, a strange one inserted, one that the sheet did not have added, one taken out. */
export function changeColumns({ book, shape, random }: Hand): void {
  const { sheet } = book;
  const { columns } = sheet;
  const kind = random.int(4);
  if (kind === 0) columns.splice(random.int(columns.length), 0, ...columns.splice(random.int(columns.length), 1));
  if (kind === 1 && columns.length < 16) columns.splice(random.int(columns.length), 0, `other${columns.length}`);
  const missing = [...shape.provinceColumns, ...shape.agencyColumns].filter((field) => !columns.includes(field));
  if (kind === 2 && missing.length > 0) putColumnIn(sheet, random.pick(missing), random.int(columns.length));
  const spare = sheet.fields.filter((field) => field !== shape.title);
  if (kind === 3 && spare.length > 4) takeColumnOut(sheet, random.pick(spare));
}
