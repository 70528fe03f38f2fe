import { trimSpan, type RuleText, type Span } from './rule-text.ts';

const points = String.raw`(?:\d+(?:[.,]\d+)? ?(?:điểm|đ(?!\p{L}))?|(?:\d+\/\d+ |\d+ ?% )?(?:số )?điểm(?: tối đa)?|không (?:tính |được |có )?điểm|tối đa)`;
/** A piece that already ends in its own amount, looked for in its last characters only. */
const endsWithAmount = new RegExp(
  String.raw`(?:(?:[:=]|=>) ?(?:được |đạt |tính |trừ |cộng )?${points}|(?:được|tính|chấm|cho|là|thì|trừ|cộng|đạt) ${points}|\d ?(?:điểm|đ(?!\p{L}))|điểm tối đa|[×x] ?\d+(?:[.,]\d+)?|không (?:tính |được |có )?điểm)(?: ?\([^()]*\))?$|\(\d+(?:[.,]\d+)? ?(?:điểm|đ)\)$`,
  'u',
);
const amountHint =
  /\d ?(?:điểm|đ(?!\p{L}))|[:=] ?\+?\d|điểm tối đa|(?:tính|được|có) điểm|trừ \d|[:=] ?(?:trừ|tối đa|không)|(?:là|được|đạt|thì|tính) \d/gu;
