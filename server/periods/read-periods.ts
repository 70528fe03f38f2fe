import type { DocumentInfo } from '#shared/api/document-api.ts';
import type { PeriodsAnswer, SnapshotAnswer, SnapshotsAnswer } from '#shared/api/period-api.ts';
import { closedMessage, closingPeriod } from '#shared/period/may-send.ts';
import { labelPeriod } from '#shared/period/label-period.ts';
import { fieldLabel } from '#shared/sync/check-fields.ts';
import { syncedFields } from '#shared/sync/field-owners.ts';
import { rowTitle } from '#shared/sync/row-title.ts';
import { ApiFailure } from '#server/api-failure.ts';
import type { SnapshotRow, StoredPeriod, StoredSnapshot } from '#server/store/period-store.ts';
import type { Actor, Store } from '#server/store/store.ts';
import { answersFor, seesRow } from '#server/sync/row-access.ts';
import type { Leadership } from '#server/sync/leadership.ts';
import { periodView, snapshotLabel } from './period-view.ts';

/** The periods of a document, whether agencies may send, and what was done. */
export async function listPeriods(
  { periods: store }: Store,
  document: DocumentInfo,
  actor: Actor,
  leadership: Leadership,
): Promise<PeriodsAnswer> {
  const documentId = document.id;
  const [periods, acts, returned] = await Promise.all([
    store.listPeriods(documentId),
    store.listActs(documentId),
    store.listReturned(documentId),
  ]);
  const labels = new Map(periods.map((period) => [period.id, labelPeriod(period)]));
  const closing = closingPeriod(periods);
  return {
    documentId,
    periods: periods.map(periodView),
    open: closing === null,
    message: closing === null ? null : closedMessage(closing, 'document'),
    returned: returned
      .filter((row) => seesRow(document, row, actor))
      .flatMap((row) =>
        row.returned === null
          ? []
          : {
              ...row.returned,
              rowId: row.rowId,
              title: rowTitle(row.fields),
              mine: answersFor(document, row.fields, actor, leadership),
            },
      ),
    acts: acts.map(({ act, periodId, reason, rows, author, at }) => ({
      act,
      periodId,
      label: periodId === null ? null : (labels.get(periodId) ?? null),
      reason,
      rows,
      author,
      at,
    })),
  };
}

/** The snapshots of a document, newest first. */
export async function listSnapshots({ periods: store }: Store, documentId: string): Promise<SnapshotsAnswer> {
  const [snapshots, periods] = await Promise.all([store.listSnapshots(documentId), store.listPeriods(documentId)]);
  return { snapshots: snapshots.map((snapshot) => ({ ...snapshot, label: snapshotLabel(snapshot, periods) })) };
}

export interface KeptRows {
  readonly snapshot: StoredSnapshot & { readonly label: string };
  readonly rows: readonly SnapshotRow[];
}

/** A snapshot with those of its rows that the account sees. Throws 404 `snapshot-unknown`. */
export async function requireSnapshot(
  { periods: store }: Store,
  document: DocumentInfo,
  snapshotId: string,
  actor: Actor,
): Promise<KeptRows> {
  const found = await store.readSnapshot(document.id, snapshotId);
  if (found === null) {
    throw new ApiFailure(404, 'snapshot-unknown', 'Tài liệu không có bản chụp này. Tải lại danh sách rồi chọn lại.');
  }
  const periods: readonly StoredPeriod[] = await store.listPeriods(document.id);
  const { snapshot } = found;
  const rows = found.rows.filter((row) => seesRow(document, row, actor));
  return { snapshot: { ...snapshot, label: snapshotLabel(snapshot, periods) }, rows };
}

/** The rows of a snapshot as they stood, with the words of their columns. */
export async function readSnapshot(
  store: Store,
  document: DocumentInfo,
  snapshotId: string,
  actor: Actor,
): Promise<SnapshotAnswer> {
  const { snapshot, rows } = await requireSnapshot(store, document, snapshotId, actor);
  const used = new Set(rows.flatMap(({ fields }) => Object.keys(fields).filter((field) => fields[field] !== null)));
  return {
    snapshot,
    columns: syncedFields(document.kind)
      .filter(({ name }) => used.has(name))
      .map(({ name }) => ({ field: name, label: fieldLabel(name) })),
    rows: rows.map(({ rowId, revision, parIndexField, fields, author, at }) => ({
      rowId,
      revision,
      parIndexField,
      fields,
      author,
      at,
    })),
  };
}
