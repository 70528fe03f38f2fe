import { sealFields } from './field-owners.ts';
import { blankHash, hashValue } from './field-hash.ts';
import type { RowIdentity } from './row-identity.ts';
import { sealOf } from './row-identity.ts';
import type { SheetRow, SheetRows } from './sheet-rows.ts';

export type HeldReason =
  'identity-broken' | 'row-misaligned' | 'row-rewritten' | 'column-displaced' | 'column-renamed' | 'cells-emptied';

/** Whether it is certain which row it is: then only some of its cells are the matter. */
export function isSureOfRow({ reason }: HeldRow): boolean {
  return reason === 'column-displaced' || reason === 'column-renamed' || reason === 'cells-emptied';
}

/** A row that must not be sent because what the sheet says about it contradicts itself (SPEC I-3, I-4, I-9, I-10). */
export interface HeldRow {
  readonly row: number;
  readonly rowId: string | null;
  readonly reason: HeldReason;
  /** The field whose cell is the matter, for `column-…` and `cells-emptied`. */
  readonly field: string | null;
  readonly message: string;
  /** Whether the officer may say that it is meant: then the row's id goes into `confirmed`. */
  readonly confirmable: boolean;
}

/** A linked row with the hashes of what its cells hold now. */
export interface LinkedRow {
  readonly source: SheetRow;
  readonly identity: RowIdentity;
  readonly hashes: ReadonlyMap<string, string>;
}

function hashRow(row: SheetRow, columns: readonly string[]): Map<string, string> {
  return new Map(columns.map((name) => [name, hashValue(row.fields[name] ?? null)]));
}

/** A row that is read once is hashed once. */
const linkedRows = new WeakMap<SheetRow, { readonly columns: readonly string[]; readonly linked: LinkedRow }>();

/** The row with the hashes of its cells, without the fields read from where the row stands. */
export function linkRow(source: SheetRow, identity: RowIdentity, columns: readonly string[]): LinkedRow {
  const known = linkedRows.get(source);
  if (known?.columns === columns && known.linked.identity === identity) return known.linked;
  const linked = { source, identity, hashes: hashRow(source, columns) };
  linkedRows.set(source, { columns, linked });
  return linked;
}

/** The row's hashes of just the fields that the identity knows: both sides of a comparison must cover the same. */
function knownHashes({ identity, hashes }: LinkedRow): Map<string, string> {
  return new Map([...hashes].filter(([name]) => identity.hashes.has(name)));
}

const fitting = new WeakMap<LinkedRow, boolean>();

/** Whether the identity fits the texts beside it. */
export function fitsSeal(kind: SheetRows['kind'], linked: LinkedRow): boolean {
  const before = fitting.get(linked);
  if (before !== undefined) return before;
  const fits = compareSeals(kind, linked);
  fitting.set(linked, fits);
  return fits;
}

function compareSeals(kind: SheetRows['kind'], linked: LinkedRow): boolean {
  const known = knownHashes(linked);
  const seen = new Map([...linked.identity.hashes].filter(([name]) => known.has(name)));
  return sealOf(kind, known) === sealOf(kind, seen);
}

/** Whether half of what the row held, or more, is still there: whatever was moved into it, its hidden cell was not. */
export function halfFits({ identity, hashes }: LinkedRow): boolean {
  const filled = [...identity.hashes].filter(([name, seen]) => seen !== blankHash && hashes.has(name));
  const kept = filled.filter(([name, seen]) => hashes.get(name) === seen);
  return kept.length > 0 && kept.length * 2 >= filled.length;
}

/** None of the texts that say which row it is survived: a rewritten row and a foreign identity look the same. */
function nothingFits(kind: SheetRows['kind'], { identity, hashes }: LinkedRow): boolean {
  let compared = 0;
  for (const name of sealFields(kind)) {
    const seen = identity.hashes.get(name);
    const now = hashes.get(name);
    if (seen === undefined || now === undefined || (seen === blankHash && now === blankHash)) continue;
    compared += 1;
    if (seen === now) return false;
  }
  return compared > 0;
}

