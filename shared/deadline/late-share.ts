import { daysBetween, writeDay } from './calendar-day.ts';

/**
 * Warns of a part of the work that ends after the row's own deadline; `null` when it does not, or when one of the two
 * has no day. Both are ISO days.
 */
export function warnLateShare(own: string | null, rowDueOn: string | null): string | null {
  if (own === null || rowDueOn === null) return null;
  const late = daysBetween(rowDueOn, own);
  if (late <= 0) return null;
  return `Hạn ${writeDay(own)} muộn hơn hạn của nhiệm vụ (${writeDay(rowDueOn)}) ${late} ngày. Đặt hạn sớm hơn, hoặc đề nghị tỉnh gia hạn.`;
}
