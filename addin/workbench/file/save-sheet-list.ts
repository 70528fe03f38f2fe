import type { IWorkbookData } from '@univerjs/core';
import type { WorkbookSource } from '../load-workbook.ts';
import { addContentType, addRelationship, dropEntries, removeContentType } from './package-edit.ts';
import { findChild, partText, readRelationships, relationshipsPart, setPartText } from './workbook-package.ts';
import {
  childElements,
  escapeXml,
  openingTag,
  readAttributes,
  rootElement,
  withAttribute,
  type XmlElement,
} from '#shared/xlsx/xml-text.ts';

const worksheetType = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet';
const worksheetContent = 'application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml';
const calculationChain = 'calcChain';

/** A sheet that exists only in the grid so far, with the part it will be saved in. */
export interface NewSheet {
  readonly id: string;
  readonly part: string;
}

/** Gives every sheet that was made in the grid a part name that the package does not use yet. */
export function nameNewSheets(source: WorkbookSource, now: IWorkbookData): NewSheet[] {
  const known = new Set(source.sheets.map((sheet) => sheet.id));
  let number = 1;
  return now.sheetOrder
    .filter((id) => !known.has(id))
    .map((id) => {
      while (source.package.parts.has(`xl/worksheets/sheet${number}.xml`)) number += 1;
      const part = `xl/worksheets/sheet${number}.xml`;
      number += 1;
      return { id, part };
    });
}

/** Lists the sheets as they are now: order, names, hidden or not, new ones added and removed ones dropped. */
export function saveSheetList(source: WorkbookSource, now: IWorkbookData, added: readonly NewSheet[]): void {
  const { parts, workbookPart } = source.package;
  const xml = partText(parts, workbookPart)!;
  const root = rootElement(xml);
  const list = findChild(xml, root, 'sheets')!;
  const prefix = /^<([\w.-]+:)/.exec(openingTag(xml, list))?.[1] ?? '';
  const elements = childElements(xml, list.innerStart, list.innerEnd);
  const tagOf = new Map<string, string>();
  for (const sheet of source.sheets) {
    const element = elements[source.package.sheets.indexOf(sheet.place)];
    if (element) tagOf.set(sheet.id, emptyTag(xml, element));
  }
  let sheetNumber = Math.max(0, ...source.package.sheets.map((sheet) => sheet.sheetId));
  for (const { id, part } of added) {
    sheetNumber += 1;
    const target = part.slice(workbookPart.lastIndexOf('/') + 1);
    const relation = addRelationship(parts, workbookPart, worksheetType, target);
    addContentType(parts, part, worksheetContent);
    tagOf.set(id, `<${prefix}sheet name="" sheetId="${sheetNumber}" ${relationPrefix(xml, root)}:id="${relation}"/>`);
  }
  const order = wholeOrder(source, now);
  const tags = order.flatMap(({ id, before }) => {
    if (id === null) return [emptyTag(xml, elements[before]!)];
    const tag = tagOf.get(id);
    return tag === undefined ? [] : [sheetTag(tag, now.sheets[id] ?? {})];
  });
  const text = `${xml.slice(0, list.innerStart)}${tags.join('')}${xml.slice(list.innerEnd)}`;
  const places = order.map(({ before }) => before);
  setPartText(parts, workbookPart, moveLocalNames(text, places));
  dropRemovedSheets(source, now);
}

/** A sheet of the saved list: its id in the grid, `null` when the grid does not show it, and its place in the file. */
interface OrderedSheet {
  readonly id: string | null;
  /** Place in the file's list, -1 for a sheet made in the grid. */
  readonly before: number;
}

/**
 * The sheets in their order now. Charts, dialogs and macros have sheets that the grid does not show; each stays behind
 * the sheet that it stands behind in the file, or at the front.
 */
function wholeOrder(source: WorkbookSource, now: IWorkbookData): OrderedSheet[] {
  const shown = new Map(source.sheets.map(({ id, place }) => [source.package.sheets.indexOf(place), id]));
  const followers = new Map<string | null, OrderedSheet[]>();
  let leader: string | null = null;
  for (const before of source.package.sheets.keys()) {
    const id = shown.get(before);
    if (id === undefined) followers.set(leader, [...(followers.get(leader) ?? []), { id: null, before }]);
    // A sheet that was removed leads nobody.
    else if (now.sheetOrder.includes(id)) leader = id;
  }
  const places = new Map([...shown].map(([before, id]) => [id, before]));
  return [
    ...(followers.get(null) ?? []),
    ...now.sheetOrder.flatMap((id) => [{ id, before: places.get(id) ?? -1 }, ...(followers.get(id) ?? [])]),
  ];
}

