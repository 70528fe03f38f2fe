// Step P-3 of a sync: what the store knows about the rows that a request brings (SPEC P).
import type { DocumentInfo } from '#shared/api/document-api.ts';
import { findLikeRows, type LikeRow } from '#shared/sync/like-rows.ts';
import { matchRows } from '#shared/sync/match-rows.ts';
import type { PushedRow, SyncRequest } from '#shared/sync/protocol.ts';
import type { Actor, Base, StoredRow, SyncReads } from '#server/store/store.ts';
import { seesRow } from './row-access.ts';
import { groupChanges } from './row-lookup.ts';
import type { RowLookup } from './row-lookup.ts';

export interface RowsRead {
  /** Rows of any document that the request names. */
  readonly named: readonly StoredRow[];
  /** Rows among which those without an identity are looked for, in reading order; none when there are no such rows. */
  readonly live: readonly StoredRow[];
}

/** What P-3 looks among. It is asked for before the document is known, and belongs to nobody yet. */
export async function readRows(
  transaction: SyncReads,
  { documentId, rows, removals = [] }: SyncRequest,
): Promise<RowsRead> {
  const ids = [...new Set([...rows, ...removals].flatMap(({ rowId }) => rowId ?? []))];
  const [named, live] = await Promise.all([
    ids.length > 0 ? transaction.rowsById(ids) : [],
    rows.some(({ rowId }) => rowId === null) ? transaction.liveRows(documentId) : [],
  ]);
  return { named, live };
}

export interface Lookup extends RowLookup {
  readonly live: readonly StoredRow[];
  readonly matched: ReadonlyMap<PushedRow, string>;
  /** For rows that were not found: a row that says nearly the same. */
  readonly like: ReadonlyMap<PushedRow, LikeRow>;
}

/** P-3: the rows the request speaks of, the changes after their bases, and the rows found by content. */
export async function lookUp(
  transaction: SyncReads,
  document: DocumentInfo,
  actor: Actor,
  request: SyncRequest,
  read: RowsRead,
): Promise<Lookup> {
  const sees = (row: StoredRow): boolean => seesRow(document, row, actor);
  const [stored, live] = [read.named.filter(sees), read.live.filter(sees)];
  const present = new Map(stored.map(({ rowId, revision }) => [rowId, revision]));
  const claims = [...request.rows, ...(request.removals ?? [])];
  // A workbook mostly saw the row as it is: then there is no history to ask.
  const bases = claims.flatMap(({ rowId, baseRevision }) =>
    rowId === null || baseRevision === null || present.get(rowId) === baseRevision
      ? []
      : [{ rowId, revision: baseRevision }],
  );
  const knownBases = bases.length > 0 ? await transaction.knownBases(bases) : new Set<string>();
  const later = bases.length > 0 ? await transaction.changesAfter(oldestOfEach(bases)) : [];
  const rows = new Map([...live, ...stored].map((row) => [row.rowId, row]));
  return { rows, knownBases, later: groupChanges(later), live, ...matchUnlinked(document, request, live) };
}

/** One base for each row, the oldest where a request names several. */
function oldestOfEach(bases: readonly Base[]): Base[] {
  const oldest = new Map<string, Base>();
  for (const base of bases) {
    const known = oldest.get(base.rowId);
    if (known === undefined || base.revision < known.revision) oldest.set(base.rowId, base);
  }
  return [...oldest.values()];
}

/**
 * The rows without an identity that the document has, and what is like the others. What the officer said about a row
 * goes before what its words say.
 */
function matchUnlinked(
  document: DocumentInfo,
  { rows, removals = [], held = [] }: SyncRequest,
  live: readonly StoredRow[],
): Pick<Lookup, 'matched' | 'like'> {
  const matched = new Map<PushedRow, string>();
  const unlinked = rows.filter(({ rowId }) => rowId === null);
  if (unlinked.length === 0) return { matched, like: new Map() };
  const spoken = new Set([...held, ...[...rows, ...removals].flatMap(({ rowId }) => rowId ?? [])]);
  const present = new Set(live.map(({ rowId }) => rowId));
  for (const row of unlinked) {
    if (row.sameAs === undefined || !present.has(row.sameAs) || spoken.has(row.sameAs)) continue;
    matched.set(row, row.sameAs);
    spoken.add(row.sameAs);
  }
  const sought = unlinked.filter((row) => !matched.has(row) && row.asNew === undefined);
  const asked = sought.map(({ fields }) => fields);
  matchRows(document.kind, asked, live, spoken).forEach((rowId, index) => {
    if (rowId !== null) matched.set(sought[index]!, rowId);
  });
  const unfound = sought.filter((row) => !matched.has(row));
  const likes = findLikeRows(
    document.kind,
    unfound.map(({ fields }) => fields),
    live,
    new Set([...spoken, ...matched.values()]),
  );
  return { matched, like: new Map(unfound.flatMap((row, index) => (likes[index] ? [[row, likes[index]]] : []))) };
}
