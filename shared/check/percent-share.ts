import type { CellEdit } from '../sheet/grid.ts';
import { formulaAt, numberFormatAt, valueAt } from '../sheet/grid.ts';
import type { FieldCell, SheetRecord } from '../sheet/sheet-record.ts';
import type { ColumnField } from '../sheet/sheet-kind.ts';
import type { SheetTable } from '../sheet/sheet-table.ts';
import { parsePercent } from '../text/parse-number.ts';
import { percentPoints } from '../text/round-decimals.ts';
import type { CheckContext } from './check-context.ts';

/** A figure between 0 and 1 in a column of percents. */
interface PercentShare {
  readonly record: SheetRecord;
  readonly cell: FieldCell;
  /** As it is read, in percent points: 0.95. */
  readonly read: number;
  /** As it is probably meant: 95. */
  readonly meant: number;
  readonly edit: CellEdit;
  /** The whole column is of shares: several figures lie between 0 and 1, and none above. */
  readonly isColumn: boolean;
}

/** The percent of a row, by the kind of its table. */
function percentField({ kind }: SheetRecord): ColumnField {
  return kind === 'criteria' ? 'indexPercent' : 'percent';
}

interface PercentCell {
  readonly record: SheetRecord;
  readonly cell: FieldCell;
  readonly percent: number;
  readonly format: string | null;
  readonly inPercents: boolean;
}

/** The percent a row's own cell holds; `null` where it holds none or shares another row's. */
function percentCell({ grid }: Pick<CheckContext, 'grid'>, record: SheetRecord): PercentCell | null {
  const cell = record.cells[percentField(record)];
  if (cell?.from !== 'own') return null;
  const value = valueAt(grid, cell.row, cell.column);
  const format = numberFormatAt(grid, cell.row, cell.column);
  const percent = parsePercent(value, format);
  if (percent === null) return null;
  // "0,95%" says what it means.
  const inPercents = typeof value === 'string' ? value.includes('%') : (format?.includes('%') ?? false);
  return { record, cell, percent, format, inPercents };
}

/** What the rule sees of a row, as one comparable text. */
export function percentSeen(record: SheetRecord, context: Pick<CheckContext, 'grid'>): string {
  const found = percentCell(context, record);
  return found === null ? '' : `${found.percent} ${String(found.inPercents)}`;
}

/** Whether a figure by itself may be a share. */
export function mayBeShare(record: SheetRecord, context: Pick<CheckContext, 'grid'>): boolean {
  const found = percentCell(context, record);
  return found !== null && isFraction(found);
}

function isFraction({ percent, inPercents }: PercentCell): boolean {
  return !inPercents && percent > 0 && percent < 1;
}

/**
 * The figures of a table that look like shares of 1 where percents belong: 0,95 typed for 95%. What else stands in the
 * column tells: with nothing above 1 it is kept in shares, and a 1 is 100% there; among 40 and 60 one 0,5 is a slip.
 * Cells that show a percent sign are what they say.
 */
export function percentShares(context: Pick<CheckContext, 'grid'>, { records }: SheetTable): PercentShare[] {
  const cells = records.flatMap((record) => percentCell(context, record) ?? []);
  const fractions = cells.filter(isFraction);
  if (fractions.length === 0) return [];
  const plain = cells.filter(({ inPercents }) => !inPercents);
  const isColumn = fractions.length > 1 && plain.every(({ percent }) => percent <= 1);
  // Beside cells that show a percent sign the figure stays as it is and gets the sign.
  const signed = cells.find(({ inPercents, format }) => inPercents && format?.includes('%'));
  const shares = isColumn ? plain.filter(({ percent }) => percent > 0) : fractions;
  return shares.map(({ record, cell, percent }) => {
    const meant = percentPoints(percent);
    const at = { row: cell.row, column: cell.column };
    const formula = formulaAt(context.grid, cell.row, cell.column);
    const shown = { ...at, value: percent, numberFormat: signFormat(percent) };
    // What a formula gives is shown as what it means; the formula stays.
    const edit = formula === null ? (signed ? shown : { ...at, value: meant }) : { ...shown, formula };
    return { record, cell, read: percent, meant, edit, isColumn };
  });
}

/** As many decimals as the figure has: 0.955 is 95.5%. */
function signFormat(share: number): string {
  const decimals = String(percentPoints(share)).split('.')[1]?.length ?? 0;
  return decimals === 0 ? '0%' : `0.${'0'.repeat(Math.min(decimals, 2))}%`;
}
