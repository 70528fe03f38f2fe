import { choiceFormula, notApplicableTest } from './choice-formula.ts';
import { choicesOf } from './choice-match.ts';
import { mostPoints } from './check-points.ts';
import { fractionOf } from './exact-number.ts';
import { finishScore, scoreRange } from './finish-score.ts';
import type { NumberKey } from './rule-inputs.ts';
import type { Amount, Interval, Rule, StepsRule } from './rule.ts';
import { plainScorePolicy, type ScorePolicy } from './score-policy.ts';

/** Addresses in US notation ("F5", "$F$5", "'Kê khai'!B2") of the cells that hold the inputs. */
export type RuleCells = Readonly<Partial<Record<NumberKey | 'choice', string>>>;

export interface CompileOptions {
  readonly policy?: ScorePolicy;
  /** How the percent cell holds 85 %: as 85 (`hundred`, the default) or as 0.85 in a percent format (`one`). */
  readonly percentOf?: 'hundred' | 'one';
}

/** Excel's limit for the text of a formula. */
export const longestFormula = 8192;

/**
 * The rule as an Excel 2016 formula (US notation, beginning with "="), equal to `evaluateRule` for every content of
 * its cells: blank, text, errors and zero denominators give "" (not scored yet), never an error value.
 *
 * A cell that the rule needs and `cells` does not name counts as blank.
 */
export function compileRule(rule: Rule, cells: RuleCells, options: CompileOptions = {}): string {
  const policy = options.policy ?? plainScorePolicy;
  const context: Context = { rule, policy, cells: withPercent(cells, options) };
  const scored = compileKind(context);
  const body =
    cells.choice === undefined ? scored : `IF(${notApplicableTest(cells.choice)},${notApplicable(context)},${scored})`;
  const formula = `=IFERROR(${body},"")`;
  if (formula.length > longestFormula) throw new RangeError(`formula of ${formula.length} characters`);
  return formula;
}

interface Context {
  readonly rule: Rule;
  readonly policy: ScorePolicy;
  readonly cells: RuleCells & { readonly percentValue?: string };
}

function withPercent(cells: RuleCells, options: CompileOptions): Context['cells'] {
  if (cells.percent === undefined) return cells;
  return {
    ...cells,
    percentValue: options.percentOf === 'one' ? `ROUND(${cells.percent}*100,9)` : `ROUND(${cells.percent},9)`,
  };
}

const blank = '""';

function notApplicable({ rule, policy }: Context): string {
  const most = rule.maxScore ?? mostPoints(rule);
  return policy.notApplicable === 'full-marks' && most !== null ? literal(Math.max(0, most)) : blank;
}

function compileKind(context: Context): string {
  const { rule } = context;
  switch (rule.kind) {
    case 'choice':
      return compileChoice(context);
    case 'deduction':
      return rule.by === 'label' ? compileChoice(context) : compileDeduction(context, rule);
    case 'steps':
    case 'linear':
      return compileSteps(context, rule);
    case 'count':
      return compileCount(context, rule);
    case 'trend':
      return compileComparison(context, context.cells.previous, [rule.up, rule.same, rule.down]);
    case 'target':
      return compileComparison(context, context.cells.target, [rule.exceed, rule.meet, rule.miss]);
    case 'survey':
      return compileSurvey(context, rule.factor);
  }
}

/** A JavaScript number as Excel writes it; 15 digits are all that Excel keeps. */
function literal(value: number): string {
  const text = String(Number(value.toPrecision(15)));
  return text.includes('e') ? Number(text).toFixed(15).replace(/0+$/, '') : text;
}

/** Points known at compile time, finished as the evaluator does. */
function fixed({ rule, policy }: Context, points: number | null): string {
  return points === null ? blank : literal(finishScore(rule, policy, fractionOf(points, 12)).score);
}

/** Rounding and limits around a calculated score. */
function finished({ rule, policy }: Context, score: string): string {
  let text = `ROUND(${score},10)`;
  if (rule.rounding !== null) text = `ROUND(${text}/${literal(rule.rounding)},0)*${literal(rule.rounding)}`;
  if (policy.decimals !== null) text = `ROUND(${text},${policy.decimals})`;
  else if (rule.rounding !== null) text = `ROUND(${text},10)`;
  const { low, high } = scoreRange(rule);
  if (high !== null) text = `MIN(${literal(high)},${text})`;
  return low === null ? text : `MAX(${literal(low)},${text})`;
}

function compileChoice(context: Context): string {
  const { choice } = context.cells;
  if (choice === undefined) return blank;
  return choiceFormula(
    choice,
    choicesOf(context.rule).map(({ label, points }) => ({ label, points: fixed(context, points) })),
  );
}

/** Blank, or text of no length; an error value is neither. */
function isEmpty(cell: string): string {
  return `IFERROR(LEN(${cell})=0,FALSE)`;
}

/** `numbers` unless all of `inputs` are blank and something was chosen instead. */
function orChoice(context: Context, inputs: readonly (string | undefined)[], numbers: string): string {
  if (context.cells.choice === undefined || choicesOf(context.rule).length === 0) return numbers;
  const empty = inputs.filter((cell) => cell !== undefined).map(isEmpty);
  return empty.length === 0 ? compileChoice(context) : `IF(${allOf(empty)},${compileChoice(context)},${numbers})`;
}

function allOf(conditions: readonly string[]): string {
  return conditions.length === 1 ? conditions[0]! : `AND(${conditions.join(',')})`;
}

/** LibreOffice counts TRUE among the numbers, Excel does not. */
function whenNumbers(cells: readonly (string | undefined)[], text: string): string {
  if (cells.some((cell) => cell === undefined)) return blank;
  return `IF(${allOf(cells.flatMap((cell) => [`ISNUMBER(${cell})`, `NOT(ISLOGICAL(${cell}))`]))},${text},"")`;
}

