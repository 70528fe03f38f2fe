import type { Clause } from './clause.ts';
import { draftSteps } from './draft-steps.ts';
import { baseOf, clausesOf, problemAt, quote, type Draft, type DraftOutcome } from './rule-draft.ts';
import type { PrintedStep } from './arrange-steps.ts';

type Formula = Extract<Clause, { kind: 'formula' }>;
const everything = { from: null, to: null };

/** "Điểm = tỷ lệ % × điểm tối đa", alone or beside steps that take over at its ends. */
export function draftFormula(draft: Draft, formulas: readonly Formula[]): DraftOutcome {
  const [formula, second] = formulas;
  if (second) {
    const message = `Có hai công thức trong một thang điểm: ${quote(draft.source, second.span)}. Hãy giữ một công thức.`;
    return { refused: [problemAt(draft.source, second.span, 'error', message)] };
  }
  const amount = formula!.amount;
  if (amount.kind !== 'proportion') {
    const message = `Chưa hiểu công thức ${quote(draft.source, formula!.span)}.`;
    return { refused: [problemAt(draft.source, formula!.span, 'error', message)] };
  }
  const surveyed = /sipas|hài lòng|điều tra|khảo sát/.test(amount.subject) || clausesOf(draft, 'survey').length > 0;
  if (surveyed && draft.branches.length === 0 && amount.over === 100) {
    return { rule: { kind: 'survey', ...baseOf(draft), factor: amount.factor }, problems: [] };
  }
  const { factor, over } = amount;
  const pieces: PrintedStep[] = [{ interval: everything, amount: { kind: 'proportion', factor, over }, label: null }];
  const cap = clausesOf(draft, 'cap').find((c) => c.points !== null)?.points ?? null;
  if (cap !== null && cap < (factor * 100) / over && cap !== draft.maxScore) {
    const from = { value: Number(((cap * over) / factor).toFixed(9)), closed: true };
    pieces.push({ interval: { from, to: null }, amount: { kind: 'points', points: cap }, label: null });
  }
  const floor = clausesOf(draft, 'floor')[0]?.points ?? 0;
  if (floor > 0) {
    const to = { value: Number(((floor * over) / factor).toFixed(9)), closed: false };
    pieces.push({ interval: { from: null, to }, amount: { kind: 'points', points: floor }, label: null });
  }
  return draftSteps(draft, draft.branches, pieces);
}
