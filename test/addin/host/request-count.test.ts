import { describe, expect, it } from 'vitest';
import type { WorkbookHost } from '#addin/host/workbook-host.ts';
import type { CellValue } from '#shared/sheet/grid.ts';
import { eventsDelivered, openInExcel } from '#test/support/excel-fixture.ts';

function rowsOf(count: number): CellValue[][] {
  return Array.from({ length: count }, (_, row) => [row + 1, `Nhiệm vụ ${row + 1}`, 0.5, null]);
}

/** The library sends one request more at the end of a run, to let go of the ranges it kept. */
const cleanUp = 1;

interface Case {
  readonly name: string;
  readonly syncs: number;
  readonly work: (port: WorkbookHost, sheetId: string, rows: number) => Promise<unknown>;
}

const everyRow = (rows: number) => Array.from({ length: rows }, (_, row) => row);

const cases: readonly Case[] = [
  { name: 'readActiveSheet', syncs: 3 + cleanUp, work: (port) => port.readActiveSheet() },
  { name: 'readSheet', syncs: 3 + cleanUp, work: (port, sheetId) => port.readSheet(sheetId) },
  {
    name: 'readRows',
    syncs: 2 + cleanUp,
    work: (port, sheetId, rows) => port.readRows(sheetId, { top: 5, left: 0, bottom: rows - 1, right: 3 }),
  },
  { name: 'addSheet', syncs: 2, work: (port) => port.addSheet('Điểm mất') },
  {
    name: 'layOutTable',
    syncs: 1 + cleanUp,
    work: (port, sheetId, rows) =>
      port.layOutTable(sheetId, { top: 0, left: 0, headerRow: 2, bottom: rows, widths: [30, 90] }),
  },
  {
    name: 'moveTableEnd',
    syncs: 1 + cleanUp,
    work: (port, sheetId, rows) => port.moveTableEnd(sheetId, { left: 0, right: 3, from: 3, to: rows }),
  },
  {
    name: 'writeCells in one column',
    syncs: 2 + cleanUp,
    work: (port, sheetId, rows) =>
      port.writeCells(
        sheetId,
        everyRow(rows).map((row) => ({ row, column: 3, value: row })),
      ),
  },
  {
    name: 'writeCells in every third row',
    syncs: 2 + cleanUp,
    work: (port, sheetId, rows) =>
      port.writeCells(
        sheetId,
        everyRow(rows)
          .filter((row) => row % 3 === 0)
          .map((row) => ({ row, column: 3, value: 'x' })),
      ),
  },
  {
    name: 'writeCells with a new font, over one font',
    syncs: 3 + cleanUp,
    work: (port, sheetId, rows) =>
      port.writeCells(
        sheetId,
        everyRow(rows).map((row) => ({ row, column: 1, value: 'x', fontName: 'Times New Roman' })),
      ),
  },
  {
    name: 'readFonts',
    syncs: 1 + cleanUp,
    work: (port, sheetId, rows) =>
      port.readFonts(
        sheetId,
        everyRow(rows).map((row) => ({ row, column: 1 })),
      ),
  },
  {
    name: 'insertRows here and there',
    // Each of the three runs lets go of the ranges it kept.
    syncs: 2 + cleanUp + (2 + cleanUp) + (1 + cleanUp),
    work: (port, sheetId, rows) => {
      const inserts = everyRow(9).map((at) => ({
        before: (at * rows) / 10 + 1,
        count: 2,
        like: (at * rows) / 10,
        formulas: [],
        dropDowns: [3],
        height: at % 2 === 0 ? ('like' as const) : ('text' as const),
      }));
      return port.insertRows(sheetId, inserts, [{ row: 1, column: 0, value: 'mới' }]);
    },
  },
  { name: 'deleteRows', syncs: 2 + cleanUp, work: (port, sheetId) => port.deleteRows(sheetId, [3, 4, 9]) },
  { name: 'listSheets', syncs: 1, work: (port) => port.listSheets() },
  {
    name: 'restoreCells',
    syncs: 2 + cleanUp,
    work: (port, sheetId, rows) =>
      port.restoreCells(
        sheetId,
        everyRow(rows).map((row) => ({ row, column: 3, value: null, formula: null, numberFormat: 'General' })),
      ),
  },
  {
    name: 'showMarks on every second row',
    syncs: 2 + cleanUp,
    work: (port, sheetId, rows) =>
      port.showMarks(
        sheetId,
        everyRow(rows / 2).map((row) => ({ row: row * 2, column: 1, severity: 'error', message: 'Thiếu' })),
      ),
  },
  {
    name: 'copyColumnLook',
    syncs: 2 + cleanUp,
    work: (port, sheetId, rows) => port.copyColumnLook(sheetId, 0, 3, 0, rows - 1),
  },
  {
    name: 'coverColumn where there is no filter',
    syncs: 1,
    work: (port, sheetId, rows) => port.coverColumn(sheetId, 4, { top: 0, left: 0, bottom: rows, right: 3 }),
  },
  {
    name: 'setDropDown',
    syncs: 1 + cleanUp,
    work: (port, sheetId, rows) => port.setDropDown(sheetId, 3, 0, rows - 1, ['Có', 'Không']),
  },
];

describe('requests to Excel', () => {
  it.each(cases)('$name takes $syncs, whatever the rows', async ({ work, syncs }) => {
    for (const rows of [100, 10_000]) {
      const { host, port, sheetId } = openInExcel(rowsOf(rows));
      await work(port, sheetId, rows);
      // The clean-up is not waited for.
      await eventsDelivered();
      expect(host.requests).toBe(syncs);
      expect(host.keptReferences).toBe(0);
    }
  });

  it('asks Excel for the cells of the rows it reads, however many the sheet holds', async () => {
    for (const rows of [100, 10_000]) {
      const { book, port, sheetId } = openInExcel(rowsOf(rows));
      let cells = 0;
      const read = book.read.bind(book);
      book.read = (sheet, area) => {
        const block = read(sheet, area);
        cells += block.reduce((sum, line) => sum + line.length, 0);
        return block;
      };
      const { rows: found, used } = await port.readRows(sheetId, { top: 40, left: 0, bottom: 41, right: 3 });
      expect(found.values).toEqual(rowsOf(rows).slice(40, 42));
      expect(used).toEqual({ top: 0, left: 0, bottom: rows - 1, right: 2 });
      // Values, formulas and number formats of two rows of four cells.
      expect(cells).toBeLessThanOrEqual(3 * 8);
    }
  });

  it('takes one more to write where a filter hides rows, however many', async () => {
    for (const rows of [100, 2_000]) {
      const { book, host, port, sheetId } = openInExcel(rowsOf(rows));
      const odd = everyRow(rows).filter((row) => row % 2 === 1);
      book.filterRows(sheetId, { top: 0, left: 0, bottom: rows - 1, right: 3 }, odd);
      await port.writeCells(
        sheetId,
        everyRow(rows).map((row) => ({ row, column: 3, value: row })),
      );
      await eventsDelivered();
      expect(host.requests).toBe(3 + cleanUp);
      expect(host.keptReferences).toBe(0);
    }
  });

  it('takes one more to read where some rows are hidden, however many', async () => {
    for (const rows of [100, 10_000]) {
      const { book, host, port, sheetId } = openInExcel(rowsOf(rows));
      for (let row = 0; row < rows; row += 2) book.hideRow(sheetId, row);
      const { grid } = await port.readSheet(sheetId);
      expect(grid.hiddenRows.size).toBe(rows / 2);
      expect(host.requests).toBe(4 + cleanUp);
    }
  });
});
