import { criteriaSetSchema, type CriteriaSet } from '#shared/criteria-set/criteria-set.ts';
import { leafRule } from '#shared/criteria-set/leaf-rule.ts';
import { rowsOfSet } from '#shared/criteria-set/set-rows.ts';
import type { CellValue } from '#shared/sheet/grid.ts';
import { choiceWords } from '#shared/template/row-prompts.ts';
import { columnAt } from '#shared/template/template-columns.ts';
import type { TemplateCell, TemplateWorkbook } from '#shared/template/template-sheet.ts';
import type { SeededRandom } from '#test/support/seeded-random.ts';

/** The workbook without stored results, with `values` typed into its first sheet ("row,column" → value). */
export function withInputs(
  workbook: TemplateWorkbook,
  values: ReadonlyMap<string, CellValue> = new Map(),
): TemplateWorkbook {
  return {
    ...workbook,
    sheets: workbook.sheets.map((sheet, index) => ({
      ...sheet,
      cells: new Map(
        [...sheet.cells].map(([key, cell]): [string, TemplateCell] => {
          const typed = index === 0 ? values.get(key) : undefined;
          if (typed !== undefined && typeof typed !== 'boolean') return [key, { style: cell.style, value: typed }];
          return [key, cell.formula === undefined ? cell : { ...cell, value: null }];
        }),
      ),
    })),
  };
}

/** Zero-based row of a set's first criterion on its sheet. */
export function firstRowOf({ sheets }: TemplateWorkbook): number {
  return sheets[0]!.freeze!.rows;
}

const bounds = [0, 5, 20, 40, 49, 50, 51, 60, 69, 70, 71, 79, 80, 81, 85, 89, 90, 91, 94, 95, 97, 98, 99, 100];

/** Inputs as officers leave them: mostly sensible, at the edges of steps, sometimes blank, text, zero or too large. */
export function drawInputs(set: CriteriaSet, workbook: TemplateWorkbook, random: SeededRandom): Map<string, CellValue> {
  const cells = workbook.sheets[0]!.cells;
  const first = firstRowOf(workbook);
  const typed = new Map<string, CellValue>();
  for (const placed of rowsOfSet(set)) {
    const { node, index, children } = placed;
    if (children.length > 0 || random.chance(0.12)) continue;
    const row = first + index;
    const put = (column: keyof typeof columnAt, value: CellValue): void => {
      const key = `${row},${columnAt[column]}`;
      if (cells.get(key)?.style.startsWith('input-') === true) typed.set(key, value);
    };
    const { rule } = leafRule(placed);
    if (rule !== null) drawDeclared(put, choiceWords(rule), random);
    const maximum = Math.abs(node.maxScore ?? 1);
    const sign = (node.maxScore ?? 1) < 0 ? -1 : 1;
    for (const column of ['self', 'survey', 'appraised'] as const) {
      if (random.chance(column === 'survey' ? 0.7 : 0.3)) put(column, (sign * random.int(maximum * 20 + 1)) / 20);
    }
  }
  return typed;
}

/** Every third self-scored row does not apply and says why; the others have their best level or a full ratio, with proof. */
export function drawNotApplicable(set: CriteriaSet, workbook: TemplateWorkbook): Map<string, CellValue> {
  const cells = workbook.sheets[0]!.cells;
  const first = firstRowOf(workbook);
  const typed = new Map<string, CellValue>();
  for (const row of rowsOfSet(set)) {
    const leaf = row.children.length === 0 ? leafRule(row) : null;
    if (leaf === null || leaf.rule === null || leaf.method !== 'self') continue;
    const put = (column: keyof typeof columnAt, value: CellValue): void => {
      const key = `${first + row.index},${columnAt[column]}`;
      if (cells.get(key)?.style.startsWith('input-') === true) typed.set(key, value);
    };
    const words = choiceWords(leaf.rule);
    if (row.index % 3 === 0) {
      put('choice', words.at(-1)!);
      put('note', 'Trong năm không phát sinh nhiệm vụ này');
      continue;
    }
    put('evidence', `Báo cáo số ${row.index + 1}/BC-SNV ngày 15/01/2026`);
    put('cause', 'Chậm có hướng dẫn');
    put('remedy', 'Ban hành sớm hơn trong năm sau');
    put('lead', 'Sở Nội vụ');
    put('deadline', 'Quý IV/2026');
    if (words.length > 1) put('choice', words[row.index % 2 === 0 ? 0 : 1]!);
    else {
      put('numerator', 20);
      put('denominator', 20);
    }
  }
  return typed;
}

