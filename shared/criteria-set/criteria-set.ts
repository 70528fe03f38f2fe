import { z } from 'zod';
import type { ScorePolicy } from '../rule/score-policy.ts';
import { criteriaLevels } from './criteria-level.ts';

/** Who gives the points: the unit itself (then appraised), a survey, or the appraisal body alone. */
export const criterionMethods = ['self', 'survey', 'appraised'] as const;
export type CriterionMethod = (typeof criterionMethods)[number];

/** As the column "Hình thức đánh giá" writes them. */
export const criterionMethodNames: Readonly<Record<CriterionMethod, string>> = {
  self: 'Tự chấm, thẩm định',
  survey: 'Điều tra xã hội học',
  appraised: 'Thẩm định',
};

/** A set holds at most this many rows: the formulas that rank lost points compare every criterion with every other. */
export const mostCriteria = 1000;
const deepestLevel = 5;
const text = z.string().trim().min(1).max(2000);

/** Points are on the set's own scale. Nodes with `children` are summed and carry neither method nor rule. */
export interface SetCriterion {
  /** "1", "1.1", "1.1.4"; roman numerals and letters where a decision uses them. */
  readonly code: string;
  readonly name: string;
  /** Zero or less on a penalty row; `null` = the source does not say. */
  readonly maxScore: number | null;
  readonly method?: CriterionMethod | undefined;
  /** The scoring rule as printed. */
  readonly rule?: string | undefined;
  /** The documents that prove the score. */
  readonly evidence?: string | undefined;
  /** Who answers for it, as the set names them. */
  readonly lead?: string | undefined;
  /** What stands in "Ghi chú": a source, a remark of the decision. */
  readonly note?: string | undefined;
  readonly children?: readonly SetCriterion[] | undefined;
}

const criterionSchema: z.ZodType<SetCriterion> = z.strictObject({
  code: z.string().trim().min(1).max(24),
  name: text,
  maxScore: z.number().min(-1000).max(1000).nullable(),
  method: z.enum(criterionMethods).optional(),
  rule: text.optional(),
  evidence: text.optional(),
  lead: text.optional(),
  note: text.optional(),
  get children() {
    return z.array(criterionSchema).min(1).max(200).optional();
  },
});

const policySchema: z.ZodType<ScorePolicy> = z.strictObject({
  decimals: z.int().min(0).max(6).nullable(),
  notApplicable: z.enum(['rescale', 'full-marks']),
  rescaleWithoutSurvey: z.boolean(),
  bonusCap: z.number().min(0).nullable(),
  penaltyCap: z.number().min(0).nullable(),
});

const count = z.int().min(0).max(mostCriteria).nullable();
const points = z.number().min(0).max(1000).nullable();
const year = z.int().min(2000).max(2100);

export const criteriaSetSchema = z
  .strictObject({
    /** Name of the set in files and addresses: "so-2026-minh-hoa". */
    id: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/),
    name: text,
    /** The decision that issued the set; for an illustrative set, the one its structure follows. */
    decision: z.strictObject({ number: z.string().min(1), date: z.iso.date().nullable() }).nullable(),
    issuer: text.nullable(),
    level: z.enum(criteriaLevels),
    /** Years it is valid for; `to` `null` = until it is replaced. */
    years: z.strictObject({ from: year, to: year.nullable() }),
    /** True when any name, point or rule is not official: every sheet made from it says MINH HỌA. */
    illustrative: z.boolean(),
    /** What is official and what is not. */
    note: text.nullable(),
    scale: z.number().positive().max(1000),
    /** What the decision announces; `null` = it does not say. */
    expected: z.strictObject({
      fields: count,
      criteria: count,
      subCriteria: count,
      selfPoints: points,
      surveyPoints: points,
    }),
    policy: policySchema,
    fields: z.array(criterionSchema).min(1).max(50),
  })
  .refine(({ years }) => years.to === null || years.to >= years.from, {
    path: ['years', 'to'],
    message: 'Năm cuối áp dụng phải từ năm đầu trở đi.',
  })
  .refine(({ illustrative, note }) => !illustrative || note !== null, {
    path: ['note'],
    message: 'Bộ tiêu chí minh họa phải ghi rõ phần nào là minh họa.',
  })
  .refine(({ fields }) => fits(fields), {
    path: ['fields'],
    message: `Bộ tiêu chí có nhiều nhất ${mostCriteria} dòng và ${deepestLevel} cấp.`,
  });

export type CriteriaSet = z.infer<typeof criteriaSetSchema>;

function fits(fields: readonly SetCriterion[]): boolean {
  let rows = 0;
  const pending = fields.map((node) => ({ node, level: 1 }));
  for (let next = pending.pop(); next; next = pending.pop()) {
    rows += 1;
    if (rows > mostCriteria || next.level > deepestLevel) return false;
    for (const child of next.node.children ?? []) pending.push({ node: child, level: next.level + 1 });
  }
  return true;
}

/** Whether the set is valid for a year. */
export function coversYear({ years }: CriteriaSet, wanted: number): boolean {
  return wanted >= years.from && (years.to === null || wanted <= years.to);
}
