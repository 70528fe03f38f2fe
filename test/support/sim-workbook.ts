import type { CellEdit, CellValue, Grid } from '#shared/sheet/grid.ts';
import type { FieldCell, PlanRecord } from '#shared/sheet/sheet-record.ts';
import type { ColumnField } from '#shared/sheet/sheet-kind.ts';
import type { SheetTable } from '#shared/sheet/sheet-table.ts';
import type { Deadline } from '#shared/deadline/deadline-kind.ts';
import type { FieldValue } from '#shared/sync/protocol.ts';
import type { SheetRows } from '#shared/sync/sheet-rows.ts';
import { readSheetRows } from '#shared/sync/sheet-rows.ts';

export interface SimRow {
  /** Group row above it. */
  section: string | null;
  /** Cells by field; a missing field is a blank cell. */
  readonly values: Partial<Record<string, FieldValue>>;
  identity: string | null;
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

function recordOf(source: SimRow, row: number, cells: Partial<Record<ColumnField, FieldCell>>): PlanRecord {
  return {
    kind: 'plan',
    row,
    section: source.section,
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

export interface SimOptions {
  readonly columns: readonly ColumnField[];
  /** Where a cell of a row stands, when it is not the row's own (merges, blanks below). */
  readonly cellOf?: (field: ColumnField, row: number, column: number) => FieldCell;
  readonly formulas?: (row: number, column: number) => string | null;
  readonly formats?: (row: number, column: number) => string | null;
}

/**
 * A plan sheet in memory: header in row 0, one column per field, the identities in the last. It is read the way the
 * sheet reader reads a sheet and written by cell edits.
 */
export class SimWorkbook {
  rows: SimRow[];
  columns: ColumnField[];

  constructor(
    rows: readonly SimRow[],
    private readonly options: SimOptions,
  ) {
    this.rows = rows.map((row) => ({ ...row, values: { ...row.values } }));
    this.columns = [...options.columns];
  }

  get identityColumn(): number {
    return this.columns.length;
  }

  read(): { grid: Grid; table: SheetTable } {
    const width = this.columns.length + 1;
    const values: CellValue[][] = [[...this.columns, 'Mã']];
    for (const row of this.rows) {
      values.push([...this.columns.map((field) => row.values[field] ?? null), row.identity]);
    }
    const { cellOf, formulas, formats } = this.options;
    const map = <Value>(make: ((row: number, column: number) => Value) | undefined): Value[][] | null =>
      make ? values.map((cells, row) => cells.map((_cell, column) => make(row, column))) : null;
    const grid: Grid = {
      name: 'Phụ lục',
      top: 0,
      left: 0,
      values,
      formulas: map(formulas),
      numberFormats: map(formats),
      merges: [],
      hiddenRows: new Set(),
      hiddenColumns: new Set([width - 1]),
    };
    const records = this.rows.map((row, index) => {
      const cells: Partial<Record<ColumnField, FieldCell>> = {};
      this.columns.forEach((field, column) => {
        cells[field] = cellOf?.(field, index + 1, column) ?? { row: index + 1, column, from: 'own' };
      });
      return recordOf(row, index + 1, cells);
    });
    const column = (field: ColumnField, index: number) => ({ field, column: index, header: field, confidence: 1 });
    const table: SheetTable = {
      kind: 'plan',
      headerTop: 0,
      headerBottom: 0,
      area: { top: 0, left: 0, bottom: this.rows.length, right: width - 1 },
      columns: [...this.columns.map(column), column('rowIdentity', this.identityColumn)],
      unknownColumns: [],
      sections: [],
      records,
      totals: [],
      questions: [],
    };
    return { grid, table };
  }

  sheet(): SheetRows {
    const { grid, table } = this.read();
    const sheet = readSheetRows(grid, table);
    if (sheet === null) throw new Error('A plan is a kind of document.');
    return sheet;
  }

  write(edits: readonly CellEdit[]): void {
    for (const { row, column, value } of edits) {
      const target = this.rows[row - 1];
      if (!target) throw new Error(`Row ${row} is outside the sheet.`);
      const plain = typeof value === 'boolean' ? String(value) : value;
      const field = this.columns[column];
      if (column === this.identityColumn) target.identity = plain === null ? null : String(plain);
      else if (field) target.values[field] = plain;
      else throw new Error(`Column ${column} is outside the sheet.`);
    }
  }
}
