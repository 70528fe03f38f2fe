export type Comparison = 'ge' | 'gt' | 'le' | 'lt' | 'eq';

export interface NumberToken {
  readonly kind: 'number';
  readonly value: number;
  readonly percent: boolean;
  readonly start: number;
  readonly end: number;
}

export interface SignToken {
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

export type Token = NumberToken | SignToken | PlainToken;

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

const letter = /[\p{L}\d]/u;

/** The numbers, comparisons and joining words of a condition (lower-case NFC), everything else as single words. */
export function conditionTokens(low: string): Token[] {
  return markPercent(tokenise(low));
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
