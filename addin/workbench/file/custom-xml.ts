import { openingTag, readAttributes, rootElement } from '#shared/xlsx/xml-text.ts';
import { addContentType, addRelationship, xmlDeclaration } from './package-edit.ts';
import { partText, readRelationships, setPartText } from './workbook-package.ts';
import type { PackageParts } from './zip-parts.ts';

const officeRelations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const itemType = `${officeRelations}/customXml`;
const propertiesType = `${officeRelations}/customXmlProps`;
const propertiesContent = 'application/vnd.openxmlformats-officedocument.customXmlProperties+xml';
const propertiesNamespace = 'http://schemas.openxmlformats.org/officeDocument/2006/customXml';

/** The custom XML parts of a workbook by the names of their parts; one that is no XML is left where it is. */
export function readCustomXml(parts: PackageParts, workbookPart: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const { type, target, external } of readRelationships(parts, workbookPart)) {
    const xml = type === 'customXml' && !external ? partText(parts, target) : null;
    if (xml !== null && /<[\w:]/.test(xml)) found.set(target, xml);
  }
  return found;
}

/** Writes those that changed over their parts and adds those that are new, in the way Excel does. */
export function writeCustomXml(parts: PackageParts, workbookPart: string, xmlOf: ReadonlyMap<string, string>): void {
  for (const [id, xml] of xmlOf) {
    const was = partText(parts, id);
    if (was === null) addItem(parts, workbookPart, id, xml);
    else if (was !== xml) setPartText(parts, id, xml);
  }
}

function addItem(parts: PackageParts, workbookPart: string, id: string, xml: string): void {
  let number = 1;
  while (parts.has(`customXml/item${number}.xml`) || parts.has(`customXml/itemProps${number}.xml`)) number += 1;
  const item = `customXml/item${number}.xml`;
  const properties = `customXml/itemProps${number}.xml`;
  const namespace = readAttributes(xml, rootElement(xml).start).get('xmlns');
  const schema = namespace === undefined ? '' : `<ds:schemaRef ds:uri="${namespace}"/>`;
  setPartText(parts, item, openingTag(xml, { start: 0 }).startsWith('<?') ? xml : `${xmlDeclaration}${xml}`);
  setPartText(
    parts,
    properties,
    `${xmlDeclaration}<ds:datastoreItem ds:itemID="${id}" xmlns:ds="${propertiesNamespace}"><ds:schemaRefs>${schema}</ds:schemaRefs></ds:datastoreItem>`,
  );
  addContentType(parts, properties, propertiesContent);
  addRelationship(parts, item, propertiesType, `itemProps${number}.xml`);
  addRelationship(parts, workbookPart, itemType, `${'../'.repeat(workbookPart.split('/').length - 1)}${item}`);
}
