import { criterionMethodNames, type CriteriaSet } from '../criteria-set/criteria-set.ts';
import { leafRule, type LeafRule } from '../criteria-set/leaf-rule.ts';
import { rowsOfSet } from '../criteria-set/set-rows.ts';
import { columnLetters } from '../sheet/a1.ts';
import { achievedFormula, extraMethodName, lostFormula, rankFormula, ruleFormula } from './row-formulas.ts';
import { figureInput } from './row-inputs.ts';
import { askChoice, askFigures, askPoints, choiceWords } from './row-prompts.ts';
import { columnAt, lastPrinted, spanAt, templateColumns, type TemplateColumn } from './template-columns.ts';
import { writeGroup, writeTotal, type PlacedRow } from './sum-rows.ts';
import { TemplateDraft } from './template-draft.ts';
import type { TemplateSheet } from './template-sheet.ts';
import { writeTitleBlock } from './title-block.ts';

export const criteriaSheetName = 'Bảng chấm điểm';

/** Where the rows of a set stand on its sheet. Zero-based. */
export interface CriteriaLayout {
  readonly sheet: TemplateSheet;
  readonly headerRow: number;
  readonly first: number;
  /** Last criterion. */
  readonly last: number;
  readonly totalRow: number;
  /** How many rows are scored. */
  readonly leaves: number;
}

const widths = templateColumns.map(({ width }) => width);

/**
 * The scoring sheet of a set. `listRangeOf` names the cells that hold a row's choices, `null` when they fit into its
 * drop-down.
 */
export function layOutCriteriaSheet(
  set: CriteriaSet,
  year: number,
  listRangeOf: (index: number) => string | null,
): CriteriaLayout {
  const draft = new TemplateDraft();
  const headerRow = writeTitleBlock(draft, set, year, columnAt[lastPrinted]);
  for (const { id, label } of templateColumns) draft.set(headerRow, columnAt[id], 'header', label);
  const first = headerRow + 1;
  const rows = rowsOfSet(set).map((row): PlacedRow => ({
    ...row,
    row: first + row.index,
    leaf: row.children.length === 0 ? leafRule(row) : null,
  }));
  const last = first + rows.length - 1;
  for (const row of rows) {
    if (row.leaf) writeLeaf(draft, row, row.leaf, { set, first, last, range: listRangeOf(row.index) });
    else writeGroup(draft, row, rows, set);
    const choices = row.leaf?.rule && row.leaf.method === 'self' ? choiceWords(row.leaf.rule) : [];
    draft.fitHeight(row.row, widths, 20, new Map([[columnAt.choice, choices]]));
  }
  const totalRow = last + 1;
  const leaves = rows.filter(({ leaf }) => leaf !== null).length;
  writeTotal(draft, totalRow, { rows, set, first, last });
  draft.heights.set(totalRow, 24);
  const right = columnLetters(templateColumns.length - 1);
  return {
    headerRow,
    first,
    last,
    totalRow,
    leaves,
    sheet: {
      name: criteriaSheetName,
      widths,
      cells: draft.cells,
      merges: draft.merges,
      heights: draft.heights,
      validations: draft.validations(),
      freeze: { rows: headerRow + 1, columns: 2 },
      filter: `A${headerRow + 1}:${right}${last + 1}`,
      print: {
        area: `$A$1:$${columnLetters(columnAt[lastPrinted])}$${totalRow + 1}`,
        orientation: 'landscape',
        titleRow: headerRow,
        footer: set.illustrative ? 'MINH HỌA' : set.name,
      },
      protected: true,
    },
  };
}

interface LeafPlace {
  readonly set: CriteriaSet;
  readonly first: number;
  readonly last: number;
  readonly range: string | null;
}

