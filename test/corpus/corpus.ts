import type { CorpusWorkbook } from './corpus-sheet.ts';
import { agencyLists } from './cases/agency-lists.ts';
import { communePlans } from './cases/commune-plans.ts';
import { criteriaClean } from './cases/criteria-clean.ts';
import { criteriaColumns } from './cases/criteria-columns.ts';
import { criteriaFlawed } from './cases/criteria-flawed.ts';
import { improvements } from './cases/improvements.ts';
import { noneOfOurs } from './cases/none-of-ours.ts';
import { otherHeaders } from './cases/other-headers.ts';
import { papiAnnexes } from './cases/papi.ts';
import { papiResults } from './cases/papi-results.ts';
import { cleanPlans } from './cases/plan-clean.ts';
import { flawedPlans } from './cases/plan-flawed.ts';
import { recommendations } from './cases/recommendations.ts';
import { seededLayouts } from './cases/seeded-layouts.ts';
import { surveys } from './cases/survey.ts';
import { unusualPlans } from './cases/unusual-plans.ts';
import { wholePlans } from './cases/whole-plans.ts';

/** Workbooks as officers keep them: real contents in many layouts, each with what must be read and found. */
export const corpus: readonly CorpusWorkbook[] = [
  ...wholePlans,
  ...cleanPlans,
  ...flawedPlans,
  ...seededLayouts,
  ...unusualPlans,
  ...communePlans,
  ...papiAnnexes,
  ...papiResults,
  ...criteriaClean,
  ...criteriaFlawed,
  ...criteriaColumns,
  ...improvements,
  ...recommendations,
  ...agencyLists,
  ...surveys,
  ...otherHeaders,
  ...noneOfOurs,
];
