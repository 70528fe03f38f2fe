import { readNumber } from './interval-tokens.ts';
import type { AmountReading } from './parse-amount.ts';
import type { Span } from './rule-text.ts';

/** One clause of a rule, read on its own. */
export type Clause = { readonly span: Span } & (
  | { readonly kind: 'branch'; readonly condition: Span; readonly amount: AmountReading }
  /** "Mỗi văn bản 0,5 điểm", "mỗi vi phạm trừ 0,25". */
  | {
      readonly kind: 'each';
      readonly deduct: boolean;
      readonly points: number;
      readonly per: number;
      readonly unitName: string;
    }
  | { readonly kind: 'formula'; readonly amount: AmountReading }
  /** `points` null = the maximum of the criterion. */
  | { readonly kind: 'cap'; readonly points: number | null; readonly deduct: boolean }
  | { readonly kind: 'floor'; readonly points: number }
  | { readonly kind: 'rounding'; readonly step: number }
  | { readonly kind: 'role'; readonly role: 'bonus' | 'penalty' }
  | { readonly kind: 'survey' }
  | { readonly kind: 'note' }
  | { readonly kind: 'header' }
  | { readonly kind: 'unknown'; readonly at: Span; readonly reason: 'no-points' | 'indefinite' | 'words' }
);

/** Points that a clause gives somewhere in its words. */
export const pointsOut = /\d ?(?:điểm|đ(?!\p{L}))|điểm tối đa|(?:^|[\s,(])(?:trừ|cộng) \d/u;

const limiting = /tối đa|tối thiểu|không quá|làm tròn|cao nhất|thấp nhất/;

/** Without a closing remark in brackets; brackets that limit or give points stay. */
export function withoutTrailingBracket(low: string): string {
  return low.replace(/ ?\([^()]*\)[\s.]*$/, (bracket, at: number) =>
    at === 0 || pointsOut.test(bracket) || limiting.test(bracket) ? bracket : '',
  );
}

/** "0,5" → 0.5 */
export function decimal(digits: string): number {
  return readNumber(digits, true) ?? Number.NaN;
}
