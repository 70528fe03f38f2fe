import { z } from 'zod';
import { compileRule, type RuleCells } from '#shared/rule/compile-rule.ts';
import { describeRule } from '#shared/rule/describe-rule.ts';
import { evaluateRule } from '#shared/rule/evaluate-rule.ts';
import { parseRule } from '#shared/rule/parse-rule.ts';

const figure = z.union([z.string(), z.number(), z.boolean(), z.null()]).optional();
const inputsSchema = z.strictObject({
  choice: figure,
  percent: figure,
  numerator: figure,
  denominator: figure,
  count: figure,
  rank: figure,
  current: figure,
  previous: figure,
  target: figure,
  notApplicable: z.boolean().optional(),
});
const rulesSchema = z.array(
  z.object({
    text: z.string(),
    max: z.number().nullable().optional(),
    inputs: z.array(inputsSchema).optional(),
  }),
);

/** The cells that a printed formula reads: row 2, one column for each input, in this order. */
export const formulaCells: RuleCells = {
  choice: 'A2',
  percent: 'B2',
  numerator: 'C2',
  denominator: 'D2',
  count: 'E2',
  rank: 'F2',
  current: 'G2',
  previous: 'H2',
  target: 'I2',
};

export interface RuleOutput {
  readonly ok: boolean;
  readonly canonical: string | null;
  readonly problems: readonly { severity: string; position: number; message: string }[];
  readonly formula: string | null;
  readonly results: readonly { score: number | null; branch: string | null; explanation: string }[];
}

export type RuleCommandOutcome =
  { readonly ok: true; readonly output: readonly RuleOutput[] } | { readonly ok: false; readonly message: string };

/** Reads a file of rules and inputs and scores them, in the order of the file. */
export function runRuleCommand(fileText: string): RuleCommandOutcome {
  let content: unknown;
  try {
    content = JSON.parse(fileText.replace(/^\ufeff/, ''));
  } catch {
    return { ok: false, message: 'Tệp không phải JSON hợp lệ.' };
  }
  const parsed = rulesSchema.safeParse(content);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return { ok: false, message: `Tệp chưa đúng mẫu tại ${issue?.path.join('.') || 'gốc'}: ${issue?.message ?? ''}` };
  }
  return { ok: true, output: parsed.data.map(({ text, max, inputs }) => scoreRule(text, max ?? null, inputs ?? [])) };
}

function scoreRule(text: string, max: number | null, inputs: readonly z.infer<typeof inputsSchema>[]): RuleOutput {
  const parse = parseRule(text, max);
  const problems = parse.problems.map(({ severity, position, message }) => ({ severity, position, message }));
  if (!parse.ok) return { ok: false, canonical: null, problems, formula: null, results: [] };
  const { rule } = parse;
  return {
    ok: true,
    canonical: describeRule(rule),
    problems,
    formula: compileRule(rule, formulaCells),
    results: inputs.map((input) => {
      const { score, branch, explanation } = evaluateRule(rule, input);
      return { score, branch, explanation };
    }),
  };
}
