import { growCriteriaTree, type CriterionNode } from '../check/criteria-tree.ts';
import { isSurveyCriterion, rememberRules } from '../check/criterion-rule.ts';
import { liesInExtraPoints } from '../check/extra-points.ts';
import { evaluateRule, type RuleResult } from '../rule/evaluate-rule.ts';
import { nextStep } from '../rule/next-step.ts';
import type { RuleParse } from '../rule/rule.ts';
import { plainScorePolicy, type ScorePolicy } from '../rule/score-policy.ts';
import type { CriterionRecord } from '../sheet/sheet-record.ts';
import type { SheetTable } from '../sheet/sheet-table.ts';
import { addFinite } from '../text/round-decimals.ts';
import { criterionInputs } from './criterion-inputs.ts';
import type { ScoreNode, ScoreSummary } from './score-summary.ts';
import {
  addPoints,
  emptyTally,
  extraPointsOf,
  leafTally,
  limitExtra,
  mergeTallies,
  type ScoreTally,
} from './score-tally.ts';

/**
 * Scores a criteria table: each leaf by its printed rule and declared figures, each sum row from its leaves.
 *
 * What is not scored yet stays apart from zero in every figure. The index is what was appraised (survey results
 * included) over the maximum of the rows that were, so that a set without a survey is brought back to its whole scale.
 * Bonus and penalty rows stand beside the maximum and are limited by the policy. Linear in the rows.
 */
export function scoreTable(table: SheetTable, policy: ScorePolicy = plainScorePolicy): ScoreSummary {
  const ruleOf = rememberRules();
  const { roots, orphans } = growCriteriaTree(table);
  const tops = [...roots, ...orphans].sort((a, b) => a.record.row - b.record.row);
  const visited = new Set<CriterionNode>();
  const scored = tops.map((node) => scoreNode(node, { ruleOf, policy, visited }));
  const tally = limitExtra(scored.map((s) => s.tally).reduce(mergeTallies, emptyTally), policy);
  return {
    fields: scored.map((s) => s.node),
    total: {
      name: 'Tổng cộng',
      maxScore: tally.maximum,
      computed: tally.computed,
      self: tally.self,
      survey: tally.survey,
      appraised: tally.appraised,
      lost: tally.lost,
      unscored: tally.unscored,
    },
    indexPercent: indexOf(tally),
  };
}

/** Appraised points over the maximum that was appraised: 62,62 of 70 → 89,457…; `null` before any appraisal. */
function indexOf({ judged, judgedMaximum }: ScoreTally): number | null {
  return judged === null || judgedMaximum <= 0
    ? null
    : Number(addFinite((judged / judgedMaximum) * 100, 0).toFixed(10));
}

interface Scoring {
  readonly ruleOf: (record: CriterionRecord) => RuleParse | null;
  readonly policy: ScorePolicy;
  readonly visited: Set<CriterionNode>;
}

interface Scored {
  readonly node: ScoreNode;
  readonly tally: ScoreTally;
}

function scoreNode(node: CriterionNode, scoring: Scoring): Scored {
  scoring.visited.add(node);
  const children = node.children.filter((child) => !scoring.visited.has(child));
  if (children.length === 0) return scoreLeaf(node, scoring);
  const scored = children.map((child) => scoreNode(child, scoring));
  const tally = scored.map((s) => s.tally).reduce(mergeTallies, emptyTally);
  const { record } = node;
  const excluded = tally.excluded;
  return {
    tally,
    node: {
      ...identity(record),
      maxScore: record.maxScore === null ? tally.maximum : addPoints(record.maxScore, -excluded),
      ...(liesInExtraPoints(node)
        ? extraPointsOf(tally)
        : { computed: tally.computed, self: tally.self, appraised: tally.appraised }),
      survey: tally.survey,
      lost: tally.lost,
      unscored: tally.unscored,
      indexPercent: indexOf(tally),
      explanation: null,
      nextStep: null,
      children: scored.map((s) => s.node),
    },
  };
}

function identity(record: CriterionRecord): Pick<ScoreNode, 'row' | 'code' | 'name' | 'level'> {
  return { row: record.row, code: record.code, name: record.name ?? '', level: record.level };
}

function scoreLeaf(node: CriterionNode, { ruleOf, policy }: Scoring): Scored {
  const { record } = node;
  const parse = ruleOf(record);
  const survey = isSurveyCriterion(record, parse);
  const inputs = parse?.ok ? criterionInputs(parse.rule, record) : null;
  const result = parse?.ok && inputs ? evaluateRule(parse.rule, inputs, policy) : null;
  const extra =
    liesInExtraPoints(node) ||
    (record.maxScore !== null && record.maxScore < 0) ||
    (parse?.ok === true && parse.rule.kind === 'count' && parse.rule.role !== 'score');
  const tally = leafTally({
    maximum: record.maxScore ?? 0,
    computed: result?.score ?? null,
    self: record.selfScore,
    survey: record.surveyScore,
    appraised: record.appraisedScore,
    surveyed: survey,
    extra,
    notApplicable: result?.notApplicable === true && result.score === null,
    rescaleWithoutSurvey: policy.rescaleWithoutSurvey,
  });
  return {
    tally,
    node: {
      ...identity(record),
      maxScore: tally.excluded > 0 ? 0 : (record.maxScore ?? 0),
      computed: result?.score ?? null,
      self: record.selfScore,
      survey: record.surveyScore,
      appraised: record.appraisedScore,
      lost: tally.lost,
      unscored: tally.unscored,
      indexPercent: indexOf(tally),
      explanation: explain(record, parse, result),
      nextStep: parse?.ok && inputs ? nextStep(parse.rule, inputs, policy) : null,
      children: [],
    },
  };
}

/** Why the leaf has its score or has none; `null` where there is nothing to explain. */
function explain(record: CriterionRecord, parse: RuleParse | null, result: RuleResult | null): string | null {
  if (result) {
    const doubt = result.problem && result.score !== null ? ` ${result.problem.message}` : '';
    return result.explanation + doubt;
  }
  if (parse && !parse.ok) return `Chưa tự chấm được: ${parse.problems[0]?.message ?? 'chưa hiểu thang điểm.'}`;
  return record.maxScore === null ? null : 'Chưa tự chấm được: tiêu chí chưa có thang điểm.';
}
