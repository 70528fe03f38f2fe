import { formulaAt } from '../../sheet/grid.ts';
import type { ColumnField } from '../../sheet/sheet-kind.ts';
import { sheetKinds } from '../../sheet/sheet-kind.ts';
import type { CheckContext, TextCell } from '../check-context.ts';
import { textCellsThat } from '../check-context.ts';
import type { CheckRule, Finding } from '../check-rule.ts';
import { readLegacyText } from '../legacy-encoding.ts';
import { findRepeatedPhrases, withoutRepeats } from '../repeated-phrase.ts';
import { rememberByText } from '../../text/remember-text.ts';
import { cellWords, quote } from '../wording.ts';

const anyKind = sheetKinds.filter((kind) => kind !== 'empty' && kind !== 'lost-points');
/** Characters that print nothing and that the province's server does not take. */
const unprintable =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufffe\uffff]/g;
const printable = rememberByText((text) => text.replace(unprintable, ''));
const errorValue = /^#(?:REF!|N\/A|VALUE!|DIV\/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!|GETTING_DATA)$/;
/** Columns of prose and lists, where a phrase said twice is a slip. */
const proseFields: ReadonlySet<ColumnField> = new Set([
  'objective',
  'task',
  'activity',
  'product',
  'leadAgencies',
  'coAgencies',
  'deadline',
  'name',
  'remedy',
  'weakness',
  'recommendation',
  'source',
  'lossCause',
  'explanation',
  'result',
  'evidence',
  'note',
]);

/** One finding, with its one mend, for each suspect text cell that `mend` would change. */
function* textsThat(
  context: CheckContext,
  mend: (cell: TextCell) => { text: string; label: string; message: string } | null,
): Generator<Finding> {
  const { grid } = context;
  for (const cell of suspectCells(context)) {
    const found = mend(cell);
    if (found === null) continue;
    const { row, column, recordRow } = cell;
    const isFormula = formulaAt(grid, row, column) !== null;
    yield {
      cell: { row, column },
      message: found.message,
      ...(recordRow === null ? {} : { recordRow }),
      fixes:
        isFormula || found.text === cell.text
          ? []
          : [{ label: found.label, edits: [{ row, column, value: found.text === '' ? null : found.text }] }],
    };
  }
}

const tidy: (text: string) => string = rememberByText((text) => {
  return text
    .normalize('NFC')
    .replace(/[\u00a0\u2000-\u200a\u202f\u3000]/g, ' ')
    .split('\n')
    .map((line) => line.replace(/[ \t]{2,}/g, ' ').trim())
    .join('\n')
    .trim();
});

/** Whether any rule of this file may find something in a text, so that clean texts, nearly all, are looked at once. */
const isSuspect: (text: string) => boolean = rememberByText((text) => {
  const trimmed = text.trim();
  return (
    trimmed.startsWith('#') ||
    trimmed.startsWith('=') ||
    printable(text) !== text ||
    tidy(text) !== text ||
    readLegacyText(text) !== null ||
    findRepeatedPhrases(text).length > 0
  );
});

const suspects = new WeakMap<CheckContext, readonly TextCell[]>();

function suspectCells(context: CheckContext): readonly TextCell[] {
  const known = suspects.get(context) ?? textCellsThat(context, isSuspect);
  suspects.set(context, known);
  return known;
}

