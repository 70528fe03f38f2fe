import type { Grid } from '../sheet/grid.ts';
import type { SheetTable } from '../sheet/sheet-table.ts';
import { blankHash } from './field-hash.ts';
import { findGoneFields, type GoneField } from './gone-columns.ts';
import { findDisplacedColumns, findRenamedColumns } from './held-columns.ts';
import { findEmptiedCells } from './emptied-cells.ts';
import { matchKey } from './match-rows.ts';
import type { FieldValue, PushedRow, RowFields, SyncAnswer } from './protocol.ts';
import type { HeldRow, LinkedRow } from './row-alignment.ts';
import { findMisaligned, findStrays, fitsSeal, isSureOfRow, linkRow, halfFits } from './row-alignment.ts';
import { stoodElsewhere } from './row-place.ts';
import type { SheetRow, SheetRows, SheetRowsBefore } from './sheet-rows.ts';
import { readSheetRows } from './sheet-rows.ts';

/** A row that goes into the request, and why. */
export interface CollectedRow {
  /** Zero-based sheet row. */
  readonly row: number;
  /**
   * changed: a linked row with edits · new: no identity yet, matched or created at the server · copy: a copied row that
   * becomes new · ask: nothing to send, the row has columns whose values it never saw.
   */
  readonly kind: 'changed' | 'new' | 'copy' | 'ask';
  readonly pushed: PushedRow;
}

/** What one sheet would send. */
export interface Collected {
  readonly sheet: SheetRows;
  readonly rows: readonly CollectedRow[];
  /** Rows that must be mended or confirmed first; none of them is in `rows`. */
  readonly heldBack: readonly HeldRow[];
  /** Goes into the request's `held`: the identities of the sheet, when rows without one are sent. */
  readonly held: readonly string[];
  /** Linked rows, changed or not. */
  readonly linked: number;
  /** Values of linked rows that a merged cell swallowed: neither sent nor taken away at the province. */
  readonly swallowed: readonly SwallowedCell[];
  /** Zero-based sheet rows of linked rows that stand under another group row than at the province. */
  readonly moved: readonly number[];
  /** Fields that were synced and have no column any more; nothing is sent of them. */
  readonly gone: readonly GoneField[];
  /** The highest revision that a hidden cell of the sheet names; goes into the request's `newest`. */
  readonly newest: number;
}

/** Rows to be found again by their content instead of their hidden cells (SPEC I-5). */
export interface Relink {
  /** All rows that are held back because their hidden cell is broken or is another row's. */
  readonly held: boolean;
  /** Ids of further rows: the province does not know them, or not in this document. */
  readonly rowIds: ReadonlySet<string>;
}

/** What an officer said about a row without identity when she was asked (SPEC M-8). */
export type RowSaid = { readonly asNew: true } | { readonly sameAs: string };

/** A cell whose row had a value of its own and shows that of a merged cell now (SPEC I-6). */
export interface SwallowedCell {
  /** Zero-based sheet row. */
  readonly row: number;
  readonly field: string;
}

export interface CollectOptions {
  /** The rows of the last time, where only some lines were typed into since: the others are not read again. */
  readonly before?: SheetRowsBefore;
  /** Row ids whose rewritten texts, displaced columns or emptied cells the officer confirmed as intended. */
  readonly confirmed?: ReadonlySet<string>;
  readonly relink?: Relink | null;
  /** `saidKey` → what the officer said. */
  readonly said?: ReadonlyMap<string, RowSaid>;
}

/** Name of a sheet row in a request. */
export function refOfRow(row: number): string {
  return `r${row}`;
}

interface Sorted {
  readonly linked: readonly LinkedRow[];
  readonly copies: readonly SheetRow[];
  readonly unlinked: readonly SheetRow[];
  readonly broken: readonly HeldRow[];
}

function brokenMessage(row: number, reason: 'not-an-identity' | 'newer-version' | 'checksum'): string {
  const what = {
    'not-an-identity': 'cột ẩn của Bảng Điểm có nội dung lạ',
    'newer-version': 'mã ẩn của dòng do bản Bảng Điểm mới hơn ghi',
    checksum: 'mã ẩn của dòng đã bị sửa hoặc cắt bớt',
  }[reason];
  const next =
    reason === 'newer-version'
      ? 'Cập nhật Bảng Điểm rồi đồng bộ lại.'
      : 'Chọn «Nối lại theo nội dung» để tìm lại đúng dòng của tỉnh.';
  return `Dòng ${row + 1}: ${what}, nên không biết chắc đây là dòng nào. ${next}`;
}

/**
 * Splits the rows by what their identity says (SPEC I-2). Where several rows carry one identity, the newest that
 * still fits its texts keeps it; the others are copies.
 */
