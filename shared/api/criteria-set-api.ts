import { z } from 'zod';
import { criteriaLevels } from '../criteria-set/criteria-level.ts';

const setSummarySchema = z.object({
  id: z.string(),
  name: z.string(),
  level: z.enum(criteriaLevels),
  years: z.object({ from: z.int(), to: z.int().nullable() }),
  illustrative: z.boolean(),
  /** What is official and what is not. */
  note: z.string().nullable(),
  /** "07 lĩnh vực, 39 tiêu chí, …" */
  totals: z.string(),
  /** Suggested name of its workbook. */
  file: z.string(),
});
export type CriteriaSetSummary = z.infer<typeof setSummarySchema>;

/** Answer of GET /api/criteria-sets */
export const criteriaSetsAnswerSchema = z.object({ sets: z.array(setSummarySchema) });
export type CriteriaSetsAnswer = z.infer<typeof criteriaSetsAnswerSchema>;

/** Address of a set's ready workbook (.xlsx). */
export function criteriaWorkbookPath(id: string): string {
  return `/api/criteria-sets/${encodeURIComponent(id)}/workbook`;
}
