import type { BodyTraits, GroupRow } from './group-row.ts';
import { readRowRole } from './row-role.ts';
import type { RowShape } from './row-shape.ts';
import { closingOf, isWide, shapeRows, totalLabelOf } from './row-shape.ts';
import type { CellAddress } from './grid.ts';
import { parseItemCode } from './item-code.ts';
import type { ItemCode } from './item-code.ts';
import type { ColumnField } from './sheet-kind.ts';
import type { TableSection } from './sheet-table.ts';
import type { SheetView } from './sheet-view.ts';
import type { TableLayout } from './table-layout.ts';

/** A record's row with what the rows above it say about it. */
export interface RecordRow {
  readonly shape: RowShape;
  readonly section: TableSection | null;
  /** Values the blank-below convention hands down from above, by field. */
  readonly above: ReadonlyMap<ColumnField, CellAddress>;
  /** Rows below that continue its texts: a cell cut in two by a page break. */
  readonly continuedBy: readonly number[];
}

/** The body of a table, row by row sorted into what it is. */
export interface Body {
  readonly records: readonly RecordRow[];
  readonly sections: readonly TableSection[];
  readonly totals: readonly { readonly row: number; readonly label: string }[];
  /** Last row of the table, notes and signatures left out. */
  readonly bottom: number;
}

/** A body with what it was told by, so that an edited row can be told anew. */
export interface WalkedBody extends Body {
  readonly shapes: readonly RowShape[];
  readonly traits: BodyTraits;
}

/** Fields whose blank cells mean "as above", by kind; the last column that names the work only where rows go unnumbered. */
export const handedDown: readonly ColumnField[] = ['objective', 'task', 'name', 'source'];

/**
 * Sorts the rows of a plan, improvement plan, recommendation list or agency list: records, group rows, totals, notes.
 * Criteria sets are walked by `walkCriteria`. Linear in the rows.
 */
export function walkBody(view: SheetView, layout: TableLayout): WalkedBody {
  return new BodyWalk(view, layout).run();
}

class BodyWalk {
  private readonly records: RecordRow[] = [];
  private readonly sections: TableSection[] = [];
  private readonly totals: { row: number; label: string }[] = [];
  private readonly shapes: readonly RowShape[];
  private readonly traits: BodyTraits;
  private group: GroupRow | null = null;
  /** The numbered group that names the objective or task of the rows below, and how the first of them is numbered. */
  private fed: {
    readonly field: ColumnField;
    readonly style: ItemCode['style'];
    below: ItemCode['style'] | null;
  } | null = null;
  private above = new Map<ColumnField, CellAddress>();
  /** What numbered (or unnumbered) rows are given, as long as nothing above them changes. */
  private given = new Map<boolean, ReadonlyMap<ColumnField, CellAddress>>();
  private bottom: number;
  private inNotes = false;

  constructor(
    private readonly view: SheetView,
    private readonly layout: TableLayout,
  ) {
    this.shapes = shapeRows(view, layout);
    const rich = this.shapes.filter(({ payload }) => payload.size > 0);
    const leaf = (['activity', 'task', 'recommendation', 'name', 'objective'] as const).find((field) =>
      layout.columnOf.has(field),
    );
    const numbered = rich.length > 0 && rich.filter(({ code }) => code !== null).length >= 0.6 * rich.length;
    this.traits = { view, layout, numbered, leaf: leaf ?? null };
    this.bottom = layout.block.bottom;
  }

  run(): WalkedBody {
    const last = this.lastMeaningful();
    for (let index = 0; index <= last; index += 1) {
      const shape = this.shapes[index]!;
      const closing = closingOf(this.view, shape);
      if (closing === 'signature') break;
      if (closing === 'note') this.inNotes = true;
      if (this.inNotes && (closing === 'note' || (shape.payload.size === 0 && shape.filled.length < 3))) continue;
      this.inNotes = false;
      this.take(shape, this.shapes[index + 1] ?? null);
    }
    const { records, sections, totals, bottom, shapes, traits } = this;
    return { records, sections, totals, bottom, shapes, traits };
  }