function misaligned(row: number, rowId: string | null): HeldRow {
  return {
    row,
    rowId,
    reason: 'row-misaligned',
    confirmable: false,
    field: null,
    message:
      `Dòng ${row + 1}: mã ẩn của dòng là của dòng khác, thường do chỉ một phần các cột được sắp xếp hoặc dán đè. ` +
      'Nếu gửi, số liệu sẽ vào nhầm nhiệm vụ. Hoàn tác lần sắp xếp đó, hoặc chọn «Nối lại theo nội dung».',
  };
}

function rewritten(row: number, rowId: string): HeldRow {
  return {
    row,
    rowId,
    reason: 'row-rewritten',
    confirmable: true,
    field: null,
    message:
      `Dòng ${row + 1}: nội dung khác hẳn lần đồng bộ trước, không còn phần nào khớp với mã ẩn của dòng. ` +
      'Nếu cố ý viết lại cả dòng, chọn «Vẫn gửi»; nếu đây là dòng khác, chọn «Nối lại theo nội dung».',
  };
}

function repeated(row: number, rowId: string, other: number): HeldRow {
  return {
    row,
    rowId,
    reason: 'row-rewritten',
    confirmable: true,
    field: null,
    message:
      `Dòng ${row + 1}: nội dung nay giống hệt dòng ${other + 1}, trong khi mã ẩn là của một dòng khác; có thể đã dán đè nhầm. ` +
      'Nếu cố ý, chọn «Vẫn gửi»; nếu không, hoàn tác lần dán đó.',
  };
}

/**
 * Finds linked rows whose identity does not fit the texts beside it (SPEC I-3): the texts are those of another identity
 * of the sheet, none of the own texts is left, or they stand beside a blank or broken hidden cell now. When the other row
 * still stands where it stood, nothing was sorted: the officer may have meant it.
 * @param loose rows whose hidden cell is blank or cannot be read
 */
export function findMisaligned(
  { kind, columns }: Pick<SheetRows, 'kind' | 'columns'>,
  rows: readonly LinkedRow[],
  loose: readonly SheetRow[],
): HeldRow[] {
  const unfit = rows.filter((linked) => !fitsSeal(kind, linked));
  const moved = new Set(unfit);
  const ownersOfSeal = new Map<string, LinkedRow>();
  for (const linked of rows) if (!moved.has(linked)) ownersOfSeal.set(linked.identity.seal, linked);
  // A row that lost its place claims its texts first: they were moved, not repeated.
  for (const linked of unfit) ownersOfSeal.set(linked.identity.seal, linked);
  // A copied row that was retyped, while the hidden cell of the row it was copied from was lost: the identity is that row's.
  const left = new Set(unfit.length > 0 ? loose.map((row) => sealOf(kind, hashRow(row, columns))) : []);
  const held = unfit.flatMap((linked) => {
    const { rowId } = linked.identity;
    const { row } = linked.source;
    const other = ownersOfSeal.get(sealOf(kind, knownHashes(linked)));
    if (other !== undefined && other !== linked) {
      return [moved.has(other) ? misaligned(row, rowId) : repeated(row, rowId, other.source.row)];
    }
    if (left.has(linked.identity.seal)) return [misaligned(row, rowId)];
    return nothingFits(kind, linked) ? [rewritten(row, rowId)] : [];
  });
  if (held.length * 2 < rows.length) return held;
  // Where half of the hidden cells do not fit, all of them may have moved: a task that many rows share proves nothing.
  const known = new Set(held.map(({ row }) => row));
  const doubtful = unfit.filter((linked) => !known.has(linked.source.row) && !halfFits(linked));
  return [...held, ...doubtful.map(({ source, identity }) => rewritten(source.row, identity.rowId))];
}

/**
 * Rows without an identity of their own whose texts are those of an identity that stands beside another row now: sent as
 * they are, they would become the same row a second time (SPEC I-3).
 */
export function findStrays(
  { kind, columns }: SheetRows,
  linked: readonly LinkedRow[],
  held: readonly HeldRow[],
  unlinked: readonly SheetRow[],
): HeldRow[] {
  const displaced = new Set(held.flatMap(({ reason, rowId }) => (reason === 'row-misaligned' ? (rowId ?? []) : [])));
  if (displaced.size === 0) return [];
  const seals = new Set(linked.flatMap(({ identity }) => (displaced.has(identity.rowId) ? identity.seal : [])));
  return unlinked.flatMap((row) => (seals.has(sealOf(kind, hashRow(row, columns))) ? misaligned(row.row, null) : []));
}
