import { readFonts } from './cell-fonts.ts';
import { coverColumn } from './cover-column.ts';
import { createWorkbook } from './create-workbook.ts';
import { clearMarks, holdsMarks, showMarks } from './cell-marks.ts';
import { deleteRows, insertRows } from './insert-rows.ts';
import { listSheets } from './list-sheets.ts';
import { listenToSheets, type OwnSelection } from './listen-to-sheets.ts';
import { addSheet, layOutTable, moveTableEnd } from './new-sheet.ts';
import { OwnWrites } from './own-writes.ts';
import { readRows } from './read-rows.ts';
import { readSheet } from './read-sheet.ts';
import { runExcel, runInBackground } from './run-excel.ts';
import { readSheetKeys, writeSheetKey } from './sheet-keys.ts';
import { copyColumnLook, hideColumn, selectCell, setDropDown } from './sheet-layout.ts';
import type { WorkbookHost } from './workbook-host.ts';
import { workbookName } from './workbook-name.ts';
import { WorkbookSettings } from './workbook-settings.ts';
import { restoreCells, writeCells } from './write-cells.ts';

/**
 * The workbook open in Excel. Needs ExcelApi 1.9; with 1.13 it knows merged areas, with 1.14 Excel itself tells
 * whose change an event reports. How many `context.sync()` a method takes stands at its function.
 */
export function createExcelWorkbookHost(): WorkbookHost {
  const ownWrites = new OwnWrites();
  const settings = new WorkbookSettings();
  const ownSelection: OwnSelection = { expected: null };
  return {
    workbookName,
    readActiveSheet: () => readSheet(runInBackground, (sheets) => sheets.getActiveWorksheet()),
    readSheet: (sheetId) => readSheet(runExcel, (sheets) => sheets.getItemOrNullObject(sheetId)),
    readRows,
    listSheets,
    readSheetKeys,
    writeSheetKey,
    readFonts,
    writeCells: (sheetId, edits) => writeCells(sheetId, edits, ownWrites),
    restoreCells: (sheetId, before) => restoreCells(sheetId, before, ownWrites),
    insertRows: (sheetId, inserts, edits) => insertRows(sheetId, inserts, edits, ownWrites),
    deleteRows,
    selectCell: async (sheetId, cell) => {
      ownSelection.expected = { sheetId, cell };
      try {
        await selectCell(sheetId, cell);
      } catch (error) {
        ownSelection.expected = null;
        throw error;
      }
    },
    addSheet,
    layOutTable,
    moveTableEnd,
    createWorkbook,
    hideColumn,
    coverColumn,
    copyColumnLook,
    setDropDown,
    showMarks,
    clearMarks,
    holdsMarks,
    readSetting: (name) => settings.read(name),
    writeSetting: (name, value) => settings.write(name, value),
    listen: (events) => listenToSheets(events, ownWrites, ownSelection),
  };
}
