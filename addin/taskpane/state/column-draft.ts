import type { Grid } from '#shared/sheet/grid.ts';
import { valueAt } from '#shared/sheet/grid.ts';
import type { ColumnField, SheetKind } from '#shared/sheet/sheet-kind.ts';
import type { ColumnOverride, SheetReading } from '#shared/sheet/sheet-table.ts';

interface DraftColumn {
  readonly column: number;
  readonly field: ColumnField | null;
  /** How sure the recognition was, `null` where a person chose. */
  readonly confidence: number | null;
}

/** What the officer is saying about a sheet's columns. Rows and columns are zero-based. */
export interface ColumnDraft {
  readonly kind: SheetKind;
  readonly headerTop: number;
  readonly headerBottom: number;
  readonly columns: readonly DraftColumn[];
}

/** A sheet this wide is no table of an office; more columns are not listed. */
const mostColumns = 60;

/** Starts from what was recognised, or, where nothing was, from the first row with several filled cells. */
export function draftColumns(grid: Grid, reading: SheetReading): ColumnDraft {
  const table = reading.tables[0];
  if (table) {
    const known = new Map(table.columns.map((column) => [column.column, column]));
    const all = [...known.keys(), ...table.unknownColumns.map(({ column }) => column)].sort((a, b) => a - b);
    return {
      kind: table.kind,
      headerTop: table.headerTop,
      headerBottom: table.headerBottom,
      columns: all.map((column) => ({
        column,
        field: known.get(column)?.field ?? null,
        confidence: known.get(column)?.confidence ?? null,
      })),
    };
  }
  const headerTop = likelyHeaderRow(grid);
  const draft: ColumnDraft = { kind: 'plan', headerTop, headerBottom: headerTop, columns: [] };
  return { ...draft, columns: columnsUnder(grid, draft, new Map()) };
}

/** The draft with other header rows; what was chosen for a column stays with it. */
export function withHeader(
  grid: Grid,
  was: ColumnDraft,
  rows: Pick<ColumnDraft, 'headerTop' | 'headerBottom'>,
): ColumnDraft {
  const headerTop = Math.max(0, rows.headerTop);
  const moved = headerTop !== was.headerTop;
  const headerBottom = Math.max(headerTop, rows.headerBottom);
  const draft = { ...was, headerTop: moved ? headerTop : Math.min(headerTop, headerBottom), headerBottom };
  return {
    ...draft,
    columns: columnsUnder(grid, draft, new Map(was.columns.map((column) => [column.column, column]))),
  };
}

/** The header words of a column, its rows joined. */
export function headerOf(grid: Grid, { headerTop, headerBottom }: ColumnDraft, column: number): string {
  const parts: string[] = [];
  for (let row = headerTop; row <= headerBottom; row += 1) {
    const value = valueAt(grid, row, column);
    if (value !== null && value !== '') parts.push(String(value).replace(/\s+/g, ' ').trim());
  }
  return parts.join(' | ');
}

/** The draft as it is kept; refused when one meaning was given to two columns. */
export function settleColumns(
  draft: ColumnDraft,
): { readonly ok: true; readonly columns: WritableOverride } | { readonly ok: false; readonly twice: ColumnField } {
  const seen = new Set<ColumnField>();
  for (const { field } of draft.columns) {
    if (field === null) continue;
    if (seen.has(field)) return { ok: false, twice: field };
    seen.add(field);
  }
  const { kind, headerTop, headerBottom } = draft;
  return {
    ok: true,
    columns: { kind, headerTop, headerBottom, columns: draft.columns.map(({ column, field }) => ({ column, field })) },
  };
}

interface WritableOverride extends Omit<ColumnOverride, 'columns'> {
  columns: { column: number; field: ColumnField | null }[];
}

function columnsUnder(grid: Grid, draft: ColumnDraft, known: ReadonlyMap<number, DraftColumn>): readonly DraftColumn[] {
  const width = grid.values[0]?.length ?? 0;
  const columns: DraftColumn[] = [];
  for (let column = grid.left; column < grid.left + width && columns.length < mostColumns; column += 1) {
    const was = known.get(column);
    if (was?.field || headerOf(grid, draft, column) !== '') {
      columns.push(was ?? { column, field: null, confidence: null });
    }
  }
  return columns;
}

function likelyHeaderRow(grid: Grid): number {
  const most = Math.min(grid.values.length, 50);
  for (let at = 0; at < most; at += 1) {
    const filled = grid.values[at]!.filter((value) => value !== null && value !== '').length;
    if (filled >= 3) return grid.top + at;
  }
  return grid.top;
}
