import type { ScoreNode } from './score-summary.ts';

/** The most official points there are of a node: appraised, then the survey's, self-scored, computed; `null` = none. */
export function officialScore(node: Pick<ScoreNode, 'appraised' | 'survey' | 'self' | 'computed'>): number | null {
  return node.appraised ?? node.survey ?? node.self ?? node.computed;
}
