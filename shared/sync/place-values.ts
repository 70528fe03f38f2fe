import type { CellEdit, Grid } from '../sheet/grid.ts';
import { formulaAt, numberFormatAt } from '../sheet/grid.ts';
import { cellValueOf } from './field-value.ts';
import { groupBy } from './group-by.ts';
import type { FieldValue } from './protocol.ts';
import type { SheetRow } from './sheet-rows.ts';

/** A value that a row should show. */
export interface WantedValue {
  readonly row: SheetRow;
  readonly field: string;
  readonly value: FieldValue;
}

export type PlacementProblem = 'formula' | 'shared-cell';

export interface Placement {
  readonly edits: readonly CellEdit[];
  /** Wanted values that have no cell to go to: a formula stands there, or a merged cell shows one value for several rows. */
  readonly blocked: readonly { readonly wanted: WantedValue; readonly problem: PlacementProblem }[];
}

interface Sharer {
  readonly row: SheetRow;
  readonly wanted: WantedValue | undefined;
}

function keyOf(row: number, column: number): string {
  return `${row}:${column}`;
}

/** The edit that makes a cell show a value; text always literally, so "=1+1" stays words (SPEC V-3). */
function editOf(grid: Grid, row: number, column: number, field: string, value: FieldValue): CellEdit {
  return { row, column, value: cellValueOf(field, value, numberFormatAt(grid, row, column)) };
}

/** Gathers per cell the rows that show it, top first. */
function sharersOf(rows: readonly SheetRow[], field: string, wanted: ReadonlyMap<SheetRow, WantedValue>): Sharer[][] {
  const shown = rows.filter((row) => row.cells[field] !== undefined).map((row) => ({ row, wanted: wanted.get(row) }));
  const groups = groupBy(shown, ({ row: { cells } }) => keyOf(cells[field]!.row, cells[field]!.column));
  return [...groups.values()].filter((group) => group.some(({ wanted: want }) => want !== undefined));
}

/**
 * Places the values of one cell that several rows show. Where all agree, the cell gets the value. Rows that only inherit
 * from a blank below may get a cell of their own; rows of a merge cannot.
 */
function placeGroup(grid: Grid, field: string, group: readonly Sharer[]): CellEdit[] | PlacementProblem {
  const cell = group[0]!.row.cells[field]!;
  if (formulaAt(grid, cell.row, cell.column) !== null) return 'formula';
  const valueOf = ({ row, wanted }: Sharer): FieldValue => (wanted ? wanted.value : (row.fields[field] ?? null));
  const first = valueOf(group[0]!);
  if (group.every((sharer) => valueOf(sharer) === first)) return [editOf(grid, cell.row, cell.column, field, first)];
  const edits: CellEdit[] = [];
  let shown = group[0]!.row.fields[field] ?? null;
  for (const sharer of group) {
    const value = valueOf(sharer);
    const from = sharer.row.cells[field]!.from;
    if (value === shown) continue;
    if (from === 'merged' || value === null) return 'shared-cell';
    edits.push(editOf(grid, sharer.row.row, cell.column, field, value));
    shown = value;
  }
  return edits;
}

/** Turns wanted values into cell edits, minding cells that several rows share. `rows` = all rows of the table, top first. */
export function placeValues(grid: Grid, rows: readonly SheetRow[], wanted: readonly WantedValue[]): Placement {
  const byField = new Map<string, Map<SheetRow, WantedValue>>();
  for (const want of wanted) {
    const ofField = byField.get(want.field);
    if (ofField) ofField.set(want.row, want);
    else byField.set(want.field, new Map([[want.row, want]]));
  }
  const edits: CellEdit[] = [];
  const blocked: { wanted: WantedValue; problem: PlacementProblem }[] = [];
  for (const [field, ofField] of byField) {
    for (const group of sharersOf(rows, field, ofField)) {
      const placed = placeGroup(grid, field, group);
      if (typeof placed !== 'string') edits.push(...placed);
      else for (const sharer of group) if (sharer.wanted) blocked.push({ wanted: sharer.wanted, problem: placed });
    }
  }
  return { edits, blocked };
}
