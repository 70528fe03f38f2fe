import type { Period, PeriodsAnswer } from '#shared/api/period-api.ts';
import { describeDue } from '#shared/period/label-period.ts';
import { formatInstant } from '../format.ts';

/** Words about reporting periods and rows given back, fetched with the views that show them. */
export const periodWords = {
  open: (periods: readonly Period[], today: string) =>
    `Đang mở: ${periods.map(({ label, due }) => `${label} (${describeDue(due, today)})`).join('; ')}.`,
  returnedTitle: (count: number) => `Tỉnh trả lại ${count} dòng để chỉnh sửa`,
  returnedOthers: (count: number) => `Đang trả lại ${count} dòng cho các cơ quan`,
  returnedRow: 'Tỉnh trả lại dòng này để chỉnh sửa',
  given: ({ by, at }: Pick<PeriodsAnswer['returned'][number], 'by' | 'at'>) => `${by}, ${formatInstant(at)}`,
  whatNext: 'Sửa các ô được nêu rồi bấm «Gửi và nhận»; kỳ đã khóa vẫn nhận riêng dòng này.',
};
