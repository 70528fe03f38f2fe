import type { AmountReading } from './parse-amount.ts';
import type { Clause } from './clause.ts';
import { originalRange, type RuleText, type Span } from './rule-text.ts';
import type { Rule, RuleProblem } from './rule.ts';

/** One "condition: points" of the text, ready to be sorted into a kind of rule. */
export interface Branch {
  readonly span: Span;
  readonly condition: Span;
  /** The condition as printed. */
  readonly label: string;
  readonly low: string;
  readonly amount: AmountReading;
}

/** What a reading attempt of a whole text gathers. */
export interface Draft {
  readonly source: RuleText;
  readonly maxScore: number | null;
  readonly branches: readonly Branch[];
  readonly clauses: readonly Clause[];
  readonly rounding: number | null;
  readonly notes: readonly string[];
  readonly role: 'bonus' | 'penalty' | null;
}

/** A rule with what is wrong in it, or the reason why the text makes no rule of any kind. */
export type DraftOutcome =
  { readonly rule: Rule; readonly problems: readonly RuleProblem[] } | { readonly refused: readonly RuleProblem[] };

export function problemAt(
  source: RuleText,
  span: Span,
  severity: RuleProblem['severity'],
  message: string,
): RuleProblem {
  return { severity, ...originalRange(source, span), message };
}

/** The clauses of one kind. */
export function clausesOf<K extends Clause['kind']>(draft: Draft, kind: K): Extract<Clause, { kind: K }>[] {
  return draft.clauses.filter((clause): clause is Extract<Clause, { kind: K }> => clause.kind === kind);
}

/** What every rule carries. */
export function baseOf(draft: Draft): { maxScore: number | null; rounding: number | null; notes: readonly string[] } {
  return { maxScore: draft.maxScore, rounding: draft.rounding, notes: draft.notes };
}

/** A few words of the text, for a message. */
export function quote(source: RuleText, span: Span): string {
  const words = source.text.slice(span.start, span.end).trim();
  return `“${words.length > 60 ? `${words.slice(0, 57)}…` : words}”`;
}
