import type { DocumentKind } from '../api/document-api.ts';
import { readStatus } from '../check/due-status.ts';
import { contradictionMatters, contradicts, lacksProduct, productMatters } from '../check/progress-claims.ts';
import { hasControlCharacters } from './field-value.ts';
import { ownerOf, typeOf } from './field-owners.ts';
import type { FieldValue, RowFields } from './protocol.ts';
import { maxFieldLength } from './protocol.ts';
import { progressStatusWords } from './progress-status.ts';

/** Why a value cannot go to the province. It holds back its row (SPEC V-2). */
export interface FieldError {
  readonly field: string;
  readonly reason:
    | 'field-unknown'
    | 'text-too-long'
    | 'text-unclean'
    | 'not-a-number'
    | 'out-of-range'
    | 'status-unknown'
    | 'percent-against-status'
    | 'done-without-product';
  readonly message: string;
}

const fieldWords: Readonly<Partial<Record<string, string>>> = {
  section: 'Mục',
  sectionName: 'Tên mục',
  ordinal: 'TT',
  objective: 'Mục tiêu',
  task: 'Nhiệm vụ',
  activity: 'Hoạt động',
  product: 'Kết quả/Sản phẩm',
  leadAgencies: 'Chủ trì',
  coAgencies: 'Phối hợp',
  deadline: 'Thời gian',
  budget: 'Kinh phí',
  status: 'Tình trạng',
  percent: 'Tiến độ (%)',
  result: 'Kết quả thực hiện',
  evidence: 'Minh chứng',
  note: 'Ghi chú',
  code: 'Mã',
  name: 'Tên',
  maxScore: 'Điểm tối đa',
  rule: 'Thang điểm',
  method: 'Hình thức đánh giá',
  choice: 'Kết quả lựa chọn',
  numerator: 'Tử số',
  denominator: 'Mẫu số',
  declared: 'Số liệu kê khai',
  selfScore: 'Điểm tự chấm',
  surveyScore: 'Điểm điều tra xã hội học',
  appraisedScore: 'Điểm thẩm định',
  achievedScore: 'Điểm đạt được',
  lastYearScore: 'Điểm năm trước',
  indexPercent: 'Chỉ số (%)',
  lossCause: 'Nguyên nhân mất điểm',
  remedy: 'Giải pháp khắc phục',
  explanation: 'Giải trình',
  targetRank: 'Mục tiêu xếp hạng',
  weakness: 'Hạn chế, tồn tại',
  source: 'Căn cứ',
  recommendation: 'Nội dung kiến nghị',
};

/** What officers call a field. */
export function fieldLabel(field: string): string {
  return fieldWords[field] ?? field;
}

const percentFields = new Set(['percent', 'indexPercent']);
const scoreFields = new Set([
  'maxScore',
  'selfScore',
  'surveyScore',
  'appraisedScore',
  'achievedScore',
  'lastYearScore',
]);
/** Scores that cannot exceed the row's maximum. Last year's set may have had another one. */
const cappedFields = new Set(['selfScore', 'surveyScore', 'appraisedScore', 'achievedScore']);

/** Kinds of documents whose rows report progress that the sheet's rules look at. */
const reportKinds: ReadonlySet<DocumentKind> = new Set(['plan', 'papi', 'recommendations']);

function words(value: number): string {
  return String(value).replace('.', ',');
}

function checkText(field: string, text: string): FieldError | null {
  const label = fieldLabel(field);
  if (text.length > maxFieldLength) {
    return {
      field,
      reason: 'text-too-long',
      message: `«${label}» dài ${text.length} ký tự; một ô Excel giữ được ${maxFieldLength}. Rút gọn rồi gửi lại.`,
    };
  }
  if (hasControlCharacters(text)) {
    return {
      field,
      reason: 'text-unclean',
      message: `«${label}» có ký tự điều khiển không hiện ra được, thường do dán từ phần mềm khác. Gõ lại nội dung ô.`,
    };
  }
  return null;
}

