import type { WorkbookSource } from '../load-workbook.ts';
import type { MovedReferences } from './moved-references.ts';
import { addContentType, addRelationship } from './package-edit.ts';
import { findChild, partText, setPartText } from './workbook-package.ts';
import { rebuilt, withContent } from './rebuilt.ts';
import { escapeXml, openingTag, readAttributes, rootElement, unescapeXml } from '#shared/xlsx/xml-text.ts';

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
  const names = rebuilt(xml, list, openingTag(xml, list), (element) => {
    const stored = xml.slice(element.innerStart, element.innerEnd);
    const text = unescapeXml(stored);
    const now = moved.formula(text, null);
    return withContent(xml, element, now === text ? stored : escapeXml(now));
  });
  setPartText(parts, workbookPart, xml.slice(0, list.start) + names + xml.slice(list.end));
}

const filterName = '_xlnm._FilterDatabase';

/**
 * Has the hidden names by which programs find the filters of sheets say where these are now.
 *
 * @param blocks the block of each sheet's filter by the sheet's name in the file, "" where it went; sheets whose filter stands
 * as it was are left out
 */
export function placeFilterNames(source: WorkbookSource, blocks: ReadonlyMap<string, string>): void {
  const { parts, workbookPart, sheets } = source.package;
  const xml = partText(parts, workbookPart)!;
  const list = findChild(xml, rootElement(xml), 'definedNames');
  if (!list || blocks.size === 0) return;
  const text = rebuilt(xml, list, openingTag(xml, list), (element) => {
    const stored = xml.slice(element.start, element.end);
    const attributes = readAttributes(xml, element.start);
    const sheet = sheets[Number(attributes.get('localSheetId') ?? 'NaN')];
    const block = attributes.get('name') === filterName && sheet ? blocks.get(sheet.name) : undefined;
    if (block === undefined) return stored;
    const place = unescapeXml(xml.slice(element.innerStart, element.innerEnd)).replace(/!.*$/, '');
    const fixed = block.replace(/([A-Z]+)(\d+)/g, '$$$1$$$2');
    return block === '' ? '' : withContent(xml, element, escapeXml(`${place}!${fixed}`));
  });
  const isEmpty = !/<[\w.:-]*definedName\s/.test(text);
  setPartText(parts, workbookPart, xml.slice(0, list.start) + (isEmpty ? '' : text) + xml.slice(list.end));
}
