import type { Cell, CellStyle, MergeRange, WriteSheet } from 'hucre/xlsx';
import { columnLetters } from '#shared/sheet/a1.ts';
import { headerStyle, styled, subtitleStyle, titleStyle } from './office-style.ts';

/** Estimated lines of a wrapped text in a column of the given width (characters). */
function wrappedLines(text: string, width: number): number {
  return text
    .split('\n')
    .reduce((lines, part) => lines + Math.max(1, Math.ceil(part.length / Math.max(1, width * 0.95))), 0);
}

/** Collects the cells of one annex: title lines, a header, rows. Rows and columns zero-based. */
export class SheetBuilder {
  readonly cells = new Map<string, Partial<Cell>>();
  readonly merges: MergeRange[] = [];
  private readonly heights = new Map<number, number>();
  row = 0;

  constructor(
    readonly name: string,
    readonly widths: readonly number[],
  ) {}

  set(row: number, column: number, cell: Partial<Cell>): void {
    this.cells.set(`${row},${column}`, cell);
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

  /** The height in points that each row needs; the text of a vertical merge is spread over its rows. */
  private rowHeights(): Map<number, number> {
    const rowsOfMerge = new Map(this.merges.map((merge) => [`${merge.startRow},${merge.startCol}`, merge]));
    const heights = new Map<number, number>();
    for (const [key, { value }] of this.cells) {
      if (typeof value !== 'string') continue;
      const [row, column] = key.split(',').map(Number) as [number, number];
      const merge = rowsOfMerge.get(key);
      if (merge && merge.endCol > merge.startCol) continue;
      const last = merge?.endRow ?? row;
      const needed = (6 + 16 * wrappedLines(value, this.widths[column] ?? 10)) / (last - row + 1);
      for (let covered = row; covered <= last; covered++) {
        heights.set(covered, Math.min(400, Math.max(heights.get(covered) ?? 20, Math.ceil(needed))));
      }
    }
    for (const [row, height] of this.heights) heights.set(row, height);
    return heights;
  }

  build(headerRow: number, freezeColumns = 0): WriteSheet {
    const last = columnLetters(this.widths.length - 1);
    return {
      name: this.name,
      columns: this.widths.map((width) => ({ width })),
      rows: [],
      cells: this.cells,
      merges: this.merges,
      rowDefs: new Map([...this.rowHeights()].map(([row, height]) => [row, { height }])),
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
