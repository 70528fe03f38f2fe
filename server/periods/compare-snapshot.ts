import type { DocumentInfo } from '#shared/api/document-api.ts';
import type { TaskCounts } from '#shared/api/overview-api.ts';
import type { ComparisonAnswer } from '#shared/api/period-api.ts';
import { ownerOf, syncedFields } from '#shared/sync/field-owners.ts';
import type { FieldChange, RowFields } from '#shared/sync/protocol.ts';
import { rowTitle } from '#shared/sync/row-title.ts';
import { buildOverview } from '#server/overview/build-overview.ts';
import type { StoredRow } from '#server/store/store.ts';
import type { Leadership } from '#server/sync/leadership.ts';
import type { KeptRows } from './read-periods.ts';

/** Changed rows that an answer names; the counts are of all. */
const mostNamed = 500;

function countTasks(
  document: DocumentInfo,
  rows: readonly StoredRow[],
  day: string,
  leadership: Leadership,
): TaskCounts | null {
  return ownerOf(document.kind, 'status') === null ? null : buildOverview(document, rows, day, leadership).counts;
}

function changesBetween(fields: readonly string[], before: RowFields, after: RowFields): FieldChange[] {
  return fields.flatMap((field) => {
    const from = before[field] ?? null;
    const to = after[field] ?? null;
    return from === to ? [] : [{ field, from, to }];
  });
}

/** A snapshot against the rows as they are now. Linear in both. */
export function compareSnapshot(
  document: DocumentInfo,
  { snapshot, rows: kept }: KeptRows,
  now: readonly StoredRow[],
  days: { readonly thenDay: string; readonly nowDay: string },
  leadership: Leadership,
): ComparisonAnswer {
  const then = kept.map((row): StoredRow => ({ ...row, documentId: document.id, removed: false, returned: null }));
  const before = new Map(then.map((row) => [row.rowId, row]));
  const names = syncedFields(document.kind).map(({ name }) => name);
  let added = 0;
  const changes: ComparisonAnswer['changes'] = [];
  for (const row of now) {
    const old = before.get(row.rowId);
    if (old === undefined) {
      added += 1;
      continue;
    }
    // A row given back and taken again has a new revision and the same values.
    const found = old.revision === row.revision ? [] : changesBetween(names, old.fields, row.fields);
    if (found.length > 0) changes.push({ rowId: row.rowId, title: rowTitle(row.fields), changes: found });
  }
  return {
    snapshot,
    ...days,
    then: countTasks(document, then, days.thenDay, leadership),
    now: countTasks(document, now, days.nowDay, leadership),
    added,
    removed: then.length - (now.length - added),
    changed: changes.length,
    changes: changes.slice(0, mostNamed),
  };
}
