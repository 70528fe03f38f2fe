import type { CellValue, Grid, Rect } from '#shared/sheet/grid.ts';

/** A grid being mutated. The three blocks stay rectangular and of one shape, as `Grid` promises. */
export interface DraftGrid {
  name: string;
  top: number;
  left: number;
  values: CellValue[][];
  formulas: (string | null)[][];
  numberFormats: (string | null)[][];
  merges: Rect[];
  hiddenRows: Set<number>;
  hiddenColumns: Set<number>;
}

/** Copies rows `from` to `to` (relative to the grid, the end not included) with the merges that touch them. */
export function draftOf(grid: Grid, from = 0, to = grid.values.length): DraftGrid {
  const values = grid.values.slice(from, to).map((row) => [...row]);
  const shape = (block: Grid['formulas']) =>
    values.map((row, index) => row.map((_, column) => block?.[from + index]?.[column] ?? null));
  const bottom = grid.top + values.length - 1;
  return {
    name: grid.name,
    top: grid.top,
    left: grid.left,
    values,
    formulas: shape(grid.formulas),
    numberFormats: shape(grid.numberFormats),
    merges: grid.merges
      .map((merge) => ({
        ...merge,
        top: Math.max(grid.top, merge.top - from),
        bottom: Math.min(bottom, merge.bottom - from),
      }))
      .filter((merge) => merge.top <= merge.bottom),
    hiddenRows: new Set([...grid.hiddenRows].map((row) => row - from).filter((row) => row >= grid.top)),
    hiddenColumns: new Set(grid.hiddenColumns),
  };
}

export function widthOf(draft: DraftGrid): number {
  return draft.values[0]?.length ?? 0;
}

/** Puts the title lines and the header of a grid above a run of its later rows. */
export function windowOf(grid: Grid, headRows: number, from: number, to: number): DraftGrid {
  const head = draftOf(grid, 0, Math.min(headRows, grid.values.length));
  const body = draftOf(grid, from, to);
  const shift = head.values.length;
  return {
    ...head,
    values: [...head.values, ...body.values],
    formulas: [...head.formulas, ...body.formulas],
    numberFormats: [...head.numberFormats, ...body.numberFormats],
    merges: [
      ...head.merges,
      ...body.merges.map((merge) => ({ ...merge, top: merge.top + shift, bottom: merge.bottom + shift })),
    ],
    hiddenRows: new Set([...head.hiddenRows, ...[...body.hiddenRows].map((row) => row + shift)]),
  };
}

/** The draft as a sheet is read; a host that knows no formulas or formats gives none. */
export function gridOf(draft: DraftGrid, knows: { formulas: boolean; numberFormats: boolean }): Grid {
  return {
    ...draft,
    formulas: knows.formulas ? draft.formulas : null,
    numberFormats: knows.numberFormats ? draft.numberFormats : null,
  };
}
