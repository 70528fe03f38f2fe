import { formatDecimal } from './exact-number.ts';
import type { Interval, Measure } from './rule.ts';

const signs: Readonly<Record<Measure, string>> = { percent: '%', count: '', rank: '', growth: '%', excess: '%' };

/** A value of a measure: 70 → "70%" or "70". */
function valueWords(value: number, measure: Measure): string {
  return `${formatDecimal(value)}${signs[measure]}`;
}

/** An interval in the wording of decisions: "trên 90%", "từ 70% đến dưới 90%", "100%". */
export function intervalWords({ from, to }: Interval, measure: Measure, unitName: string | null = null): string {
  const unit = unitName === null || unitName === '' ? '' : ` ${unitName}`;
  const v = (value: number): string => valueWords(value, measure);
  if (from === null && to === null) return `mọi giá trị${unit}`;
  if (to === null) return from!.closed ? `từ ${v(from!.value)}${unit} trở lên` : `trên ${v(from!.value)}${unit}`;
  if (from === null && to.value === 0 && to.closed) return `${v(0)}${unit}`;
  if (from === null) return to.closed ? `không quá ${v(to.value)}${unit}` : `dưới ${v(to.value)}${unit}`;
  if (from.value === to.value) return `${v(from.value)}${unit}`;
  return `${from.closed ? 'từ' : 'trên'} ${v(from.value)} đến ${to.closed ? '' : 'dưới '}${v(to.value)}${unit}`;
}

/** A rank group: "nhóm 1-10", "hạng 3", "hạng 26 trở đi". */
export function rankWords({ from, to }: Interval): string {
  const first = from?.value ?? 1;
  if (to === null) return `từ hạng ${first} trở đi`;
  return first === to.value ? `hạng ${first}` : `hạng ${first}-${to.value}`;
}

export function upperFirst(text: string): string {
  return text === '' ? text : text[0]!.toUpperCase() + text.slice(1);
}
