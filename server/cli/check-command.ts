import path from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { inspectSheet } from '#shared/inspect/inspect-sheet.ts';
import { toCheckJson, type CheckJson } from '#shared/inspect/report-json.ts';
import type { SheetReport } from '#shared/inspect/sheet-report.ts';
import { targetsJson } from '#shared/inspect/targets-json.ts';
import { papiJson } from '#shared/inspect/papi-json.ts';
import type { Grid } from '#shared/sheet/grid.ts';
import { readCheckBasis } from './check-basis.ts';
import { formatCheckReport } from './format-check-report.ts';
import type { CliResult } from './cli-result.ts';
import { usageError } from './cli-result.ts';
import { noteOldEncoding, type OldEncodingNote } from './old-encoding-note.ts';
import { readSurveyWeights } from './survey-weights.ts';
import { readSheets } from './read-sheets.ts';

const optionsSchema = z.object({
  json: z.boolean().default(false),
  agencies: z.string().min(1).optional(),
  settings: z.string().min(1).optional(),
  weights: z.string().min(1).optional(),
  today: z.iso.date().optional(),
  year: z
    .string()
    .regex(/^(19|20)\d\d$/)
    .transform(Number)
    .optional(),
});

function unusable(file: string, message: string, json: boolean, reason: string): CliResult {
  const stdout = json ? `${JSON.stringify({ file, error: { reason, message } }, null, 2)}\n` : '';
  return { exitCode: 2, stdout, stderr: `${file}: ${message}\n` };
}

/** `check FILE [--json]`: the same verdict as the task pane, for every sheet of the file. */
export async function runCheck(args: readonly string[]): Promise<CliResult> {
  let file: string | undefined;
  let options: z.infer<typeof optionsSchema>;
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        json: { type: 'boolean' },
        today: { type: 'string' },
        year: { type: 'string' },
        agencies: { type: 'string' },
        settings: { type: 'string' },
        weights: { type: 'string' },
      },
    });
    if (positionals.length !== 1) return usageError('Lệnh check cần đúng một tệp.');
    file = positionals[0]!;
    options = optionsSchema.parse(values);
  } catch (error) {
    if (error instanceof z.ZodError) return usageError(`Giá trị không đúng: --${String(error.issues[0]?.path[0])}.`);
    return usageError(error instanceof Error ? error.message : String(error));
  }
  const read = await readCheckBasis(options);
  if (!read.ok) return unusable(read.file, read.message, options.json, 'basis-unusable');
  const weights = options.weights === undefined ? null : await readSurveyWeights(options.weights);
  if (weights?.ok === false) return unusable(options.weights!, weights.message, options.json, 'basis-unusable');
  const workbook = await readSheets(file);
  if (!workbook.ok) return unusable(file, workbook.message, options.json, workbook.reason);
  const reports = workbook.grids.map((grid) =>
    inspectSheet(grid, {
      ...read.basis,
      ...(options.today === undefined ? {} : { today: options.today }),
      ...(options.year === undefined ? {} : { year: options.year }),
    }),
  );
  const notes = workbook.grids.map((grid) => noteOldEncoding(file, grid));
  const failed = reports.some(({ issues }) => issues.some(({ severity }) => severity === 'error'));
  const stdout = options.json
    ? `${JSON.stringify(withGrids(toCheckJson(file, reports, weights?.wishes ?? {}), { grids: workbook.grids, reports, notes }), null, 2)}\n`
    : formatCheckReport(path.basename(file), reports);
  return {
    exitCode: failed ? 1 : 0,
    stdout,
    stderr: [...workbook.notes, ...notes.flatMap((note) => note?.message ?? [])].map((note) => `${note}\n`).join(''),
  };
}

interface Gathered {
  readonly grids: readonly Grid[];
  readonly reports: readonly SheetReport[];
  readonly notes: readonly (OldEncodingNote | null)[];
}

/**
 * Adds to each sheet the old encoding it is in, `null` for Unicode, the PAPI results it holds, or `null`, and the
 * targets that the workbook states for its fields.
 */
function withGrids(json: CheckJson, { grids, reports, notes }: Gathered) {
  const targets = targetsJson(grids, reports);
  return {
    ...json,
    sheets: json.sheets.map((sheet, index) => ({
      ...sheet,
      targets: targets[index]!,
      oldEncoding: notes[index]?.encoding ?? null,
      papi: sheet.kind === 'other' ? papiJson(grids[index]!) : null,
    })),
  };
}
