import { parseRule } from '../rule/parse-rule.ts';
import type { Rule, RuleParse } from '../rule/rule.ts';
import type { CriterionRecord } from '../sheet/sheet-record.ts';
import { foldText } from '../text/fold-text.ts';

/** Reads each printed rule once, however often rules of the check ask for it. */
export function rememberRules(): (record: CriterionRecord) => RuleParse | null {
  const known = new Map<string, RuleParse>();
  return ({ rule, maxScore }) => {
    if (rule === null) return null;
    const key = `${maxScore ?? ''}\n${rule}`;
    const parse = known.get(key) ?? parseRule(rule, maxScore);
    known.set(key, parse);
    return parse;
  };
}

/** A criterion that is the PAPI result itself; work on it ("kế hoạch nâng cao Chỉ số PAPI") is scored as any other. */
const papiResult =
  /^(?:(?:ket qua|diem|gia tri|xep hang|chi so|cua|tinh|\d+[.)]) )*(?:papi$|papi[,;:(]|papi (?:nam|cua|tinh|do)|hieu qua quan tri va hanh chinh cong cap tinh)/;

/**
 * Whether only a survey scores the criterion: its method says so and nothing of self-scoring, its printed rule is a
 * survey rule, or it is the result of PAPI, which nobody scores himself.
 */
export function isSurveyCriterion(record: CriterionRecord, parse: RuleParse | null): boolean {
  if (parse?.ok === true && parse.rule.kind === 'survey') return true;
  const method = foldText(record.method ?? '');
  if (record.leaf && papiResult.test(foldText(record.name ?? ''))) return true;
  return /dieu tra|xa hoi hoc|dtxhh|khao sat|papi/.test(method) && !/tu (?:cham|danh gia)|tham dinh/.test(method);
}

/** The only scores a rule can give, or `null` when it gives any number in a range. */
export function possibleScores(rule: Rule): readonly number[] | null {
  const stated = (points: readonly (number | null)[]): number[] => points.filter((point) => point !== null);
  switch (rule.kind) {
    case 'choice':
      return rule.options.map(({ points }) => points);
    case 'steps':
      return rule.steps.some(({ amount }) => amount.kind !== 'points')
        ? null
        : stated([
            ...rule.steps.map(({ amount }) => (amount.kind === 'points' ? amount.points : null)),
            rule.otherwise,
            rule.whenNone,
          ]);
    case 'trend':
      return stated([rule.up, rule.same, rule.down]);
    case 'target':
      return stated([rule.exceed, rule.meet, rule.miss]);
    case 'deduction':
      return rule.by === 'label' ? [rule.start, ...rule.options.map(({ points }) => points)] : null;
    case 'linear':
    case 'count':
    case 'survey':
      return null;
  }
}
