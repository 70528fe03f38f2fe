import { parseCsv } from 'hucre/csv';
import type { CellValue, Grid } from '../sheet/grid.ts';
import { refuseWorkbookFile, workbookFileLimits, type WorkbookFileRefusal } from './workbook-file-check.ts';

// Browsers and Node have it; the domain's own type library does not know it.
declare const TextDecoder: new (
  label: string,
  options: { readonly fatal: boolean },
) => { decode(bytes: Uint8Array): string };

export type CsvRead = { readonly ok: true; readonly grid: Grid } | WorkbookFileRefusal;

const saveAsUtf8 =
  'Hãy mở tệp bằng Excel, chọn «Lưu thành» (Save As) kiểu «Sổ làm việc Excel (.xlsx)» rồi dùng tệp mới.';
/** Excel shows no more; a longer list is no plan. */
const mostCells = 5_000_000;

/** Only what can be told for certain: a byte order mark, or bytes that are valid UTF-8 through and through. */
function decodeCsv(bytes: Uint8Array): string | null {
  const [first, second] = bytes;
  const label =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  try {
    const text = new TextDecoder(label, { fatal: true }).decode(bytes);
    // Text of another kind may pass as UTF-8 by chance, but it does not hold these.
    return /[\u0000-\u0008\u000e-\u001f]/.test(text) ? null : text;
  } catch {
    return null;
  }
}

/** A whole number as Excel would take it; anything else stays text, "01" and "1.234" included. */
function cellOf(text: unknown): CellValue {
  if (typeof text !== 'string' || text === '') return null;
  return /^(?:0|-?[1-9]\d{0,14})$/.test(text) ? Number(text) : text;
}

/** Reads a delimited text file (.csv, .tsv) as one sheet: commas, semicolons, tabs or bars, quotes as Excel writes them. */
export function readCsv(bytes: Uint8Array, name: string): CsvRead {
  if (bytes.length === 0) {
    return refuseWorkbookFile('empty-file', 'Tệp rỗng (0 byte), có thể tải về chưa xong. Hãy tải lại tệp từ nơi gửi.');
  }
  if (bytes.length > workbookFileLimits.file) {
    return refuseWorkbookFile('too-large', `Tệp quá lớn để đọc như một bảng. ${saveAsUtf8}`);
  }
  const text = decodeCsv(bytes);
  if (text === null) {
    return refuseWorkbookFile(
      'not-a-workbook',
      `Không biết chắc tệp dùng bảng mã nào (không phải Unicode UTF-8 hay UTF-16), đọc vào sẽ sai dấu tiếng Việt. ${saveAsUtf8}`,
    );
  }
  const rows = parseCsv(text);
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  if (rows.length * width > mostCells) {
    return refuseWorkbookFile('too-large', `Tệp có quá nhiều ô để đọc như một bảng. ${saveAsUtf8}`);
  }
  const values = rows.map((row) => Array.from({ length: width }, (_, column) => cellOf(row[column])));
  return {
    ok: true,
    grid: {
      name,
      top: 0,
      left: 0,
      values,
      formulas: null,
      numberFormats: null,
      merges: [],
      hiddenRows: new Set(),
      hiddenColumns: new Set(),
    },
  };
}
