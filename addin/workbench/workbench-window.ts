import type { OfficeHost } from './office-host/office-host.ts';
import type { Spreadsheet } from './spreadsheet.ts';

/**
 * What the workbench page offers to its pane, to end-to-end tests and to the browser's console: the spreadsheet on
 * the screen and the host that answers the add-in. Absent until a workbook is open.
 */
export interface WorkbenchAccess {
  readonly spreadsheet: Spreadsheet;
  readonly officeHost: OfficeHost;
}

declare global {
  interface Window {
    bangDiemWorkbench?: WorkbenchAccess;
  }
}
