import { conditionTokens, type Comparison, type NumberToken, type SignToken, type Token } from './interval-tokens.ts';
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

const condition =
  /(?:^|[\s,(])(?:nhưng|đồng thời|trong đó|ngoài ra|song|tuy nhiên|(?:và|hoặc)(?: có| đúng| đủ| đạt| được| không| bảo đảm| đảm bảo| gửi| kịp thời| đầy đủ| chậm))(?=[\s,]|$)/;

/** The interval a condition states, or `null` when it states none or more than one. */
export function parseInterval(low: string): IntervalReading | null {
  const tokens = conditionTokens(low);
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
