import { childElements, readAttributes, rootElement } from '#shared/xlsx/xml-text.ts';
import type { ZipReader } from './patch-zip.ts';

/** Where the parts that hold texts and fonts lie in an .xlsx package. */
export interface PackageParts {
  /** Sheet parts by sheet name. */
  readonly sheets: ReadonlyMap<string, string>;
  readonly strings: string | null;
  readonly styles: string | null;
}

interface Relation {
  readonly type: string;
  readonly target: string;
}

export function findParts(zip: ZipReader): PackageParts {
  const workbook = [...relationsOf(zip, '').values()].find(({ type }) => type === 'officeDocument')?.target;
  const part = workbook ?? 'xl/workbook.xml';
  const xml = zip.text(part);
  if (xml === null) throw new Error(`The package lacks its workbook part ${part}`);
  const relations = relationsOf(zip, part);
  const target = (wanted: string) => [...relations.values()].find(({ type }) => type === wanted)?.target ?? null;
  const root = rootElement(xml);
  const list = childElements(xml, root.innerStart, root.innerEnd).find(({ name }) => name === 'sheets');
  const sheets = new Map<string, string>();
  for (const { start } of list ? childElements(xml, list.innerStart, list.innerEnd) : []) {
    const attributes = readAttributes(xml, start);
    const id = [...attributes].find(([name]) => name.endsWith(':id'))?.[1] ?? '';
    const found = relations.get(id)?.target;
    if (found !== undefined) sheets.set(attributes.get('name') ?? '', found);
  }
  return { sheets, strings: target('sharedStrings'), styles: target('styles') };
}

function relationsOf(zip: ZipReader, part: string): Map<string, Relation> {
  const slash = part.lastIndexOf('/') + 1;
  const xml = zip.text(`${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`);
  if (xml === null) return new Map();
  const root = rootElement(xml);
  return new Map(
    childElements(xml, root.innerStart, root.innerEnd).map(({ start }) => {
      const attributes = readAttributes(xml, start);
      const type = (attributes.get('Type') ?? '').split('/').at(-1)!;
      return [attributes.get('Id') ?? '', { type, target: resolve(part, attributes.get('Target') ?? '') }] as const;
    }),
  );
}

function resolve(from: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const path = from.split('/').slice(0, -1);
  for (const step of target.split('/')) {
    if (step === '..') path.pop();
    else if (step !== '.' && step !== '') path.push(step);
  }
  return path.join('/');
}
