// What an officer took back of her own sendings: the province has the former values, her sheet keeps what she typed (SPEC
// U-6). Every answer tells it anew, so that it holds also when the answer to the undo itself was lost.
import type { FieldValue, RestoredRow, RowNews, RowResult, SyncAnswer, SyncRequest } from '#shared/sync/protocol.ts';
import type { Actor, SyncReads, TakenBackStep } from '#server/store/store.ts';

/** A row as the answer tells it. */
interface ToldRow {
  readonly revision: number;
  readonly removed: boolean;
  readonly fields: Readonly<Record<string, FieldValue>>;
  /** Fields of which the answer tells more: they are written or in conflict. */
  readonly settled: ReadonlySet<string>;
}

/** What an answer says of the rows that it tells: the fields and rows that are as her undo left them, if there are any. */
export async function takenBackNote(
  reads: Pick<SyncReads, 'takenBackAfter'>,
  { accountId }: Actor,
  { documentId, workbookId, cursor }: SyncRequest,
  results: readonly RowResult[],
  news: readonly RowNews[],
): Promise<Pick<SyncAnswer, 'takenBack'>> {
  const told = rowsTold(results, news);
  if (told.size === 0) return {};
  const steps = await reads.takenBackAfter(documentId, cursor, { workbookId, accountId });
  const found = new Map<string, RestoredRow>();
  for (const step of steps) {
    const row = told.get(step.rowId);
    if (row === undefined) continue;
    const restored = readStep(step, row);
    const before = found.get(step.rowId);
    const fields = new Set([...(before?.fields ?? []), ...restored.fields]);
    found.set(step.rowId, { ...restored, fields: [...fields] });
  }
  const takenBack = [...found.values()].filter(({ fields, gone }) => gone || fields.length > 0);
  return takenBack.length > 0 ? { takenBack } : {};
}

function rowsTold(results: readonly RowResult[], news: readonly RowNews[]): ReadonlyMap<string, ToldRow> {
  const told = new Map<string, ToldRow>();
  for (const { rowId, revision, status, fields, changes, conflicts } of results) {
    // Without its values the row is one that the workbook saw as it stands: nothing was put back since.
    if (rowId === null || revision === null || fields === null) continue;
    const settled = new Set([...changes, ...conflicts].map(({ field }) => field));
    told.set(rowId, { revision, removed: status === 'removed', fields, settled });
  }
  for (const { rowId, revision, removed, fields } of news) {
    told.set(rowId, { revision, removed, fields, settled: new Set() });
  }
  return told;
}

function readStep({ rowId, revision, action, changes }: TakenBackStep, row: ToldRow): RestoredRow {
  const stands = changes.filter(({ field, to }) => !row.settled.has(field) && (row.fields[field] ?? null) === to);
  return {
    rowId,
    fields: action === 'changed' && !row.removed ? stands.map(({ field }) => field) : [],
    gone: action === 'removed' && row.removed && row.revision === revision,
  };
}
