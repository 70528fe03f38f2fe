import type { Bound, Interval } from './rule.ts';

/** What a condition says about a number, in lower case NFC text. */
export interface IntervalReading {
  readonly interval: Interval;
  readonly percent: boolean;
  /** Words after the number: the thing counted. */
  readonly unit: string;
  /** The number stands alone ("đạt 90%"), without "từ", "trên", "trở lên" … */
  readonly bare: boolean;
  /** The condition asks for more than the number ("… nhưng không đúng hạn"). */
  readonly compound: boolean;
}

type Comparison = 'ge' | 'gt' | 'le' | 'lt' | 'eq';

interface NumberToken {
  readonly kind: 'number';
  readonly value: number;
  readonly percent: boolean;
  readonly start: number;
  readonly end: number;
}
interface SignToken {
  readonly kind: 'comparison';
  readonly comparison: Comparison;
  readonly symbol: boolean;
  readonly start: number;
  readonly end: number;
}
interface PlainToken {
  readonly kind: 'to' | 'up' | 'down' | 'word';
  readonly start: number;
  readonly end: number;
}
type Token = NumberToken | SignToken | PlainToken;

/** Longest wording first: the first that fits wins. */
const comparisons: readonly (readonly [string, Comparison])[] = [
  ['lớn hơn hoặc bằng', 'ge'],
  ['cao hơn hoặc bằng', 'ge'],
  ['bằng hoặc lớn hơn', 'ge'],
  ['bằng hoặc cao hơn', 'ge'],
  ['bằng hoặc trên', 'ge'],
  ['nhỏ hơn hoặc bằng', 'le'],
  ['thấp hơn hoặc bằng', 'le'],
  ['bằng hoặc nhỏ hơn', 'le'],
  ['bằng hoặc thấp hơn', 'le'],
  ['bằng hoặc dưới', 'le'],
  ['không vượt quá', 'le'],
  ['không thấp hơn', 'ge'],
  ['không nhỏ hơn', 'ge'],
  ['không lớn hơn', 'le'],
  ['không cao hơn', 'le'],
  ['không nhiều hơn', 'le'],
  ['không ít hơn', 'ge'],
  ['không dưới', 'ge'],
  ['không quá', 'le'],
  ['không vượt', 'le'],
  ['không hơn', 'le'],
  ['không trên', 'le'],
  ['không đạt', 'lt'],
  ['không đủ', 'lt'],
  ['không đến', 'lt'],
  ['không tới', 'lt'],
  ['tối thiểu', 'ge'],
  ['ít nhất', 'ge'],
  ['thấp nhất', 'ge'],
  ['nhiều nhất', 'le'],
  ['cao nhất', 'le'],
  ['tối đa', 'le'],
  ['lớn hơn', 'gt'],
  ['cao hơn', 'gt'],
  ['nhiều hơn', 'gt'],
  ['vượt quá', 'gt'],
  ['vượt trên', 'gt'],
  ['nhỏ hơn', 'lt'],
  ['thấp hơn', 'lt'],
  ['ít hơn', 'lt'],
  ['kém hơn', 'lt'],
  ['chưa đạt', 'lt'],
  ['chưa đến', 'lt'],
  ['chưa tới', 'lt'],
  ['chưa đủ', 'lt'],
  ['trên', 'gt'],
  ['hơn', 'gt'],
  ['quá', 'gt'],
  ['vượt', 'gt'],
  ['dưới', 'lt'],
  ['từ', 'ge'],
  ['đạt', 'eq'],
  ['bằng', 'eq'],
  ['đúng', 'eq'],
  ['đủ', 'eq'],
];
const upWords = ['trở lên', 'trở đi', 'hoặc cao hơn', 'hoặc nhiều hơn', 'hoặc hơn'];
const downWords = ['trở xuống', 'trở lại', 'hoặc thấp hơn', 'hoặc ít hơn'];
const toWords = ['cho đến', 'đến', 'tới'];
/** Numbers behind these words name something; they measure nothing. */
const naming =
  /(?:^|[\s(])(?:năm|tháng|ngày|quý|điều|khoản|mục|mẫu|biểu|phụ lục|thông tư|nghị định|nghị quyết|quyết định|văn bản số|kế hoạch số|số hiệu|cấp độ|mức độ|giai đoạn|lần thứ|loại|chỉ thị|luật) *$/;
const condition =
  /(?:^|[\s,(])(?:nhưng|đồng thời|trong đó|ngoài ra|song|tuy nhiên|(?:và|hoặc)(?: có| đúng| đủ| đạt| được| không| bảo đảm| đảm bảo| gửi| kịp thời| đầy đủ| chậm))(?=[\s,]|$)/;
const letter = /[\p{L}\d]/u;

/** The interval a condition states, or `null` when it states none or more than one. */
export function parseInterval(low: string): IntervalReading | null {
  const tokens = markPercent(tokenise(low));
  const numbers = tokens.filter((t) => t.kind === 'number');
  const percent = numbers.some((n) => n.percent);
  const measured = percent ? tokens.filter((t) => t.kind !== 'number' || t.percent) : tokens;
  const significant = withoutLooseWords(measured);
  const read = readSequence(significant);
  if (!read || isEmpty(read.interval)) return null;
  const used = significant.filter((t): t is NumberToken => t.kind === 'number');
  const last = used[used.length - 1]!;
  const strayBound =
    percent && numbers.some((n) => !n.percent && comparisonBefore(tokens, n) !== null && n.start > used[0]!.start);
  return {
    interval: read.interval,
    percent,
    unit: unitAfter(low, last.end),
    bare: read.bare,
    compound: condition.test(low) || strayBound,
  };
}

/** "từ 50% đến dưới 50%" holds no value. */
function isEmpty({ from, to }: Interval): boolean {
  return from !== null && to !== null && from.value === to.value && !(from.closed && to.closed);
}

/** "85 - dưới 100%": the sign behind the second number counts for both. */
function markPercent(tokens: readonly Token[]): Token[] {
  const marked = [...tokens];
  let last: number | null = null;
  let joined = false;
  marked.forEach((token, i) => {
    if (token.kind === 'to') joined = last !== null;
    else if (token.kind === 'number') {
      const before = last === null ? undefined : marked[last];
      if (joined && token.percent && before?.kind === 'number') marked[last!] = { ...before, percent: true };
      last = i;
      joined = false;
    }
  });
  return marked;
}

function tokenise(low: string): Token[] {
  const tokens: Token[] = [];
  for (let i = 0; i < low.length;) {
    const token = numberAt(low, i) ?? symbolAt(low, i) ?? wordAt(low, i);
    if (token) {
      tokens.push(token);
      i = token.end;
    } else i++;
  }
  return tokens;
}

function numberAt(low: string, at: number): NumberToken | null {
  if (low[at]! < '0' || low[at]! > '9') return null;
  if (at > 0 && /[\p{L}\d/.,]/u.test(low[at - 1]!)) return null;
  const match = /^\d+(?:[.,]\d+)*/.exec(low.slice(at, at + 24))!;
  let end = at + match[0].length;
  const sign = /^ ?(?:%|phần trăm)/.exec(low.slice(end, end + 12));
  if (sign) end += sign[0].length;
  else if (/^(?:\/\d|\/[\p{L}]+-|[\p{L}-][\p{L}])/u.test(low.slice(end, end + 12))) return null;
  if (!sign && naming.test(low.slice(Math.max(0, at - 20), at))) return null;
  const value = readNumber(match[0], sign !== null);
  return value === null ? null : { kind: 'number', value, percent: sign !== null, start: at, end };
}

/** "0,5" and "0.5" are decimals; "1.000" is a thousand unless it is a percentage. */
export function readNumber(digits: string, decimalsOnly: boolean): number | null {
  if (!decimalsOnly && /^[1-9]\d{0,2}(?:\.\d{3})+$/.test(digits)) return Number(digits.replace(/\./g, ''));
  return /^\d+(?:[.,]\d+)?$/.test(digits) ? Number(digits.replace(',', '.')) : null;
}

function symbolAt(low: string, at: number): Token | null {
  const two = low.slice(at, at + 2);
  if (two === '>=' || two === '=<' || two === '<=' || two === '=>') {
    return { kind: 'comparison', comparison: two.includes('>') ? 'ge' : 'le', symbol: true, start: at, end: at + 2 };
  }
  const one = low[at]!;
  if (one === '>' || one === '<' || one === '=') {
    const comparison = one === '>' ? 'gt' : one === '<' ? 'lt' : 'eq';
    return { kind: 'comparison', comparison, symbol: true, start: at, end: at + 1 };
  }
  if (one === '-' || one === '~' || two === '..') return { kind: 'to', start: at, end: at + 1 };
  return null;
}

function wordAt(low: string, at: number): Token | null {
  if (!letter.test(low[at]!) || (at > 0 && letter.test(low[at - 1]!))) return null;
  const comparison = comparisons.find(([word]) => standsAt(low, at, word));
  if (comparison) {
    return {
      kind: 'comparison',
      comparison: comparison[1],
      symbol: false,
      start: at,
      end: at + comparison[0].length,
    };
  }
  for (const [kind, words] of [
    ['up', upWords],
    ['down', downWords],
    ['to', toWords],
  ] as const) {
    const word = words.find((w) => standsAt(low, at, w));
    if (word) return { kind, start: at, end: at + word.length };
  }
  let end = at + 1;
  while (end < low.length && letter.test(low[end]!)) end++;
  return { kind: 'word', start: at, end };
}

function standsAt(low: string, at: number, word: string): boolean {
  if (!low.startsWith(word, at)) return false;
  const next = low[at + word.length];
  return next === undefined || !/\p{L}/u.test(next);
}

/**
 * Keeps numbers and the signs that belong to them. A worded comparison counts only right before a number
 * ("quá hạn" compares nothing); a symbol also right behind one ("70% <= tỷ lệ < 90%").
 */
function withoutLooseWords(tokens: readonly Token[]): Token[] {
  const kept: Token[] = [];
  let fromNumber = false;
  tokens.forEach((token, i) => {
    if (token.kind === 'word') return;
    if (token.kind === 'number') {
      fromNumber = true;
      kept.push(token);
    } else if (token.kind === 'comparison') {
      if (numberFollows(tokens, i) || (token.symbol && fromNumber)) kept.push(token);
    } else if (token.kind === 'to') {
      if (numberFollows(tokens, i)) kept.push(token);
    } else if (fromNumber) kept.push(token);
  });
  return kept;
}

function numberFollows(tokens: readonly Token[], at: number): boolean {
  for (let i = at + 1; i < tokens.length && i <= at + 4; i++) {
    const token = tokens[i]!;
    if (token.kind === 'number') return true;
    if (token.kind !== 'comparison' && !(token.kind === 'word' && token.end - token.start <= 5)) return false;
    if (token.kind === 'word' && i > at + 3) return false;
  }
  return false;
}

function comparisonBefore(tokens: readonly Token[], number: NumberToken): Comparison | null {
  const before = tokens[tokens.indexOf(number) - 1];
  return before?.kind === 'comparison' ? before.comparison : null;
}

interface SequenceReading {
  readonly interval: Interval;
  readonly bare: boolean;
}

function readSequence(tokens: readonly Token[]): SequenceReading | null {
  const shape = tokens.map((t) => (t.kind === 'comparison' ? 'c' : t.kind === 'number' ? 'n' : t.kind[0])).join('');
  const numbers = tokens.filter((t): t is NumberToken => t.kind === 'number');
  if (/^[ct]*n[ud]?$/.test(shape)) return readSingle(tokens, numbers[0]!);
  if (numbers.length !== 2) return null;
  const [first, second] = numbers as [NumberToken, NumberToken];
  if (/^c*n(?:t+c*|c*t+|c+)n[u]?$/.test(shape)) return readPair(tokens, first, second);
  return null;
}

/** The comparison right before a number: "không dưới", or the last of "từ trên". */
function comparisonInFront(tokens: readonly Token[], number: NumberToken): Comparison | null {
  let found: Comparison | null = null;
  for (const token of tokens) {
    if (token === number) return found;
    if (token.kind === 'number') found = null;
    else if (token.kind === 'comparison')
      found = found !== null && token.comparison === 'eq' ? found : token.comparison;
  }
  return null;
}

function readSingle(tokens: readonly Token[], number: NumberToken): SequenceReading {
  const { value } = number;
  const open: Bound = { value, closed: false };
  const closed: Bound = { value, closed: true };
  const stated = comparisonInFront(tokens, number);
  const upTo = tokens.some((t) => t.kind === 'to') && stated === null;
  if (tokens.some((t) => t.kind === 'up'))
    return { interval: { from: stated === 'gt' ? open : closed, to: null }, bare: false };
  if (tokens.some((t) => t.kind === 'down')) {
    return { interval: { from: null, to: stated === 'lt' ? open : closed }, bare: false };
  }
  if (upTo) return { interval: { from: null, to: closed }, bare: false };
  if (stated === null || stated === 'eq') return { interval: { from: closed, to: closed }, bare: true };
  if (stated === 'ge') return { interval: { from: closed, to: null }, bare: false };
  if (stated === 'gt') return { interval: { from: open, to: null }, bare: false };
  return { interval: { from: null, to: stated === 'lt' ? open : closed }, bare: false };
}

const mirrored: Readonly<Record<Comparison, Comparison>> = { ge: 'le', gt: 'lt', le: 'ge', lt: 'gt', eq: 'eq' };

function readPair(tokens: readonly Token[], first: NumberToken, second: NumberToken): SequenceReading | null {
  const between = tokens.slice(tokens.indexOf(first) + 1, tokens.indexOf(second));
  const signs = between.filter((t): t is SignToken => t.kind === 'comparison');
  const joined = between.some((t) => t.kind === 'to');
  let lower = comparisonInFront(tokens, first);
  let upper = signs[signs.length - 1]?.comparison ?? null;
  if (!joined && lower === null && signs.length === 2 && signs[0]!.symbol) lower = mirrored[signs[0]!.comparison];
  if (!joined && (lower === null || upper === null || signs.length > 2)) return null;
  lower = lower === null || lower === 'eq' ? 'ge' : lower;
  upper = upper === null || upper === 'eq' ? 'le' : upper;
  const stated: [NumberToken, Comparison][] = [
    [first, lower],
    [second, upper],
  ];
  if (isUpper(lower) && !isUpper(upper)) stated.reverse();
  const [[low, lowSign], [high, highSign]] = stated as [[NumberToken, Comparison], [NumberToken, Comparison]];
  if (isUpper(lowSign) || !isUpper(highSign)) return null;
  const interval: Interval = {
    from: { value: low.value, closed: lowSign === 'ge' },
    to: { value: high.value, closed: highSign === 'le' },
  };
  if (low.value > high.value) {
    const down = { from: { value: high.value, closed: true }, to: { value: low.value, closed: true } };
    return joined && interval.from!.closed && interval.to!.closed ? { interval: down, bare: false } : null;
  }
  return { interval, bare: false };
}

function isUpper(comparison: Comparison): boolean {
  return comparison === 'le' || comparison === 'lt';
}

/** The words behind the number, up to a bracket, comma or "trở lên". */
function unitAfter(low: string, end: number): string {
  const rest = low.slice(end, end + 120);
  const words = /^ *([^,;:()\d<>=-]*)/.exec(rest)![1]!;
  return words.replace(/(?:^| )(?:trở|hoặc) .*$/, '').trim();
}
