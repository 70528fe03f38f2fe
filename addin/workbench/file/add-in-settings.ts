import { z } from 'zod';
import { openingTag, childElements, escapeXml, readAttributes, rootElement } from '#shared/xlsx/xml-text.ts';
import { addContentType, addRelationship, xmlDeclaration } from './package-edit.ts';
import { findChild, partText, readRelationships, setPartText } from './workbook-package.ts';
import type { PackageParts } from './zip-parts.ts';

/**
 * Workbook settings of the add-in, kept where Excel itself keeps them: as properties of the add-in's web extension part
 * ([MS-OWEXML] 2.2), each value as JSON text. The part names the add-in by the id of its manifest.
 * Whether Excel takes over settings written here has not been tried.
 */
const addInId = '7b0f6d52-3c1e-4c83-9a6e-5f2d8b1c9e47';

const taskPanesPart = 'xl/webextensions/taskpanes.xml';
const taskPanesType = 'http://schemas.microsoft.com/office/2011/relationships/webextensiontaskpanes';
const extensionType = 'http://schemas.microsoft.com/office/2011/relationships/webextension';
const contentTypes = {
  taskPanes: 'application/vnd.ms-office.webextensiontaskpanes+xml',
  extension: 'application/vnd.ms-office.webextension+xml',
} as const;

/** Names of the web extension parts that belong to this add-in. */
function ownExtensionPart(parts: PackageParts): string | null {
  for (const name of parts.keys()) {
    if (!/^xl\/webextensions\/webextension\d*\.xml$/i.test(name)) continue;
    const xml = partText(parts, name)!;
    const reference = findChild(xml, rootElement(xml), 'reference');
    const id = reference ? readAttributes(xml, reference.start).get('id') : undefined;
    if (id?.replace(/[{}]/g, '').toLowerCase() === addInId) return name;
  }
  return null;
}

const jsonValue = z.string().transform((text, context): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue({ code: 'custom', message: 'not JSON' });
    return z.NEVER;
  }
});

/** The settings stored in the file; one that is not readable JSON is left out. */
export function readSettings(parts: PackageParts): Map<string, unknown> {
  const settings = new Map<string, unknown>();
  const part = ownExtensionPart(parts);
  if (part === null) return settings;
  const xml = partText(parts, part)!;
  const properties = findChild(xml, rootElement(xml), 'properties');
  if (!properties) return settings;
  for (const property of childElements(xml, properties.innerStart, properties.innerEnd)) {
    const attributes = readAttributes(xml, property.start);
    const value = jsonValue.safeParse(attributes.get('value'));
    const name = attributes.get('name');
    if (value.success && name !== undefined) settings.set(name, value.data);
  }
  return settings;
}

function propertiesXml(prefix: string, settings: ReadonlyMap<string, unknown>): string {
  const items = [...settings].map(
    ([name, value]) =>
      `<${prefix}property name="${escapeXml(name)}" value="${escapeXml(JSON.stringify(value)).replaceAll('\n', '&#10;')}"/>`,
  );
  return `<${prefix}properties>${items.join('')}</${prefix}properties>`;
}

/** Writes the settings into the package, adding the parts that carry them where the file has none. */
export function writeSettings(parts: PackageParts, settings: ReadonlyMap<string, unknown>): void {
  const part = ownExtensionPart(parts);
  if (part !== null) replaceProperties(parts, part, settings);
  else if (settings.size > 0) addExtension(parts, settings);
}

function replaceProperties(parts: PackageParts, part: string, settings: ReadonlyMap<string, unknown>): void {
  const xml = partText(parts, part)!;
  const root = rootElement(xml);
  const prefix = /^<([\w.-]+:)/.exec(openingTag(xml, root))?.[1] ?? '';
  const properties = findChild(xml, root, 'properties');
  const text = propertiesXml(prefix, settings);
  if (properties) setPartText(parts, part, xml.slice(0, properties.start) + text + xml.slice(properties.end));
  else {
    const after = findChild(xml, root, 'alternateReferences') ?? findChild(xml, root, 'reference');
    const at = after?.end ?? root.innerStart;
    setPartText(parts, part, xml.slice(0, at) + text + xml.slice(at));
  }
}

function addExtension(parts: PackageParts, settings: ReadonlyMap<string, unknown>): void {
  let number = 1;
  while (parts.has(`xl/webextensions/webextension${number}.xml`)) number += 1;
  const part = `xl/webextensions/webextension${number}.xml`;
  setPartText(
    parts,
    part,
    `${xmlDeclaration}<we:webextension xmlns:we="http://schemas.microsoft.com/office/webextensions/webextension/2010/11" id="{${addInId.toUpperCase()}}"><we:reference id="${addInId}" version="1.0.0.0" store="developer" storeType="Registry"/><we:alternateReferences/>${propertiesXml('we:', settings)}<we:bindings/><we:snapshot xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"/></we:webextension>`,
  );
  addContentType(parts, part, contentTypes.extension);
  const existing = readRelationships(parts, '').find((relation) => relation.type === 'webextensiontaskpanes');
  const panes = existing?.target ?? taskPanesPart;
  const relationId = addRelationship(parts, panes, extensionType, `webextension${number}.xml`);
  const pane = `<wetp:taskpane xmlns:wetp="http://schemas.microsoft.com/office/webextensions/taskpanes/2010/11" dockstate="right" visibility="0" width="350" row="1"><wetp:webextensionref xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="${relationId}"/></wetp:taskpane>`;
  const xml = partText(parts, panes);
  if (xml !== null) {
    const root = rootElement(xml);
    setPartText(parts, panes, xml.slice(0, root.innerEnd) + pane + xml.slice(root.innerEnd));
    return;
  }
  setPartText(
    parts,
    panes,
    `${xmlDeclaration}<wetp:taskpanes xmlns:wetp="http://schemas.microsoft.com/office/webextensions/taskpanes/2010/11">${pane}</wetp:taskpanes>`,
  );
  addContentType(parts, panes, contentTypes.taskPanes);
  addRelationship(parts, '', taskPanesType, panes);
}
