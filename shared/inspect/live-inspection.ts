import { LiveCheck } from '../check/live-check.ts';
import type { CellAddress, Grid } from '../sheet/grid.ts';
import type { OpenSheet } from '../sheet/read-sheet.ts';
import { openSheet, sheetKindOf } from '../sheet/read-sheet.ts';
import { rereadRows } from '../sheet/reread-rows.ts';
import type { InspectOptions } from './inspect-sheet.ts';
import { checkOptionsOf, readContextOf, scoreSheet } from './inspect-sheet.ts';
import type { GridRows } from './patch-grid.ts';
import { patchGrid } from './patch-grid.ts';
import type { SheetReport } from './sheet-report.ts';

/** So many edited cells at once are a paste: a sheet is then inspected whole, which costs no more. */
const mostCells = 500;

/**
 * Follows a sheet through its edits. The report after each is the one `inspectSheet` gives for the sheet as it is; an
 * edit of what records say costs the work of the rows it touched, any other edit a whole inspection.
 */
export class LiveInspection {
  private open: OpenSheet;
  private check: LiveCheck;
  private now: SheetReport;

  constructor(grid: Grid, options: InspectOptions = {}) {
    this.open = openSheet(grid, readContextOf(options));
    const { reading } = this.open;
    const score = scoreSheet(reading, grid, options);
    this.check = new LiveCheck(reading, grid, checkOptionsOf(options, score));
    this.now = { kind: sheetKindOf(reading, grid), reading, issues: this.check.issues, score };
  }

  get grid(): Grid {
    return this.open.view.grid;
  }

  get report(): SheetReport {
    return this.now;
  }

  /**
   * Takes the rows of an edit as they are now, and says whether it could follow: `false` leaves everything as it was,
   * because the edit may have changed what the sheet is. Inspect the whole sheet then.
   */
  follow(rows: GridRows): boolean {
    const patch = patchGrid(this.grid, rows);
    if (patch === null || patch.cells.length > mostCells) return false;
    return patch.cells.length === 0 || this.take(patch.grid, patch.cells);
  }

  private take(grid: Grid, cells: readonly CellAddress[]): boolean {
    const reread = rereadRows(this.open, grid, cells);
    if (reread === null) return false;
    this.open = reread.sheet;
    const { reading } = reread.sheet;
    this.check.follow(reading, grid, reread.rows);
    this.now = { ...this.now, reading, issues: this.check.issues };
    return true;
  }
}
