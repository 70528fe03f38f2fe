const pattern =
  /^(?:(\d{4})-(\d{2})-(\d{2}))?(?:(?:^|T)(\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?(?:Z|[+-]\d{2}:?\d{2})?$/;

/** Day 0 of Excel's 1900 calendar, on which a time of day without a day falls. */
const dayZero = [1899, 12, 30] as const;

/**
 * The moment that a file stores as ISO text ("2026-12-31", "2026-12-31T23:59:59.999", "07:30:00"), as if its clock
 * stood in UTC: a sheet shows the day and hour that are written, whatever zone is named behind them.
 *
 * @returns `null` when the text is no moment or the calendar does not know its day.
 */
export function isoMoment(text: string): Date | null {
  const match = pattern.exec(text.trim());
  if (match === null || (match[1] === undefined && match[4] === undefined)) return null;
  const [year = 0, month = 0, day = 0] = match[1] === undefined ? dayZero : [match[1], match[2], match[3]].map(Number);
  const [hours = 0, minutes = 0, seconds = 0] = match.slice(4, 7).map((digits) => Number(digits ?? 0));
  const milliseconds = Math.floor(Number(`0.${match[7] ?? '0'}`) * 1000);
  if (hours > 24 || minutes > 59 || seconds > 59) return null;
  const midnight = new Date(Date.UTC(year, month - 1, day));
  if (midnight.getUTCMonth() !== month - 1 || midnight.getUTCDate() !== day) return null;
  return new Date(midnight.getTime() + ((hours * 60 + minutes) * 60 + seconds) * 1000 + milliseconds);
}
