import { inspectSheet } from '#shared/inspect/inspect-sheet.ts';
import type { Grid } from '#shared/sheet/grid.ts';
import { planUnicode, startsOld, surveyOldText, withEdits, type UnicodeEdit } from '#shared/sheet/old-text.ts';
import type { SheetKind } from '#shared/sheet/sheet-kind.ts';
import type { OldEncoding } from '#shared/text/old-vietnamese.ts';

/** A sheet most of whose Vietnamese is in an old encoding. */
export interface OldSheet {
  readonly encoding: OldEncoding;
  /** Cells to convert, by their words alone: fonts may add some. */
  readonly count: number;
  /** What the sheet will be recognised as once it is converted. */
  readonly kind: SheetKind;
  readonly rows: number;
  /** The sheet is longer than what was looked at: there are more cells and rows. */
  readonly more: boolean;
}

/** One sheet of a conversion that was prepared. */
export interface SheetConversion {
  readonly sheetId: string;
  readonly name: string;
  readonly encoding: OldEncoding | null;
  readonly edits: readonly UnicodeEdit[];
}

/** Enough rows to tell what a sheet is, and few enough to look at while the officer waits. */
const rowsLookedAt = 2000;

const known = new WeakMap<Grid, OldSheet | null>();

/** What an old encoding keeps the pane from reading on a sheet; `null` on a sheet of Unicode. Worked out once a reading. */
export function oldSheetOf(grid: Grid): OldSheet | null {
  const found = known.get(grid);
  if (found !== undefined) return found;
  const sheet = lookAt(grid);
  known.set(grid, sheet);
  return sheet;
}

function lookAt(grid: Grid): OldSheet | null {
  if (!startsOld(grid)) return null;
  const top = { ...grid, values: grid.values.slice(0, rowsLookedAt) };
  const survey = surveyOldText(top);
  if (!survey.dominant || survey.encoding === null) return null;
  const { edits } = planUnicode(survey);
  if (edits.length === 0) return null;
  const { kind, reading } = inspectSheet(withEdits(top, edits));
  const rows = reading.tables.reduce((sum, { records }) => sum + records.length, 0);
  return { encoding: survey.encoding, count: edits.length, kind, rows, more: grid.values.length > rowsLookedAt };
}
