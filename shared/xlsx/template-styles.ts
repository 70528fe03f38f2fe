import type { CellStyle } from 'hucre/xlsx';
import type { TemplateStyle } from '../template/template-sheet.ts';

/** Body text in points: a sheet of this width printed on A4 still reads. */
export const templateFont = { name: 'Times New Roman', size: 11 } as const;

const line = { style: 'thin', color: { rgb: '7F7F7F' } } as const;
const border = { top: line, right: line, bottom: line, left: line };
const solid = (rgb: string): NonNullable<CellStyle['fill']> => ({
  type: 'pattern',
  pattern: 'solid',
  fgColor: { rgb },
});
const bold = { ...templateFont, bold: true };
const middle = { vertical: 'center', wrapText: true } as const;
const top = { vertical: 'top', wrapText: true } as const;
const points = '#,##0.00';
const percent = '0.00%';
const day = 'dd/mm/yyyy';

const body: CellStyle = { font: templateFont, border, alignment: top };
const centred: CellStyle = { ...body, alignment: { ...top, horizontal: 'center' } };
const group: CellStyle = { font: bold, border, alignment: middle, fill: solid('EDF1F7') };
const groupCentred: CellStyle = { ...group, alignment: { ...middle, horizontal: 'center' } };
const open = { locked: false } as const;
const input: CellStyle = { ...body, fill: solid('FFFBE6'), protection: open };
const inputCentred: CellStyle = { ...input, alignment: { ...top, horizontal: 'center' } };

/** How each kind of cell looks in the file. Inputs alone are unlocked. */
export const templateStyles: Readonly<Record<TemplateStyle, CellStyle>> = {
  letterhead: {
    font: { ...bold, size: 12 },
    alignment: { ...middle, horizontal: 'center' },
    protection: open,
  },
  motto: { font: { ...bold, size: 12 }, alignment: { ...middle, horizontal: 'center' } },
  title: { font: { ...bold, size: 14 }, alignment: { ...middle, horizontal: 'center' } },
  subtitle: { font: { ...templateFont, italic: true }, alignment: { ...middle, horizontal: 'center' } },
  header: { font: bold, border, alignment: { ...middle, horizontal: 'center' }, fill: solid('DCE6F1') },
  heading: { font: { ...bold, size: 12 }, alignment: middle },
  prose: { font: templateFont, alignment: top },
  'group-text': group,
  'group-centre': groupCentred,
  'group-points': { ...groupCentred, numFmt: points },
  'group-percent': { ...groupCentred, numFmt: percent },
  text: body,
  centre: centred,
  points: { ...centred, numFmt: points },
  day: { ...centred, numFmt: day },
  off: { ...body, fill: solid('F2F2F2') },
  'input-text': input,
  'input-choice': input,
  'input-figure': inputCentred,
  'input-whole': { ...inputCentred, numFmt: '#,##0' },
  // Fixed, so that 85% typed by habit shows as 0,85 and is refused, not silently turned into a percentage.
  'input-percent': { ...inputCentred, numFmt: points },
  'input-points': { ...inputCentred, numFmt: points },
  'input-day': { ...inputCentred, numFmt: day },
};
