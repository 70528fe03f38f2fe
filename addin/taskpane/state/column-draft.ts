import type { Grid } from '#shared/sheet/grid.ts';
import type { ColumnField, SheetKind } from '#shared/sheet/sheet-kind.ts';
import type { ColumnOverride, SheetReading } from '#shared/sheet/sheet-table.ts';
import type { ColumnSuggestion } from '#shared/sheet/suggest-columns.ts';
import { suggestColumns } from '#shared/sheet/suggest-columns.ts';

interface DraftColumn extends ColumnSuggestion {
  /** Whether a person said so: then it stays, whatever is guessed again. */
  readonly chosen: boolean;
}

/** What the officer is saying about a sheet's columns. Rows and columns are zero-based. */
export interface ColumnDraft {
  readonly kind: SheetKind;
  readonly headerTop: number;
  readonly headerBottom: number;
  readonly columns: readonly DraftColumn[];
}

type HeaderRows = Pick<ColumnDraft, 'headerTop' | 'headerBottom'>;

/** Starts from what was recognised, or, where nothing was, from the first row with several filled cells. */
export function draftColumns(grid: Grid, reading: SheetReading): ColumnDraft {
  const table = reading.tables[0];
  if (!table) {
    const headerTop = likelyHeaderRow(grid);
    return suggested(grid, 'plan', { headerTop, headerBottom: headerTop }, []);
  }
  const { kind, headerTop, headerBottom, area } = table;
  const known = new Map(table.columns.map((column) => [column.column, column]));
  const columns = suggestColumns(grid, kind, headerTop, headerBottom)
    .filter(({ column }) => known.has(column) || (column >= area.left && column <= area.right))
    .map((column) => ({
      ...column,
      field: known.get(column.column)?.field ?? null,
      confidence: known.get(column.column)?.confidence ?? null,
      chosen: false,
    }));
  return { kind, headerTop, headerBottom, columns };
}

/** The draft with other header rows; what was chosen for a column stays with it. */
export function withHeader(grid: Grid, was: ColumnDraft, rows: HeaderRows): ColumnDraft {
  const headerTop = Math.max(0, rows.headerTop);
  const headerBottom = Math.max(0, rows.headerBottom);
  const moved = headerTop !== was.headerTop;
  return suggested(
    grid,
    was.kind,
    {
      headerTop: moved ? headerTop : Math.min(headerTop, headerBottom),
      headerBottom: moved ? Math.max(headerTop, headerBottom) : headerBottom,
    },
    was.columns,
  );
}

/** The draft as another kind of sheet, guessed again; what was chosen stays. */
export function withKind(grid: Grid, was: ColumnDraft, kind: SheetKind): ColumnDraft {
  return suggested(grid, kind, was, was.columns);
}

/** The draft with what a person says a column holds; `null` = nothing of ours. */
export function withChoice(was: ColumnDraft, column: number, field: ColumnField | null): ColumnDraft {
  const columns = was.columns.map((other) =>
    other.column === column ? { ...other, field, confidence: null, chosen: true } : other,
  );
  return { ...was, columns };
}

/** The draft as it is kept; refused when one meaning was given to two columns, or none to any. */
export function settleColumns(
  draft: ColumnDraft,
):
  | { readonly ok: true; readonly columns: WritableOverride }
  | { readonly ok: false; readonly reason: 'twice'; readonly field: ColumnField }
  | { readonly ok: false; readonly reason: 'nothing' } {
  const seen = new Set<ColumnField>();
  for (const { field } of draft.columns) {
    if (field === null) continue;
    if (seen.has(field)) return { ok: false, reason: 'twice', field };
    seen.add(field);
  }
  if (seen.size === 0 && draft.kind !== 'survey') return { ok: false, reason: 'nothing' };
  const { kind, headerTop, headerBottom } = draft;
  const columns = draft.columns.map(({ column, field, header }) => ({ column, field, header: header || null }));
  return { ok: true, columns: { kind, headerTop, headerBottom, columns } };
}

interface WritableOverride extends Omit<ColumnOverride, 'columns'> {
  columns: { column: number; field: ColumnField | null; header: string | null }[];
}

function suggested(
  grid: Grid,
  kind: SheetKind,
  { headerTop, headerBottom }: HeaderRows,
  was: readonly DraftColumn[],
): ColumnDraft {
  const chosen = new Map(was.filter((column) => column.chosen).map((column) => [column.column, column.field]));
  const taken = new Set(chosen.values());
  const columns = suggestColumns(grid, kind, headerTop, headerBottom).map((column) => {
    const said = chosen.get(column.column);
    if (said !== undefined) return { ...column, field: said, confidence: null, chosen: true };
    const free = column.field !== null && !taken.has(column.field);
    return { ...column, ...(free ? {} : { field: null, confidence: null }), chosen: false };
  });
  return { kind, headerTop, headerBottom, columns };
}

function likelyHeaderRow(grid: Grid): number {
  const most = Math.min(grid.values.length, 50);
  for (let at = 0; at < most; at += 1) {
    const filled = grid.values[at]!.filter((value) => value !== null && value !== '').length;
    if (filled >= 3) return grid.top + at;
  }
  return grid.top;
}
