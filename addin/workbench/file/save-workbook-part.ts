import type { WorkbookSource } from '../load-workbook.ts';
import type { MovedReferences } from './moved-references.ts';
import { addContentType, addRelationship } from './package-edit.ts';
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

/** Lets names, print areas and print titles follow cells that moved and sheets that were renamed. */
export function saveNames(source: WorkbookSource, moved: MovedReferences): void {
  const { parts, workbookPart } = source.package;
  const xml = partText(parts, workbookPart)!;
  const list = findChild(xml, rootElement(xml), 'definedNames');
  if (!list || moved.unchanged) return;
  let result = xml.slice(0, list.innerStart);
  let end = list.innerStart;
  for (const element of childElements(xml, list.innerStart, list.innerEnd)) {
    const stored = xml.slice(element.innerStart, element.innerEnd);
    const text = unescapeXml(stored);
    const now = moved.formula(text, null);
    result += xml.slice(end, element.innerStart) + (now === text ? stored : escapeXml(now));
    end = element.innerEnd;
  }
  setPartText(parts, workbookPart, result + xml.slice(end));
}
