import { addDays } from './calendar-day.ts';
import type { Deadline, Recurrence } from './deadline-kind.ts';
import type { DeadlinePart } from './deadline-parts.ts';
import type { TimeToken } from './deadline-tokens.ts';

type SpanPart = Extract<DeadlinePart, { type: 'span' }>;
type RelativePart = Extract<DeadlinePart, { type: 'relative' }>;

/** Words that only say that there is a deadline; alone they make no note. */
const fillers = new Set(
  (
    'hoan thanh xong thuc hien trien khai thoi gian thoi han han du kien phan dau la cac cua va hoac tu trong vao dinh ky bao cao ' +
    'duoc phai truoc den het ngay o tai cong tac nhiem vu nay nam thang quy moi lan it nhat tien do lich'
  ).split(' '),
);

/** "Đầu tháng 6" says more than "tháng 6"; without its diacritics it is the second half of "phấn đấu". */
function isFiller(token: TimeToken): boolean {
  return token.kind === 'break' || (fillers.has(token.fold) && token.lower !== 'đầu');
}

/** One deadline of the parts of a cell. */
export function combineParts(raw: string, tokens: readonly TimeToken[], parts: readonly DeadlinePart[]): Deadline {
  const texts = new PartTexts(raw, tokens);
  const unknown = makeDeadline(raw, { kind: 'unknown' });
  const timed = parts.filter((part) => part.type !== 'words');
  if (timed.length === 0 || timed.some((part) => part.type === 'dateline')) return unknown;
  const spans = timed.filter((part) => part.type === 'span');
  if (spans.some((part) => part.span.kind === 'unknown')) return unknown;
  const main = pickMain(timed, spans);
  const notes = parts.filter((part) => part !== main.part && part.type === 'words');
  const shared = { condition: conditionOf(texts, timed, main.part), note: texts.noteOf([...notes, ...main.left]) };
  return makeDeadline(raw, { ...shared, ...fieldsOf(main, timed, texts) });
}

function makeDeadline(raw: string, fields: Partial<Deadline> & Pick<Deadline, 'kind'>): Deadline {
  const empty = { start: null, end: null, recurrence: [], condition: null, days: null, note: null };
  return { ...empty, ...fields, raw };
}

interface Main {
  readonly part: DeadlinePart;
  /** The stretch of the calendar a lasting form is bounded by ("Thường xuyên, năm 2026"). */
  readonly bounds: SpanPart | null;
  /** Timed parts that are neither: they go into the note. */
  readonly left: readonly DeadlinePart[];
}

/**
 * Which part is the deadline. Work that lasts or recurs stays so when a date only bounds it; among several dates the
 * last one decides, for the work is done when its last step is; a date goes before words without one.
 */
function pickMain(timed: readonly DeadlinePart[], spans: readonly SpanPart[]): Main {
  const first = timed.find((part) => part.type !== 'open') ?? timed[0]!;
  const lasting = timed.find((part) => part.type === 'continuous' || part.type === 'recurrence');
  if (lasting !== undefined && (first === lasting || isYearlyDay(spans, lasting))) {
    const bounds = spans.find((part) => part.span.ownYear && isStretch(part)) ?? null;
    return { part: lasting, bounds, left: spans.filter((part) => part !== bounds) };
  }
  if (first.type === 'relative') return { part: first, bounds: null, left: spans };
  if (spans.length > 0) {
    const last = pickSpan(spans);
    const left = timed.filter((part) => part !== last && part.type !== 'open');
    return { part: last, bounds: null, left };
  }
  return { part: first, bounds: null, left: [] };
}

/** The last of several steps, but "Quý I/2026, chậm nhất 15/3/2026" is one step with its day. */
function pickSpan(spans: readonly SpanPart[]): SpanPart {
  const limited = spans.filter((part) => part.span.limited && part.span.end !== null);
  const candidates = limited.length > 0 ? limited : spans;
  return candidates.reduce((a, b) => (b.span.end !== null && (a.span.end === null || b.span.end > a.span.end) ? b : a));
}

/** "Trước ngày 15/12 hằng năm", "Tháng 12 hằng năm": the date has no year of its own, the work recurs. */
function isYearlyDay(spans: readonly SpanPart[], lasting: DeadlinePart): boolean {
  return lasting.type === 'recurrence' && spans.some((part) => !part.span.ownYear && part.to === lasting.from);
}

