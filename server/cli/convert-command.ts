import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { a1 } from '#shared/sheet/a1.ts';
import { readWorkbook } from '#shared/xlsx/read-workbook.ts';
import { settlePackage } from '#shared/xlsx/settle-package.ts';
import { convertWorkbook, type ConvertedSheet } from './convert/convert-workbook.ts';
import type { CliResult } from './cli-result.ts';
import { usageError } from './cli-result.ts';

/** Enough to see that the words come out right. */
const examplesShown = 5;

function failed(file: string, message: string): CliResult {
  return { exitCode: 2, stdout: '', stderr: `${file}: ${message}\n` };
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}

/**
 * `convert IN OUT [--overwrite]`: writes a copy of the workbook with its TCVN3 and VNI texts in Unicode. The file read
 * is never written to, and a file that exists only with `--overwrite`.
 */
export async function runConvert(args: readonly string[]): Promise<CliResult> {
  let files: readonly string[];
  let overwrite = false;
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { overwrite: { type: 'boolean', default: false } },
    });
    files = positionals;
    overwrite = values.overwrite;
  } catch (error) {
    return usageError(error instanceof Error ? error.message : String(error));
  }
  const [input, output] = files;
  if (input === undefined || output === undefined || files.length > 2) {
    return usageError('Lệnh convert cần tệp nguồn và tệp đích.');
  }
  if (path.resolve(input) === path.resolve(output)) {
    return failed(output, 'Tệp đích trùng với tệp nguồn. Chọn tên khác để giữ bản gốc.');
  }
  return convertFile(input, output, overwrite);
}

async function convertFile(input: string, output: string, overwrite: boolean): Promise<CliResult> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(input);
  } catch {
    return failed(input, 'Không đọc được tệp. Kiểm tra lại đường dẫn và quyền đọc.');
  }
  const workbook = await readWorkbook(bytes);
  if (!workbook.ok) return failed(input, workbook.message);
  const converted = convertWorkbook(await settlePackage(bytes), workbook.grids);
  if (converted.bytes === null) {
    return { exitCode: 0, stdout: '', stderr: `${input}: Không có ô nào dùng bảng mã cũ, không ghi tệp mới.\n` };
  }
  try {
    await writeFile(output, converted.bytes, { flag: overwrite ? 'w' : 'wx' });
  } catch (error) {
    return failed(
      output,
      codeOf(error) === 'EEXIST'
        ? 'Tệp đã có nên giữ nguyên. Chọn tên khác, hoặc thêm --overwrite để ghi đè.'
        : 'Không ghi được tệp. Kiểm tra thư mục và quyền ghi.',
    );
  }
  return { exitCode: 0, stdout: converted.sheets.map(describeSheet).join(''), stderr: `Đã ghi ${output}.\n` };
}

function describeSheet({ name, encoding, edits }: ConvertedSheet): string {
  const examples = edits
    .slice(0, examplesShown)
    .map((edit) => `  ${a1(edit)}: ${oneLine(edit.old)} → ${oneLine(edit.value)}\n`);
  const from = encoding === null ? '' : ` từ ${encoding}`;
  return `Trang "${name}": chuyển ${edits.length} ô${from} sang Unicode\n${examples.join('')}`;
}

function oneLine(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}
