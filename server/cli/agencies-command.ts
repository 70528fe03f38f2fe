import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { createCatalogue, defaultCatalogue, type AgencyCatalogue } from '#shared/agency/agency-catalogue.ts';
import { readAgencyList } from '#shared/agency/read-agency-list.ts';
import { inspectSheet } from '#shared/inspect/inspect-sheet.ts';
import { readWorkbook } from '#shared/xlsx/read-workbook.ts';
import { writeAgencyWorkbook } from '#shared/xlsx/write-agency-workbook.ts';
import type { CliResult } from './cli-result.ts';
import { usageError } from './cli-result.ts';

/** `agencies OUT.xlsx`: writes the product's agencies as a sheet that a province can edit and hand to `--agencies`. */
export async function runAgencies(args: readonly string[]): Promise<CliResult> {
  let file: string | undefined;
  try {
    const { positionals } = parseArgs({ args: [...args], allowPositionals: true, options: {} });
    if (positionals.length !== 1) return usageError('Lệnh agencies cần đúng một tệp để ghi.');
    file = positionals[0]!;
  } catch (error) {
    return usageError(error instanceof Error ? error.message : String(error));
  }
  const { entries } = defaultCatalogue;
  try {
    // A file is never written over: the province may have edited it.
    await writeFile(file, await writeAgencyWorkbook(entries, new Date()), { flag: 'wx' });
  } catch (error) {
    return { exitCode: 2, stdout: '', stderr: `${file}: ${writeFailure(error)}\n` };
  }
  return { exitCode: 0, stdout: `${file}: ${entries.length} cơ quan và nhóm cơ quan\n`, stderr: '' };
}

function writeFailure(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EEXIST') return 'Tệp đã có. Chọn tên khác để không ghi đè.';
  if (code === 'ENOENT') return 'Không có thư mục này. Kiểm tra lại đường dẫn.';
  if (code === 'EACCES') return 'Không có quyền ghi vào thư mục này.';
  throw error;
}

export type CatalogueRead =
  { readonly ok: true; readonly catalogue: AgencyCatalogue } | { readonly ok: false; readonly message: string };

/** The catalogue that an agency list in a workbook gives; a list with errors is refused, as the province refuses it. */
export async function readCatalogueFile(bytes: Uint8Array): Promise<CatalogueRead> {
  const workbook = await readWorkbook(bytes);
  if (!workbook.ok) return workbook;
  const reports = workbook.grids.map((grid) => inspectSheet(grid)).filter(({ kind }) => kind === 'agencies');
  const list = readAgencyList(reports.map(({ reading }) => reading));
  if (list === null) return { ok: false, message: 'Tệp không có trang danh mục cơ quan nào.' };
  const errors = reports.flatMap(({ issues }) => issues.filter(({ severity }) => severity === 'error'));
  if (errors[0] !== undefined) {
    return { ok: false, message: `Danh mục cơ quan còn ${errors.length} lỗi nên chưa dùng được. ${errors[0].message}` };
  }
  return { ok: true, catalogue: createCatalogue(list.rows, list.scope) };
}
