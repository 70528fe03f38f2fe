import type { FUniver } from '@univerjs/core/facade';
import type { FunctionBridge } from './function-bridge.ts';
import type { OfficeHost } from './office-host/office-host.ts';
import type { Spreadsheet } from './spreadsheet.ts';

/**
 * What the workbench page offers to its pane, to end-to-end tests and to the browser's console: the spreadsheet on
 * the screen, the host that answers the add-in and the grid itself. Absent until a workbook is open.
 */
export interface WorkbenchAccess {
  readonly spreadsheet: Spreadsheet;
  readonly officeHost: OfficeHost;
  /** Takes the functions of the pane into the grid's formulas. */
  readonly functions: FunctionBridge;
  /** The grid's own interface, for what only its user can do: inserting rows, undoing, filtering. */
  readonly grid: FUniver;
}

declare global {
  interface Window {
    bangDiemWorkbench?: WorkbenchAccess;
  }
}
