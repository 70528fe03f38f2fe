import type { Grid } from '#shared/sheet/grid.ts';
import type { DocumentFacts, SheetTable } from '#shared/sheet/sheet-table.ts';
import { tableForSync } from '../state/local-changes.ts';
import type { WorkbookNotes } from '../state/workbook-notes.ts';
import { inspectWithNotes } from './inspect-with-notes.ts';
import type { PaneServices } from './pane-services.ts';

/** A sheet as it stands now, with the table that is kept at the province. */
export interface TableForSync {
  readonly grid: Grid;
  readonly table: SheetTable;
  /** What the lines above it say. */
  readonly facts: DocumentFacts;
  /** Where merged areas lie could not be told. */
  readonly mergesUnknown: boolean;
}

/** Reads a sheet anew; `null` when it holds no table of such a kind. */
export async function readTable(services: PaneServices, sheetId: string): Promise<TableForSync | null> {
  const [{ grid, mergesUnknown = false }, notes] = await Promise.all([
    services.host.readSheet(sheetId),
    services.memory.load(),
  ]);
  const found = tableIn(services, sheetId, grid, notes);
  return found && { ...found, mergesUnknown };
}

/** The same of a sheet that was read already. */
export function tableIn(
  { now, store }: Pick<PaneServices, 'now' | 'store'>,
  sheetId: string,
  grid: Grid,
  notes: WorkbookNotes,
): TableForSync | null {
  const { report } = inspectWithNotes(grid, sheetId, notes, now(), store.getState().province);
  const table = tableForSync(report.reading);
  return table && { grid, table, facts: report.reading.facts, mergesUnknown: false };
}
