import type { IWorkbookData } from '@univerjs/core';
import type { WorkbookSource } from '../load-workbook.ts';
import { blockText, parseBlock } from './grid-range.ts';
import { mapRange } from './line-map.ts';
import { addContentType, addRelationship } from './package-edit.ts';
import type { SavedSheet } from './save-sheet.ts';
import { findChild, partText, setPartText } from './workbook-package.ts';
import { childElements, escapeXml, rootElement, unescapeXml } from '#shared/xlsx/xml-text.ts';

const stylesType = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles';
const stylesContent = 'application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml';

/** Name of the style sheet part; a file without one gets an entry for it. */
export function fileStylesPart(source: WorkbookSource): string {
  const { stylesPart, workbookPart, parts } = source.package;
  if (stylesPart !== null) return stylesPart;
  const part = `${workbookPart.slice(0, workbookPart.lastIndexOf('/') + 1)}styles.xml`;
  addRelationship(parts, workbookPart, stylesType, 'styles.xml');
  addContentType(parts, part, stylesContent);
  return part;
}

const referencePattern = /('(?:[^']|'')+'|[\p{L}\p{N}_.]+)!(\$?[A-Z]{0,3}\$?\d{0,7}(?::\$?[A-Z]{0,3}\$?\d{0,7})?)/gu;

/** The text of a block with "$" before every part, as names are written. */
function absolute(block: string): string {
  return block.replace(/([A-Z]+)/g, '$$$1').replace(/(\d+)/g, '$$$1');
}

/** Lets names, print areas and print titles follow cells that moved and sheets that were renamed. */
export function saveNames(source: WorkbookSource, now: IWorkbookData, saved: readonly SavedSheet[]): void {
  const { parts, workbookPart } = source.package;
  const xml = partText(parts, workbookPart)!;
  const list = findChild(xml, rootElement(xml), 'definedNames');
  if (!list) return;
  const kept = source.sheets.filter((sheet) => now.sheets[sheet.id]);
  const lineOf = new Map(kept.map((sheet, index) => [sheet.place.name, saved[index]]));
  const nameOf = new Map(kept.map((sheet) => [sheet.place.name, now.sheets[sheet.id]?.name ?? sheet.place.name]));
  const move = (whole: string, quoted: string, block: string): string => {
    const name = quoted.startsWith("'") ? quoted.slice(1, -1).replaceAll("''", "'") : quoted;
    const lines = lineOf.get(name);
    const renamed = nameOf.get(name);
    if (!lines || renamed === undefined) return whole;
    const sheet = renamed === name ? quoted : `'${renamed.replaceAll("'", "''")}'`;
    if (lines.rows.unchanged && lines.columns.unchanged) return `${sheet}!${block}`;
    const range = parseBlock(block);
    const moved = range && mapRange(range, lines.rows, lines.columns);
    if (range && !moved) return `${sheet}!#REF!`;
    // Whole rows keep their short form, which a block of cells does not have.
    if (!moved) return whole;
    const rowsOnly = /^\$?\d/.test(block);
    return `${sheet}!${rowsOnly ? `$${moved.startRow + 1}:$${moved.endRow + 1}` : absolute(blockText(moved))}`;
  };
  let result = xml.slice(0, list.innerStart);
  let end = list.innerStart;
  for (const element of childElements(xml, list.innerStart, list.innerEnd)) {
    const text = unescapeXml(xml.slice(element.innerStart, element.innerEnd));
    result += xml.slice(end, element.innerStart) + escapeXml(text.replace(referencePattern, move));
    end = element.innerEnd;
  }
  setPartText(parts, workbookPart, result + xml.slice(end));
}
