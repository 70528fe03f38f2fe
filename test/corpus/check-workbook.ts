import { z } from 'zod';
import { runCheck } from '#server/cli/check-command.ts';
import type { RecordJson } from '#shared/inspect/report-json.ts';
import { sheetKinds } from '#shared/sheet/sheet-kind.ts';

const reportSchema = z.object({
  sheets: z.array(
    z.object({
      name: z.string(),
      kind: z.enum(sheetKinds),
      headerRow: z.number().nullable(),
      columns: z.record(z.string(), z.string()),
      tables: z.array(z.object({ kind: z.enum(sheetKinds), recordCount: z.number() })),
      records: z.array(z.custom<RecordJson>((value) => typeof value === 'object' && value !== null)),
      issues: z.array(z.object({ code: z.string(), severity: z.string(), cell: z.string(), message: z.string() })),
      score: z
        .object({
          total: z.object({ maxScore: z.number(), self: z.number().nullable(), computed: z.number().nullable() }),
        })
        .nullable(),
    }),
  ),
});

export type CheckedSheet = z.infer<typeof reportSchema>['sheets'][number];

/** Checks a file as the command line does and gives back what it prints, with its exit status. */
export async function checkWorkbook(
  file: string,
  args: readonly string[] = [],
): Promise<{ readonly exitCode: number; readonly sheets: readonly CheckedSheet[] }> {
  const { exitCode, stdout, stderr } = await runCheck([file, '--json', ...args]);
  if (exitCode === 2) throw new Error(stderr);
  return { exitCode, sheets: reportSchema.parse(JSON.parse(stdout)).sheets };
}
