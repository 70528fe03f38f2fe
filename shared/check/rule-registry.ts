import type { CheckRule } from './check-rule.ts';
import { agencyListRules } from './rules/agency-list-rules.ts';
import { agencyRelationRules } from './rules/agency-relation-rules.ts';
import { agencyRules } from './rules/agency-rules.ts';
import { columnRules } from './rules/column-rules.ts';
import { criteriaAppraisalRules } from './rules/criteria-appraisal-rules.ts';
import { criteriaEvidenceRules } from './rules/criteria-evidence-rules.ts';
import { criteriaNumberRules } from './rules/criteria-number-rules.ts';
import { criteriaRuleRules } from './rules/criteria-rule-rules.ts';
import { criteriaScoreRules } from './rules/criteria-score-rules.ts';
import { criteriaStructureRules } from './rules/criteria-structure-rules.ts';
import { criteriaSumRules } from './rules/criteria-sum-rules.ts';
import { criteriaTotalRules } from './rules/criteria-total-rules.ts';
import { deadlineRules } from './rules/deadline-rules.ts';
import { listRules } from './rules/list-rules.ts';
import { openDeadlineRules } from './rules/open-deadline-rules.ts';
import { papiRules } from './rules/papi-rules.ts';
import { planConsistencyRules } from './rules/plan-consistency-rules.ts';
import { planContentRules } from './rules/plan-content-rules.ts';
import { planNumberingRules } from './rules/plan-numbering-rules.ts';
import { progressRules } from './rules/progress-rules.ts';
import { surveyRules } from './rules/survey-rules.ts';
import { tableRules } from './rules/table-rules.ts';
import { textRules } from './rules/text-rules.ts';

/** Every rule of the check, in the order in which the guide lists them. Codes are unique. */
export const checkRules: readonly CheckRule[] = [
  ...tableRules,
  ...columnRules,
  ...planContentRules,
  ...planConsistencyRules,
  ...planNumberingRules,
  ...agencyRules,
  ...deadlineRules,
  ...openDeadlineRules,
  ...progressRules,
  ...criteriaStructureRules,
  ...criteriaTotalRules,
  ...criteriaSumRules,
  ...criteriaRuleRules,
  ...criteriaNumberRules,
  ...criteriaScoreRules,
  ...criteriaEvidenceRules,
  ...criteriaAppraisalRules,
  ...agencyListRules,
  ...agencyRelationRules,
  ...surveyRules,
  ...papiRules,
  ...listRules,
  ...textRules,
];

const rulesByCode = new Map(checkRules.map((rule) => [rule.code, rule]));

/** The rule behind a finding's code, for its title and its reasons; `null` for a code this version does not know. */
export function findRule(code: string): CheckRule | null {
  return rulesByCode.get(code) ?? null;
}
