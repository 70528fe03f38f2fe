import { escapeXml, openingTag, readAttributes, rootElement } from '#shared/xlsx/xml-text.ts';
import { rebuilt } from './rebuilt.ts';
import { partText, readRelationships, relationshipsPart, setPartText } from './workbook-package.ts';
import type { PackageParts } from './zip-parts.ts';

export const xmlDeclaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

const relationNamespace = 'http://schemas.openxmlformats.org/package/2006/relationships';

/** Adds a relationship to the given part ("" = the package) and answers its new id. */
export function addRelationship(parts: PackageParts, from: string, type: string, target: string): string {
  const name = relationshipsPart(from);
  const ids = new Set(readRelationships(parts, from).map((relation) => relation.id));
  let number = ids.size + 1;
  while (ids.has(`rId${number}`)) number += 1;
  const entry = `<Relationship Id="rId${number}" Type="${type}" Target="${escapeXml(target)}"/>`;
  const xml = partText(parts, name) ?? `${xmlDeclaration}<Relationships xmlns="${relationNamespace}"></Relationships>`;
  setPartText(parts, name, insertIntoRoot(xml, entry));
  return `rId${number}`;
}

export function addContentType(parts: PackageParts, part: string, type: string): void {
  const name = '[Content_Types].xml';
  const entry = `<Override PartName="/${part}" ContentType="${type}"/>`;
  setPartText(parts, name, insertIntoRoot(partText(parts, name)!, entry));
}

/** The document with an element added at the end of its root, also when the root is written as an empty element. */
export function insertIntoRoot(xml: string, entry: string): string {
  const root = rootElement(xml);
  if (root.innerEnd < root.end) return xml.slice(0, root.innerEnd) + entry + xml.slice(root.innerEnd);
  const tag = openingTag(xml, root);
  const name = /^<([^\s/>]+)/.exec(tag)![1]!;
  return `${xml.slice(0, root.start)}${tag.replace(/\s*\/>$/, '>')}${entry}</${name}>${xml.slice(root.end)}`;
}

/** Takes entries out of a list part such as the one of content types. */
export function dropEntries(
  parts: PackageParts,
  part: string,
  matches: (attributes: ReadonlyMap<string, string>) => boolean,
): void {
  const xml = partText(parts, part);
  if (xml === null) return;
  const root = rootElement(xml);
  const left = rebuilt(xml, root, openingTag(xml, root), (entry) =>
    matches(readAttributes(xml, entry.start)) ? '' : xml.slice(entry.start, entry.end),
  );
  setPartText(parts, part, xml.slice(0, root.start) + left + xml.slice(root.end));
}

export function removeContentType(parts: PackageParts, part: string): void {
  dropEntries(parts, '[Content_Types].xml', (attributes) => attributes.get('PartName') === `/${part}`);
}

/** Removes a part together with what points to it from `from`. */
export function removeRelatedPart(parts: PackageParts, from: string, relationId: string, part: string): void {
  parts.delete(part);
  parts.delete(relationshipsPart(part));
  removeContentType(parts, part);
  dropEntries(parts, relationshipsPart(from), (attributes) => attributes.get('Id') === relationId);
}
