import { dayNumber, writeDay } from '../deadline/calendar-day.ts';
import { labelPeriod, periodKindWords } from './label-period.ts';
import type { PeriodKind, PeriodSpan } from './reporting-period.ts';
import { mostRounds } from './reporting-period.ts';

export interface PeriodProblem {
  readonly reason:
    'day-unknown' | 'from-after-to' | 'span-unlikely' | 'due-before-end' | 'due-too-late' | 'round-wrong' | 'overlap';
  /** What is wrong and what to do, in Vietnamese. */
  readonly message: string;
}

/** Days that a period of a kind may cover: its calendar length, and some for data that is cut on another day. */
const spanDays: Readonly<Record<PeriodKind, readonly [least: number, most: number]>> = {
  month: [25, 36],
  quarter: [80, 100],
  'half-year': [170, 195],
  'nine-months': [260, 285],
  year: [350, 380],
  'self-score': [350, 380],
};

/** A due day later than this is a slip of the year. */
const latestDueDays = 366;

/**
 * What is wrong with a period that is to be opened; `null` when nothing is (SPEC K-2). No two periods of one kind
 * overlap; self-scoring rounds of one year differ by their number instead, for the year is scored again in each.
 * @param others the document's other periods
 */
export function checkPeriod(span: PeriodSpan, others: readonly PeriodSpan[]): PeriodProblem | null {
  return checkDays(span) ?? checkRound(span) ?? checkOverlap(span, others);
}

function checkDays({ kind, from, to, due }: PeriodSpan): PeriodProblem | null {
  const [first, last, dueDay] = [dayNumber(from), dayNumber(to), dayNumber(due)];
  if ([first, last, dueDay].some(Number.isNaN)) {
    return { reason: 'day-unknown', message: 'Có ngày không có trong lịch. Nhập lại các ngày của kỳ.' };
  }
  if (first > last) {
    const message = `Kỳ bắt đầu ngày ${writeDay(from)}, sau ngày kết thúc ${writeDay(to)}. Đổi lại hai ngày.`;
    return { reason: 'from-after-to', message };
  }
  const days = last - first + 1;
  const [least, most] = spanDays[kind];
  if (days < least || days > most) {
    const message = `Kỳ «${periodKindWords[kind]}» từ ${writeDay(from)} đến ${writeDay(to)} dài ${days} ngày, không đúng với loại kỳ. Sửa ngày hoặc chọn loại kỳ khác.`;
    return { reason: 'span-unlikely', message };
  }
  if (dueDay < last) {
    const message = `Hạn gửi ${writeDay(due)} trước ngày kết thúc kỳ ${writeDay(to)}, số liệu khi đó chưa đủ. Đặt hạn gửi từ ngày kết thúc kỳ trở đi.`;
    return { reason: 'due-before-end', message };
  }
  if (dueDay - last > latestDueDays) {
    const message = `Hạn gửi ${writeDay(due)} quá một năm sau ngày kết thúc kỳ. Kiểm tra lại năm của hạn gửi.`;
    return { reason: 'due-too-late', message };
  }
  return null;
}

function checkRound({ kind, round }: PeriodSpan): PeriodProblem | null {
  const right = kind === 'self-score' ? Number.isInteger(round) && round! >= 1 && round! <= mostRounds : round === null;
  if (right) return null;
  const message =
    kind === 'self-score'
      ? `Đợt tự chấm điểm cần số đợt từ 1 đến ${mostRounds}.`
      : 'Chỉ đợt tự chấm điểm có số đợt. Bỏ trống số đợt.';
  return { reason: 'round-wrong', message };
}

function checkOverlap(span: PeriodSpan, others: readonly PeriodSpan[]): PeriodProblem | null {
  const clash = others.find(
    (other) => other.kind === span.kind && other.round === span.round && other.from <= span.to && span.from <= other.to,
  );
  if (clash === undefined) return null;
  const message = `Tài liệu đã có «${labelPeriod(clash)}» từ ${writeDay(clash.from)} đến ${writeDay(clash.to)}, trùng ngày với kỳ này. Mở lại kỳ đó, hoặc sửa ngày.`;
  return { reason: 'overlap', message };
}