  private take(shape: RowShape, next: RowShape | null): void {
    const previous = this.records.at(-1);
    const role = readRowRole(this.traits, shape, next, previous?.shape ?? null);
    if (role.kind === 'nothing') return;
    this.bottom = shape.row;
    switch (role.kind) {
      case 'total':
        this.totals.push({ row: shape.row, label: role.label });
        break;
      case 'group':
        this.enter(role.group);
        break;
      case 'context':
        this.remember(shape);
        break;
      case 'continuation':
        this.records[this.records.length - 1] = { ...previous!, continuedBy: [...previous!.continuedBy, shape.row] };
        break;
      case 'record':
        this.leaveFed(shape);
        this.remember(shape);
        this.records.push({
          shape,
          section: this.group && { row: this.group.row, code: this.group.code, name: this.group.name },
          above: this.aboveFor(shape),
          continuedBy: [],
        });
    }
  }

  /** Trailing lines that name nothing (notes without the word, a loose sentence) are no rows of the table. */
  private lastMeaningful(): number {
    const { numbered, leaf } = this.traits;
    let index = this.shapes.length - 1;
    while (index >= 0) {
      const shape = this.shapes[index]!;
      if (shape.payload.size > 0 || shape.code || totalLabelOf(this.view, shape) !== null) break;
      const isLoose = numbered || shape.afterGap || this.isLineOfText(shape) || !leaf || !shape.primary.has(leaf);
      if (!isLoose) break;
      index -= 1;
    }
    return index;
  }

  private isLineOfText(shape: RowShape): boolean {
    const column = shape.filled[0];
    return (
      shape.filled.length === 1 &&
      column !== undefined &&
      (isWide(this.view, this.layout, shape.row, column) ||
        !this.layout.fieldOf.has(column) ||
        this.layout.fieldOf.get(column) === 'ordinal')
    );
  }

  private enter(group: GroupRow): void {
    const { row, code, name, column } = group;
    this.sections.push({ row, code, name });
    const hasObjective = this.layout.columnOf.has('objective');
    const isWork = this.layout.kind === 'plan' || this.layout.kind === 'papi';
    const underOuter = this.group !== null && this.group.outer && this.group.worded === null;
    const above = new Map<ColumnField, CellAddress>();
    // A group inside a group ("1" under "I", "Mục tiêu 1" under "I") is what its records serve: their objective.
    const feeds = isWork && (group.worded ?? (underOuter && !group.outer && !hasObjective ? 'objective' : null));
    if (feeds === 'task') {
      const objective = this.above.get('objective');
      if (objective) above.set('objective', objective);
    }
    this.fed = null;
    if (feeds && this.traits.leaf !== feeds) {
      above.set(feeds, { row, column });
      const style = code === null ? null : (parseItemCode(code)?.style ?? null);
      if (style !== null) this.fed = { field: feeds, style, below: null };
    }
    this.above = above;
    this.given.clear();
    if (!(feeds && underOuter)) this.group = group;
  }

  /** "2" with work of its own after "1" over "1.1, 1.2" stands beside that group, not in it. */
  private leaveFed({ code }: RowShape): void {
    if (!this.fed || !code) return;
    this.fed.below ??= code.style;
    if (code.style !== this.fed.style || this.fed.below === code.style) return;
    this.above = new Map([...this.above].filter(([field]) => field !== this.fed?.field));
    this.given.clear();
    this.fed = null;
  }

  private remember(shape: RowShape): void {
    for (const field of handedDown) {
      const column = this.layout.columnOf.get(field);
      if (column === undefined || (!shape.primary.has(field) && !shape.payload.has(field))) continue;
      this.given.clear();
      if (field === 'objective') this.above.delete('task');
      this.above.set(field, { row: shape.row, column });
    }
  }

  private aboveFor(shape: RowShape): ReadonlyMap<ColumnField, CellAddress> {
    const known = this.given.get(shape.code !== null);
    if (known) return known;
    const given = new Map<ColumnField, CellAddress>();
    let holdsOwn = false;
    for (const [field, cell] of this.above) {
      if (cell.row === shape.row) {
        holdsOwn = true;
        continue;
      }
      // A numbered row is a work of its own: a blank name there is missing, not "as above".
      const isOwnWork =
        (field === this.traits.leaf || field === 'source') && this.traits.numbered && shape.code !== null;
      if (!isOwnWork && this.layout.kind !== 'agencies') given.set(field, cell);
    }
    if (!holdsOwn) this.given.set(shape.code !== null, given);
    return given;
  }
}