function isStretch({ span }: SpanPart): boolean {
  return ['year', 'half_year', 'period', 'quarter', 'month'].includes(span.kind) && span.end !== null;
}

function fieldsOf(
  main: Main,
  timed: readonly DeadlinePart[],
  texts: PartTexts,
): Partial<Deadline> & Pick<Deadline, 'kind'> {
  const { part, bounds } = main;
  const dates = { start: bounds?.span.start ?? null, end: bounds?.span.end ?? null };
  switch (part.type) {
    case 'span':
      return { kind: part.span.kind, start: part.span.start, end: part.span.end };
    case 'continuous':
      return { kind: 'continuous', recurrence: recurrenceOf(timed), ...dates };
    case 'recurrence':
      return { kind: 'recurring', recurrence: recurrenceOf(timed), ...dates };
    case 'relative':
      return relativeFields(part, texts);
    case 'open':
      return { kind: part.kind };
    case 'words':
    case 'dateline':
      return { kind: 'unknown' };
  }
}

/** Working days are counted, not dated: holidays are not known here. */
function relativeFields(
  { form, anchorDay, to }: RelativePart,
  texts: PartTexts,
): Pick<Deadline, 'kind'> & Partial<Deadline> {
  const from = form.days === null ? form.count : form.anchor;
  const condition = from === null ? null : texts.slice(from, to);
  if (form.workingDays) return { kind: 'relative', days: form.days, condition, note: 'ngày làm việc' };
  const end = anchorDay === null || form.days === null ? null : addDays(anchorDay, form.days);
  return { kind: 'relative', days: form.days, condition, start: end && anchorDay, end };
}

function recurrenceOf(timed: readonly DeadlinePart[]): readonly Recurrence[] {
  const found = timed.flatMap((part) => (part.type === 'recurrence' ? part.read.recurrence : []));
  return (['week', 'month', 'quarter', 'half_year', 'year'] as const).filter((period) => found.includes(period));
}

function conditionOf(texts: PartTexts, timed: readonly DeadlinePart[], main: DeadlinePart): string | null {
  const open = timed.filter((part) => part.type === 'open');
  const conditions = open.map((part) => texts.slice(part.from, part.to));
  if (main.type !== 'open')
    for (const part of timed)
      if (part.type === 'relative' && part !== main) conditions.push(texts.slice(part.from, part.to));
  return conditions.length === 0 ? null : conditions.join('; ');
}

/** Words of the cell by token indices. */
class PartTexts {
  readonly #raw: string;
  readonly #tokens: readonly TimeToken[];

  constructor(raw: string, tokens: readonly TimeToken[]) {
    this.#raw = raw;
    this.#tokens = tokens;
  }

  slice(from: number, to: number): string {
    const [first, last] = [this.#tokens[from], this.#tokens[to - 1]];
    if (first === undefined || last === undefined) return '';
    return this.#raw.slice(first.from, last.to).replace(/\s+/gu, ' ').trim();
  }

  /** What the cell says beside its deadline, neighbours kept together; `null` when only filling words are left. */
  noteOf(parts: readonly DeadlinePart[]): string | null {
    const runs: { from: number; to: number }[] = [];
    for (const { from, to } of [...parts].sort((a, b) => a.from - b.from)) {
      const last = runs.at(-1);
      if (last?.to === from) last.to = to;
      else runs.push({ from, to });
    }
    const notes = runs.map(({ from, to }) => this.#trimmed(from, to)).filter((text) => text !== '');
    return notes.length === 0 ? null : notes.join('; ');
  }

  /** The words without the marks around them; empty when they are filling words. */
  #trimmed(start: number, end: number): string {
    let [from, to] = [start, end];
    const isBare = (at: number): boolean => {
      const token = this.#tokens[at]!;
      return token.kind === 'mark' || token.kind === 'break' || token.fold === 'va' || token.fold === 'hoac';
    };
    while (from < to && isBare(from)) from += 1;
    while (to > from && isBare(to - 1)) to -= 1;
    const says = this.#tokens.slice(from, to).some((token) => token.kind !== 'mark' && !isFiller(token));
    return says ? this.slice(from, to) : '';
  }
}
