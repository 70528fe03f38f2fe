import type { CriteriaSet } from '../criteria-set/criteria-set.ts';
import { columnLetters } from '../sheet/a1.ts';
import { criteriaSheetName, rankSpan, type CriteriaLayout } from './criteria-sheet.ts';
import { cellAt, columnAt, type TemplateColumn } from './template-columns.ts';
import { TemplateDraft } from './template-draft.ts';
import type { TemplateSheet, TemplateStyle } from './template-sheet.ts';
import { illustrativeWord } from './title-block.ts';

export const lossSheetName = 'Điểm mất';

interface LossColumn {
  readonly label: string;
  readonly width: number;
  readonly style: TemplateStyle;
  /** Text of the formula, given how to take a column of the row in question. */
  readonly formula: (take: (column: TemplateColumn) => string) => string;
}

/** Headers that ask, in words no scoring table has: this sheet is a view and must never be read as a second table. */
const columns: readonly LossColumn[] = [
  { label: 'Mã số', width: 8, style: 'centre', formula: (take) => `${take('code')}&""` },
  { label: 'Mất điểm ở đâu', width: 44, style: 'text', formula: (take) => `${take('name')}&""` },
  {
    label: 'Chấm được',
    width: 11,
    style: 'centre',
    formula: (take) => `ROUND(${take('achieved')},2)&" / "&${take('maximum')}`,
  },
  { label: 'Mất', width: 8, style: 'points', formula: (take) => take('lost') },
  { label: 'Vì sao', width: 40, style: 'text', formula: whyFormula },
  { label: 'Ai chịu trách nhiệm', width: 26, style: 'text', formula: (take) => orElse(take('lead'), 'Chưa giao') },
  { label: 'Làm gì', width: 40, style: 'text', formula: (take) => orElse(take('remedy'), 'Chưa nêu giải pháp') },
  { label: 'Bao giờ xong', width: 14, style: 'day', formula: (take) => orElse(take('deadline'), 'Chưa có hạn') },
];

function orElse(cell: string, words: string): string {
  return `IF(${cell}="","${words}",${cell})`;
}

/** The stated cause, else what was declared, so that nobody reads an empty cell. */
function whyFormula(take: (column: TemplateColumn) => string): string {
  const [cause, choice, top, bottom, declared] = (
    ['cause', 'choice', 'numerator', 'denominator', 'declared'] as const
  ).map(take) as [string, string, string, string, string];
  const ratio = `IF(AND(ISNUMBER(${top}),ISNUMBER(${bottom})),"Đạt "&${top}&"/"&${bottom}`;
  return `IF(${cause}<>"",${cause},IF(${choice}<>"","Mức: "&${choice},${ratio},IF(${declared}<>"","Kê khai: "&${declared},"Chưa nêu nguyên nhân"))))`;
}

/**
 * The sheet that lists every criterion below its maximum, most lost points first: why, who, what, by when. Formulas
 * alone, so that it follows the scoring sheet without the add-in.
 */
export function layOutLossSheet(set: CriteriaSet, layout: CriteriaLayout): TemplateSheet {
  const draft = new TemplateDraft();
  const right = columns.length;
  const header = 3;
  const total = `'${criteriaSheetName}'!${cellAt('lost', layout.totalRow)}`;
  const title = set.illustrative ? `${illustrativeWord} - TIÊU CHÍ MẤT ĐIỂM` : 'TIÊU CHÍ MẤT ĐIỂM';
  draft.band(0, 0, right, 'title', title);
  draft.heights.set(0, 26);
  draft.band(1, 0, right, 'subtitle', null);
  const ranks = rankSpan(layout);
  const summary = `"Đang mất "&IF(ISNUMBER(${total}),ROUND(${total},2),0)&" điểm ở "&MAX(0,${ranks})&" tiêu chí"`;
  draft.formula(1, 0, 'subtitle', summary, 'Đang mất 0 điểm ở 0 tiêu chí');
  draft.set(header, 0, 'header', 'Thứ tự');
  columns.forEach(({ label }, index) => draft.set(header, index + 1, 'header', label));
  draft.heights.set(header, 34);
  const first = header + 1;
  for (let place = 0; place < layout.leaves; place += 1) writeLine(draft, first + place, place + 1, layout, ranks);
  const last = first + layout.leaves - 1;
  return {
    name: lossSheetName,
    widths: [8, ...columns.map(({ width }) => width)],
    cells: draft.cells,
    merges: draft.merges,
    heights: draft.heights,
    validations: [],
    freeze: { rows: header + 1, columns: 3 },
    filter: `A${header + 1}:${columnLetters(right)}${last + 1}`,
    print: {
      area: `$A$1:$${columnLetters(right)}$${last + 1}`,
      orientation: 'landscape',
      titleRow: header,
      footer: set.illustrative ? illustrativeWord : set.name,
    },
    protected: true,
  };
}

function writeLine(draft: TemplateDraft, row: number, place: number, layout: CriteriaLayout, ranks: string): void {
  draft.formula(row, 0, 'centre', `IF(${place}<=MAX(0,${ranks}),${place},"")`);
  const number = `$A${row + 1}`;
  const take = (column: TemplateColumn): string => {
    const letters = columnLetters(columnAt[column]);
    const span = `'${criteriaSheetName}'!$${letters}$${layout.first + 1}:$${letters}$${layout.last + 1}`;
    return `INDEX(${span},MATCH(${number},${ranks},0))`;
  };
  columns.forEach(({ style, formula }, index) =>
    draft.formula(row, index + 1, style, `IF(${number}="","",${formula(take)})`),
  );
  // Room for two lines: a height cannot follow what a formula gives.
  draft.heights.set(row, 34);
}