function checkNumber(field: string, value: number, row: RowFields): FieldError | null {
  const label = fieldLabel(field);
  const outOfRange = (range: string): FieldError => ({
    field,
    reason: 'out-of-range',
    message: `«${label}» là ${words(value)}, ngoài khoảng ${range}. Sửa lại số rồi gửi.`,
  });
  if (percentFields.has(field) && (value < 0 || value > 100)) return outOfRange('0 đến 100');
  if (scoreFields.has(field) && value < 0) return outOfRange('từ 0 trở lên');
  const most = row['maxScore'];
  if (cappedFields.has(field) && typeof most === 'number' && value > most) return outOfRange(`0 đến ${words(most)}`);
  return null;
}

function checkValue(kind: DocumentKind, field: string, value: FieldValue, row: RowFields): FieldError | null {
  if (ownerOf(kind, field) === null) {
    return { field, reason: 'field-unknown', message: `Cột «${fieldLabel(field)}» không có trong loại tài liệu này.` };
  }
  if (value === null) return null;
  if (typeof value === 'number') return checkNumber(field, value, row);
  const unclean = checkText(field, value);
  if (unclean) return unclean;
  if (typeOf(field) === 'number') {
    return {
      field,
      reason: 'not-a-number',
      message: `«${fieldLabel(field)}» phải là một số, đang là «${value.slice(0, 40)}». Gõ số, ví dụ 50 hoặc 0,5.`,
    };
  }
  if (field === 'status' && readStatus(value) === 'unknown') {
    const known = Object.values(progressStatusWords).join(', ');
    return {
      field,
      reason: 'status-unknown',
      message: `Tình trạng «${value.slice(0, 40)}» chưa có trong danh mục. Chọn một trong: ${known}.`,
    };
  }
  return null;
}

/**
 * Finds what is wrong with the values to be sent, in normal form.
 * @param row the row as it will stand, for checks between fields (a score against its maximum)
 */
export function checkFields(kind: DocumentKind, values: RowFields, row: RowFields): FieldError[] {
  const errors: FieldError[] = [];
  for (const [field, value] of Object.entries(values)) {
    const error = checkValue(kind, field, value, row);
    if (error) errors.push(error);
  }
  return errors;
}

function textOf(value: FieldValue | undefined): string | null {
  return typeof value === 'string' ? value : null;
}

/**
 * Finds what a report says against itself (SPEC V-4): the errors that the sheet's rules of the same codes find. What
 * stood so before is not held against a change of something else.
 * @param changed the fields that are written
 * @param row the row as it will stand
 */
export function checkReport(
  kind: DocumentKind,
  changed: readonly { readonly field: string }[],
  row: RowFields,
): FieldError[] {
  if (!reportKinds.has(kind)) return [];
  const changes = (...fields: string[]): boolean => changed.some(({ field }) => fields.includes(field));
  const status = textOf(row['status']);
  const percent = row['percent'];
  const says = readStatus(status);
  const errors: FieldError[] = [];
  if (changes('status', 'percent') && typeof percent === 'number' && contradicts(says, percent)) {
    const message = `«${fieldLabel('percent')}» là ${words(percent)} còn «${fieldLabel('status')}» là «${status!.slice(0, 40)}». ${contradictionMatters}`;
    errors.push({ field: 'percent', reason: 'percent-against-status', message });
  }
  const shown = [textOf(row['result']), textOf(row['evidence'])];
  if (changes('status', 'result', 'evidence') && lacksProduct(says, shown)) {
    const message = `«${fieldLabel('status')}» là «${status!.slice(0, 40)}» nhưng chưa có «${fieldLabel('result')}» hay «${fieldLabel('evidence')}». ${productMatters}`;
    errors.push({ field: 'result', reason: 'done-without-product', message });
  }
  return errors;
}