export const textRules: readonly CheckRule[] = [
  {
    code: 'cell-error-value',
    severity: 'error',
    title: 'Ô báo lỗi công thức',
    why: 'Ô báo lỗi (như #N/A) làm hỏng mọi phép cộng có nó.',
    basis: 'Giá trị lỗi của Excel',
    kinds: anyKind,
    scope: { by: 'row' },
    check: (context) =>
      textsThat(context, (cell) =>
        errorValue.test(cell.text.trim())
          ? {
              text: cell.text,
              label: '',
              message: `${cellWords(cell)} báo lỗi ${cell.text.trim()}. Các ô cộng từ ô này cũng sai theo. Sửa công thức, hoặc nhập lại giá trị.`,
            }
          : null,
      ),
  },
  {
    code: 'text-formula-like',
    severity: 'warning',
    title: 'Chữ bắt đầu bằng dấu =',
    why: 'Excel có thể hiểu chữ bắt đầu bằng «=» là công thức khi chép sang tệp khác.',
    basis: 'Khuyến cáo an toàn khi trao đổi bảng tính',
    kinds: anyKind,
    scope: { by: 'row' },
    check: (context) =>
      textsThat(context, (cell) =>
        cell.text.trimStart().startsWith('=') && formulaAt(context.grid, cell.row, cell.column) === null
          ? {
              text: cell.text.trimStart().replace(/^=+\s*/, ''),
              label: 'Bỏ dấu = ở đầu ô',
              message: `${cellWords(cell)} là chữ nhưng bắt đầu bằng dấu «=»: ${quote(cell.text)}. Khi chép sang tệp khác Excel có thể tính nó như công thức. Bỏ dấu «=» ở đầu.`,
            }
          : null,
      ),
  },
  {
    code: 'text-unprintable',
    severity: 'warning',
    title: 'Ký tự không nhìn thấy',
    why: 'Ký tự ẩn làm tìm kiếm và so khớp tên cơ quan bị sai mà mắt không thấy.',
    basis: 'Lỗi thường gặp khi chép từ trang web, tệp PDF',
    kinds: anyKind,
    scope: { by: 'row' },
    check: (context) =>
      textsThat(context, (cell) => {
        const text = printable(cell.text);
        if (text === cell.text) return null;
        return {
          text,
          label: 'Bỏ ký tự ẩn',
          message: `${cellWords(cell)} có ký tự không nhìn thấy (thường do chép từ trang web hoặc PDF). Tìm kiếm và so khớp sẽ sai. Bỏ các ký tự đó.`,
        };
      }),
  },
  {
    code: 'text-legacy-encoding',
    severity: 'warning',
    title: 'Chữ bị lỗi phông',
    why: 'Chữ gõ bằng phông cũ (TCVN3, VNI) máy khác đọc không ra và không tìm được.',
    basis: 'Tiêu chuẩn TCVN 6909:2001: dùng bảng mã Unicode',
    kinds: anyKind,
    scope: { by: 'row' },
    check: (context) =>
      textsThat(context, (cell) => {
        const legacy = readLegacyText(cell.text);
        if (legacy === null) return null;
        return {
          text: legacy.repaired,
          label: `Đổi thành ${quote(legacy.repaired, 40)}`,
          message: `${cellWords(cell)} bị lỗi phông (${legacy.encoding}): ${quote(cell.text, 40)}. Máy khác không đọc được và không so khớp được. Đổi sang Unicode.`,
        };
      }),
  },
  {
    code: 'phrase-repeated',
    severity: 'warning',
    title: 'Lặp từ, lặp cụm từ',
    why: 'Cụm từ lặp thường do chép dán; có khi một mục khác đã bị đè mất.',
    basis: 'Kế hoạch 167/KH-UBND Bắc Ninh: II.6.1 lặp «Cơ quan, đơn vị có liên quan»; «UBND cấp cấp xã»',
    kinds: ['plan', 'papi', 'criteria', 'improvement', 'recommendations', 'agencies'],
    scope: { by: 'row' },
    check: (context) => {
      return textsThat(context, (cell) => {
        if (cell.field === null || !proseFields.has(cell.field)) return null;
        const repeats = findRepeatedPhrases(cell.text);
        if (repeats.length === 0) return null;
        return {
          text: withoutRepeats(cell.text, repeats),
          label: 'Bỏ chỗ lặp',
          message: `${cellWords(cell)} lặp ${repeats.map(({ phrase }) => quote(phrase, 40)).join(', ')}. Có thể do chép dán, hoặc ghi đè mất một mục khác. Bỏ chỗ lặp, hoặc sửa lại mục bị đè.`,
        };
      });
    },
  },
  {
    code: 'text-untidy',
    severity: 'info',
    title: 'Thừa khoảng trắng, chữ chưa chuẩn Unicode',
    why: 'Thừa khoảng trắng hoặc chữ tổ hợp làm hai tên giống nhau thành khác nhau khi lọc.',
    basis: 'TCVN 6909:2001: Unicode dựng sẵn',
    kinds: anyKind,
    scope: { by: 'row' },
    check: (context) =>
      textsThat(context, (cell) => {
        const text = tidy(cell.text);
        if (text === cell.text || text === '') return null;
        return {
          text,
          label: 'Dọn khoảng trắng',
          message: `${cellWords(cell)} có khoảng trắng thừa hoặc chữ chưa chuẩn Unicode. Lọc và so khớp có thể sót dòng này. Dọn lại là xong.`,
        };
      }),
  },
];
