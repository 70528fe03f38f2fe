import { findRule } from '#shared/check/rule-registry.ts';

/** The heading of a rule's findings; a code that this version does not know stands for itself. */
export function ruleTitle(code: string): string {
  return findRule(code)?.title ?? code;
}
