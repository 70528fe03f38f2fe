import type { ClosingLine } from './row-signals.ts';
import type { ItemCode } from './item-code.ts';
import { codeCandidates } from './item-code.ts';
import { closingLine, isColumnNumberRow, isTotalLabel } from './row-signals.ts';
import type { ColumnField } from './sheet-kind.ts';
import type { SheetView } from './sheet-view.ts';
import type { TableLayout } from './table-layout.ts';
import { createRepeatTest } from './table-layout.ts';

/** A body row that holds something, seen from afar. */
export interface RowShape {
  readonly row: number;
  /** Columns of the table with a text of their own, the hidden identity column left out. */
  readonly filled: readonly number[];
  /** What stands in the ordinal or code column, when it is a code. */
  readonly code: ItemCode | null;
  /** The column of the ordinal or code, when it holds a code. */
  readonly codeColumn: number | null;
  /** Fields with a text of their own that name the work or criterion. */
  readonly primary: ReadonlySet<ColumnField>;
  /** All other fields with a text of their own, notes and numbering left out. */
  readonly payload: ReadonlySet<ColumnField>;
  /** A blank row lies above. */
  readonly afterGap: boolean;
}

const numbering: ReadonlySet<ColumnField> = new Set<ColumnField>(['ordinal', 'code', 'note', 'rowIdentity']);
const primaryFields: ReadonlySet<ColumnField> = new Set<ColumnField>([
  'objective',
  'task',
  'activity',
  'name',
  'recommendation',
]);

/** The rows under a header that hold something: repeated headers and column numbers left out. Linear in the cells. */
export function shapeRows(view: SheetView, layout: TableLayout): RowShape[] {
  const repeatsHeader = createRepeatTest(view, layout.block);
  const shapeOf = createRowShaper(view, layout);
  const shapes: RowShape[] = [];
  let previousWasHeader = true;
  let afterGap = false;
  for (let row = layout.block.bottom + 1; row <= layout.bodyBottom; row += 1) {
    const shape = shapeOf(row, afterGap);
    if (shape === null) {
      afterGap = true;
      continue;
    }
    if (repeatsHeader(row)) {
      const above = shapes.at(-1);
      if (above?.row === row - 1 && isPageNumber(view, above)) shapes.pop();
      previousWasHeader = true;
      continue;
    }
    if (numbersColumns(view, layout, shape, previousWasHeader)) continue;
    previousWasHeader = false;
    shapes.push(shape);
    afterGap = false;
  }
  return shapes;
}

/** "1 2 3 …" right under a header, or anywhere across the whole table: printing tools repeat it page by page. */
function numbersColumns(
  view: SheetView,
  layout: TableLayout,
  { row, filled }: RowShape,
  underHeader: boolean,
): boolean {
  const isWhole = filled.length >= 4 && filled.length >= 0.8 * layout.block.paths.size;
  return (underHeader || isWhole) && isColumnNumberRow(filled.map((column) => view.text(row, column)));
}

/** Shapes single rows of a table; a row without a text of its own is `null`. */
export function createRowShaper(
  view: SheetView,
  layout: TableLayout,
): (row: number, afterGap: boolean) => RowShape | null {
  const { left, right, columnOf } = layout;
  const identity = columnOf.get('rowIdentity');
  const numberColumn =
    layout.kind === 'criteria' ? (columnOf.get('code') ?? columnOf.get('ordinal')) : columnOf.get('ordinal');
  const fieldsIn = createFieldSorter(layout);
  return (row, afterGap) => {
    const within = view.filledColumns(row, left, right);
    const filled = identity === undefined ? within : within.filter((column) => column !== identity);
    if (filled.length === 0) return null;
    const codes =
      numberColumn === undefined ? [] : codeCandidates(view.value(row, numberColumn), view.format(row, numberColumn));
    const code = codes[0] ?? null;
    const codeColumn = code && numberColumn !== undefined ? numberColumn : null;
    return { row, filled, code, codeColumn, ...fieldsIn(filled), afterGap };
  };
}

type FilledFields = Pick<RowShape, 'primary' | 'payload'>;

/** Sorts the fields of filled columns. Rows filled alike, which most are, share one answer. */
function createFieldSorter({ left, right, fieldOf }: TableLayout): (filled: readonly number[]) => FilledFields {
  const known = new Map<number, FilledFields>();
  // A number holds a pattern of 50 columns exactly; wider tables are rare.
  const isNarrow = right - left < 50;
  return (filled) => {
    let pattern = 0;
    for (const column of filled) pattern += 2 ** (column - left);
    const before = isNarrow ? known.get(pattern) : undefined;
    if (before) return before;
    const primary = new Set<ColumnField>();
    const payload = new Set<ColumnField>();
    for (const column of filled) {
      const field = fieldOf.get(column);
      if (field === undefined || numbering.has(field)) continue;
      (primaryFields.has(field) ? primary : payload).add(field);
    }
    if (isNarrow) known.set(pattern, { primary, payload });
    return { primary, payload };
  };
}

/** The number of a printed page, left above the header of the next one. */
function isPageNumber(view: SheetView, { row, filled, codeColumn }: RowShape): boolean {
  const column = filled[0];
  if (filled.length !== 1 || column === undefined || column === codeColumn) return false;
  return /^(?:trang\s*)?[-–—\s]*\d{1,3}[-–—\s]*(?:\/\s*\d{1,3})?$/iu.test(view.text(row, column));
}

/** Whether a text cell stretches over half the table or more. */
export function isWide(view: SheetView, layout: TableLayout, row: number, column: number): boolean {
  const span = view.lastColumnOf(row, column) - column + 1;
  return span >= Math.max(2, Math.ceil((layout.right - layout.left + 1) / 2));
}

/** Whether a row closes the table: a signature, "Nơi nhận", a note. Rows of the table are numbered or well filled. */
export function closingOf(view: SheetView, shape: RowShape): ClosingLine {
  if (shape.code || shape.filled.length > 3) return null;
  for (const [index, column] of shape.filled.entries()) {
    const line = closingLine(view.text(shape.row, column));
    if (line === 'signature') return line;
    if (line === 'note' && index === 0 && shape.filled.length <= 2) return line;
  }
  return null;
}

/** The label of a totals row, or `null` for any other row. */
export function totalLabelOf(view: SheetView, shape: RowShape): string | null {
  if (shape.code || (shape.payload.has('leadAgencies') && shape.payload.has('deadline'))) return null;
  for (const column of shape.filled.slice(0, 2)) {
    const text = view.text(shape.row, column);
    if (isTotalLabel(text)) return text;
  }
  return null;
}
