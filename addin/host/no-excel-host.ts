import { hostFailure } from './host-failures.ts';
import type { WorkbookHost } from './workbook-host.ts';

/** What stands in for a workbook where there is no Excel: every call rejects with the reason "no-excel". */
export function createNoExcelHost(): WorkbookHost {
  const refuse = () => Promise.reject(hostFailure('no-excel'));
  return {
    workbookName: () => null,
    readActiveSheet: refuse,
    readSheet: refuse,
    readRows: refuse,
    listSheets: refuse,
    readSheetKeys: refuse,
    writeSheetKey: refuse,
    readFonts: refuse,
    writeCells: refuse,
    restoreCells: refuse,
    insertRows: refuse,
    deleteRows: refuse,
    selectCell: refuse,
    addSheet: refuse,
    layOutTable: refuse,
    moveTableEnd: refuse,
    createWorkbook: refuse,
    hideColumn: refuse,
    coverColumn: refuse,
    copyColumnLook: refuse,
    setDropDown: refuse,
    showMarks: refuse,
    clearMarks: refuse,
    holdsMarks: refuse,
    readSetting: refuse,
    writeSetting: refuse,
    listen: refuse,
  };
}
