import type { Cell, CellStyle, DataValidation, MergeRange, WriteSheet } from 'hucre/xlsx';
import { columnLetters } from '#shared/sheet/a1.ts';
import { headerStyle, styled, subtitleStyle, titleStyle } from './office-style.ts';

/** Estimated lines of a wrapped text in a column of the given width (characters). */
function wrappedLines(text: string, width: number): number {
  return text.split('\n').reduce((lines, part) => lines + Math.max(1, Math.ceil(part.length / Math.max(1, width * 1.05))), 0);
}

/** Collects the cells of one annex: title lines, a header, rows. Rows and columns zero-based. */
export class SheetBuilder {
  readonly cells = new Map<string, Partial<Cell>>();
  readonly merges: MergeRange[] = [];
  readonly validations: DataValidation[] = [];
  private readonly heights = new Map<number, number>();
  row = 0;

  constructor(
    readonly name: string,
    readonly widths: readonly number[],
  ) {}

  set(row: number, column: number, cell: Partial<Cell>): void {
    this.cells.set(`${row},${column}`, cell);
    if (typeof cell.value === 'string') this.fitHeight(row, cell.value, this.widths[column] ?? 10);
  }

  text(row: number, column: number, value: string | number | null, style: CellStyle): void {
    this.set(row, column, styled(value, style));
  }

  merge(top: number, left: number, bottom: number, right: number): void {
    if (top !== bottom || left !== right) {
      this.merges.push({ startRow: top, startCol: left, endRow: bottom, endCol: right });
    }
  }

  titleLines(lines: readonly string[]): void {
    lines.forEach((line, index) => {
      this.cells.set(`${this.row},0`, styled(line, index === lines.length - 1 ? subtitleStyle : titleStyle));
      this.merge(this.row, 0, this.row, this.widths.length - 1);
      this.heights.set(this.row, 22);
      this.row += 1;
    });
    this.row += 1;
  }

  header(labels: readonly string[]): number {
    labels.forEach((label, column) => this.text(this.row, column, label, headerStyle));
    this.heights.set(this.row, 36);
    this.row += 1;
    return this.row - 1;
  }

  /** Row heights are set for one-line cells' own text; a vertical merge spreads its text over its rows. */
  private fitHeight(row: number, text: string, width: number): void {
    const height = Math.min(400, 6 + 16 * wrappedLines(text, width));
    this.heights.set(row, Math.max(this.heights.get(row) ?? 20, height));
  }

  build(headerRow: number, freezeColumns = 0): WriteSheet {
    const last = columnLetters(this.widths.length - 1);
    return {
      name: this.name,
      columns: this.widths.map((width) => ({ width })),
      rows: [],
      cells: this.cells,
      merges: this.merges,
      dataValidations: this.validations,
      rowDefs: new Map([...this.heights].map(([row, height]) => [row, { height }])),
      freezePane: { rows: headerRow + 1, columns: freezeColumns },
      pageSetup: {
        paperSize: 'a4',
        orientation: 'landscape',
        fitToPage: true,
        fitToWidth: 1,
        fitToHeight: 0,
        margins: { top: 0.75, right: 0.5, bottom: 0.75, left: 0.5, header: 0.3, footer: 0.3 },
        printTitlesRow: `$${headerRow + 1}:$${headerRow + 1}`,
        printArea: `$A$1:$${last}$${this.row}`,
      },
    };
  }
}
