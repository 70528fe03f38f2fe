/** The forms a deadline takes in real plans; normal form of every cell of the deadline column. */
export const deadlineKinds = [
  'by_date', // chậm nhất 10/01/2026
  'before_date', // trước ngày 30/12/2026
  'month', // tháng 01/2026
  'quarter', // quý I/2026
  'before_quarter', // trước quý III/2026
  'half_year', // 6 tháng đầu năm 2026
  'year', // năm 2026; đến hết năm 2030
  'period', // giai đoạn 2026-2030
  'continuous', // thường xuyên
  'recurring', // hằng tháng, hằng quý
  'on_demand', // khi có phát sinh
  'after_event', // sau khi có Nghị định
  'per_separate_plan', // theo Kế hoạch riêng
  'relative', // 15 ngày kể từ ngày ban hành
  'none', // ô trống
  'unknown', // có chữ nhưng không hiểu được
] as const;
export type DeadlineKind = (typeof deadlineKinds)[number];

export type Recurrence = 'week' | 'month' | 'quarter' | 'half_year' | 'year';

/** A deadline in normal form. Dates are ISO days (YYYY-MM-DD), `null` when the form has none. */
export interface Deadline {
  readonly kind: DeadlineKind;
  readonly start: string | null;
  /** Last day on which the work is on time. */
  readonly end: string | null;
  readonly recurrence: readonly Recurrence[];
  /** The event or condition in words, e.g. "Sau khi BCĐ CCHC của Chính Phủ công bố kết quả". */
  readonly condition: string | null;
  /** `relative` only: so many days after the anchor, negative before it; `null` for months and years. */
  readonly days: number | null;
  /** What else the cell says, e.g. "Gửi KH về Sở Nội vụ". */
  readonly note: string | null;
  /** The words of the cell, trimmed, NFC. */
  readonly raw: string;
}
