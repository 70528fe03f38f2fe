import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Grid } from '#shared/sheet/grid.ts';
import { readCsv } from '#shared/xlsx/read-csv.ts';
import { readWorkbook } from '#shared/xlsx/read-workbook.ts';
import { refuseLargeFile, workbookFileLimits } from '#shared/xlsx/workbook-file-check.ts';
import { noteWorkbookFile } from '#shared/xlsx/workbook-file-notes.ts';

/** The sheets of a file, or why it cannot be used: a stable reason and a Vietnamese sentence. */
export type SheetsRead =
  | { readonly ok: true; readonly grids: readonly Grid[]; readonly notes: readonly string[] }
  | { readonly ok: false; readonly reason: string; readonly message: string };

const failures: ReadonlyMap<string, { readonly reason: string; readonly message: string }> = new Map([
  ['ENOENT', { reason: 'file-missing', message: 'Không tìm thấy tệp. Kiểm tra lại đường dẫn.' }],
  ['ENOTDIR', { reason: 'file-missing', message: 'Không tìm thấy tệp. Kiểm tra lại đường dẫn.' }],
  ['EISDIR', { reason: 'not-a-file', message: 'Đây là thư mục, không phải tệp. Chọn một tệp .xlsx.' }],
  ['EACCES', { reason: 'file-denied', message: 'Không có quyền đọc tệp. Xin quyền hoặc chép tệp ra chỗ khác.' }],
  [
    'EBUSY',
    {
      reason: 'file-denied',
      message: 'Tệp đang được chương trình khác giữ. Đóng tệp trong Excel rồi chạy lại, hoặc chép tệp ra chỗ khác.',
    },
  ],
]);

function describeReadFailure(error: unknown): Extract<SheetsRead, { ok: false }> {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
  if (code === null) throw error;
  const known = failures.get(code) ?? {
    reason: 'file-denied',
    message: `Không đọc được tệp (${code}). Chép tệp ra chỗ khác rồi thử lại.`,
  };
  return { ok: false, ...known };
}

/** Reads the sheets of a workbook, or of a delimited text file when it is called .csv or .tsv. */
export async function readSheets(file: string): Promise<SheetsRead> {
  let bytes: Uint8Array;
  try {
    const status = await stat(file);
    if (!status.isFile() && !status.isDirectory()) {
      return { ok: false, reason: 'not-a-file', message: 'Đây không phải tệp thường. Chọn một tệp .xlsx.' };
    }
    if (status.size > workbookFileLimits.file) return refuseLargeFile(status.size);
    bytes = await readFile(file);
  } catch (error) {
    return describeReadFailure(error);
  }
  if (/\.(?:csv|tsv)$/i.test(file)) {
    const csv = readCsv(bytes, path.basename(file).replace(/\.[^.]*$/, ''));
    return csv.ok ? { ok: true, grids: [csv.grid], notes: [] } : csv;
  }
  const workbook = await readWorkbook(bytes);
  if (!workbook.ok) return workbook;
  return { ok: true, grids: workbook.grids, notes: [...noteWorkbookFile(bytes), ...workbook.notes] };
}
