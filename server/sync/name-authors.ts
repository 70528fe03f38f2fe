import type { MergeConflict } from '#shared/sync/merge.ts';
import type { RowResult } from '#shared/sync/protocol.ts';
import type { Authorship, SyncReads } from '#server/store/store.ts';

/**
 * Puts the conflicts, given by `ref`, into the results, each with who wrote the other value of that field, and when (SPEC
 * G-3): the author of its last change, or who made the row where it never changed. Who touched the row last may have
 * written something else.
 */
export async function nameAuthors(
  reads: Pick<SyncReads, 'lastWriters'>,
  results: readonly RowResult[],
  conflicts: ReadonlyMap<string, readonly MergeConflict[]>,
): Promise<RowResult[]> {
  if (conflicts.size === 0) return [...results];
  const rowIds = results.flatMap(({ ref, rowId }) => (conflicts.has(ref) ? (rowId ?? []) : []));
  const writers = new Map<string, Authorship>();
  for (const { rowId, field, author, at } of await reads.lastWriters(rowIds)) {
    writers.set(`${rowId} ${field}`, { author, at });
  }
  const authorOf = (rowId: string, field: string): Authorship => {
    const writer = writers.get(`${rowId} ${field}`) ?? writers.get(`${rowId} `);
    if (writer === undefined) throw new Error(`The history does not tell who made row ${rowId}.`);
    return writer;
  };
  return results.map((result) => {
    const { ref, rowId } = result;
    const found = conflicts.get(ref);
    if (found === undefined || rowId === null) return result;
    return { ...result, conflicts: found.map((conflict) => ({ ...conflict, ...authorOf(rowId, conflict.field) })) };
  });
}
