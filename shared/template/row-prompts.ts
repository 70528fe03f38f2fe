import { choicesOf, notApplicableChoice } from '../rule/choice-match.ts';
import { formatDecimal } from '../rule/exact-number.ts';
import type { Rule } from '../rule/rule.ts';
import { cellAt } from './template-columns.ts';
import { figureInput } from './row-inputs.ts';
import type { TemplateDraft } from './template-draft.ts';
import type { TemplateLimit } from './template-sheet.ts';

/** Longest list that Excel keeps inside a validation. */
const longestInlineList = 255;

/** What may be chosen in a row: the levels of its rule, then "Không áp dụng". */
export function choiceWords(rule: Rule): string[] {
  return [...choicesOf(rule).map(({ label }) => label), notApplicableChoice];
}

/** Whether a list can stand inside the validation itself; else its words need cells of their own. */
export function fitsInline(words: readonly string[]): boolean {
  return words.join(',').length <= longestInlineList && words.every((word) => !/[,"\n]/.test(word));
}

/** The drop-down of a row. `range` names the cells of its words, when they do not fit inside. */
export function askChoice(draft: TemplateDraft, row: number, column: number, rule: Rule, range: string | null): void {
  const words = choiceWords(rule);
  const limit: TemplateLimit = range === null ? { kind: 'list', words } : { kind: 'list-range', range };
  const text =
    words.length > 1
      ? 'Chọn một mức trong danh sách. Chọn «Không áp dụng» thì ghi lý do ở cột Ghi chú.'
      : 'Tiêu chí này chấm theo số liệu, để trống ô này. Chỉ chọn «Không áp dụng» khi không có phát sinh và ghi lý do ở cột Ghi chú.';
  draft.validate(
    row,
    column,
    limit,
    { title: 'Kết quả lựa chọn', text },
    'Chỉ nhận các mức có trong danh sách. Bấm mũi tên ở góc ô để chọn.',
  );
}

/** The limits of the cells that take a rule's figures. */
export function askFigures(
  draft: TemplateDraft,
  row: number,
  columns: { numerator: number; denominator: number; declared: number },
  rule: Rule,
): void {
  const input = figureInput(rule);
  switch (input.kind) {
    case 'ratio':
      return askRatio(draft, row, columns, input.overHundred);
    case 'percent':
      return askPercent(draft, row, columns.declared, 'Tỷ lệ hài lòng (%) do tỉnh nhập: 85% nhập là 85.', false);
    case 'compare':
      draft.validate(
        row,
        columns.declared,
        { kind: 'at-least', low: 0, whole: false },
        { title: 'Số liệu năm nay', text: `Nhập số thực hiện năm nay; số ${input.with} nhập ở cột Mẫu số.` },
        'Ô này chỉ nhận số từ 0 trở lên.',
      );
      draft.validate(
        row,
        columns.denominator,
        { kind: 'at-least', low: 0, whole: false },
        {
          title: input.with === 'chỉ tiêu' ? 'Chỉ tiêu được giao' : 'Số năm trước',
          text: `Nhập số ${input.with} để so với số năm nay ở cột Số liệu kê khai.`,
        },
        'Ô này chỉ nhận số từ 0 trở lên.',
      );
      return;
    case 'whole':
      draft.validate(
        row,
        columns.declared,
        { kind: 'at-least', low: input.least, whole: true },
        {
          title: 'Số liệu kê khai',
          text: `Nhập ${input.what} (số nguyên).${input.least === 0 ? ' Không có thì nhập 0.' : ''}`,
        },
        `Ô này chỉ nhận số nguyên từ ${input.least} trở lên.`,
      );
      return;
    case 'none':
      return;
  }
}

function askRatio(
  draft: TemplateDraft,
  row: number,
  columns: { numerator: number; denominator: number; declared: number },
  overHundred: boolean,
): void {
  const top = cellAt('numerator', row);
  const bottom = cellAt('denominator', row);
  const inOrder = overHundred ? '' : `,OR(ISBLANK(${top}),ISBLANK(${bottom}),${top}<=${bottom})`;
  const order = overHundred ? '' : ', không lớn hơn mẫu số';
  draft.validate(
    row,
    columns.numerator,
    { kind: 'formula', formula: `AND(ISNUMBER(${top}),${top}>=0${inOrder})` },
    { title: 'Tử số', text: `Nhập số đạt (số đã làm đúng yêu cầu)${order}.` },
    `Tử số phải là số từ 0 trở lên${order}. Kiểm tra lại hai số.`,
  );
  draft.validate(
    row,
    columns.denominator,
    { kind: 'formula', formula: `AND(ISNUMBER(${bottom}),${bottom}>=0${inOrder})` },
    { title: 'Mẫu số', text: 'Nhập tổng số phải làm. Nếu cả năm không phát sinh, chọn «Không áp dụng».' },
    `Mẫu số phải là số từ 0 trở lên${overHundred ? '' : ', không nhỏ hơn tử số'}. Kiểm tra lại hai số.`,
  );
  askPercent(draft, row, columns.declared, 'Chỉ nhập khi không có tử số, mẫu số: tỷ lệ 85% nhập là 85.', overHundred);
}

function askPercent(draft: TemplateDraft, row: number, column: number, text: string, overHundred: boolean): void {
  const cell = cellAt('declared', row);
  // 85% typed into Excel is kept as 0,85: it would pass for less than one percent.
  const most = overHundred ? '' : `,${cell}<=100`;
  draft.validate(
    row,
    column,
    { kind: 'formula', formula: `AND(ISNUMBER(${cell}),OR(${cell}=0,${cell}>=1)${most})` },
    { title: 'Tỷ lệ %', text },
    `Nhập tỷ lệ dưới dạng số${overHundred ? '' : ' từ 0 đến 100'}, không gõ dấu %: 85% nhập là 85. Dưới 1% thì nhập tử số và mẫu số.`,
  );
}

/** The limits of a cell that takes points typed by hand. */
export function askPoints(
  draft: TemplateDraft,
  row: number,
  column: number,
  maximum: number | null,
  title: string,
  text: string,
): void {
  const high = maximum ?? 1000;
  const [low, top] = high < 0 ? [high, 0] : [0, high];
  const range = `từ ${formatDecimal(low)} đến ${formatDecimal(top)}`;
  draft.validate(
    row,
    column,
    { kind: 'between', low, high: top },
    { title, text: `${text} Nhập điểm ${range}.` },
    `Điểm phải là số ${range} (điểm tối đa của tiêu chí).`,
  );
}