function writeLeaf(draft: TemplateDraft, placed: PlacedRow, leaf: LeafRule, place: LeafPlace): void {
  const { row, node, level } = placed;
  const top = level === 1;
  draft.set(row, columnAt.code, top ? 'group-centre' : 'centre', node.code);
  draft.set(row, columnAt.name, top ? 'group-text' : 'text', node.name);
  draft.set(row, columnAt.maximum, 'points', node.maxScore);
  draft.set(row, columnAt.rule, 'text', node.rule ?? null);
  draft.set(row, columnAt.method, 'text', leaf.extra ? extraMethodName : criterionMethodNames[leaf.method]);
  writeInputs(draft, row, leaf, place.range);
  writeScores(draft, row, leaf, node.maxScore, place.set);
  const ownScore: TemplateColumn[] =
    leaf.method === 'survey' ? ['survey'] : leaf.method === 'appraised' ? ['appraised'] : ['appraised', 'self'];
  draft.formula(row, columnAt.achieved, 'points', achievedFormula(row, ownScore));
  if (leaf.extra) draft.set(row, columnAt.lost, 'off');
  else draft.formula(row, columnAt.lost, 'points', lostFormula(row));
  draft.set(row, columnAt.index, 'off');
  draft.set(row, columnAt.evidence, 'input-text');
  if (node.evidence !== undefined) {
    const prompt = { title: 'Minh chứng', text: `Cần có: ${node.evidence}. Ghi số, ký hiệu, ngày, cơ quan ban hành.` };
    draft.validate(row, columnAt.evidence, { kind: 'any' }, prompt, null);
  }
  draft.set(row, columnAt.note, 'input-text', node.note ?? null);
  draft.set(row, columnAt.cause, 'input-text');
  draft.set(row, columnAt.remedy, 'input-text');
  draft.set(row, columnAt.lead, 'input-text', node.lead ?? null);
  draft.set(row, columnAt.deadline, 'input-day');
  if (leaf.extra) draft.set(row, columnAt.rank, 'off');
  else draft.formula(row, columnAt.rank, 'centre', rankFormula(row, place.first, place.last));
}

function writeInputs(draft: TemplateDraft, row: number, { method, rule }: LeafRule, range: string | null): void {
  for (const column of ['choice', 'numerator', 'denominator', 'declared'] as const)
    draft.set(row, columnAt[column], 'off');
  if (rule === null || method === 'appraised') return;
  if (method === 'self') {
    draft.set(row, columnAt.choice, 'input-choice');
    askChoice(draft, row, columnAt.choice, rule, range);
  }
  const { kind } = figureInput(rule);
  if (kind === 'ratio') {
    draft.set(row, columnAt.numerator, 'input-figure');
    draft.set(row, columnAt.denominator, 'input-figure');
    draft.set(row, columnAt.declared, 'input-percent');
  } else if (kind === 'compare') {
    draft.set(row, columnAt.denominator, 'input-figure');
    draft.set(row, columnAt.declared, 'input-figure');
  } else if (kind !== 'none') {
    draft.set(row, columnAt.declared, kind === 'whole' ? 'input-whole' : 'input-percent');
  }
  askFigures(draft, row, columnAt, rule);
}

/** The cells of points: by formula where the rule can be calculated, else typed by whoever gives them. */
function writeScores(
  draft: TemplateDraft,
  row: number,
  { method, rule }: LeafRule,
  maximum: number | null,
  { policy }: CriteriaSet,
): void {
  for (const column of ['self', 'survey', 'appraised'] as const) draft.set(row, columnAt[column], 'off');
  const formula = rule === null ? null : ruleFormula(rule, row, policy);
  if (method === 'self') {
    if (formula !== null && rule?.kind !== 'survey') draft.formula(row, columnAt.self, 'points', formula);
    else {
      draft.set(row, columnAt.self, 'input-points');
      askPoints(draft, row, columnAt.self, maximum, 'Điểm tự chấm', 'Thang điểm này chấm bằng tay.');
    }
  }
  if (method === 'survey') {
    const calculated = rule?.kind === 'survey' && rule.factor !== null;
    if (calculated && formula !== null) draft.formula(row, columnAt.survey, 'points', formula);
    else {
      draft.set(row, columnAt.survey, 'input-points');
      askPoints(draft, row, columnAt.survey, maximum, 'Điểm điều tra', 'Do tỉnh nhập, đơn vị không tự chấm.');
    }
    return;
  }
  draft.set(row, columnAt.appraised, 'input-points');
  askPoints(draft, row, columnAt.appraised, maximum, 'Điểm thẩm định', 'Do cơ quan thẩm định nhập.');
}

/** Where the scored rows' places by lost points stand. */
export function rankSpan({ first, last }: CriteriaLayout): string {
  return `'${criteriaSheetName}'!${spanAt('rank', first, last, true)}`;
}
