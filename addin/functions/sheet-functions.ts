import { serialOfDay, daySerial } from '#shared/deadline/excel-serial.ts';
import { parseDeadline, resolveRelative } from '#shared/deadline/parse-deadline.ts';
import { evaluateRule, type RuleResult } from '#shared/rule/evaluate-rule.ts';
import { parseRule } from '#shared/rule/parse-rule.ts';
import { criterionInputs } from '#shared/score/criterion-inputs.ts';

/** What Excel passes for a cell: a blank one as "" or nothing on the web, as 0 on Windows and the Mac. */
export type CellArgument = string | number | boolean | null | undefined;

/**
 * `BANGDIEM.DIEM(thang_diem; diem_toi_da; [gia_tri]; [gia_tri_2])`: the points that a printed rule gives.
 *
 * One value is the label, the percentage in percent points (95 for 95 %), the count or the rank that the rule asks for;
 * two are numerator and denominator, this year's and last year's figure, or figure and target.
 * A blank value and a typed 0 are the same where Excel passes 0 for both: formulas ask `IF(B2="";"";…)` first.
 * @returns points; "" while nothing is declared; a Vietnamese sentence when the rule or the value is not understood —
 *   never an error value, which would spread to every sum above
 */
export function scoreByRule(
  rule: CellArgument,
  maxScore: number,
  first?: CellArgument,
  second?: CellArgument,
): number | string {
  const outcome = evaluate(rule, maxScore, first, second);
  if (typeof outcome === 'string') return outcome;
  if (outcome.score !== null) return outcome.score;
  return outcome.problem?.code === 'missing-input' ? '' : outcome.explanation;
}

/** `BANGDIEM.GIAITHICH(…)`, arguments as for DIEM: the branch that was taken and the number compared, in words. */
export function explainScore(
  rule: CellArgument,
  maxScore: number,
  first?: CellArgument,
  second?: CellArgument,
): string {
  const outcome = evaluate(rule, maxScore, first, second);
  return typeof outcome === 'string' ? outcome : outcome.explanation;
}

/**
 * `BANGDIEM.HAN(thoi_gian; [nam]; [ngay_moc])`: the last day of a deadline in words ("Quý II/2026", "Năm 2026",
 * "trong 30 ngày"), as an Excel date; format the cell as a date. `nam` is the plan's year for deadlines that name none,
 * `ngay_moc` the day a relative deadline counts from.
 * @returns the date's serial number; "" for a deadline without a last day ("Thường xuyên") and for a blank
 */
export function deadlineDay(text: CellArgument, year?: CellArgument, anchor?: CellArgument): number | string {
  // No deadline is the number 0, so that it can only be a blank cell.
  const value = (typeof text === 'number' && text !== 0) || typeof text === 'string' ? text : null;
  const deadline = parseDeadline(value, {
    year: typeof year === 'number' && year > 0 ? year : null,
    numberFormat: null,
  });
  const from = typeof anchor === 'number' && anchor > 0 ? daySerial(anchor) : null;
  const end = deadline.end ?? (from === null ? null : resolveRelative(deadline, from));
  if (end !== null) return serialOfDay(end);
  return deadline.kind === 'unknown' ? `Chưa hiểu thời hạn: ${deadline.raw}` : '';
}

function evaluate(
  rule: CellArgument,
  maxScore: number,
  first: CellArgument,
  second: CellArgument,
): RuleResult | string {
  const printed = String(rule ?? '').trim();
  if (printed === '') return '';
  const parse = parseRule(printed, maxScore);
  if (!parse.ok) return `Chưa hiểu thang điểm: ${parse.problems[0]?.message ?? printed}`;
  const [value, other] = [declared(first), declared(second)];
  const inputs =
    other === null
      ? { choice: null, declared: value, numerator: null, denominator: null }
      : { choice: null, declared: null, numerator: value, denominator: other };
  return evaluateRule(parse.rule, criterionInputs(parse.rule, inputs));
}

function declared(argument: CellArgument): string | number | null {
  if (typeof argument === 'boolean') return argument ? 'Có' : 'Không';
  return argument === undefined || argument === '' ? null : argument;
}
