import { formatDecimal } from './exact-number.ts';
import { problemAt, type Draft } from './rule-draft.ts';
import { choiceKey } from './choice-match.ts';
import { intervalWords } from './interval-words.ts';
import type { Rule, RuleProblem, StepsRule } from './rule.ts';

/** Points over the maximum, a maximum that is never reached, steps against their order, labels named twice. */
export function checkPoints(rule: Rule, draft: Draft): RuleProblem[] {
  return [...checkMaximum(rule, draft), ...checkOrder(rule, draft), ...checkLabels(rule, draft)];
}

const whole = (draft: Draft): { start: number; end: number } => ({ start: 0, end: draft.source.text.length });

/** The most that a rule can give, `null` when it gives nothing to compare. */
export function mostPoints(rule: Rule): number | null {
  switch (rule.kind) {
    case 'choice':
      return Math.max(...rule.options.map((o) => o.points));
    case 'steps':
    case 'linear': {
      const amounts = rule.steps.map(({ amount, to }) =>
        amount.kind === 'points' ? amount.points : (amount.factor * Math.min(to?.value ?? 100, 100)) / amount.over,
      );
      return Math.max(...amounts, rule.otherwise ?? 0, rule.whenNone ?? 0);
    }
    case 'count':
      return rule.role === 'penalty' ? 0 : rule.cap;
    case 'deduction':
      return rule.by === 'count' ? rule.start : Math.max(rule.start, ...rule.options.map((o) => o.points));
    case 'trend':
      return Math.max(rule.up ?? 0, rule.same ?? 0, rule.down ?? 0);
    case 'target':
      return Math.max(rule.exceed ?? 0, rule.meet ?? 0, rule.miss ?? 0);
    case 'survey':
      return rule.factor;
  }
}

function checkMaximum(rule: Rule, draft: Draft): RuleProblem[] {
  const { maxScore, source } = draft;
  const most = mostPoints(rule);
  if (maxScore === null || maxScore <= 0 || most === null) return [];
  const problems: RuleProblem[] = [];
  for (const branch of draft.branches) {
    const { amount } = branch;
    if (amount.kind !== 'points' || amount.points <= maxScore + 1e-9) continue;
    const message = `${formatDecimal(amount.points)} điểm vượt điểm tối đa ${formatDecimal(maxScore)} của tiêu chí. Khi chấm chỉ tính đến ${formatDecimal(maxScore)}.`;
    problems.push(problemAt(source, branch.span, 'error', message));
  }
  if (problems.length === 0 && most > maxScore + 1e-9) {
    const message = `Thang điểm cho tới ${formatDecimal(most)} điểm, vượt điểm tối đa ${formatDecimal(maxScore)}. Khi chấm chỉ tính đến ${formatDecimal(maxScore)}.`;
    problems.push(problemAt(source, whole(draft), 'error', message));
  }
  if (most < maxScore - 1e-9) {
    const message = `Mức cao nhất là ${formatDecimal(most)} điểm, không mức nào đạt điểm tối đa ${formatDecimal(maxScore)}.`;
    problems.push(problemAt(source, whole(draft), 'warning', message));
  }
  return problems;
}

function checkOrder(rule: Rule, draft: Draft): RuleProblem[] {
  if ((rule.kind !== 'steps' && rule.kind !== 'linear') || rule.steps.length < 3) return [];
  const points = rule.steps.map((s) => (s.amount.kind === 'points' ? s.amount.points : null));
  const breaks = orderBreak(points);
  if (breaks === null) return [];
  const step = rule.steps[breaks]!;
  const message = `Điểm không tăng giảm đều theo mức: ${stepWords(rule, breaks)} được ${formatDecimal(points[breaks]!)} điểm, ngược với các mức bên cạnh.`;
  const branch = draft.branches.find(
    (b) => b.amount.kind === 'points' && step.amount.kind === 'points' && b.amount.points === step.amount.points,
  );
  return [problemAt(draft.source, branch?.span ?? whole(draft), 'warning', message)];
}

function stepWords(rule: StepsRule, index: number): string {
  return intervalWords(rule.steps[index]!, rule.measure, rule.unitName);
}

/** The first step whose points turn against the direction of the others. */
function orderBreak(points: readonly (number | null)[]): number | null {
  const known = points.flatMap((p, i) => (p === null ? [] : [{ p, i }]));
  const rising = known.filter(({ p }, k) => k > 0 && p > known[k - 1]!.p);
  const falling = known.filter(({ p }, k) => k > 0 && p < known[k - 1]!.p);
  if (rising.length === 0 || falling.length === 0) return null;
  return (rising.length < falling.length ? rising : falling)[0]!.i;
}

function checkLabels(rule: Rule, draft: Draft): RuleProblem[] {
  const labels = rule.kind === 'choice' || (rule.kind === 'deduction' && rule.by === 'label') ? rule.options : [];
  const seen = new Map<string, number>();
  const problems: RuleProblem[] = [];
  labels.forEach(({ label, points }, i) => {
    const key = choiceKey(label);
    const before = seen.get(key);
    if (before === undefined) seen.set(key, points);
    else {
      const severity = before === points ? 'warning' : 'error';
      const message = `Mức “${label}” được nêu hai lần${severity === 'error' ? ' với điểm khác nhau; đang lấy lần nêu trước' : ''}.`;
      problems.push(problemAt(draft.source, draft.branches[i]?.condition ?? whole(draft), severity, message));
    }
  });
  if (rule.kind === 'choice' && labels.length === 1) {
    const message = 'Thang điểm chỉ nêu một mức, chưa nói được bao nhiêu điểm khi không đạt mức này.';
    problems.push(problemAt(draft.source, whole(draft), 'warning', message));
  }
  return problems;
}
