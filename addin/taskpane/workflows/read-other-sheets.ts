import { HostFailure } from '#addin/host/workbook-host.ts';
import type { Grid } from '#shared/sheet/grid.ts';
import type { PaneServices } from './pane-services.ts';

/** Workbooks of an office keep what belongs together in a few sheets; more would keep Excel busy for nothing. */
const mostSheets = 12;

/**
 * The other sheets of the workbook, for what they say about the one at hand. A sheet that Excel will not give is left
 * out: what it says is a help, not part of the points.
 */
export async function readOtherSheets({ host }: PaneServices, sheetId: string): Promise<Grid[]> {
  const grids: Grid[] = [];
  try {
    const others = (await host.listSheets()).filter((sheet) => sheet.sheetId !== sheetId);
    for (const other of others.slice(0, mostSheets)) {
      try {
        grids.push((await host.readSheet(other.sheetId)).grid);
      } catch (error) {
        if (!(error instanceof HostFailure)) throw error;
      }
    }
  } catch (error) {
    if (!(error instanceof HostFailure)) throw error;
  }
  return grids;
}
