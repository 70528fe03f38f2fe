import { withExcel, type PaneServices } from './pane-services.ts';

/** Keeps in the workbook the day that deadlines of this sheet count from; `null` forgets it. Checks anew. */
export async function saveAnchor(services: PaneServices, key: string, day: string | null): Promise<void> {
  const { sheet } = services.store.getState();
  if (sheet.status !== 'ready') return;
  const { sheetId } = sheet;
  await withExcel(services, () =>
    services.memory.update((notes) => ({
      ...notes,
      anchors: [
        ...notes.anchors.filter((other) => other.sheetId !== sheetId || other.key !== key),
        ...(day === null ? [] : [{ sheetId, key, day }]),
      ],
    })),
  );
  await services.refresh();
}