function drawDeclared(
  put: (column: keyof typeof columnAt, value: CellValue) => void,
  words: readonly string[],
  random: SeededRandom,
): void {
  const levels = words.slice(0, -1);
  const word = random.chance(0.08) || levels.length === 0 ? words.at(-1)! : random.pick(levels);
  if (levels.length > 0 ? random.chance(0.9) : random.chance(0.08)) {
    put('choice', random.pick([word, word, word, word.toUpperCase(), ` ${word}  `, word.split(' ')[0]!, 'mức khác']));
  }
  const bottom = random.pick([1, 3, 7, 20, 100, 100, 100, 366, 0]);
  const ratio = random.chance(0.85);
  if (ratio) {
    put('numerator', random.pick([Math.round((bottom * random.pick(bounds)) / 100), bottom, 0, bottom + 1, -1]));
    put('denominator', bottom);
  }
  if (!ratio || random.chance(0.6))
    put('declared', random.pick([...bounds, 1, 2, 3, 10, 11, 25, 26, 70.5, -2, 'chưa có']));
}

/** A set with what the built-in sets lack: bonus and penalty rows, hand-scored rows, four levels, letters, long levels. */
export function oddSet(policy: Partial<CriteriaSet['policy']> = {}): CriteriaSet {
  const long = ['xuất sắc', 'tốt', 'khá', 'trung bình', 'yếu'].map(
    (word, i) => `Xếp loại ${word}, theo kết luận của đoàn kiểm tra và ý kiến của cơ quan có thẩm quyền: ${5 - i}`,
  );
  return criteriaSetSchema.parse({
    id: 'bo-la',
    name: 'Bộ tiêu chí thử & kiểm',
    decision: { number: '01/QĐ-UBND', date: '2026-01-05' },
    issuer: 'UBND tỉnh X',
    level: 'department',
    years: { from: 2026, to: null },
    illustrative: false,
    note: null,
    scale: 20,
    expected: { fields: 2, criteria: 5, subCriteria: 1, selfPoints: 17, surveyPoints: 3 },
    policy: {
      decimals: null,
      notApplicable: 'rescale',
      rescaleWithoutSurvey: true,
      bonusCap: 1,
      penaltyCap: 0.5,
      ...policy,
    },
    fields: [
      {
        code: 'I',
        name: 'Phần một',
        maxScore: 12,
        children: [
          {
            code: '1',
            name: 'Nhóm một',
            maxScore: 7,
            children: [
              {
                code: '1.1',
                name: 'Nhóm con',
                maxScore: 7,
                children: [
                  { code: '1.1.1', name: 'Mức dài', maxScore: 5, rule: long.join('; ') },
                  { code: '1.1.2', name: 'Vượt 100%', maxScore: 2, rule: 'Trên 100%: 2; 80%–100%: 1; dưới 80%: 0' },
                ],
              },
            ],
          },
          { code: '2', name: 'Chấm tay', maxScore: 2, rule: 'Theo đánh giá của hội đồng', method: 'self' },
          { code: '3', name: 'Chỉ thẩm định', maxScore: 3, rule: 'Theo đánh giá của hội đồng', method: 'appraised' },
        ],
      },
      {
        code: 'II',
        name: 'Phần hai',
        maxScore: 8,
        children: [
          {
            code: '4',
            name: 'Tăng trưởng',
            maxScore: 5,
            rule: 'Tăng từ 10% trở lên so với năm trước: 5; Tăng dưới 10% so với năm trước: 2; Không tăng so với năm trước: 0',
          },
          { code: '5', name: 'Hài lòng', maxScore: 3, rule: 'SIPAS % × điểm tối đa', method: 'survey' },
        ],
      },
      { code: 'III', name: 'Điểm thưởng', maxScore: 2, rule: 'Điểm thưởng: mỗi sáng kiến 0,5 điểm, tối đa 2' },
      { code: 'IV', name: 'Điểm trừ', maxScore: -1, rule: 'Mỗi vi phạm trừ 0,25 điểm, trừ tối đa 1' },
    ],
  });
}

/** The odd set with its bonus points under a heading that states their limit. */
export function bonusGroupSet(): CriteriaSet {
  const set = oddSet({ decimals: 2, notApplicable: 'full-marks', bonusCap: 3, penaltyCap: 2 });
  return criteriaSetSchema.parse({
    ...set,
    id: 'bo-thuong',
    fields: [
      ...set.fields.filter(({ children }) => children),
      {
        code: 'III',
        name: 'ĐIỂM THƯỞNG',
        maxScore: 3,
        children: [
          { code: '6', name: 'Sáng kiến', maxScore: 2, rule: 'Mỗi sáng kiến 0,5 điểm, tối đa 2', method: 'self' },
          { code: '7', name: 'Mô hình mới', maxScore: 2, rule: 'Có mô hình: 2; không có: 0', method: 'self' },
        ],
      },
    ],
  });
}
