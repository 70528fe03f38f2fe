import { listSheets, type ListedSheet } from '#shared/xlsx/listed-sheets.ts';
import { relationshipsPart } from '#shared/xlsx/part-names.ts';
import { parseRelationships, type Relationship } from '#shared/xlsx/relationships.ts';
import { childElements, type XmlElement } from '#shared/xlsx/xml-text.ts';
import { unpackParts, type PackageParts } from './zip-parts.ts';

export { relationshipsPart };

/** A sheet as the workbook part lists it. */
export type PackageSheet = Pick<ListedSheet, 'name' | 'sheetId' | 'relationId' | 'part'>;

/** An .xlsx package with the parts that saving needs to know about. */
export interface WorkbookPackage {
  readonly parts: PackageParts;
  readonly workbookPart: string;
  /** Every sheet of the list, charts too. */
  readonly sheets: readonly PackageSheet[];
  readonly stylesPart: string | null;
}

export function partText(parts: PackageParts, name: string): string | null {
  const bytes = parts.get(name);
  return bytes ? new TextDecoder().decode(bytes) : null;
}

export function setPartText(parts: PackageParts, name: string, text: string): void {
  parts.set(name, new TextEncoder().encode(text));
}

/** What a part points to; empty when it has no relationships. */
export function readRelationships(parts: PackageParts, part: string): Relationship[] {
  const xml = partText(parts, relationshipsPart(part));
  return xml === null ? [] : parseRelationships(xml, part);
}

export function findChild(xml: string, parent: XmlElement, name: string): XmlElement | null {
  return childElements(xml, parent.innerStart, parent.innerEnd).find((child) => child.name === name) ?? null;
}

/** Opens a package that has already been read as a workbook. Throws when its workbook part is missing. */
export async function openPackage(bytes: Uint8Array): Promise<WorkbookPackage> {
  const parts = await unpackParts(bytes);
  const root = readRelationships(parts, '').find((relation) => relation.type === 'officeDocument');
  const workbookPart = root?.target ?? 'xl/workbook.xml';
  const xml = partText(parts, workbookPart);
  if (xml === null) throw new Error(`The package lacks its workbook part ${workbookPart}`);
  const relations = readRelationships(parts, workbookPart);
  const sheets = listSheets(xml, relations);
  const stylesPart = relations.find((relation) => relation.type === 'styles')?.target ?? null;
  return { parts, workbookPart, sheets, stylesPart: stylesPart !== null && parts.has(stylesPart) ? stylesPart : null };
}
