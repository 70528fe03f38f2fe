import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { SurveyWishes } from '#shared/score/survey-table.ts';

const weightsSchema = z.strictObject({
  method: z.enum(['weights', 'satisfied']).optional(),
  average: z.enum(['answers', 'groups']).optional(),
  answers: z
    .array(
      z.strictObject({
        label: z.string().trim().min(1).max(200),
        weight: z.number().min(0).max(100).nullable(),
        satisfied: z.boolean().default(false),
      }),
    )
    .min(1)
    .max(30)
    .optional(),
});

export type WeightsRead =
  { readonly ok: true; readonly wishes: SurveyWishes } | { readonly ok: false; readonly message: string };

/** How surveys are worked out, from the file of `--weights`. */
export async function readSurveyWeights(file: string): Promise<WeightsRead> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    return { ok: false, message: 'Không đọc được tệp trọng số. Kiểm tra lại đường dẫn.' };
  }
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { ok: false, message: 'Tệp trọng số không phải JSON. Xem mẫu ở docs/cli.md.' };
  }
  const parsed = weightsSchema.safeParse(json);
  if (!parsed.success) {
    const at = parsed.error.issues[0]?.path.map(String).join(' › ');
    return { ok: false, message: `Tệp trọng số chưa đúng${at ? ` ở ${at}` : ''}. Xem mẫu ở docs/cli.md.` };
  }
  const { method, average, answers } = parsed.data;
  return { ok: true, wishes: { ...(method && { method }), ...(average && { average }), ...(answers && { answers }) } };
}
