// Step P-3 of a sync: what the store knows about the rows that a request brings (SPEC P).
import type { DocumentInfo } from '#shared/api/document-api.ts';
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
  return { rows, knownBases, later: groupChanges(later), live, matched: matchUnlinked(document, request, live) };
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

/** The rows without an identity that the document has. */
function matchUnlinked(
  document: DocumentInfo,
  { rows, removals = [], held = [] }: SyncRequest,
  live: readonly StoredRow[],
): Map<PushedRow, string> {
  const matched = new Map<PushedRow, string>();
  const unlinked = rows.filter(({ rowId }) => rowId === null);
  if (unlinked.length === 0) return matched;
  const spoken = new Set([...held, ...[...rows, ...removals].flatMap(({ rowId }) => rowId ?? [])]);
  const asked = unlinked.map(({ fields }) => fields);
  const found = matchRows(document.kind, asked, live, spoken);
  unlinked.forEach((row, index) => {
    const rowId = found[index];
    if (rowId) matched.set(row, rowId);
  });
  return matched;
}
