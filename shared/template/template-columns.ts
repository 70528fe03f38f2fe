import { columnLetters } from '../sheet/a1.ts';

/** The columns of a scoring sheet from left to right; widths in characters. */
const columns = [
  { id: 'code', label: 'Mã', width: 7 },
  { id: 'name', label: 'Lĩnh vực/Tiêu chí/Tiêu chí thành phần', width: 34 },
  { id: 'maximum', label: 'Điểm tối đa', width: 8 },
  { id: 'rule', label: 'Thang điểm', width: 34 },
  { id: 'method', label: 'Hình thức đánh giá', width: 11 },
  { id: 'choice', label: 'Kết quả lựa chọn', width: 19 },
  { id: 'numerator', label: 'Tử số', width: 9 },
  { id: 'denominator', label: 'Mẫu số', width: 9 },
  { id: 'declared', label: 'Số liệu kê khai', width: 10 },
  { id: 'self', label: 'Điểm tự chấm', width: 8.5 },
  { id: 'survey', label: 'Điểm ĐTXHH', width: 10 },
  { id: 'appraised', label: 'Điểm thẩm định', width: 8.5 },
  { id: 'achieved', label: 'Điểm đạt được', width: 8.5 },
  { id: 'lost', label: 'Điểm mất', width: 8 },
  { id: 'index', label: 'Chỉ số (%)', width: 9 },
  { id: 'evidence', label: 'Minh chứng', width: 22 },
  { id: 'note', label: 'Ghi chú', width: 17 },
  { id: 'cause', label: 'Nguyên nhân mất điểm', width: 28 },
  { id: 'remedy', label: 'Giải pháp khắc phục', width: 28 },
  { id: 'lead', label: 'Cơ quan chủ trì', width: 22 },
  { id: 'deadline', label: 'Thời hạn hoàn thành', width: 13 },
  { id: 'rank', label: 'Xếp theo điểm mất', width: 9 },
] as const;

export type TemplateColumn = (typeof columns)[number]['id'];

export const templateColumns: readonly {
  readonly id: TemplateColumn;
  readonly label: string;
  readonly width: number;
}[] = columns;

/** Zero-based place of a column. */
export const columnAt: Readonly<Record<TemplateColumn, number>> = Object.fromEntries(
  columns.map(({ id }, index) => [id, index]),
) as Record<TemplateColumn, number>;

/** The last column on paper; what is right of it is printed on the sheet of lost points. */
export const lastPrinted: TemplateColumn = 'note';

/** "J9" for a zero-based row. */
export function cellAt(column: TemplateColumn, row: number): string {
  return `${columnLetters(columnAt[column])}${row + 1}`;
}

/** "J9:J20" for zero-based rows, with "$" in front of rows and letters when `fixed`. */
export function spanAt(column: TemplateColumn, first: number, last: number, fixed = false): string {
  const letters = columnLetters(columnAt[column]);
  return fixed ? `$${letters}$${first + 1}:$${letters}$${last + 1}` : `${letters}${first + 1}:${letters}${last + 1}`;
}