function whenWhole(cell: string | undefined, least: number, text: string): string {
  return whenNumbers([cell], `IF(AND(ROUND(${cell},9)>=${least},ROUND(${cell},9)=INT(ROUND(${cell},9))),${text},"")`);
}

function compileSteps(context: Context, rule: StepsRule): string {
  const { cells } = context;
  switch (rule.measure) {
    case 'percent':
      return compilePercent(context, rule);
    case 'count':
      return orChoice(
        context,
        [cells.count],
        whenWhole(cells.count, 0, chain(context, rule, wholeTest(cells.count ?? ''), '')),
      );
    case 'rank':
      return whenWhole(cells.rank, 1, chain(context, rule, wholeTest(cells.rank ?? ''), ''));
    case 'growth':
      return compileChange(context, rule, cells.previous);
    case 'excess':
      return compileChange(context, rule, cells.target);
  }
}

function compilePercent(context: Context, rule: StepsRule): string {
  const { numerator: top, denominator: bottom, percent, percentValue } = context.cells;
  const ratioTest: Test = (sign, value) => `ROUND(${top}*100-${bottom}*${literal(value)},6)${sign}0`;
  const ratio = whenNumbers(
    [top, bottom],
    `IF(AND(ROUND(${top},9)>=0,ROUND(${bottom},9)>0),${chain(context, rule, ratioTest, `${top}*100/${bottom}`)},${none(context, rule)})`,
  );
  if (percent === undefined || percentValue === undefined) return ratio;
  const stated = whenNumbers(
    [percent],
    `IF(${percentValue}>=0,${chain(context, rule, (sign, value) => `${percentValue}${sign}${literal(value)}`, percentValue)},"")`,
  );
  if (top === undefined || bottom === undefined) return stated;
  return `IF(OR(${isEmpty(top)},${isEmpty(bottom)}),${stated},${ratio})`;
}

function none(context: Context, rule: StepsRule): string {
  if (rule.whenNone === null) return blank;
  const { numerator: top, denominator: bottom } = context.cells;
  return `IF(AND(ROUND(${top},9)=0,ROUND(${bottom},9)=0),${fixed(context, rule.whenNone)},"")`;
}

function compileChange(context: Context, rule: StepsRule, base: string | undefined): string {
  const { current } = context.cells;
  const test: Test = (sign, value) => `ROUND((${current}-${base})*100-${base}*${literal(value)},6)${sign}0`;
  return whenNumbers(
    [current, base],
    `IF(ROUND(${base},9)>0,${chain(context, rule, test, `(${current}-${base})*100/${base}`)},"")`,
  );
}

type Test = (sign: '>=' | '>' | '<=' | '<' | '=', value: number) => string;

function wholeTest(cell: string): Test {
  return (sign, value) => `ROUND(${cell},9)${sign}${literal(value)}`;
}

/** Nested IFs over disjoint steps; a value that no step covers is not scored. */
function chain(context: Context, rule: StepsRule, test: Test, value: string): string {
  const rest = fixed(context, rule.otherwise);
  return rule.steps.reduceRight((otherwise, step) => {
    const amount = stepAmount(context, step.amount, value);
    const condition = intervalTest(step, test);
    return condition === null ? amount : `IF(${condition},${amount},${otherwise})`;
  }, rest);
}

function stepAmount(context: Context, amount: Amount, value: string): string {
  if (amount.kind === 'points') return fixed(context, amount.points);
  return finished(context, `${value}*${literal(amount.factor)}/${literal(amount.over)}`);
}

function intervalTest({ from, to }: Interval, test: Test): string | null {
  if (from && to && from.value === to.value) return test('=', from.value);
  const parts: string[] = [];
  if (from) parts.push(test(from.closed ? '>=' : '>', from.value));
  if (to) parts.push(test(to.closed ? '<=' : '<', to.value));
  return parts.length === 0 ? null : allOf(parts);
}

function compileCount(context: Context, rule: Extract<Rule, { kind: 'count' }>): string {
  const { count } = context.cells;
  const product = `INT(ROUND(${count},0)/${rule.per})*${literal(rule.points)}`;
  const capped = rule.cap === null ? product : `MIN(${literal(rule.cap)},${product})`;
  return whenWhole(count, 0, finished(context, rule.role === 'penalty' ? `-${capped}` : capped));
}

function compileDeduction(context: Context, rule: Extract<Rule, { kind: 'deduction'; by: 'count' }>): string {
  const { count } = context.cells;
  const left = `MAX(${literal(rule.floor)},${literal(rule.start)}-INT(ROUND(${count},0)/${rule.per})*${literal(rule.points)})`;
  const score = finished(context, left);
  const { cutoff } = rule;
  const text = cutoff ? `IF(ROUND(${count},9)>=${cutoff.from},${fixed(context, cutoff.points)},${score})` : score;
  return whenWhole(count, 0, text);
}

function compileComparison(context: Context, base: string | undefined, sides: readonly (number | null)[]): string {
  const { current } = context.cells;
  const [more, same, less] = sides.map((points) => fixed(context, points));
  const difference = `ROUND(${current},9)-ROUND(${base},9)`;
  const numbers = whenNumbers(
    [current, base],
    `IF(ROUND(${difference},9)>0,${more},IF(ROUND(${difference},9)=0,${same},${less}))`,
  );
  return orChoice(context, [current, base], numbers);
}

function compileSurvey(context: Context, factor: number | null): string {
  const { percent, percentValue } = context.cells;
  if (factor === null || percent === undefined) return blank;
  return whenNumbers(
    [percent],
    `IF(${percentValue}>=0,${finished(context, `${percentValue}*${literal(factor)}/100`)},"")`,
  );
}
