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

/** Reads a table for sync; `null` when its kind is not one the province keeps. Rows without any value are left out. */
export function readSheetRows(grid: Grid, table: SheetTable): SheetRows | null {
  const { kind } = table;
  if (!isDocumentKind(kind)) return null;
  const present = new Set<string>(table.columns.map(({ field }) => field));
  const fields = syncedFields(kind).filter(({ name }) => present.has(name));
  const identityColumn = table.columns.find(({ field }) => field === 'rowIdentity')?.column ?? null;
  const rows = table.records.flatMap((record, index): SheetRow[] => {
    // A field and its criterion may begin on one row; the innermost holds the row's values.
    if (table.records[index + 1]?.row === record.row) return [];
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
    return [{ row: record.row, fields: values, cells: record.cells, identity: decodeIdentity(hidden) }];
  });
  return { kind, identityColumn, columns: fields.flatMap(({ name, placed }) => (placed ? [] : [name])), rows };
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
