import { parseRule } from '../rule/parse-rule.ts';
import type { Rule, RuleParse } from '../rule/rule.ts';
import type { CriterionMethod } from './criteria-set.ts';
import type { SetRow } from './set-rows.ts';

/** What a scored row of a set is. */
export interface LeafRule {
  readonly method: CriterionMethod;
  /** `null` = no rule is printed. */
  readonly parse: RuleParse | null;
  /** The rule, when it was understood. */
  readonly rule: Rule | null;
  /** A bonus or penalty row: it stands beside the scale, not in it. */
  readonly extra: boolean;
}

/** Reads the rule of a scored row. Without a stated method a survey rule makes it a survey row, else it is self-scored. */
export function leafRule({ node, besideScale }: SetRow): LeafRule {
  const parse = node.rule === undefined ? null : parseRule(node.rule, node.maxScore);
  const rule = parse?.ok ? parse.rule : null;
  const method = node.method ?? (rule?.kind === 'survey' ? 'survey' : 'self');
  const extra =
    besideScale || (node.maxScore !== null && node.maxScore < 0) || (rule?.kind === 'count' && rule.role !== 'score');
  return { method, parse, rule, extra };
}
