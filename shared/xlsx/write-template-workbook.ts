import { writeXlsx, type Cell, type DataValidation, type WriteSheet } from 'hucre/xlsx';
import type { TemplateCell, TemplateSheet, TemplateValidation, TemplateWorkbook } from '../template/template-sheet.ts';
import { printRanges } from './print-ranges.ts';
import { templateFont, templateStyles } from './template-styles.ts';

const refusalTitle = 'Giá trị chưa hợp lệ';

/** The .xlsx file of a ready workbook. The same workbook and `made` give the same bytes. */
export async function writeTemplateWorkbook(workbook: TemplateWorkbook, made: Date): Promise<Uint8Array> {
  return await writeXlsx({
    sheets: workbook.sheets.map(templateSheet),
    namedRanges: printRanges(
      workbook.sheets.map(({ name, print: { area, titleRow } }) => ({
        name,
        area,
        titleRows: titleRow === null ? null : `$${titleRow + 1}:$${titleRow + 1}`,
      })),
    ),
    properties: { title: workbook.title, creator: 'Bảng Điểm', created: made, modified: made },
    defaultFont: templateFont,
  });
}

function templateSheet(sheet: TemplateSheet): WriteSheet {
  const { print } = sheet;
  return {
    name: sheet.name,
    columns: sheet.widths.map((width) => ({ width })),
    rows: [],
    cells: new Map([...sheet.cells].map(([key, cell]) => [key, fileCell(cell)])),
    merges: sheet.merges.map(({ top, left, bottom, right }) => ({
      startRow: top,
      startCol: left,
      endRow: bottom,
      endCol: right,
    })),
    rowDefs: new Map([...sheet.heights].map(([row, height]) => [row, { height }])),
    dataValidations: sheet.validations.map(fileValidation),
    ...(sheet.freeze ? { freezePane: sheet.freeze } : {}),
    ...(sheet.filter === null ? {} : { autoFilter: { range: sheet.filter } }),
    ...(sheet.protected ? { protection } : {}),
    view: { showGridLines: false },
    pageSetup: {
      paperSize: 'a4',
      orientation: print.orientation,
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      horizontalCentered: true,
      margins: { top: 0.5, right: 0.4, bottom: 0.6, left: 0.4, header: 0.3, footer: 0.3 },
    },
    headerFooter: {
      oddFooter: `&L&"Times New Roman,Italic"&9 ${footerText(print.footer)}&R&"Times New Roman,Regular"&9Trang &P/&N`,
    },
  };
}

/** Without a password: it keeps formulas from being wiped out by mistake and hinders nobody who means to change them. */
const protection = {
  sheet: true,
  selectLockedCells: true,
  selectUnlockedCells: true,
  formatCells: true,
  formatColumns: true,
  formatRows: true,
  autoFilter: true,
} as const;

/** In a footer "&" begins a code. */
function footerText(text: string): string {
  return text.replace(/&/g, '&&');
}

function fileCell({ value, formula, style }: TemplateCell): Partial<Cell> {
  const look = templateStyles[style];
  if (formula !== undefined) return { value, type: 'formula', formula, formulaResult: value, style: look };
  return { value, type: value === null ? 'empty' : typeof value === 'number' ? 'number' : 'string', style: look };
}

function fileValidation({ areas, limit, prompt, refusal }: TemplateValidation): DataValidation {
  return {
    ...fileLimit(limit),
    range: areas.join(' '),
    allowBlank: true,
    ...(prompt ? { showInputMessage: true, inputTitle: prompt.title, inputMessage: prompt.text } : {}),
    ...(refusal === null
      ? {}
      : { showErrorMessage: true, errorStyle: 'stop' as const, errorTitle: refusalTitle, errorMessage: refusal }),
  };
}

function fileLimit(limit: TemplateValidation['limit']): Omit<DataValidation, 'range'> {
  switch (limit.kind) {
    case 'list':
      return { type: 'list', values: [...limit.words] };
    case 'list-range':
      return { type: 'list', formula1: limit.range };
    case 'between':
      return { type: 'decimal', operator: 'between', formula1: String(limit.low), formula2: String(limit.high) };
    case 'at-least':
      return { type: limit.whole ? 'whole' : 'decimal', operator: 'greaterThanOrEqual', formula1: String(limit.low) };
    case 'formula':
      return { type: 'custom', formula1: limit.formula };
    case 'any':
      return { type: 'custom', formula1: 'TRUE' };
  }
}
