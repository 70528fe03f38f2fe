import type { WriteSheet } from 'hucre/xlsx';
import { a1 } from '#shared/sheet/a1.ts';
import set from '../../examples/data/criteria-so-minh-hoa-2026.json' with { type: 'json' };
import {
  centreStyle,
  formulaCell,
  groupCentreStyle,
  groupPointsStyle,
  groupStyle,
  inputPointsStyle,
  inputStyle,
  pointsStyle,
  styled,
  textStyle,
} from './office-style.ts';
import { SheetBuilder } from './sheet-builder.ts';

interface Criterion {
  readonly code: string;
  readonly name: string;
  readonly maxScore: number;
  readonly rule?: string;
  readonly method?: string;
  readonly children?: readonly Criterion[];
}

const labels = [
  'Mã',
  'Lĩnh vực/Tiêu chí/Tiêu chí thành phần',
  'Điểm tối đa',
  'Thang điểm',
  'Hình thức đánh giá',
  'Kết quả đạt được',
  'Số đạt (tử số)',
  'Tổng số (mẫu số)',
  'Điểm tự chấm',
  'Điểm ĐTXHH',
  'Điểm thẩm định',
  'Tài liệu kiểm chứng',
  'Nguyên nhân mất điểm',
  'Ghi chú',
];
const maxColumn = 2;
const summedColumns = [maxColumn, 8, 9, 10];

/** The words before each ":" of a choice rule, for the drop-down; `null` for a rule with figures. */
function choicesOf(rule: string | undefined): string[] | null {
  if (rule === undefined || /[%\d](?=[^:]*:)|Mỗi|Nhóm|Tính điểm|Điểm =|Điều tra/.test(rule)) return null;
  return rule.split(';').map((part) => part.split(':')[0]!.trim());
}

function isRatio(rule: string | undefined): boolean {
  return rule !== undefined && /%|b\/a/.test(rule) && choicesOf(rule) === null;
}

/** Writes a node and everything under it; answers its sheet row. */
function writeNode(sheet: SheetBuilder, node: Criterion, level: number): number {
  const row = sheet.row;
  sheet.row += 1;
  const group = (node.children?.length ?? 0) > 0;
  const text = group || level === 1 ? groupStyle : textStyle;
  const centre = group || level === 1 ? groupCentreStyle : centreStyle;
  for (let column = 0; column < labels.length; column++) sheet.set(row, column, styled(null, text));
  sheet.text(row, 0, node.code, centre);
  sheet.text(row, 1, node.name, text);
  if (group) {
    const children = node.children!.map((child) => writeNode(sheet, child, level + 1));
    for (const column of summedColumns) {
      const sum = children.map((child) => a1({ row: child, column })).join(',');
      const formula = column === maxColumn ? `SUM(${sum})` : `IF(COUNT(${sum})=0,"",SUM(${sum}))`;
      sheet.set(row, column, formulaCell(formula, groupPointsStyle, column === maxColumn ? node.maxScore : null));
    }
    return row;
  }
  const survey = node.method === 'Điều tra xã hội học';
  sheet.text(row, 2, node.maxScore, pointsStyle);
  sheet.text(row, 3, node.rule ?? null, textStyle);
  sheet.text(row, 4, node.method ?? null, textStyle);
  if (!survey) {
    const ratio = isRatio(node.rule);
    for (const column of ratio ? [6, 7] : [5]) sheet.set(row, column, styled(null, inputStyle));
    sheet.set(row, 8, styled(null, inputPointsStyle));
    const choices = choicesOf(node.rule);
    if (choices !== null && choices.join(',').length < 250 && !choices.some((choice) => choice.includes(','))) {
      sheet.validations.push({ type: 'list', values: choices, allowBlank: true, range: a1({ row, column: 5 }) });
    }
  }
  for (const column of [9, 10]) sheet.set(row, column, styled(null, pointsStyle));
  return row;
}

/** The department criteria set marked MINH HỌA: 7 fields, 39 criteria, 61 sub-criteria, 83 + 17 points. */
export function criteria2026Sheet(): WriteSheet {
  const sheet = new SheetBuilder('Bộ tiêu chí', [8, 52, 9, 44, 18, 22, 11, 11, 10, 10, 10, 28, 28, 18]);
  sheet.titleLines([
    'MINH HỌA - BỘ TIÊU CHÍ CHẤM ĐIỂM CẢI CÁCH HÀNH CHÍNH CẤP SỞ NĂM 2026',
    '(Cấu trúc theo Quyết định số 237/QĐ-UBND ngày 28/01/2026: 07 lĩnh vực, 39 tiêu chí, 61 tiêu chí thành phần; ' +
      'tự đánh giá và thẩm định 83 điểm, điều tra xã hội học 17 điểm. Tên, điểm và thang điểm từng tiêu chí là MINH HỌA, không phải số liệu chính thức)',
  ]);
  const headerRow = sheet.header(labels);
  const fields = (set.fields as readonly Criterion[]).map((field) => writeNode(sheet, field, 1));
  const total = sheet.row;
  sheet.row += 1;
  for (let column = 0; column < labels.length; column++) sheet.set(total, column, styled(null, groupStyle));
  sheet.text(total, 1, 'Tổng cộng', groupStyle);
  for (const column of summedColumns) {
    const sum = fields.map((field) => a1({ row: field, column })).join(',');
    const formula = column === maxColumn ? `SUM(${sum})` : `IF(COUNT(${sum})=0,"",SUM(${sum}))`;
    sheet.set(total, column, formulaCell(formula, groupPointsStyle, column === maxColumn ? set.expected.scale : null));
  }
  return sheet.build(headerRow, 2);
}
