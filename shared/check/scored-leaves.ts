import type { CriterionRecord } from '../sheet/sheet-record.ts';
import type { CheckContext } from './check-context.ts';

/** Scored leaves: rows whose points are their own. */
export function* scoredLeaves({ trees }: CheckContext): Generator<CriterionRecord> {
  for (const { nodes } of trees) for (const { record, children } of nodes) if (children.length === 0) yield record;
}
