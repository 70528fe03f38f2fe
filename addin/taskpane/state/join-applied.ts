import type { Applied, CellNews, WaitingRow } from '#shared/sync/apply-answer.ts';

/**
 * What two answers of one sync brought into the sheet, the later told last. Rows that the later answer speaks of are as
 * it left them.
 * @param told ids of these rows
 */
export function joinApplied(before: Applied, after: Applied, told: ReadonlySet<string>): Applied {
  const untold = ({ rowId }: Pick<WaitingRow, 'rowId'>): boolean => !told.has(rowId);
  return {
    edits: [...before.edits, ...after.edits],
    changes: joinChanges(before.changes, after.changes),
    waiting: [...before.waiting.filter(untold), ...after.waiting],
    removed: [...before.removed.filter(({ news }) => untold(news)), ...after.removed],
    absent: [...before.absent.filter(untold), ...after.absent],
    cursor: after.cursor,
  };
}

/** A cell that was written twice went from what stood there first to what stands there now. */
function joinChanges(before: readonly CellNews[], after: readonly CellNews[]): readonly CellNews[] {
  const cells = new Map(before.map((change) => [`${change.row} ${change.field}`, change]));
  for (const change of after) {
    const key = `${change.row} ${change.field}`;
    const first = cells.get(key) ?? change;
    cells.set(key, { ...change, from: first.from });
  }
  return [...cells.values()];
}
