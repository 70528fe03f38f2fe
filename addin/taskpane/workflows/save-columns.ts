import type { StoredColumns } from '../state/workbook-notes.ts';
import { withExcel, type PaneServices } from './pane-services.ts';

/** Keeps in the workbook what the officer said the columns of this sheet are; `null` goes back to recognising them. */
export async function saveColumns(
  services: PaneServices,
  columns: Omit<StoredColumns, 'sheetId'> | null,
): Promise<void> {
  const { sheet } = services.store.getState();
  if (sheet.status !== 'ready') return;
  const { sheetId } = sheet;
  await withExcel(services, () =>
    services.memory.update((notes) => ({
      ...notes,
      columns: [
        ...notes.columns.filter((other) => other.sheetId !== sheetId),
        ...(columns ? [{ ...columns, sheetId }] : []),
      ],
    })),
  );
  await services.refresh();
}
