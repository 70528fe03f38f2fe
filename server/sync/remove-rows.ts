import type { DocumentInfo } from '#shared/api/document-api.ts';
import type { Removal } from '#shared/sync/protocol.ts';
import type { Actor } from '#server/store/store.ts';
import type { RowsCreated } from './create-rows.ts';
import { refuse } from './decide-row.ts';
import { accessTo } from './row-access.ts';
import { findRefusal } from './row-lookup.ts';
import type { RowLookup } from './row-lookup.ts';
import type { SyncDeps } from './sync-deps.ts';

/**
 * Takes rows out of the document (SPEC D): only the province, only on request, and not when someone changed the row
 * since the workbook saw it.
 */
export function decideRemovals(
  deps: Pick<SyncDeps, 'leadership'>,
  document: DocumentInfo,
  actor: Actor,
  removals: readonly Removal[],
  lookup: RowLookup,
  spokenFor: ReadonlySet<string>,
  nextRevision: number,
): RowsCreated {
  const decided: RowsCreated = { results: [], rows: [], history: [] };
  const seen = new Set(spokenFor);
  for (const removal of removals) {
    const row = lookup.rows.get(removal.rowId);
    const refusal = findRefusal({
      document,
      lookup,
      pushed: removal,
      row,
      repeated: seen.has(removal.rowId),
      linking: false,
    });
    seen.add(removal.rowId);
    if (refusal || row === undefined) {
      if (refusal) decided.results.push(refusal);
      continue;
    }
    if (!accessTo(document, row.fields, actor, deps.leadership).assign) {
      const message =
        'Chỉ Sở Nội vụ bỏ được dòng khỏi tài liệu. Khôi phục dòng trong trang tính, hoặc đề nghị Sở Nội vụ bỏ dòng.';
      decided.results.push(refuse(removal, 'not-yours', message, row));
      continue;
    }
    if (row.revision !== removal.baseRevision) {
      const message = `Dòng vừa được ${row.author} sửa sau lần đồng bộ trước nên chưa bỏ. Đồng bộ để xem bản mới rồi quyết định lại.`;
      decided.results.push(refuse(removal, 'row-changed', message, row));
      continue;
    }
    const { rowId, position, parIndexField, fields } = row;
    decided.rows.push({ rowId, position, parIndexField, fields, removed: true });
    decided.history.push({ rowId, action: 'removed', field: '', from: null, to: null });
    decided.results.push({
      ref: removal.ref,
      rowId,
      revision: nextRevision,
      status: 'removed',
      changes: [],
      conflicts: [],
      refusedFields: [],
      fields,
    });
  }
  return decided;
}
