import { foldText } from '../text/fold-text.ts';
import { trimText } from '../text/normalise-text.ts';
import { addDays, addMonths } from './calendar-day.ts';
import { combineParts } from './combine-parts.ts';
import type { Deadline } from './deadline-kind.ts';
import { readParts } from './deadline-parts.ts';
import { readTimeTokens } from './deadline-tokens.ts';
import { mendDigits } from './misread-digits.ts';
import { countWords } from './read-unit.ts';
import { dateFormatGrain, daySerial } from './excel-serial.ts';

export interface DeadlineOptions {
  /** The year of the plan: dates written without a year fall in it. `null` = not known. */
  readonly year: number | null;
  /** The number format of the cell: tells a date from a number. */
  readonly numberFormat?: string | null;
}

/** Serial numbers of 2000–2099 are taken for dates even without a date format; smaller numbers for years. */
const [firstSerial, lastSerial] = [36_526, 73_050];

/**
 * The deadline a cell states, in normal form. Never throws; time grows linearly with the text. What looks like a date
 * but is none (31/02/2026), and a date whose year cannot be told, is `unknown`. A span written the wrong way round
 * keeps its order: `start` is then later than `end`.
 */
export function parseDeadline(value: string | number | null, options: DeadlineOptions): Deadline {
  if (typeof value === 'number') return parseNumber(value, options);
  const raw = trimText(value ?? '');
  if (/^\d{5}(?:[.,]\d+)?$/.test(raw)) return { ...parseNumber(Number(raw.replace(',', '.')), options), raw };
  if (!/[\p{L}\p{N}]/u.test(raw)) return blank('none', raw);
  const tokens = readTimeTokens(mendDigits(raw));
  return combineParts(raw, tokens, readParts(raw, tokens, options.year));
}

function blank(kind: Deadline['kind'], raw: string): Deadline {
  return { kind, start: null, end: null, recurrence: [], condition: null, days: null, note: null, raw };
}

function parseNumber(value: number, { year, numberFormat }: DeadlineOptions): Deadline {
  const raw = String(value).replace('.', ',');
  const grain = dateFormatGrain(numberFormat);
  const serial = grain !== null || (value >= firstSerial && value <= lastSerial) ? daySerial(value) : null;
  if (serial === null) {
    const text = String(value);
    return { ...combineText(text, year), raw };
  }
  const [years, month] = serial.split('-');
  if (grain === 'month') return combineText(`${month}/${years}`, year);
  if (grain === 'year') return combineText(years!, year);
  return { ...blank('by_date', serial.split('-').reverse().join('/')), end: serial };
}

/** A number that is no date: a year, or a month typed with a decimal point ("1.2026"). */
function combineText(text: string, year: number | null): Deadline {
  const tokens = readTimeTokens(text);
  return combineParts(text, tokens, readParts(text, tokens, year));
}

const months = /^(\d{1,3}|\S+) (thang|quy|nam)\b/;
const monthsOf = { thang: 1, quy: 3, nam: 12 } as const;

/**
 * The last day of a relative deadline once its anchor has a date (ISO); `null` for any other kind, and for working
 * days, whose holidays are not known here.
 */
export function resolveRelative(deadline: Deadline, anchor: string): string | null {
  if (deadline.kind !== 'relative' || countsWorkingDays(deadline)) return null;
  if (deadline.days !== null) return addDays(anchor, deadline.days);
  const match = months.exec(foldText(deadline.condition ?? ''));
  if (match === null) return null;
  const count = Number(match[1]);
  const number = Number.isNaN(count) ? countWords.get(match[1]!) : count;
  return number === undefined ? null : addMonths(anchor, number * monthsOf[match[2] as keyof typeof monthsOf]);
}

export function countsWorkingDays({ kind, note }: Deadline): boolean {
  return kind === 'relative' && note?.includes('ngày làm việc') === true;
}

/** Whether the days count from the day of the plan itself, so that its date is the anchor: "kể từ ngày ban hành". */
export function countsFromIssue({ kind, condition }: Deadline): boolean {
  if (kind !== 'relative') return false;
  if (condition === null) return true;
  const words = foldText(condition);
  const ofAnother = /nghi dinh|nghi quyet|thong tu|luat|quyet dinh|huong dan|ket qua|bao cao|ho so|y kien/.test(words);
  return /ban hanh|ky|hieu luc|ke hoach/.test(words) && !ofAnother;
}

/**
 * Names what a relative deadline counts from by its words, so that rows that name the same day share it: "30 ngày kể từ
 * ngày ban hành" and "2 tháng kể từ ngày ban hành" alike. `null` for any other kind.
 */
export function anchorKey({ kind, days, condition }: Deadline): string | null {
  if (kind !== 'relative') return null;
  const words = foldText(condition ?? '');
  return days === null ? words.replace(months, '').trim() : words;
}
