import type { CriteriaSet } from '../criteria-set/criteria-set.ts';
import type { LeafRule } from '../criteria-set/leaf-rule.ts';
import type { SetRow } from '../criteria-set/set-rows.ts';
import { areasOf, indexFormula, progressFormula, sumFormula, totalFormula } from './row-formulas.ts';
import { cellAt, columnAt, templateColumns } from './template-columns.ts';
import type { TemplateDraft } from './template-draft.ts';

/** A row of the sheet and what it is. */
export interface PlacedRow extends SetRow {
  readonly row: number;
  /** `null` on sum rows. */
  readonly leaf: LeafRule | null;
}

const scoreColumns = ['self', 'survey', 'appraised', 'achieved', 'lost'] as const;

/** Rows that a parent's sums take: bonus and penalty rows stand beside the scale. */
function summed(indices: readonly number[], rows: readonly PlacedRow[]): number[] {
  return indices.map((index) => rows[index]!).flatMap((part) => (standsBeside(part) ? [] : [part.row]));
}

function standsBeside({ leaf, besideScale }: PlacedRow): boolean {
  return besideScale || leaf?.extra === true;
}

function sumOfMaximum(indices: readonly number[], rows: readonly PlacedRow[]): number {
  return indices
    .map((index) => rows[index]!)
    .reduce((sum, part) => {
      const { node, children } = part;
      if (standsBeside(part)) return sum;
      const own = children.length > 0 ? sumOfMaximum(children, rows) : (node.maxScore ?? 0);
      return Number((sum + own).toFixed(9));
    }, 0);
}

/** A field or criterion that sums the rows below it. */
export function writeGroup(
  draft: TemplateDraft,
  row: PlacedRow,
  rows: readonly PlacedRow[],
  { policy }: CriteriaSet,
): void {
  const at = row.row;
  for (const { id } of templateColumns) draft.set(at, columnAt[id], 'group-text');
  draft.set(at, columnAt.code, 'group-centre', row.node.code);
  draft.set(at, columnAt.name, 'group-text', row.node.name);
  const parts = row.besideScale ? row.children.map((index) => rows[index]!.row) : summed(row.children, rows);
  // What a heading of bonus points states is their limit, not their sum.
  if (row.besideScale || parts.length === 0) draft.set(at, columnAt.maximum, 'group-points', row.node.maxScore);
  else {
    const maximum = `SUM(${areasOf('maximum', parts)})`;
    draft.formula(at, columnAt.maximum, 'group-points', maximum, sumOfMaximum(row.children, rows));
  }
  if (parts.length > 0) {
    for (const column of scoreColumns) {
      draft.formula(at, columnAt[column], 'group-points', sumFormula(column, parts));
    }
  }
  const [top, bottom] = [at + 1, rows[row.last]!.row];
  const leaves = rows.slice(row.index + 1, row.last + 1).filter(({ leaf }) => leaf !== null).length;
  draft.formula(at, columnAt.index, 'group-percent', indexFormula(top, bottom, policy));
  draft.formula(at, columnAt.note, 'group-text', progressFormula(top, bottom, leaves), `Đã chấm 0/${leaves}`);
}

/** The grand total below the last criterion. */
export function writeTotal(
  draft: TemplateDraft,
  row: number,
  place: { rows: readonly PlacedRow[]; set: CriteriaSet; first: number; last: number },
): void {
  const { rows, set, first, last } = place;
  for (const { id } of templateColumns) draft.set(row, columnAt[id], 'group-text');
  draft.set(row, columnAt.name, 'group-text', 'Tổng cộng');
  const tops = rows.filter(({ level }) => level === 1);
  const indices = tops.map(({ index }) => index);
  const fields = summed(indices, rows);
  const extras = rows.filter(({ leaf }) => leaf?.extra === true).map((extra) => extra.row);
  const maximum = `SUM(${areasOf('maximum', fields)})`;
  draft.formula(row, columnAt.maximum, 'group-points', maximum, sumOfMaximum(indices, rows));
  for (const column of ['self', 'survey', 'appraised', 'achieved'] as const) {
    draft.formula(row, columnAt[column], 'group-points', totalFormula(column, fields, extras, set.policy));
  }
  draft.formula(row, columnAt.lost, 'group-points', sumFormula('lost', fields));
  const leaves = rows.filter(({ leaf }) => leaf !== null).length;
  draft.formula(row, columnAt.index, 'group-percent', indexFormula(first, last, set.policy, extraPoints(extras, set)));
  draft.formula(row, columnAt.note, 'group-text', progressFormula(first, last, leaves), `Đã chấm 0/${leaves}`);
}

/** Appraised bonus and penalty points as the index takes them in: "+SUM(…)". */
function extraPoints(extras: readonly number[], { policy }: CriteriaSet): string {
  if (extras.length === 0) return '';
  const cells = areasOf('appraised', extras);
  const all = extras.map((row) => `N(${cellAt('appraised', row)})`);
  const gained = `SUM(${all.map((cell) => `MAX(0,${cell})`).join(',')})`;
  const taken = `SUM(${all.map((cell) => `MIN(0,${cell})`).join(',')})`;
  const bonus = policy.bonusCap === null ? gained : `MIN(${policy.bonusCap},${gained})`;
  const penalty = policy.penaltyCap === null ? taken : `MAX(-${policy.penaltyCap},${taken})`;
  return `+IF(COUNT(${cells})=0,0,${bonus}+${penalty})`;
}
