import type { DeadlineKind } from './deadline-kind.ts';
import type { TimeToken } from './deadline-tokens.ts';
import { countWords, isDayWord, isMark, isMonthWord, isYearWord, numberAt } from './read-unit.ts';

/** A form without a date of its own that begins at a token and runs to the end of its clause. */
export interface OpenForm {
  readonly kind: Extract<DeadlineKind, 'on_demand' | 'after_event' | 'per_separate_plan' | 'continuous'>;
  /** Index behind the words that make it this form; the clause goes on. */
  readonly next: number;
  /** True for a form that is whole in itself: what follows is not part of it. */
  readonly closed: boolean;
}

type Words = readonly string[];

const forms: readonly (readonly [Words, OpenForm['kind'], boolean])[] = (
  [
    ['thuong xuyen lien tuc', 'continuous', true],
    ['thuong xuyen , lien tuc', 'continuous', true],
    ['lien tuc , thuong xuyen', 'continuous', true],
    ['thuong xuyen', 'continuous', true],
    ['lien tuc', 'continuous', true],
    ['quanh nam', 'continuous', true],
    ['thuong ky', 'continuous', true],
    ['thg xuyen', 'continuous', true],
    ['theo thoi gian thuc', 'continuous', true],
    ['sau khi', 'after_event', false],
    ['sau hoi nghi', 'after_event', false],
    ['sau ky hop', 'after_event', false],
    ['sau dai hoi', 'after_event', false],
    ['sau tet', 'after_event', false],
    ['ngay sau', 'after_event', false],
    ['ngay khi', 'after_event', false],
    ['sau moi', 'after_event', false],
    ['sau tung', 'after_event', false],
    ['truoc khi', 'after_event', false],
    ['truoc thoi diem', 'after_event', false],
    ['sau thoi diem', 'after_event', false],
    ['khi', 'on_demand', false],
    ['neu', 'on_demand', false],
    ['dot xuat', 'on_demand', false],
    ['phat sinh', 'on_demand', false],
    ['theo yeu cau', 'on_demand', false],
    ['theo phat sinh', 'on_demand', false],
    ['theo de nghi', 'on_demand', false],
    ['theo nhu cau', 'on_demand', false],
    ['theo thuc te', 'on_demand', false],
    ['theo tinh hinh', 'on_demand', false],
    ['theo vu viec', 'on_demand', false],
    ['kip thoi', 'on_demand', false],
    ['khan truong', 'on_demand', false],
    ['thuc hien ngay', 'on_demand', false],
    ['moi ho so', 'on_demand', false],
    ['moi khi', 'on_demand', false],
    ['dung tien do', 'per_separate_plan', false],
    ['dung thoi gian quy dinh', 'per_separate_plan', false],
    ['dung thoi han', 'per_separate_plan', false],
    ['dung han', 'per_separate_plan', false],
    ['dung quy dinh', 'per_separate_plan', false],
    ['co ke hoach rieng', 'per_separate_plan', false],
    ['ke hoach rieng', 'per_separate_plan', false],
    ['can cu', 'per_separate_plan', false],
    ['theo', 'per_separate_plan', false],
  ] as const
).map(([words, kind, closed]) => [words.split(' '), kind, closed] as const);

/** The open form that begins at a token, or `null`. */
export function readOpenForm(tokens: readonly TimeToken[], at: number): OpenForm | null {
  const before = tokens[at - 1]?.fold;
  for (const [words, kind, closed] of forms) {
    if (!words.every((word, offset) => tokens[at + offset]?.fold === word)) continue;
    const next = at + words.length;
    // "Chi thường xuyên" is recurrent spending; "theo dõi" is a verb; "trong khi", "đôi khi" are no conditions.
    if (words[0] === 'thuong' && before === 'chi') continue;
    if (words.length === 1 && words[0] === 'theo' && (tokens[next]?.fold === 'doi' || before === 'tiep')) continue;
    if (words[0] === 'khi' && (before === 'doi' || before === 'kho')) continue;
    return { kind, next, closed };
  }
  return null;
}

/** "15 ngày kể từ ngày ban hành", "trong vòng 05 ngày làm việc", "sau 2 tuần kể từ khi …". */
export interface RelativeForm {
  /** `null` for months and years: their days are not fixed. Negative before the anchor. */
  readonly days: number | null;
  readonly workingDays: boolean;
  /** Where the anchor's words begin ("kể từ …"), or `null` when none is named. */
  readonly anchor: number | null;
  /** Index of the number. */
  readonly count: number;
  readonly next: number;
}

const leadIns: readonly Words[] = [
  'trong vong',
  'trong thoi han',
  'thoi han',
  'trong thoi gian',
  'cham nhat',
  'muon nhat',
  'khong qua',
  'toi da',
  'trong',
  'sau',
  'la',
].map((words) => words.split(' '));

function skipLeadIns(tokens: readonly TimeToken[], at: number): number {
  let next = at;
  for (let count = 0; count < 4; count += 1) {
    const lead = leadIns.find((words) => words.every((word, offset) => tokens[next + offset]?.fold === word));
    if (lead === undefined) break;
    next += lead.length;
  }
  return next;
}

export function readRelative(tokens: readonly TimeToken[], at: number): RelativeForm | null {
  const start = skipLeadIns(tokens, at);
  const written = tokens[start]?.kind === 'word' ? (countWords.get(tokens[start].fold) ?? null) : null;
  const count = numberAt(tokens, start, 3) ?? written;
  const unit = count === null ? null : daysOfUnit(tokens[start + 1]);
  if (count === null || unit === null) return null;
  let next = start + 2;
  const workingDays = tokens[next]?.fold === 'lam' && tokens[next + 1]?.fold === 'viec';
  if (workingDays) next += 2;
  if (isMark(tokens[next], '(') && isAnchor(tokens, next + 1)) next += 1;
  const anchored = isAnchor(tokens, next);
  // "Một tháng" may be anything; only with what it counts from is it a deadline.
  if (numberAt(tokens, start, 3) === null && !anchored) return null;
  const backwards = tokens[at - 1]?.fold === 'truoc' || (anchored && tokens[next]?.fold === 'truoc');
  // A bare "6 tháng" or "2 năm" is no deadline, and "3 tháng đầu năm" is a stretch of the year.
  const bare = start === at && !anchored;
  if (bare && unit !== 1 && unit !== 7) return null;
  if (!anchored && tokens[next]?.kind === 'word' && ['dau', 'cuoi', 'lan', 'mot'].includes(tokens[next]!.fold))
    return null;
  const days = unit === 0 ? null : backwards ? -count * unit : count * unit;
  return { days, workingDays, anchor: anchored ? next : null, count: start, next };
}

/** 1 for a day, 7 for a week, 0 for periods of no fixed length. */
function daysOfUnit(token: TimeToken | undefined): number | null {
  if (isDayWord(token) && token?.fold === 'ngay') return 1;
  if (token?.fold === 'tuan') return 7;
  return isMonthWord(token) || isYearWord(token) ? 0 : null;
}

function isAnchor(tokens: readonly TimeToken[], at: number): boolean {
  const [first, second] = [tokens[at]?.fold, tokens[at + 1]?.fold];
  if (first === 'ke' || first === 'tinh') return second === 'tu';
  if (first === 'so') return second === 'voi';
  if (first === 'ban') return second === 'hanh';
  return first === 'sau' || first === 'tu' || (first === 'truoc' && (second === 'khi' || second === 'ngay'));
}
