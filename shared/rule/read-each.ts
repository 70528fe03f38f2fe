import { decimal, withoutTrailingBracket, type Clause } from './clause.ts';
import { isUnitName } from './parse-amount.ts';
import type { RuleText, Span } from './rule-text.ts';

const number = String.raw`(\d+(?:[.,]\d+)?)`;

const eachWord = /(?:^|[\s,:(])(mỗi|cứ mỗi|cứ một|cứ|từng)(?= )/;

const tail = new RegExp(
  String.raw`(?:[:=,-]? ?)(?:(?:thì|bị|được|sẽ|là|điểm) )*(?:(cộng|tính|trừ|đạt|thưởng|chấm|cho|giảm)(?: thêm| đi)? )?\+?(- ?)?${number} ?(%|điểm|đ)?(?: điểm| tối đa| số điểm)*$`,
);

/** "Mỗi … 0,5 điểm", "thiếu mỗi kỳ trừ 0,5đ", "0,5 điểm/văn bản". */
export function readEach(source: RuleText, span: Span, maxScore: number | null): Clause | null {
  const low = withoutTrailingBracket(source.low.slice(span.start, span.end)).trim();
  const word = eachWord.exec(low);
  if (!word) return null;
  const wordAt = word.index + word[0].indexOf(word[1]!);
  const amount = tail.exec(low.slice(wordAt));
  if (!amount || amount.index <= word[1]!.length) return null;
  const text = source.text.slice(span.start, span.end);
  const from = wordAt + word[1]!.length;
  const counted = /^ (\d{1,4}) (?=\p{L})/u.exec(low.slice(from));
  const unitStart = from + (counted ? counted[0].length : 0);
  const unit = text
    .slice(unitStart, wordAt + amount.index)
    .replace(/[\s:,=-]+$/, '')
    .trim();
  if (!isUnitName(unit.toLowerCase()) || /^\d/.test(unit)) return null;
  const before = text
    .slice(0, wordAt)
    .replace(/[\s:,(-]+$/, '')
    .replace(/^(?:với|có|cứ)$/i, '')
    .trim();
  if (before !== '' && !isUnitName(before.toLowerCase())) return null;
  const percent = amount[4] === '%';
  if (percent && maxScore === null) return null;
  const value = decimal(amount[3]!);
  return {
    kind: 'each',
    span,
    deduct: amount[1] === 'trừ' || amount[1] === 'giảm' || amount[2] !== undefined,
    points: percent ? Number(((value / 100) * maxScore!).toPrecision(15)) : value,
    per: counted ? Number(counted[1]) : 1,
    unitName: before === '' ? unit : `${unit} (${before.replace(/[()]/g, '').trim()})`,
  };
}
