import { unpackParts, type PackageParts } from './zip-parts.ts';
import { childElements, readAttributes, rootElement, type XmlElement } from '#shared/xlsx/xml-text.ts';

/** One entry of a relationships part. */
export interface Relationship {
  readonly id: string;
  /** Last segment of the type URI: "worksheet", "styles" … */
  readonly type: string;
  /** Part name it points to, or the address as written when external. */
  readonly target: string;
  readonly external: boolean;
}

/** A sheet as the workbook part lists it. */
export interface PackageSheet {
  readonly name: string;
  readonly sheetId: number;
  readonly relationId: string;
  readonly part: string;
}

/** An .xlsx package with the parts that saving needs to know about. */
export interface WorkbookPackage {
  readonly parts: PackageParts;
  readonly workbookPart: string;
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

/** "xl/workbook.xml" → "xl/_rels/workbook.xml.rels". */
export function relationshipsPart(part: string): string {
  const slash = part.lastIndexOf('/') + 1;
  return `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`;
}

function resolveTarget(from: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const path = from.split('/').slice(0, -1);
  for (const step of target.split('/')) {
    if (step === '..') path.pop();
    else if (step !== '.' && step !== '') path.push(step);
  }
  return path.join('/');
}

/** What a part points to; empty when it has no relationships. */
export function readRelationships(parts: PackageParts, part: string): Relationship[] {
  const xml = partText(parts, relationshipsPart(part));
  if (xml === null) return [];
  const root = rootElement(xml);
  return childElements(xml, root.innerStart, root.innerEnd).map((element) => {
    const attributes = readAttributes(xml, element.start);
    const external = attributes.get('TargetMode') === 'External';
    const target = attributes.get('Target') ?? '';
    return {
      id: attributes.get('Id') ?? '',
      type: (attributes.get('Type') ?? '').split('/').at(-1)!,
      target: external ? target : resolveTarget(part, target),
      external,
    };
  });
}

/** The value of an attribute whatever its prefix: "r:id" and "ns1:id" alike. */
function prefixed(attributes: ReadonlyMap<string, string>, name: string): string {
  for (const [key, value] of attributes) if (key.endsWith(`:${name}`)) return value;
  return '';
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
  const list = findChild(xml, rootElement(xml), 'sheets');
  const sheets = (list ? childElements(xml, list.innerStart, list.innerEnd) : []).map((element): PackageSheet => {
    const attributes = readAttributes(xml, element.start);
    const relationId = prefixed(attributes, 'id');
    return {
      name: attributes.get('name') ?? '',
      sheetId: Number(attributes.get('sheetId') ?? '0'),
      relationId,
      part: relations.find((relation) => relation.id === relationId)?.target ?? '',
    };
  });
  const stylesPart = relations.find((relation) => relation.type === 'styles')?.target ?? null;
  return { parts, workbookPart, sheets, stylesPart: stylesPart !== null && parts.has(stylesPart) ? stylesPart : null };
}
