import { choicesOf } from '../rule/choice-match.ts';
import type { RuleInputs } from '../rule/rule-inputs.ts';
import type { Rule } from '../rule/rule.ts';

/** The cells of a criterion in which its agency declares something. */
interface Declared {
  readonly choice: string | null;
  readonly declared: string | number | null;
  readonly numerator: string | number | null;
  readonly denominator: string | number | null;
}

/**
 * What a row of a criteria sheet declares to its rule. The column "Số liệu khác" holds whatever single figure the rule
 * asks for: a count, a rank, a percentage, this year's figure. A comparison with last year or with a target takes this
 * year's figure from there or from "Tử số", and what it is compared with from "Mẫu số".
 */
export function criterionInputs(rule: Rule, record: Declared): RuleInputs {
  const { declared, numerator, denominator } = record;
  const choice = record.choice ?? (typeof declared === 'string' && choicesOf(rule).length > 0 ? declared : null);
  const figure = choice !== null && choice === declared ? null : declared;
  switch (rule.kind) {
    case 'choice':
      return { choice };
    case 'deduction':
      return rule.by === 'label' ? { choice } : { choice, count: figure ?? numerator };
    case 'count':
      return { choice, count: figure ?? numerator };
    case 'trend':
      return { choice, current: figure ?? numerator, previous: denominator };
    case 'target':
      return { choice, current: figure ?? numerator, target: denominator };
    case 'survey':
      return { percent: figure };
    case 'steps':
    case 'linear':
      return stepInputs(rule, choice, figure, record);
  }
}

function stepInputs(
  rule: Extract<Rule, { kind: 'steps' | 'linear' }>,
  choice: RuleInputs['choice'],
  figure: string | number | null,
  { numerator, denominator }: Declared,
): RuleInputs {
  switch (rule.measure) {
    case 'percent':
      return { choice, percent: figure, numerator, denominator };
    case 'count':
      return { choice, count: figure ?? numerator };
    case 'rank':
      return { choice, rank: figure ?? numerator };
    case 'growth':
      return { choice, current: figure ?? numerator, previous: denominator };
    case 'excess':
      return { choice, current: figure ?? numerator, target: denominator };
  }
}
