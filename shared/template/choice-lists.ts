import type { CriteriaSet } from '../criteria-set/criteria-set.ts';
import { leafRule } from '../criteria-set/leaf-rule.ts';
import { rowsOfSet } from '../criteria-set/set-rows.ts';
import { choiceWords, fitsInline } from './row-prompts.ts';

/** The levels of a criterion whose drop-down needs cells of its own. */
export interface ChoiceList {
  /** Place of the criterion in the set. */
  readonly index: number;
  readonly code: string;
  readonly words: readonly string[];
}

/** The drop-downs that hold commas or are too long to stand inside their validation. */
export function longChoiceLists(set: CriteriaSet): ChoiceList[] {
  return rowsOfSet(set).flatMap((row) => {
    const { node, index, children } = row;
    const leaf = children.length === 0 ? leafRule(row) : null;
    if (!leaf?.rule || leaf.method !== 'self') return [];
    const words = choiceWords(leaf.rule);
    return fitsInline(words) ? [] : [{ index, code: node.code, words }];
  });
}
