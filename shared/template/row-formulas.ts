import { compileRule } from '../rule/compile-rule.ts';
import { notApplicableChoice } from '../rule/choice-match.ts';
import type { Rule } from '../rule/rule.ts';
import type { ScorePolicy } from '../rule/score-policy.ts';
import { criterionMethodNames } from '../criteria-set/criteria-set.ts';
import { cellAt, columnAt, spanAt, type TemplateColumn } from './template-columns.ts';
import { columnLetters } from '../sheet/a1.ts';
import { inputCells } from './row-inputs.ts';

/** As the column "Hình thức đánh giá" marks bonus and penalty rows, which stand beside the scale. */
export const extraMethodName = 'Điểm thưởng, điểm trừ';

/** The rule as a formula without "=", or `null` when it would not fit into a cell. */
export function ruleFormula(rule: Rule, row: number, policy: ScorePolicy): string | null {
  try {
    return compileRule(rule, inputCells(rule, row), { policy }).slice(1);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** The score that counts for a row: the appraised one before the one the unit gave. Blank while there is none. */
export function achievedFormula(row: number, columns: readonly TemplateColumn[]): string {
  return columns.reduceRight(
    (rest, column) => `IF(ISNUMBER(${cellAt(column, row)}),${cellAt(column, row)},${rest})`,
    '""',
  );
}

/** Points lost against the maximum; blank while nothing is scored. */
export function lostFormula(row: number): string {
  const achieved = cellAt('achieved', row);
  return `IF(ISNUMBER(${achieved}),ROUND(MAX(0,${cellAt('maximum', row)}-${achieved}),9),"")`;
}

/** Cells of one column in the given rows, runs of rows as areas: "J9:J11,J14". Zero-based rows, ascending. */
export function areasOf(column: TemplateColumn, rows: readonly number[]): string {
  const runs: [first: number, last: number][] = [];
  for (const row of rows) {
    const run = runs.at(-1);
    if (run && run[1] === row - 1) run[1] = row;
    else runs.push([row, row]);
  }
  return runs.map(([first, last]) => (first === last ? cellAt(column, first) : spanAt(column, first, last))).join(',');
}

/** The sum of the rows that have a number; blank while none has, because nothing scored is not zero. */
export function sumFormula(column: TemplateColumn, rows: readonly number[]): string {
  const cells = areasOf(column, rows);
  return `IF(COUNT(${cells})=0,"",SUM(${cells}))`;
}

/** The grand total: the fields, and bonus and penalty points within their yearly limits. */
export function totalFormula(
  column: TemplateColumn,
  fields: readonly number[],
  extras: readonly number[],
  { bonusCap, penaltyCap }: ScorePolicy,
): string {
  if (extras.length === 0) return sumFormula(column, fields);
  const gained = extras.map((row) => `MAX(0,N(${cellAt(column, row)}))`).join(',');
  const taken = extras.map((row) => `MIN(0,N(${cellAt(column, row)}))`).join(',');
  const bonus = bonusCap === null ? `SUM(${gained})` : `MIN(${bonusCap},SUM(${gained}))`;
  const penalty = penaltyCap === null ? `SUM(${taken})` : `MAX(-${penaltyCap},SUM(${taken}))`;
  const cells = areasOf(column, fields);
  return `IF(COUNT(${cells},${areasOf(column, extras)})=0,"",SUM(${cells})+${bonus}+${penalty})`;
}

const anyNumber = '">=-1000000"';

/** "Đã chấm 3/12": scored rows among those that apply. Rows between `first` and `last`; `leaves` = scored rows there. */
export function progressFormula(first: number, last: number, leaves: number): string {
  const scored = `COUNTIFS(${spanAt('method', first, last)},"<>",${spanAt('achieved', first, last)},${anyNumber})`;
  const choice = spanAt('choice', first, last);
  const set = `COUNTIFS(${choice},"${notApplicableChoice}")-COUNTIFS(${choice},"${notApplicableChoice}",${spanAt('achieved', first, last)},${anyNumber})`;
  return `"Đã chấm "&${scored}&"/"&(${leaves}-(${set}))`;
}

/**
 * Appraised points (the survey's where a survey decides) over the maximum of the rows that have them; blank before any
 * appraisal. Without the survey's result its maximum is left out, unless the set's policy keeps it.
 */
export function indexFormula(first: number, last: number, policy: ScorePolicy, added = ''): string {
  const method = spanAt('method', first, last);
  const span = (column: TemplateColumn): string => spanAt(column, first, last);
  const survey = `"${criterionMethodNames.survey}"`;
  const own = `${method},"<>",${method},"<>${extraMethodName}"`;
  const judged = `SUMIFS(${span('appraised')},${own})+SUMIFS(${span('survey')},${method},${survey})${added}`;
  const most = [
    `SUMIFS(${span('maximum')},${own},${span('appraised')},${anyNumber})`,
    policy.rescaleWithoutSurvey
      ? `SUMIFS(${span('maximum')},${method},${survey},${span('survey')},${anyNumber})`
      : `SUMIFS(${span('maximum')},${method},${survey})`,
  ].join('+');
  const known = `COUNTIFS(${own},${span('appraised')},${anyNumber})+COUNTIFS(${method},${survey},${span('survey')},${anyNumber})`;
  return `IF(${known}=0,"",IFERROR((${judged})/(${most}),""))`;
}

/**
 * The place of a row among those that lost points, most first and upper rows first among equals: 1, 2, 3 … without a
 * gap. The sheet of lost points finds its rows by it.
 */
export function rankFormula(row: number, first: number, last: number): string {
  const lost = cellAt('lost', row);
  const letters = (column: TemplateColumn): string => `$${columnLetters(columnAt[column])}`;
  const down = (column: TemplateColumn): string => spanAt(column, first, last, true);
  const above = (column: TemplateColumn): string => `${letters(column)}$${first + 1}:${letters(column)}${row + 1}`;
  const more = `SUMPRODUCT((${down('method')}<>"")*ISNUMBER(${down('lost')})*(${down('lost')}>${lost}))`;
  const equal = `SUMPRODUCT((${above('method')}<>"")*ISNUMBER(${above('lost')})*(${above('lost')}=${lost}))`;
  return `IF(ISNUMBER(${lost}),IF(${lost}>0,${more}+${equal},""),"")`;
}
