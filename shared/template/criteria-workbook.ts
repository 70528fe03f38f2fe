import type { CriteriaSet } from '../criteria-set/criteria-set.ts';
import { longChoiceLists } from './choice-lists.ts';
import { layOutCriteriaSheet } from './criteria-sheet.ts';
import { layOutGuideSheet } from './guide-sheet.ts';
import { layOutLossSheet } from './loss-sheet.ts';
import type { TemplateWorkbook } from './template-sheet.ts';
import { templateTitle } from './title-block.ts';

/**
 * A criteria set as a ready workbook: the scoring sheet, the instructions and the list of lost points. It works by its
 * own formulas (Excel 2016 or later, LibreOffice) with or without the add-in. `year` stands in the title.
 */
export function layOutCriteriaWorkbook(set: CriteriaSet, year: number = set.years.from): TemplateWorkbook {
  const guide = layOutGuideSheet(set, longChoiceLists(set));
  const criteria = layOutCriteriaSheet(set, year, guide.rangeOf);
  return { title: templateTitle(set, year), sheets: [criteria.sheet, guide.sheet, layOutLossSheet(set, criteria)] };
}
