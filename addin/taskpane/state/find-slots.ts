// Where rows of the province that a sheet lacks go. They keep the document's order as far as the sheet keeps it: each
// comes after the row that precedes it in its group, else before the one that follows, else under its group row, else
// under a group row that is made for it.
import type { Grid } from '#shared/sheet/grid.ts';
import type { SheetTable } from '#shared/sheet/sheet-table.ts';
import type { FieldValue, RowFields } from '#shared/sync/protocol.ts';
import type { SheetRow, SheetRows } from '#shared/sync/sheet-rows.ts';

/** A row of the document, in the document's order. */
export interface RowToPlace {
  readonly rowId: string;
  readonly revision: number;
  readonly fields: RowFields;
}

/** One place in the sheet and what comes there, in the document's order. */
export interface Slot {
  readonly before: number;
  /** The row whose look the rows take. */
  readonly like: number;
  readonly group: RowFields | null;
  readonly rows: RowToPlace[];
}

const plain = (text: FieldValue | undefined): string =>
  String(text ?? '')
    .normalize('NFC')
    .toLowerCase()
    .trim();
const plainKey = (code: FieldValue | undefined, name: FieldValue | undefined): string =>
  `${plain(code)}\n${plain(name)}`;
const groupKey = (fields: RowFields): string => `${fields['section'] ?? ''}\n${fields['sectionName'] ?? ''}`;

/** Finds the place of each wanted row; slots come top first, rows within them in the document's order. */
export class SlotFinder {
  readonly #held = new Map<string, SheetRow>();
  readonly #rowAt = new Map<number, SheetRow>();
  readonly #notRecords: ReadonlySet<number>;
  readonly #slots = new Map<string, Slot>();
  readonly #groupRows = new Map<string, number>();
  /** Row → the last line of the merged areas it lies in. */
  readonly #mergeEnds = new Map<number, number>();

  constructor(
    grid: Grid,
    private readonly table: SheetTable,
    sheet: SheetRows,
  ) {
    for (const { row, code, name } of table.sections) {
      const key = plainKey(code, name);
      if (!this.#groupRows.has(key)) this.#groupRows.set(key, row);
    }
    for (const { top, bottom } of grid.merges) {
      for (let row = top; row <= bottom; row += 1) {
        this.#mergeEnds.set(row, Math.max(bottom, this.#mergeEnds.get(row) ?? 0));
      }
    }
    for (const row of sheet.rows) {
      this.#rowAt.set(row.row, row);
      if (row.identity.kind === 'linked' && !this.#held.has(row.identity.identity.rowId)) {
        this.#held.set(row.identity.identity.rowId, row);
      }
    }
    this.#notRecords = new Set([...table.sections, ...table.totals].map(({ row }) => row));
  }

  findAll(document: readonly RowToPlace[], wanted: ReadonlySet<string>): readonly Slot[] {
    const following = this.#followingHeld(document);
    const lastOfGroup = new Map<string, number>();
    let lastHeld: SheetRow | null = null;
    document.forEach((row, at) => {
      const key = groupKey(row.fields);
      const held = this.#held.get(row.rowId);
      if (held) {
        lastOfGroup.set(key, this.#endOf(held.row) + 1);
        lastHeld = held;
      } else if (wanted.has(row.rowId)) {
        const before = this.#placeFor(row, key, lastOfGroup.get(key), following[at] ?? null, lastHeld);
        lastOfGroup.set(key, before);
      }
    });
    return [...this.#slots.values()].sort((first, second) => first.before - second.before);
  }

  #placeFor(
    row: RowToPlace,
    key: string,
    after: number | undefined,
    following: { readonly sameGroup: SheetRow | null; readonly any: SheetRow | null } | null,
    lastHeld: SheetRow | null,
  ): number {
    const isAlone = after === undefined && !following?.sameGroup;
    const { section, sectionName } = row.fields;
    const group = isAlone ? (this.#groupRows.get(plainKey(section, sectionName)) ?? null) : null;
    const found =
      after ??
      following?.sameGroup?.row ??
      (group === null ? null : group + 1) ??
      this.#newGroupPlace(lastHeld, following?.any ?? null);
    const makesGroup = isAlone && group === null && key.trim() !== '';
    const isMade = makesGroup || (this.#slots.get(`${found}\n${key}`)?.group ?? null) !== null;
    const before = isMade ? found : this.#clearOfOthers(found, row.fields);
    const slotKey = `${before}\n${key}`;
    const slot = this.#slots.get(slotKey);
    if (slot) slot.rows.push(row);
    else {
      const like = this.#likeFor(before);
      this.#slots.set(slotKey, { before, like, group: makesGroup ? row.fields : null, rows: [row] });
    }
    return before;
  }

  /** For each row of the document, the next one that the sheet holds: in its group, and in any. */
  #followingHeld(
    document: readonly RowToPlace[],
  ): { readonly sameGroup: SheetRow | null; readonly any: SheetRow | null }[] {
    const next = new Map<string, SheetRow>();
    let any: SheetRow | null = null;
    const found: { sameGroup: SheetRow | null; any: SheetRow | null }[] = [];
    for (let at = document.length - 1; at >= 0; at -= 1) {
      const { rowId, fields } = document[at]!;
      const key = groupKey(fields);
      found[at] = { sameGroup: next.get(key) ?? null, any };
      const held = this.#held.get(rowId);
      if (held) {
        next.set(key, held);
        any = held;
      }
    }
    return found;
  }

  /** Last line of a row: lines below that belong to no other row and share a merged cell with it are its own. */
  #endOf(row: number): number {
    const last = Math.min(this.#mergeEnds.get(row) ?? row, this.table.area.bottom);
    let end = row;
    while (end < last && !this.#rowAt.has(end + 1) && !this.#notRecords.has(end + 1)) end += 1;
    return end;
  }

  #newGroupPlace(lastHeld: SheetRow | null, following: SheetRow | null): number {
    if (lastHeld !== null) return this.#endOf(lastHeld.row) + 1;
    if (following === null) return this.table.area.bottom + 1;
    // Above the group row of the row that follows.
    const above = this.table.sections.filter(({ row }) => row < following.row).at(-1);
    return above?.row ?? following.row;
  }

  /**
   * Moves a place down until the row would not come between rows that share a value which is not its own: a merged
   * cell, or one that the rows below inherit.
   */
  #clearOfOthers(place: number, fields: RowFields): number {
    let before = place;
    for (;;) {
      const below = this.#rowAt.get(before);
      if (below === undefined) return before;
      const splits = inherited(below, before).some(([name, value]) => (fields[name] ?? null) !== value);
      if (!splits) return before;
      before = this.#endOf(below.row) + 1;
    }
  }

  #likeFor(before: number): number {
    for (let row = before - 1; row > this.table.headerBottom; row -= 1) if (this.#rowAt.has(row)) return row;
    for (let row = before; row <= this.table.area.bottom; row += 1) if (this.#rowAt.has(row)) return row;
    return Math.max(this.table.headerBottom + 1, before - 1);
  }
}

/** The values that a row takes from cells above a line. */
export function inherited(row: SheetRow, line: number): (readonly [string, FieldValue])[] {
  return Object.entries(row.cells).flatMap(([name, cell]) =>
    cell !== undefined && cell.from !== 'own' && cell.row < line ? [[name, row.fields[name] ?? null] as const] : [],
  );
}
