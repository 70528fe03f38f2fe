import type { CellEdit, CellValue, Grid, Rect } from '#shared/sheet/grid.ts';
import type { FieldCell, PlanRecord } from '#shared/sheet/sheet-record.ts';
import type { ColumnField } from '#shared/sheet/sheet-kind.ts';
import type { SheetTable, TableColumn } from '#shared/sheet/sheet-table.ts';
import type { DocumentKind } from '#shared/api/document-api.ts';
import type { Deadline } from '#shared/deadline/deadline-kind.ts';
import { cutBlocksAtHidden, planEditBlocks } from '#addin/host/edit-blocks.ts';
import { hashValue } from '#shared/sync/field-hash.ts';
import { normalValue } from '#shared/sync/field-value.ts';
import { matchFields } from '#shared/sync/field-owners.ts';
import { matchKey } from '#shared/sync/match-rows.ts';
import type { FieldValue, RowFields } from '#shared/sync/protocol.ts';
import { decodeIdentity } from '#shared/sync/row-identity.ts';
import type { RowIdentity } from '#shared/sync/row-identity.ts';
import type { SheetRows } from '#shared/sync/sheet-rows.ts';
import { readSheetRows } from '#shared/sync/sheet-rows.ts';

/** The key of the hidden column among a sheet's columns. */
export const identityKey = 'rowIdentity';

/** What a line is told whose row was taken out of the document. */
export const removedWords = 'removed';

/** One line of a sheet. It stays the same object when lines are sorted. */
export interface SimRow {
  section: string | null;
  /** Cells by column key; a missing one is blank. */
  values: Partial<Record<string, CellValue>>;
  /** What an officer typed here and the province is not known to have, in normal form. */
  typed: Map<string, FieldValue>;
  /** Fields whose cell a person emptied last, also where that only took back what was not known to be sent yet. */
  emptied: Set<string>;
  /** Values that came from another line when one column was sorted or shifted alone, in normal form. */
  slipped: Map<string, FieldValue>;
  /** A filter of the sheet hides the line. */
  filtered: boolean;
  /** Why the row was not taken, as its officer last read it; `null` when there was nothing to tell. */
  told: string | null;
}

/** What a line's cell holds, in normal form. */
export function valueOf(row: SimRow, field: string): FieldValue {
  const value = row.values[field] ?? null;
  return typeof value === 'boolean' ? String(value) : normalValue(field, value);
}

/** The words of a line that say which row it is, wherever it stands. */
export function keyOfLine({ kind }: SimSheet, row: SimRow): string {
  const texts = matchFields(kind).flatMap((field) => (field === 'section' ? [] : [[field, valueOf(row, field)]]));
  return matchKey(kind, Object.fromEntries(texts) as RowFields);
}

/** What a line's hidden cell says; `null` when it names no row. */
export function identityOf(row: SimRow): RowIdentity | null {
  const decoded = decodeIdentity(row.values[identityKey] ?? null);
  return decoded.kind === 'linked' ? decoded.identity : null;
}

/** Types a value into a cell, as a person does. Taking an edit back is none. */
export function type(row: SimRow, field: string, value: CellValue): void {
  row.values[field] = value;
  const normal = valueOf(row, field);
  if (normal === null) row.emptied.add(field);
  else row.emptied.delete(field);
  if (identityOf(row)?.hashes.get(field) === hashValue(normal)) row.typed.delete(field);
  else row.typed.set(field, normal);
}

/** Puts another text into a line's hidden cell: what it says was seen at the province is no longer only typed. */
export function adoptIdentity(row: SimRow, text: CellValue): void {
  row.values[identityKey] = text;
  const identity = identityOf(row);
  for (const [field, value] of row.typed) {
    if (identity?.hashes.get(field) === hashValue(value)) row.typed.delete(field);
  }
}

export function newRow(section: string | null): SimRow {
  return {
    section,
    values: {},
    typed: new Map(),
    emptied: new Set(),
    slipped: new Map(),
    filtered: false,
    told: null,
  };
}

export function copyOf(row: SimRow): SimRow {
  const { values, typed, emptied, slipped } = row;
  return { ...row, values: { ...values }, typed: new Map(typed), emptied: new Set(emptied), slipped: new Map(slipped) };
}

const noDeadline: Deadline = {
  kind: 'none',
  start: null,
  end: null,
  recurrence: [],
  condition: null,
  days: null,
  note: null,
  raw: '',
};

