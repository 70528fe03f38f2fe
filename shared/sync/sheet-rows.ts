import { documentKinds } from '../api/document-api.ts';
import type { DocumentKind } from '../api/document-api.ts';
import type { Grid } from '../sheet/grid.ts';
import { numberFormatAt, valueAt } from '../sheet/grid.ts';
import type { ColumnField } from '../sheet/sheet-kind.ts';
import type { FieldCell } from '../sheet/sheet-record.ts';
import type { SheetRecord } from '../sheet/sheet-record.ts';
import type { SheetTable } from '../sheet/sheet-table.ts';
import { syncedFields } from './field-owners.ts';
import { normalValue, readFieldValue } from './field-value.ts';
import type { RowFields } from './protocol.ts';
import type { DecodedIdentity } from './row-identity.ts';
import { decodeIdentity } from './row-identity.ts';

/** A record of a sheet as sync sees it: values in normal form, where they stand, and what the hidden column says. */
export interface SheetRow {
  /** Zero-based sheet row. */
  readonly row: number;
  readonly fields: RowFields;
  readonly cells: Readonly<Partial<Record<string, FieldCell>>>;
  readonly identity: DecodedIdentity;
}

/** A table of a sheet read for sync. */
export interface SheetRows {
  readonly kind: DocumentKind;
  /** Zero-based column of the identities; `null` when the sheet has none (yet). */
  readonly identityColumn: number | null;
  /** The fields that have a column, without those read from where a row stands. */
  readonly columns: readonly string[];
  readonly rows: readonly SheetRow[];
}

/** Whether a kind of sheet is one that the province keeps as a document. */
export function isDocumentKind(kind: string): kind is DocumentKind {
  return (documentKinds as readonly string[]).includes(kind);
}

/** What a reading of some rows anew starts from: the rows as they were read, and which lines were edited since. */
export interface SheetRowsBefore {
  readonly sheet: SheetRows;
  /** Zero-based first and last line that was typed into; everything else stands as it stood. */
  readonly edited: { readonly top: number; readonly bottom: number };
}

/** The record that a row was read from. */
const recordOf = new WeakMap<SheetRow, SheetRecord>();

/**
 * Reads a table for sync; `null` when its kind is not one the province keeps. Rows without any value are left out.
 * With `before` only rows that the edited lines touch, themselves or through a cell they share, are read anew; the
 * others are the same objects as before.
 */
export function readSheetRows(grid: Grid, table: SheetTable, before?: SheetRowsBefore): SheetRows | null {
  const { kind } = table;
  if (!isDocumentKind(kind)) return null;
  const present = new Set<string>(table.columns.map(({ field }) => field));
  const fields = syncedFields(kind).filter(({ name }) => present.has(name));
  const identityColumn = table.columns.find(({ field }) => field === 'rowIdentity')?.column ?? null;
  const columns = fields.flatMap(({ name, placed }) => (placed ? [] : [name]));
  const old = before && isSameShape(before.sheet, { kind, identityColumn, columns }) ? before : null;
  const known = new Map(old?.sheet.rows.map((row) => [row.row, row]));
  const rows = table.records.flatMap((record, index): SheetRow[] => {
    // A field and its criterion may begin on one row; the innermost holds the row's values.
    if (table.records[index + 1]?.row === record.row) return [];
    const was = known.get(record.row);
    if (old && was && isUntouched(was, record, old.edited)) return [was];
    const values: RowFields = {};
    let blank = true;
    for (const { name } of fields) {
      const cell = record.cells[name as ColumnField];
      if (cell === undefined) continue;
      const value = readFieldValue(
        name,
        valueAt(grid, cell.row, cell.column),
        numberFormatAt(grid, cell.row, cell.column),
      );
      values[name] = value;
      blank &&= value === null;
    }
    if (blank) return [];
    Object.assign(values, readBesideColumns(record, present));
    values['section'] = normalValue('section', record.section);
    values['sectionName'] = normalValue('sectionName', record.sectionName);
    const hidden = identityColumn === null ? null : valueAt(grid, record.row, identityColumn);
    const row = { row: record.row, fields: values, cells: record.cells, identity: decodeIdentity(hidden) };
    recordOf.set(row, record);
    return [row];
  });
  return { kind, identityColumn, columns: old ? old.sheet.columns : columns, rows };
}

function isSameShape(before: SheetRows, now: Omit<SheetRows, 'rows'>): boolean {
  return (
    before.kind === now.kind &&
    before.identityColumn === now.identityColumn &&
    before.columns.join(' ') === now.columns.join(' ')
  );
}

/** Whether a row reads as it did: it stands under the same group and takes the same cells, none of them edited. */
function isUntouched(was: SheetRow, now: SheetRecord, { top, bottom }: SheetRowsBefore['edited']): boolean {
  const record = recordOf.get(was);
  const isEdited = (row: number) => row >= top && row <= bottom;
  if (record === undefined || isEdited(was.row)) return false;
  if (record.section !== now.section || record.sectionName !== now.sectionName) return false;
  const names = Object.keys(now.cells);
  if (names.length !== Object.keys(was.cells).length) return false;
  return names.every((name) => {
    const cell = was.cells[name];
    const other = now.cells[name as ColumnField];
    if (cell === undefined || other === undefined || isEdited(cell.row)) return false;
    return cell.row === other.row && cell.column === other.column && cell.from === other.from;
  });
}

/**
 * What a record says without a column of its own for it: the lead named by its group row, a deadline drawn as marks in
 * a calendar. It goes with a row when the row is first published; like its place, it is never written back (SPEC M-6).
 */
function readBesideColumns(record: SheetRecord, present: ReadonlySet<string>): RowFields {
  const values: RowFields = {};
  if (record.kind !== 'plan' && record.kind !== 'papi') return values;
  const isLed = record.leadAgencies.length > 0 && record.cells.leadAgencies?.from === 'above';
  if (isLed && !present.has('leadAgencies')) values['leadAgencies'] = normalValue('leadAgencies', record.sectionName);
  if (record.deadline.raw !== '' && !present.has('deadline')) {
    values['deadline'] = normalValue('deadline', record.deadline.raw);
  }
  return values;
}
