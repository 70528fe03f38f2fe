import type { CellEdit, CellValue } from '#shared/sheet/grid.ts';
import { numberFormatAt } from '#shared/sheet/grid.ts';
import { cellValueOf } from '#shared/sync/field-value.ts';
import { recordsByRow } from '../state/record-label.ts';
import type { ProgressField } from '../state/progress-columns.ts';
import { progressFields } from '../state/progress-columns.ts';
import { words } from '../words.ts';
import type { PaneServices } from './pane-services.ts';
import { prepareProgressColumns } from './prepare-progress-columns.ts';
import { applyFix } from './write-cells.ts';

/** What an officer typed in the card of a row; a field that is left out is not touched. */
export type ProgressValues = Readonly<Partial<Record<ProgressField, string | number | null>>>;

/** Writes the progress of one row into the sheet, adding the columns first where the table has none. */
export async function saveProgress(services: PaneServices, row: number, values: ProgressValues): Promise<boolean> {
  if (!editsFor(services, row, values)) {
    const ready = await prepareProgressColumns(services);
    if (!ready) return false;
  }
  const edits = editsFor(services, row, values);
  if (!edits) return false;
  return applyFix(services, edits, words.writes.progressSaved(row + 1));
}

/** The cells to write, or `null` when a column for one of the values is missing. */
function editsFor({ store }: PaneServices, row: number, values: ProgressValues): readonly CellEdit[] | null {
  const { sheet } = store.getState();
  if (sheet.status !== 'ready') return null;
  const record = recordsByRow(sheet.report.reading).get(row);
  if (!record) return null;
  const edits: CellEdit[] = [];
  for (const field of progressFields) {
    const value = values[field];
    if (value === undefined) continue;
    const cell = record.cells[field];
    if (!cell) return null;
    const format = numberFormatAt(sheet.grid, row, cell.column);
    const written: CellValue = value === '' ? null : cellValueOf(field, value, format);
    edits.push({ row, column: cell.column, value: written });
  }
  return edits;
}
