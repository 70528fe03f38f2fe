import type { CellValue } from '#shared/sheet/grid.ts';
import { isoDay } from '#shared/deadline/calendar-day.ts';

const lastSerial = 2_958_465; // 31/12/9999, the last day Excel knows
// The province's clock, whatever zone the machine is set to: deadlines are Vietnamese days.
const zone = 'Asia/Ho_Chi_Minh';
const numbers = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 2 });
const wholeNumbers = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 0 });
const instants = new Intl.DateTimeFormat('vi-VN', {
  timeZone: zone,
  hour: '2-digit',
  minute: '2-digit',
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
});

/** 0.5 → "0,5"; 1234 → "1.234". At most two decimals, as scores are given. */
export function formatNumber(value: number): string {
  return numbers.format(value);
}

/** A count: 5000 → "5.000". */
export function formatCount(value: number): string {
  return wholeNumbers.format(value);
}

/** Sheet rows that follow one another, zero-based. */
export interface RowRun {
  readonly first: number;
  readonly last: number;
}

/** Zero-based rows in any order as runs, top first. */
export function rowRuns(rows: readonly number[]): readonly RowRun[] {
  const runs: { first: number; last: number }[] = [];
  for (const row of [...new Set(rows)].sort((a, b) => a - b)) {
    const run = runs.at(-1);
    if (run?.last === row - 1) run.last = row;
    else runs.push({ first: row, last: row });
  }
  return runs;
}

/** A run as people number rows: "9–11". */
export function formatRun({ first, last }: RowRun): string {
  return first === last ? `${first + 1}` : `${first + 1}–${last + 1}`;
}

/** Zero-based rows as people number them: 8, 9, 10, 24 → "9–11, 25". */
export function formatRows(rows: readonly number[]): string {
  return rowRuns(rows).map(formatRun).join(', ');
}

/** Texts shorter than this are read at a glance. */
const glance = 60;
/** What is left of a long text is cut here. */
const mostShown = 200;

/**
 * Two long texts from a few words before the first difference on, so that people see what changed and not how both
 * begin; cut where they go on for long.
 */
export function fromDifference(old: string, next: string): readonly [string, string] {
  let same = 0;
  while (same < old.length && old[same] === next[same]) same += 1;
  const start = old.length <= glance && next.length <= glance ? 0 : old.lastIndexOf(' ', same - 20) + 1;
  return [old, next].map((text) => {
    const rest = (start > 10 ? '…' : '') + text.slice(start > 10 ? start : 0);
    return rest.length > mostShown ? `${rest.slice(0, mostShown).trimEnd()}…` : rest;
  }) as [string, string];
}

/** "2026-01-10" → "10/01/2026"; text that is no ISO day comes back as it is. */
export function formatDay(day: string): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(day);
  return match ? `${match[3]}/${match[2]}/${match[1]}` : day;
}

/** The ISO day that a person typed as day, month, year ("1/3/2026", "01.03.2026"); `null` when it is none. */
export function readDay(text: string): string | null {
  const match = /^(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})$/.exec(text.trim());
  return match ? isoDay(Number(match[3]), Number(match[2]), Number(match[1])) : null;
}

/** An ISO instant in the province's time: "14:05 10/01/2026". */
export function formatInstant(instant: string): string {
  const time = Date.parse(instant);
  if (Number.isNaN(time)) return instant;
  return instants.format(time).replace(/,\s*/, ' ');
}

/** A cell as its officer would read it. Dates are serial numbers shown by their number format. */
export function formatCellValue(value: CellValue, numberFormat: string | null): string {
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? 'ĐÚNG' : 'SAI';
  if (typeof value === 'string') return value;
  if (numberFormat !== null && isDateFormat(numberFormat) && value >= 1 && value < lastSerial + 1) {
    return formatDay(dayOfSerial(value));
  }
  if (numberFormat?.includes('%')) return `${formatNumber(value * 100)}%`;
  return formatNumber(value);
}

function isDateFormat(format: string): boolean {
  const bare = format.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, '').toLowerCase();
  return /[dy]/.test(bare) || /m+[-/]/.test(bare);
}

/** ISO day of an Excel serial (1900 system; serial 25569 is 1970-01-01). */
function dayOfSerial(serial: number): string {
  return new Date((Math.floor(serial) - 25_569) * 86_400_000).toISOString().slice(0, 10);
}
