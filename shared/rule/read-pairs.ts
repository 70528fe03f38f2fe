import { decimal, type Clause } from './clause.ts';
import { trimSpan, type RuleText, type Span } from './rule-text.ts';

const points = /^\s*(\d+(?:[.,]\d+)?)\s*(?:điểm|đ)?\s*\.?\s*$/;
const label = /^[\s\-+•]*\p{L}[\p{L} ,()]*$/u;

/**
 * "Tốt/Khá/Trung bình/Yếu: 2/1,5/1/0": as many points as levels, in the same order. `null` where a text is not wholly
 * such a list.
 */
export function readPairs(source: RuleText): Clause[] | null {
  const { low } = source;
  const colon = low.indexOf(':');
  if (colon < 0 || /[;\n]/.test(low.trim())) return null;
  const labels = partsOf(low, 0, colon);
  const amounts = partsOf(low, colon + 1, low.length);
  if (labels.length < 2 || labels.length !== amounts.length) return null;
  const words = (span: Span): string => low.slice(span.start, span.end);
  if (!labels.every((span) => label.test(words(span))) || !amounts.every((span) => points.test(words(span))))
    return null;
  return labels.map((span, at): Clause => {
    const condition = trimSpan(source, span, /[\s\-+•]/);
    const value = decimal(points.exec(words(amounts[at]!))![1]!);
    return { kind: 'branch', span: condition, condition, amount: { kind: 'points', points: value } };
  });
}

function partsOf(low: string, from: number, to: number): Span[] {
  const spans: Span[] = [];
  let start = from;
  for (let at = from; at <= to; at++) {
    if (at < to && low[at] !== '/') continue;
    spans.push({ start, end: at });
    start = at + 1;
  }
  return spans;
}