function sortRows({ kind, rows, columns }: SheetRows): Sorted {
  const byId = new Map<string, LinkedRow[]>();
  const unlinked: SheetRow[] = [];
  const broken: HeldRow[] = [];
  for (const row of rows) {
    if (row.identity.kind === 'none') unlinked.push(row);
    else if (row.identity.kind === 'broken') {
      const message = brokenMessage(row.row, row.identity.reason);
      broken.push({ row: row.row, rowId: null, reason: 'identity-broken', confirmable: false, field: null, message });
    } else {
      const linked = linkRow(row, row.identity.identity, columns);
      const same = byId.get(linked.identity.rowId);
      if (same) same.push(linked);
      else byId.set(linked.identity.rowId, [linked]);
    }
  }
  const linked: LinkedRow[] = [];
  const copies: SheetRow[] = [];
  for (const same of byId.values()) {
    const keeper = findKeeper(kind, same);
    linked.push(keeper);
    for (const other of same) if (other !== keeper) copies.push(other.source);
  }
  return { linked, copies, unlinked, broken };
}

/**
 * A row that moved on to a newer revision is no copy, whatever was sorted above it or typed into it since; an older one
 * may be.
 */
function findKeeper(kind: SheetRows['kind'], same: readonly LinkedRow[]): LinkedRow {
  const newest = same.reduce((most, { identity }) => Math.max(most, identity.revision), 0);
  const candidates = same.filter(({ identity }) => identity.revision === newest);
  return candidates.find((candidate) => fitsSeal(kind, candidate)) ?? candidates[0]!;
}

/** Linked rows by id: the ones that keep their identity. */
export function linkedRowsById(sheet: SheetRows): ReadonlyMap<string, LinkedRow> {
  return new Map(sortRows(sheet).linked.map((linked) => [linked.identity.rowId, linked]));
}

/** Rows that no identity speaks for: without one, or copies. */
export function unlinkedRows(sheet: SheetRows): readonly SheetRow[] {
  const { copies, unlinked } = sortRows(sheet);
  return [...copies, ...unlinked];
}

/**
 * Fields whose value this row only inherits from a cell above, while the row it inherits from did not change: the rows
 * were sorted apart, nobody edited anything.
 */
function inheritedApart(linked: LinkedRow, field: string, changedCells: ReadonlySet<string>): boolean {
  const cell = linked.source.cells[field];
  return cell !== undefined && cell.from !== 'own' && !changedCells.has(`${cell.row}:${cell.column}`);
}

function changedOwnCells(rows: readonly LinkedRow[], columns: readonly string[]): Set<string> {
  const changed = new Set<string>();
  for (const { source, identity, hashes } of rows) {
    for (const field of columns) {
      const cell = source.cells[field];
      const seen = identity.hashes.get(field);
      if (cell?.from === 'own' && seen !== undefined && seen !== hashes.get(field))
        changed.add(`${cell.row}:${cell.column}`);
    }
  }
  return changed;
}

/** Values that rows had and a merge took from sight; the merged cell's own row did not change. */
function findSwallowed(
  rows: readonly LinkedRow[],
  columns: readonly string[],
  changed: ReadonlySet<string>,
): SwallowedCell[] {
  return rows.flatMap((linked) =>
    columns.flatMap((field): SwallowedCell[] => {
      const { source, identity, hashes } = linked;
      const seen = identity.hashes.get(field) ?? blankHash;
      if (seen === blankHash || seen === hashes.get(field) || source.cells[field]?.from !== 'merged') return [];
      return inheritedApart(linked, field, changed) ? [{ row: source.row, field }] : [];
    }),
  );
}

function pushLinked(linked: LinkedRow, columns: readonly string[], changed: ReadonlySet<string>): CollectedRow | null {
  const { source, identity, hashes } = linked;
  const fields: RowFields = {};
  const unseen: string[] = [];
  for (const field of columns) {
    const seen = identity.hashes.get(field);
    const now = hashes.get(field);
    if (seen === undefined) unseen.push(field);
    if (seen === now || (seen === undefined && now === blankHash)) continue;
    if (seen !== undefined && inheritedApart(linked, field, changed)) continue;
    fields[field] = source.fields[field] ?? null;
  }
  const edited = Object.keys(fields).length > 0;
  if (!edited && unseen.length === 0) return null;
  const pushed: PushedRow = {
    ref: refOfRow(source.row),
    rowId: identity.rowId,
    baseRevision: identity.revision,
    fields,
    ...(unseen.length > 0 ? { unseen } : {}),
  };
  return { row: source.row, kind: edited ? 'changed' : 'ask', pushed };
}

/** Names a row without identity as it was asked about: this text at this place. */
export function saidKey({ kind }: Pick<SheetRows, 'kind'>, { row, fields }: SheetRow): string {
  return `${refOfRow(row)} ${matchKey(kind, fields)}`;
}

function pushUnlinked(source: SheetRow, kind: 'new' | 'copy', said: RowSaid | undefined): CollectedRow {
  const fields = Object.fromEntries(
    Object.entries(source.fields).filter((entry): entry is [string, FieldValue] => entry[1] !== null),
  );
  return {
    row: source.row,
    kind,
    pushed: { ref: refOfRow(source.row), rowId: null, baseRevision: null, fields, ...said },
  };
}

/**
 * The sheet as if rows that are to be found by content had no identity. Their hidden cells stay as they are until the
 * rows are found: one that nothing fits keeps what it had. Their base is gone: where sheet and province differ, the
 * officer is asked.
 * @param answer the answer to what was collected so, where it came: a row that it has linked is itself again
 */