const modifier =
  /^\(?(?:nhưng |và |với )?(?:(?:tổng |số |điểm )*(?:tối đa không quá|tối đa|không quá|không vượt quá|tối thiểu|thấp nhất|cao nhất)(?: là| bằng)? ?:? ?(?=\d|điểm)|làm tròn|(?:(?:tổng|số|điểm|mức) )*(?:bị )?trừ (?:tối đa|không quá|không vượt quá)|tối đa trừ|trừ đến|trừ cho đến|không trừ quá|không âm|không tính điểm âm|tính đến)/;
const branchStart =
  /^(?:[>≥<]|\d+(?:[.,]\d+)? ?[%-]|(?:từ|trên|dưới|đạt|không|chưa|có|nếu|trường hợp|còn lại|các trường hợp|nhóm|tăng|giảm|bằng|vượt|hạng|nặng|nhẹ)(?: |$))/;

/** "… trong đó: a là tổng số hồ sơ" explains the letters of a formula. */
const variablesFollow = /^ trong đó(?: ?:| [a-z] )/;

/**
 * The clauses of a rule, each with its condition and its points: cut at `;`, line breaks, bullets and sentence ends,
 * and at a comma, dash, plus or slash only where the words on the left already have their points and those on the
 * right have theirs ("Trên 90%: 2, dưới 90%: 1" but not "đủ số lượng, đúng hạn: 1").
 */
export function splitClauses(source: RuleText): Span[] {
  return hardClauses(source)
    .flatMap((span) => softClauses(source, span))
    .map((span) => trimSpan(source, span))
    .filter((span) => span.end > span.start);
}

function hardClauses({ low }: RuleText): Span[] {
  const spans: Span[] = [];
  let start = 0;
  let depth = 0;
  const cut = (end: number): void => {
    spans.push({ start, end });
    start = end + 1;
  };
  for (let i = 0; i < low.length; i++) {
    const c = low[i]!;
    if (c === '\n') {
      depth = 0;
      cut(i);
    } else if (c === '(') depth++;
    else if (c === ')') depth = Math.max(0, depth - 1);
    else if (depth > 0) continue;
    else if (c === ';') cut(i);
    else if (c === ' ' && variablesFollow.test(low.slice(i, i + 14))) cut(i);
    else if (c === '.' && endsSentence(low, i, start)) cut(i);
  }
  cut(low.length);
  return spans;
}

function endsSentence(low: string, at: number, clauseStart: number): boolean {
  const next = low[at + 1];
  if (next !== undefined && next !== ' ' && next !== '\n') return false;
  // "1. Đạt: 1", "a. …": an enumerator, not an end.
  return at - clauseStart > 3 || !/^[\s(]*[\p{L}\d]{1,2}$/u.test(low.slice(clauseStart, at));
}

function softClauses(source: RuleText, span: Span): Span[] {
  const { low, text } = source;
  const clause = low.slice(span.start, span.end);
  const printed = text.slice(span.start, span.end);
  let lastAmount = -1;
  for (const hint of clause.matchAll(amountHint)) lastAmount = hint.index;
  const leads = amountLeads.test(clause);
  const spans: Span[] = [];
  let start = 0;
  let depth = 0;
  for (let i = 1; i < clause.length; i++) {
    const opens = clause[i] === '(';
    const width = depth > 0 || i <= start ? 0 : opens ? 0 : softCutAt(clause, printed, i);
    if (opens) depth++;
    else if (clause[i] === ')') depth = Math.max(0, depth - 1);
    if (width === 0 && !(opens && depth === 1 && i > start)) continue;
    const left = clause.slice(Math.max(start, i - 80), i).trimEnd();
    const right = clause.slice(i + width, i + width + 40).trimStart();
    if (leads ? !amountLeads.test(right) : !cutsHere(clause[i]!, left, right, i <= lastAmount)) continue;
    spans.push({ start: span.start + start, end: span.start + i });
    start = i + width;
  }
  spans.push({ start: span.start + start, end: span.end });
  return spans;
}

/** "2 điểm nếu đạt trên 90%": the points stand first, and so they do in every clause of the line. */
const amountLeads =
  /^[\s(+-]*(?:\d+(?:[.,]\d+)? ?(?:điểm|đ)|(?:\d+\/\d+ |\d+ ?% )?(?:số )?điểm tối đa) ?(?:nếu|khi|đối với|trường hợp|:)/;

/** Whether the words on both sides of a separator stand on their own. */
function cutsHere(separator: string, left: string, right: string, moreAmounts: boolean): boolean {
  const limits = modifier.test(right);
  // "0đ (đồng thời …)", "(tối đa 2 điểm)": brackets behind points are a remark or a limit of their own.
  if (separator === '(') return endsWithAmount.test(left) || (limits && /\d|điểm/.test(left));
  if (separator === ' ' && limits && right.startsWith('nhưng ')) return /\d|điểm|t[ỷỉ] lệ(?: %)?$/.test(left);
  if (separator === ',' && limits) return /\d|điểm/.test(left);
  return moreAmounts && endsWithAmount.test(left);
}

/** How many characters the separator at `at` takes, 0 when there is none. */
function softCutAt(clause: string, printed: string, at: number): number {
  const c = clause[at]!;
  if (c === ',' && !(isDigit(clause[at - 1]) && isDigit(clause[at + 1]))) return 1;
  if (c === '|') return 1;
  if ((c === '-' || c === '+' || c === '/' || c === '×') && clause[at - 1] === ' ' && clause[at + 1] === ' ') return 2;
  // "1 điểm/ Không đạt: 0 điểm", but not "0,5 điểm/ văn bản".
  if (
    c === '/' &&
    /(?:\dđ|điểm)$/.test(clause.slice(at - 4, at)) &&
    /^\/\p{L}[^,;/]*[:=] ?\d/u.test(clause.slice(at, at + 120))
  )
    return 1;
  if (c === '/' && clause[at + 1] === ' ' && /^[^,;]*[:=]/.test(clause.slice(at + 1, at + 120))) return 1;
  if (
    c === ' ' &&
    (clause.startsWith('nhưng ', at + 1) ||
      /^\p{Lu}\p{Ll}/u.test(printed.slice(at + 1, at + 3)) ||
      startsClause(clause.slice(at + 1, at + 40)))
  )
    return 1;
  return 0;
}

function startsClause(words: string): boolean {
  return branchStart.test(words) || modifier.test(words);
}

function isDigit(c: string | undefined): boolean {
  return c !== undefined && c >= '0' && c <= '9';
}
