import type { CriterionRecord, SheetRecord } from '../sheet/sheet-record.ts';
import { officialScore } from './official-score.ts';
import type { ScoreNode, ScoreSummary } from './score-summary.ts';

/** One criterion below its maximum: why, who answers for it, what to do and by when. Blank is `null`. */
export interface LostPoints {
  readonly row: number;
  readonly code: string | null;
  readonly name: string;
  readonly maxScore: number;
  readonly score: number;
  readonly lost: number;
  /** The stated cause, or what the rule says. */
  readonly why: string | null;
  /** Names of the accountable agencies as the sheet writes them. */
  readonly who: readonly string[];
  /** The stated remedy, or what would bring the next step. */
  readonly what: string | null;
  /** The deadline as the sheet writes it. */
  readonly by: string | null;
  /** ISO day, where the deadline is one. */
  readonly due: string | null;
  /** Which of these nobody wrote: they are what the rule says. */
  readonly suggested: { readonly why: boolean; readonly what: boolean };
}

/**
 * The criteria that lost points, most first. Criteria not scored yet have lost nothing.
 * @param records the records that the summary was made of, of whatever tables
 */
export function lostPoints(records: readonly SheetRecord[], summary: ScoreSummary): LostPoints[] {
  const criteria = new Map<number, CriterionRecord>();
  for (const record of records) if (record.kind === 'criteria') criteria.set(record.row, record);
  const rows: LostPoints[] = [];
  const pending: ScoreNode[] = [...summary.fields].reverse();
  for (let node = pending.pop(); node; node = pending.pop()) {
    pending.push(...[...node.children].reverse());
    const record = criteria.get(node.row);
    const score = officialScore(node);
    if (node.children.length > 0 || node.lost <= 0 || score === null || !record) continue;
    const raw = record.deadline.raw.trim();
    rows.push({
      row: node.row,
      code: node.code,
      name: node.name,
      maxScore: node.maxScore,
      score,
      lost: node.lost,
      why: record.lossCause ?? node.explanation,
      who: record.leadAgencies.map((agency) => agency.text),
      what: record.remedy ?? node.nextStep,
      by: raw === '' ? null : raw,
      due: record.deadline.end,
      suggested: { why: record.lossCause === null, what: record.remedy === null },
    });
  }
  return rows.sort((a, b) => b.lost - a.lost);
}