export function releaseRows(
  sheet: SheetRows,
  { confirmed, relink }: CollectOptions,
  answer?: Pick<SyncAnswer, 'results'>,
): SheetRows {
  if (!relink) return sheet;
  const found = new Set(answer?.results.map(({ ref, rowId, revision }) => `${ref} ${rowId} ${revision}`));
  const isFound = ({ row, identity: read }: SheetRow): boolean =>
    read.kind === 'linked' && found.has(`${refOfRow(row)} ${read.identity.rowId} ${read.identity.revision}`);
  let released = withoutIdentity(sheet, (row) => {
    const { identity } = row;
    return identity.kind === 'linked' && relink.rowIds.has(identity.identity.rowId) && !isFound(row);
  });
  // A row without identity may show that another's hidden cell is not its own either.
  while (relink.held) {
    const { heldBack } = collectRows(released, confirmed ? { confirmed } : {});
    const held = new Set(heldBack.flatMap((row) => (isSureOfRow(row) ? [] : [row.row])));
    const next = withoutIdentity(released, (row) => held.has(row.row) && !isFound(row));
    if (next === released) break;
    released = next;
  }
  return released;
}

/** The sheet with some identities taken away; the same sheet where there was none to take. */
export function withoutIdentity(sheet: SheetRows, isReleased: (row: SheetRow) => boolean): SheetRows {
  let changed = false;
  const rows = sheet.rows.map((row): SheetRow => {
    if (row.identity.kind === 'none' || !isReleased(row)) return row;
    changed = true;
    return { ...row, identity: { kind: 'none' } };
  });
  return changed ? { ...sheet, rows } : sheet;
}

/** What a sheet read for sync would send. Linear in its cells. */
export function collectRows(read: SheetRows, options: CollectOptions = {}): Collected {
  const sheet = releaseRows(read, options);
  const saidOf = (row: SheetRow): RowSaid | undefined => options.said?.get(saidKey(sheet, row));
  const { linked, copies, unlinked, broken } = sortRows(sheet);
  const confirmed = options.confirmed ?? new Set<string>();
  const unreadable = sheet.rows.filter(({ identity }) => identity.kind === 'broken');
  const misaligned = findMisaligned(sheet, linked, [...unreadable, ...unlinked]).filter(
    ({ reason, rowId }) => reason !== 'row-rewritten' || !confirmed.has(rowId ?? ''),
  );
  const strays = findStrays(sheet, linked, misaligned, [...copies, ...unlinked]);
  const heldRows = new Set([...misaligned, ...strays].map(({ row }) => row));
  const aligned = linked.filter(({ source }) => !heldRows.has(source.row));
  // A row held because its hidden cell is another's speaks for no column; one that was merely rewritten does.
  const foreign = new Set(misaligned.flatMap(({ row, reason }) => (reason === 'row-misaligned' ? [row] : [])));
  const witnesses = linked.filter((row) => !foreign.has(row.source.row) || halfFits(row));
  const displaced = [
    ...findRenamedColumns(sheet.columns, aligned),
    ...findDisplacedColumns(sheet.columns, witnesses),
  ].filter(({ row }) => !heldRows.has(row));
  const emptied = findEmptiedCells(sheet, aligned, new Set(displaced.flatMap(({ field }) => field ?? [])));
  const asked = [...displaced, ...emptied].filter(({ rowId }) => !confirmed.has(rowId ?? ''));
  for (const { row } of asked) heldRows.add(row);
  const changed = changedOwnCells(aligned, sheet.columns);
  const rows = [
    ...aligned.flatMap((row) => (heldRows.has(row.source.row) ? [] : (pushLinked(row, sheet.columns, changed) ?? []))),
    ...copies.flatMap((row) => (heldRows.has(row.row) ? [] : pushUnlinked(row, 'copy', saidOf(row)))),
    ...unlinked.flatMap((row) => (heldRows.has(row.row) ? [] : pushUnlinked(row, 'new', saidOf(row)))),
  ].sort((a, b) => a.row - b.row);
  const anyUnlinked = copies.length + unlinked.length > 0;
  return {
    sheet,
    rows,
    heldBack: [...broken, ...misaligned, ...strays, ...asked].sort((a, b) => a.row - b.row),
    held: anyUnlinked ? linked.map(({ identity }) => identity.rowId) : [],
    linked: linked.length,
    swallowed: findSwallowed(aligned, sheet.columns, changed),
    moved: aligned.flatMap(({ source, identity }) => (stoodElsewhere(identity, source.fields) ? [source.row] : [])),
    gone: findGoneFields(sheet),
    newest: linked.reduce((most, { identity }) => Math.max(most, identity.revision), 0),
  };
}

/** What a table of a sheet would send; `null` when its kind is not one the province keeps. */
export function collectChanges(grid: Grid, table: SheetTable, options: CollectOptions = {}): Collected | null {
  const sheet = readSheetRows(grid, table, options.before);
  return sheet && collectRows(sheet, options);
}
