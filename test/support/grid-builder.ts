import { parseA1, columnIndex } from '#shared/sheet/a1.ts';
import type { CellAddress, CellValue, Grid, Rect } from '#shared/sheet/grid.ts';

/** A cell as a test writes it: a value, or a value with its formula or number format. */
export type CellInput =
  CellValue | undefined | { readonly value?: CellValue; readonly formula?: string; readonly numberFormat?: string };

/**
 * Builds a sheet as a person would type it. Rows are appended one below the other; addresses are A1.
 *
 *     buildGrid('Phụ lục').row('TT', 'Nhiệm vụ').row(1, 'Ban hành kế hoạch').merge('A3:B3').toGrid()
 */
export function buildGrid(name = 'Sheet1'): GridBuilder {
  return new GridBuilder(name);
}

export class GridBuilder {
  private readonly cells: CellInput[][] = [];
  private readonly merges: Rect[] = [];
  private readonly hiddenRows = new Set<number>();
  private readonly hiddenColumns = new Set<number>();
  private origin: CellAddress = { row: 0, column: 0 };

  constructor(private readonly name: string) {}

  /** Where the used range begins; the first row is written there. Call it before the first row. */
  startAt(address: string): this {
    this.origin = addressOf(address);
    return this;
  }

  /** Sheet row (zero-based) that the next `row` call writes. */
  get nextRow(): number {
    return this.origin.row + this.cells.length;
  }

  /** Appends a row; cells left out at the end are blank. */
  row(...cells: readonly CellInput[]): this {
    this.cells.push([...cells]);
    return this;
  }

  /** Appends several rows. */
  rows(rows: readonly (readonly CellInput[])[]): this {
    for (const cells of rows) this.row(...cells);
    return this;
  }

  /** Appends a row whose first cell is merged across `columns` columns: a title or a group row. */
  wide(text: CellValue, columns: number): this {
    const row = this.nextRow;
    this.row(text);
    return this.mergeRect({
      top: row,
      bottom: row,
      left: this.origin.column,
      right: this.origin.column + columns - 1,
    });
  }

  /** Appends blank rows. */
  blank(count = 1): this {
    for (let index = 0; index < count; index += 1) this.row();
    return this;
  }

  /** Puts a cell anywhere in the used range, adding rows if needed. */
  set(address: string, cell: CellInput): this {
    const { row, column } = addressOf(address);
    while (this.nextRow <= row) this.row();
    const cells = this.cells[row - this.origin.row];
    if (!cells || column < this.origin.column) throw new Error(`${address} lies before the first cell`);
    while (cells.length <= column - this.origin.column) cells.push(null);
    cells[column - this.origin.column] = cell;
    return this;
  }

  /** Merges ranges: "A1:C1". The cells they cover keep what was typed. */
  merge(...ranges: readonly string[]): this {
    for (const range of ranges) {
      const [from = '', to = from] = range.split(':');
      const first = addressOf(from);
      const last = addressOf(to);
      this.mergeRect({ top: first.row, left: first.column, bottom: last.row, right: last.column });
    }
    return this;
  }

  /** Merges a block given in zero-based sheet coordinates. */
  mergeRect(rect: Rect): this {
    this.merges.push(rect);
    return this;
  }

  /** Hides rows by their number as Excel shows it (1-based). */
  hideRows(...rowNumbers: readonly number[]): this {
    for (const rowNumber of rowNumbers) this.hiddenRows.add(rowNumber - 1);
    return this;
  }

  hideColumns(...letters: readonly string[]): this {
    for (const column of letters) this.hiddenColumns.add(columnIndex(column));
    return this;
  }

  toGrid(): Grid {
    const width = Math.max(0, ...this.cells.map((cells) => cells.length));
    const square = this.cells.map((cells) => Array.from({ length: width }, (_, column) => cells[column]));
    return {
      name: this.name,
      top: this.origin.row,
      left: this.origin.column,
      values: square.map((cells) => cells.map((cell) => (isDetailed(cell) ? (cell.value ?? null) : (cell ?? null)))),
      formulas: square.map((cells) => cells.map((cell) => (isDetailed(cell) ? (cell.formula ?? null) : null))),
      numberFormats: square.map((cells) =>
        cells.map((cell) => (isDetailed(cell) ? (cell.numberFormat ?? null) : null)),
      ),
      merges: [...this.merges],
      hiddenRows: new Set(this.hiddenRows),
      hiddenColumns: new Set(this.hiddenColumns),
    };
  }
}

function isDetailed(cell: CellInput): cell is Exclude<CellInput, CellValue | undefined> {
  return typeof cell === 'object' && cell !== null;
}

function addressOf(address: string): CellAddress {
  const cell = parseA1(address);
  if (!cell) throw new Error(`not a cell address: ${address}`);
  return cell;
}
