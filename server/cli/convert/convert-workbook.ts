import type { WorkbookGrid } from '#shared/xlsx/read-workbook.ts';
import { planUnicode, surveyOldText, type UnicodeEdit } from '#shared/sheet/old-text.ts';
import { oldFontOf, readOld, type OldEncoding } from '#shared/text/old-vietnamese.ts';
import { childElements, withAttribute } from '#shared/xlsx/xml-text.ts';
import { CellStyles } from './cell-styles.ts';
import { findParts } from './package-parts.ts';
import { patchZip, ZipReader } from './patch-zip.ts';
import { fontOfItem, itemInUnicode, type ReadRun } from './rich-text.ts';
import { SharedStrings } from './shared-strings.ts';
import { applyPatches, inlineItem, readTextCells, tagBounds, type Patch, type SheetCell } from './sheet-cells.ts';

/** What was converted on one sheet. */
export interface ConvertedSheet {
  readonly name: string;
  readonly encoding: OldEncoding | null;
  readonly edits: readonly UnicodeEdit[];
}

export interface ConvertedWorkbook {
  /** The copy; `null` when nothing was to convert. */
  readonly bytes: Uint8Array | null;
  /** Sheets with converted cells, in the order of the workbook. */
  readonly sheets: readonly ConvertedSheet[];
}

const unicodeFont = 'Times New Roman';

interface Book {
  readonly styles: CellStyles | null;
  readonly strings: SharedStrings | null;
}

/**
 * A copy of a workbook file with its TCVN3 and VNI texts in Unicode. Only the texts, the fonts of their cells and the
 * tables these stand in are rewritten; every other part keeps its bytes. `grids` is what `readWorkbook` gave.
 */
export function convertWorkbook(bytes: Uint8Array, grids: readonly WorkbookGrid[]): ConvertedWorkbook {
  const zip = new ZipReader(bytes);
  const parts = findParts(zip);
  const [stylesXml, stringsXml] = [parts.styles, parts.strings].map((part) => (part === null ? null : zip.text(part)));
  const book: Book = {
    styles: stylesXml ? new CellStyles(stylesXml, unicodeFont) : null,
    strings: stringsXml ? new SharedStrings(stringsXml) : null,
  };
  const changed = new Map<string, string>();
  const sheets: ConvertedSheet[] = [];
  for (const grid of grids) {
    const part = parts.sheets.get(grid.name);
    const xml = part === undefined ? null : zip.text(part);
    if (part === undefined || xml === null) continue;
    const { patched, sheet } = convertSheet(grid, xml, book);
    if (sheet.edits.length === 0) continue;
    sheets.push(sheet);
    changed.set(part, patched);
  }
  if (sheets.length === 0) return { bytes: null, sheets };
  if (parts.styles !== null && book.styles) changed.set(parts.styles, book.styles.toXml());
  if (parts.strings !== null && book.strings) changed.set(parts.strings, book.strings.toXml());
  return { bytes: patchZip(zip, changed), sheets };
}

function convertSheet(grid: WorkbookGrid, xml: string, book: Book): { patched: string; sheet: ConvertedSheet } {
  const survey = surveyOldText(grid);
  if (survey.candidates.length === 0) return { patched: xml, sheet: { name: grid.name, encoding: null, edits: [] } };
  const cells = new Map(readTextCells(xml).map((cell) => [`${cell.row} ${cell.column}`, cell]));
  const cellAt = ({ row, column }: { row: number; column: number }) => cells.get(`${row} ${column}`);
  const plan = planUnicode(survey, (place) => {
    const cell = cellAt(place);
    return cell ? fontOfCell(xml, cell, book) : null;
  });
  const written = plan.edits.flatMap((edit) => {
    const cell = cellAt(edit);
    return cell ? [{ edit, patches: patchCell(xml, cell, edit, plan.encoding, book) }] : [];
  });
  written.sort((a, b) => (a.patches[0]?.start ?? 0) - (b.patches[0]?.start ?? 0));
  return {
    patched: applyPatches(
      xml,
      written.flatMap(({ patches }) => patches),
    ),
    sheet: { name: grid.name, encoding: plan.encoding, edits: written.map(({ edit }) => edit) },
  };
}

function fontOfCell(xml: string, cell: SheetCell, { styles, strings }: Book): string | null {
  const own = styles?.fontName(cell.style) ?? null;
  if (cell.shared !== null) return strings?.fontName(cell.shared, own) ?? null;
  const item = inlineItem(xml, cell);
  return item ? fontOfItem(xml, item, own) : own;
}

function patchCell(
  xml: string,
  cell: SheetCell,
  edit: UnicodeEdit,
  encoding: OldEncoding | null,
  { styles, strings }: Book,
): Patch[] {
  const own = styles?.fontName(cell.style) ?? null;
  const readRun = runReader(own, encoding);
  const { start, end, tag } = tagBounds(xml, cell);
  const style = edit.changesFont && styles ? styles.inUnicode(cell.style) : cell.style;
  const opening = style === cell.style ? tag : withAttribute(tag, 's', String(style));
  const patches: Patch[] = [{ start, end, text: opening }];
  if (cell.shared !== null) {
    const value = childElements(xml, cell.innerStart, cell.innerEnd).find(({ name }) => name === 'v');
    const index = strings?.inUnicode(cell.shared, edit.value, own, readRun, unicodeFont);
    if (value && index !== undefined) {
      patches.push({ start: value.innerStart, end: value.innerEnd, text: String(index) });
    }
    return patches;
  }
  const item = inlineItem(xml, cell);
  if (item) {
    const text = itemInUnicode(xml, item, edit.value, readRun, unicodeFont);
    patches.push({ start: item.innerStart, end: item.innerEnd, text });
  }
  return patches;
}

/** Each stretch is read by its own font where that is an old one, else by the encoding of the sheet. */
function runReader(own: string | null, encoding: OldEncoding | null): ReadRun {
  return (text, fontName) => {
    const name = fontName ?? own;
    const font = (name === null ? null : oldFontOf(name)) ?? (encoding && { encoding, capitals: false });
    const read = font && readOld(text, font);
    return read && (read.doubtful === 0 || read.evidence > read.doubtful) ? read.text : text;
  };
}
