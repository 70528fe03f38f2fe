import { mostPoints } from './check-points.ts';
import type { Clause } from './clause.ts';
import { formatDecimal } from './exact-number.ts';
import { problemAt, quote, type Draft } from './rule-draft.ts';
import type { Rule, RuleProblem } from './rule.ts';

type Cap = Extract<Clause, { kind: 'cap' }>;
type Floor = Extract<Clause, { kind: 'floor' }>;

/**
 * The limits ("tối đa 1 điểm", "tối thiểu 0,5", "làm tròn đến 0,25") that a rule made of the text does not say: each
 * such text is only half understood. A limit that changes nothing, because the rule can give neither more nor less,
 * counts as said.
 */
export function unkeptLimits(rule: Rule, draft: Draft): RuleProblem[] {
  const problems: RuleProblem[] = [];
  for (const clause of draft.clauses) {
    const why =
      clause.kind === 'cap'
        ? capUnkept(rule, clause)
        : clause.kind === 'floor'
          ? floorUnkept(rule, clause, takesOff(draft) || !/trừ|hết/.test(wordsOf(draft, clause)))
          : clause.kind === 'rounding' && clause.step !== rule.rounding
            ? 'khác với cách làm tròn đã nêu trước đó. Hãy giữ một cách làm tròn.'
            : null;
    if (why !== null) {
      problems.push(problemAt(draft.source, clause.span, 'error', `${quote(draft.source, clause.span)} ${why}`));
    }
  }
  return problems;
}

/** What is wrong with a cap, as the end of a sentence; `null` when the rule keeps it. */
function capUnkept(rule: Rule, cap: Cap): string | null {
  const points = cap.points ?? rule.maxScore;
  if (points === null) {
    return capsNothingElse(rule) ? null : 'cần biết điểm tối đa của tiêu chí. Hãy điền cột Điểm tối đa.';
  }
  if (rule.kind === 'count') {
    const kept = rule.cap ?? (cap.points === null ? points : null);
    return same(kept, points) && (rule.role === 'penalty' || !cap.deduct)
      ? null
      : 'chưa rõ giới hạn điều gì khi tính theo từng đơn vị. Hãy ghi một mức tối đa.';
  }
  if (rule.kind === 'deduction' && rule.by === 'count') {
    const floored = same(rule.floor, rule.start - points);
    return floored || (!cap.deduct && same(points, rule.start))
      ? null
      : 'chưa khớp với điểm ban đầu và mức tối thiểu của thang trừ điểm. Hãy ghi một giới hạn.';
  }
  const most = mostPoints(rule);
  if (cap.deduct) {
    const lost = most === null ? null : Math.max(0, most - points);
    return lost !== null && pointsOf(rule).some((given) => same(given, lost))
      ? null
      : 'không đi với các mức của thang điểm này. Hãy ghi điểm còn lại ở từng mức.';
  }
  if (rule.kind === 'survey' && most === null) {
    return same(points, rule.maxScore) ? null : 'khác với điểm tối đa của tiêu chí điều tra. Hãy thống nhất một số.';
  }
  if (same(most, points) || (rule.kind === 'linear' && same(rule.maxScore, points))) return null;
  const words = formatDecimal(most ?? 0);
  return most !== null && most > points
    ? `thấp hơn mức cao nhất của thang điểm (${words} điểm). Hãy sửa điểm của từng mức cho khớp.`
    : `cao hơn mức cao nhất của thang điểm (${words} điểm), nên chưa rõ điểm cộng dồn thế nào. Hãy ghi “mỗi … được … điểm, tối đa …”.`;
}

/** Whether "không quá điểm tối đa" goes without saying: a score never passes the maximum of its criterion. */
function capsNothingElse(rule: Rule): boolean {
  return rule.kind === 'count' || rule.kind === 'deduction' || rule.kind === 'survey';
}

function wordsOf({ source }: Draft, { span }: Clause): string {
  return source.low.slice(span.start, span.end);
}

/** Whether the text takes points off somewhere, so that "trừ đến hết điểm" has something to end. */
function takesOff({ branches, clauses }: Draft): boolean {
  return branches.some(({ amount }) => amount.kind === 'deduct') || clauses.some((c) => c.kind === 'each' && c.deduct);
}

/** What is wrong with a floor, as the end of a sentence; `null` when the rule keeps it. */
function floorUnkept(rule: Rule, { points }: Floor, fits: boolean): string | null {
  const message = 'không đi với các mức của thang điểm này. Hãy ghi mức thấp nhất thành một mức riêng.';
  if (!fits) return 'chưa rõ trừ điểm khi nào. Hãy ghi mỗi trường hợp trừ bao nhiêu điểm.';
  if (rule.kind === 'survey') return points === 0 ? null : message;
  if (rule.kind === 'count') {
    const penalty = rule.role === 'penalty' ? 'không đi với điểm trừ. Hãy ghi “trừ tối đa … điểm”.' : message;
    return points === 0 && rule.role !== 'penalty' ? null : penalty;
  }
  if (rule.kind === 'deduction' && rule.by === 'count') return same(rule.floor, points) ? null : message;
  const given = pointsOf(rule);
  if (points === 0) return given.every((each) => each >= 0) ? null : message;
  return given.some((each) => same(each, points)) ? null : message;
}

/** The fixed points that a rule gives. */
function pointsOf(rule: Rule): number[] {
  switch (rule.kind) {
    case 'choice':
      return rule.options.map(({ points }) => points);
    case 'steps':
    case 'linear': {
      const steps = rule.steps.flatMap(({ amount }) => (amount.kind === 'points' ? [amount.points] : []));
      return [...steps, ...known(rule.otherwise)];
    }
    case 'deduction':
      return rule.by === 'label' ? rule.options.map(({ points }) => points) : [rule.floor];
    case 'trend':
      return [rule.up, rule.same, rule.down].flatMap(known);
    case 'target':
      return [rule.exceed, rule.meet, rule.miss].flatMap(known);
    case 'count':
    case 'survey':
      return [];
  }
}

function known(points: number | null): number[] {
  return points === null ? [] : [points];
}

function same(a: number | null, b: number | null): boolean {
  return a !== null && b !== null && Math.abs(a - b) < 1e-9;
}