function recordOf(section: string | null, row: number, cells: Partial<Record<ColumnField, FieldCell>>): PlanRecord {
  return {
    kind: 'plan',
    row,
    section,
    sectionName: null,
    cells,
    note: null,
    ordinal: null,
    objective: null,
    task: null,
    activity: null,
    product: null,
    leadAgencies: [],
    coAgencies: [],
    deadline: noDeadline,
    budget: null,
    status: null,
    percent: null,
    result: null,
    evidence: null,
  };
}

/** A sheet with its header in line 0, columns in any order, strange columns among them, and the hidden column anywhere. */
export class SimSheet {
  constructor(
    readonly kind: DocumentKind,
    public columns: string[],
    public rows: SimRow[],
  ) {}

  /** Fields whose column was deleted or renamed since the last answer: put back blank before the next, they were emptied. */
  readonly away = new Set<string>();

  /** The same sheet in another file. */
  clone(): SimSheet {
    const copy = new SimSheet(this.kind, [...this.columns], this.rows.map(copyOf));
    for (const field of this.away) copy.away.add(field);
    return copy;
  }

  /** Columns that travel. */
  get fields(): readonly ColumnField[] {
    return this.columns.filter((key): key is ColumnField => key !== identityKey && !key.startsWith('other'));
  }

  /** Adds the hidden column where a sheet has none. */
  requireIdentityColumn(): number {
    if (!this.columns.includes(identityKey)) this.columns.push(identityKey);
    return this.columns.indexOf(identityKey);
  }

  read(): { grid: Grid; sheet: SheetRows } {
    const values: CellValue[][] = [
      [...this.columns],
      ...this.rows.map(({ values: cells }) => this.columns.map((key) => cells[key] ?? null)),
    ];
    const grid: Grid = {
      name: 'Phụ lục',
      top: 0,
      left: 0,
      values,
      formulas: null,
      numberFormats: null,
      merges: [],
      hiddenRows: new Set(),
      hiddenColumns: new Set(),
    };
    const known = this.columns.flatMap((key, column): TableColumn[] =>
      key.startsWith('other') ? [] : [{ field: key as ColumnField, column, header: key, confidence: 1 }],
    );
    const table: SheetTable = {
      kind: this.kind,
      headerTop: 0,
      headerBottom: 0,
      area: { top: 0, left: 0, bottom: this.rows.length, right: this.columns.length - 1 },
      columns: known,
      unknownColumns: [],
      sections: [],
      records: this.rows.map(({ section }, index) => {
        const cells: Partial<Record<ColumnField, FieldCell>> = {};
        for (const { field, column } of known) cells[field] = { row: index + 1, column, from: 'own' };
        return recordOf(section, index + 1, cells);
      }),
      totals: [],
      questions: [],
    };
    const sheet = readSheetRows(grid, table);
    if (sheet === null) throw new Error(`${this.kind} is a kind of document.`);
    return { grid, sheet };
  }

  rowAt(sheetRow: number): SimRow {
    const row = this.rows[sheetRow - 1];
    if (row === undefined) throw new Error(`Line ${sheetRow} is outside the sheet.`);
    return row;
  }

  /** Writes cells the way the add-in asks Excel to: in blocks that are cut where a filter hides lines. */
  write(edits: readonly CellEdit[]): void {
    const hidden = new Set(this.rows.flatMap(({ filtered }, index) => (filtered ? [index + 1] : [])));
    for (const { area, items } of cutBlocksAtHidden(planEditBlocks(edits), hidden)) {
      this.writeBlock(area, items, hidden);
    }
  }

  /** Excel puts the first item of a block into all its visible cells when a filter hides one of several rows. */
  private writeBlock(
    { top, left }: Rect,
    items: readonly (readonly (CellEdit | null)[])[],
    hidden: ReadonlySet<number>,
  ): void {
    const misplaced = items.length > 1 && items.some((_, at) => hidden.has(top + at));
    items.forEach((line, at) => {
      if (misplaced && hidden.has(top + at)) return;
      line.forEach((item, offset) => {
        const written = misplaced ? items[0]![0] : item;
        if (written === null || written === undefined) return;
        const key = this.columns[left + offset];
        if (key === undefined) throw new Error(`Column ${left + offset} is outside the sheet.`);
        this.rowAt(top + at).values[key] = written.value;
      });
    });
  }
}
