import { a1 } from './a1.ts';
import { cellText } from './cell-text.ts';
import type { CellAddress, Grid } from './grid.ts';
import { numberFormatAt, valueAt } from './grid.ts';
import type { ColumnField } from './sheet-kind.ts';
import { columnFields } from './sheet-kind.ts';
import type { FieldCell, SheetRecord } from './sheet-record.ts';
import type { SheetTable } from './sheet-table.ts';

/**
 * How a record comes by a field: `own` = written in its row, `blank` = its own cell, empty; `merged` and
 * `merged-blank` = a vertical merge from above, filled or empty; `above` = blank here, taken from a row above.
 */
export type CellOrigin = 'own' | 'blank' | 'merged' | 'merged-blank' | 'above';

/** One field of a record as a person sees it. */
export interface RecordCellDescription extends CellAddress {
  readonly field: ColumnField;
  /** The header words of its column; "" where the field has no column of its own. */
  readonly header: string;
  /** "H12" */
  readonly address: string;
  /** The cell's text, "" when blank. */
  readonly text: string;
  readonly origin: CellOrigin;
  /** Vietnamese: where the value comes from when that is not the record's own cell, else `null`. */
  readonly originText: string | null;
}

/** Describes the cells of a record in the order of the fields' vocabulary; the hidden identity column is left out. */
export function describeRecordCells(record: SheetRecord, table: SheetTable, grid: Grid): RecordCellDescription[] {
  return columnFields.flatMap((field) => {
    const cell = record.cells[field];
    if (!cell || field === 'rowIdentity') return [];
    const address = a1(cell);
    const text = cellText(valueAt(grid, cell.row, cell.column), numberFormatAt(grid, cell.row, cell.column));
    const origin = originOf(cell, text);
    return {
      row: cell.row,
      column: cell.column,
      field,
      header: table.columns.find((column) => column.field === field)?.header ?? '',
      address,
      text,
      origin,
      originText: originText(origin, address),
    };
  });
}

function originOf(cell: FieldCell, text: string): CellOrigin {
  if (cell.from === 'above') return 'above';
  if (cell.from === 'merged') return text === '' ? 'merged-blank' : 'merged';
  return text === '' ? 'blank' : 'own';
}

function originText(origin: CellOrigin, address: string): string | null {
  switch (origin) {
    case 'merged':
      return `Ô gộp, lấy từ ${address}`;
    case 'merged-blank':
      return `Ô gộp từ ${address}, đang trống`;
    case 'above':
      return `Ô trống, theo ${address} ở trên`;
    case 'own':
    case 'blank':
      return null;
  }
}