/** The element as one tag: `<sheet …></sheet>` of some writers too. */
function emptyTag(xml: string, element: XmlElement): string {
  const tag = openingTag(xml, element);
  return tag.endsWith('/>') ? tag : tag.replace(/\s*>$/, '/>');
}

function relationPrefix(xml: string, root: XmlElement): string {
  for (const [name, value] of readAttributes(xml, root.start)) {
    if (name.startsWith('xmlns:') && /\/relationships$/.test(value)) return name.slice('xmlns:'.length);
  }
  return 'r';
}

function sheetTag(tag: string, sheet: IWorkbookData['sheets'][string]): string {
  const attributes = readAttributes(tag, 0);
  const name = sheet.name ?? '';
  let result =
    attributes.get('name') === name
      ? tag
      : tag.replace(/\sname\s*=\s*(?:"[^"]*"|'[^']*')/, () => ` name="${escapeXml(name)}"`);
  const hidden = attributes.get('state') === 'hidden' || attributes.get('state') === 'veryHidden';
  if (Boolean(sheet.hidden) !== hidden) result = withAttribute(result, 'state', sheet.hidden ? 'hidden' : null);
  return result;
}

/** Names and print areas of one sheet point to it by its place in the list; they follow it, or go with it. */
function moveLocalNames(xml: string, order: readonly number[]): string {
  if (order.every((before, place) => before === place)) return xml;
  const root = rootElement(xml);
  const names = findChild(xml, root, 'definedNames');
  if (!names) return xml;
  const kept = childElements(xml, names.innerStart, names.innerEnd).flatMap((element) => {
    const text = xml.slice(element.start, element.end);
    const local = readAttributes(xml, element.start).get('localSheetId');
    if (local === undefined) return [text];
    const place = order.indexOf(Number(local));
    return place < 0 ? [] : [text.replace(/localSheetId\s*=\s*["']\d+["']/, `localSheetId="${place}"`)];
  });
  const replaced =
    kept.length === 0
      ? ''
      : xml.slice(names.start, names.innerStart) + kept.join('') + xml.slice(names.innerEnd, names.end);
  return xml.slice(0, names.start) + replaced + xml.slice(names.end);
}

function dropRemovedSheets(source: WorkbookSource, now: IWorkbookData): void {
  const { parts } = source.package;
  for (const sheet of source.sheets) {
    if (now.sheetOrder.includes(sheet.id)) continue;
    parts.delete(sheet.place.part);
    parts.delete(relationshipsPart(sheet.place.part));
    removeRelationship(source, (relation) => relation.id === sheet.place.relationId);
    removeContentType(parts, sheet.place.part);
  }
}

function removeRelationship(
  source: WorkbookSource,
  matches: (relation: ReturnType<typeof readRelationships>[number]) => boolean,
): void {
  const { parts, workbookPart } = source.package;
  const name = relationshipsPart(workbookPart);
  const gone = new Set(
    readRelationships(parts, workbookPart)
      .filter(matches)
      .map((relation) => relation.id),
  );
  dropEntries(parts, name, (attributes) => gone.has(attributes.get('Id') ?? ''));
}

/**
 * Has Excel calculate anew when it opens the file, and drops its list of formula cells, which Excel rebuilds: an entry
 * for a cell that no longer holds a formula would make it report the file as damaged.
 */
export function askForCalculation(source: WorkbookSource): void {
  const { parts, workbookPart } = source.package;
  for (const relation of readRelationships(parts, workbookPart)) {
    if (relation.type !== calculationChain) continue;
    parts.delete(relation.target);
    removeContentType(parts, relation.target);
    removeRelationship(source, (other) => other.id === relation.id);
  }
  const xml = partText(parts, workbookPart)!;
  const root = rootElement(xml);
  const element = findChild(xml, root, 'calcPr');
  const prefix = /^<([\w.-]+:)/.exec(openingTag(xml, root))?.[1] ?? '';
  if (element) {
    const tag = withAttribute(openingTag(xml, element), 'fullCalcOnLoad', '1');
    setPartText(
      parts,
      workbookPart,
      xml.slice(0, element.start) + tag + xml.slice(element.start + openingTag(xml, element).length),
    );
    return;
  }
  const before = ['externalReferences', 'definedNames', 'sheets'].map((name) => findChild(xml, root, name));
  const after = findChild(xml, root, 'definedNames') ?? before.find((child) => child !== null);
  const at = Math.max(after?.end ?? 0, ...before.map((child) => child?.end ?? 0));
  setPartText(
    parts,
    workbookPart,
    `${xml.slice(0, at)}<${prefix}calcPr calcId="0" fullCalcOnLoad="1"/>${xml.slice(at)}`,
  );
}
