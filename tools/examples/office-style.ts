import type { Cell, CellStyle } from 'hucre/xlsx';

/** The look of a state office's annex: Times New Roman, thin borders, wrapped text. */
const font = { name: 'Times New Roman', size: 12 };
const line = { style: 'thin' } as const;
const border = { top: line, right: line, bottom: line, left: line };

export const titleStyle: CellStyle = {
  font: { ...font, size: 14, bold: true },
  alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
};
export const subtitleStyle: CellStyle = {
  font: { ...font, italic: true },
  alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
};
export const headerStyle: CellStyle = {
  font: { ...font, bold: true },
  alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
  border,
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'E7EEF7' } },
};
export const groupStyle: CellStyle = {
  font: { ...font, bold: true },
  alignment: { vertical: 'center', wrapText: true },
  border,
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'F5F5F5' } },
};
export const groupCentreStyle: CellStyle = {
  ...groupStyle,
  alignment: { ...groupStyle.alignment, horizontal: 'center' },
};
export const textStyle: CellStyle = { font, alignment: { vertical: 'top', wrapText: true }, border };
export const centreStyle: CellStyle = {
  ...textStyle,
  alignment: { horizontal: 'center', vertical: 'top', wrapText: true },
};

/** A cell of the sheet being built. */
export function styled(value: string | number | null, style: CellStyle): Partial<Cell> {
  return { value, type: value === null ? 'empty' : typeof value === 'number' ? 'number' : 'string', style };
}
