import { plainColors, readColorScheme, type ColorScheme } from './color-scheme.ts';
import { listSheets, type ListedSheet } from './listed-sheets.ts';
import { packedEntries, storedEntry, writeArchive } from './memory-archive.ts';
import { plainCells } from './plain-cells.ts';
import { readEntryText } from './read-entry.ts';
import { regularRows } from './regular-rows.ts';
import { parseRelationships, type Relationship } from './relationships.ts';
import { relationshipsPart } from './part-names.ts';
import { childElements, openingTag, rootElement, withAttribute } from './xml-text.ts';
import { readZipDirectory } from './zip-directory.ts';

/** A package whose names agree (see `settlePackage`), with the list of its sheets. */
export interface SettledPackage {
  readonly bytes: Uint8Array;
  readonly workbookPart: string;
  readonly relations: readonly Relationship[];
  /** Every sheet of the list in its order; those with cells that can be read are `readable`. */
  readonly sheets: readonly (ListedSheet & { readonly readable: boolean })[];
}

/** Opens a package far enough to know its sheets. Throws when it lacks its workbook part or that part is damaged. */
export async function openSettled(bytes: Uint8Array): Promise<SettledPackage> {
  const reader = new PartReader(bytes);
  const root = parseRelationships((await reader.text(relationshipsPart('')))!, '');
  const workbookPart = root.find(({ type }) => type === 'officeDocument')?.target ?? 'xl/workbook.xml';
  const xml = await reader.text(workbookPart);
  if (xml === null) throw new Error(`The package lacks its workbook part ${workbookPart}`);
  const list = await reader.text(relationshipsPart(workbookPart));
  const relations = list === null ? [] : parseRelationships(list, workbookPart);
  const sheets = listSheets(xml, relations).map((sheet) => ({
    ...sheet,
    readable: sheet.kind === 'worksheet' && sheet.name !== '' && sheet.relationId !== '' && reader.has(sheet.part),
  }));
  return { bytes, workbookPart, relations, sheets };
}

class PartReader {
  readonly #entries;

  constructor(readonly bytes: Uint8Array) {
    // Of two entries with one name the last counts, as for the parser.
    this.#entries = new Map((readZipDirectory(bytes) ?? []).map((entry) => [entry.name, entry]));
  }

  has(part: string): boolean {
    return this.#entries.has(part);
  }

  async text(part: string): Promise<string | null> {
    const entry = this.#entries.get(part);
    return entry === undefined ? null : await readEntryText(this.bytes, entry);
  }
}

/** The package as the parser reads it right, and what had to be taken out of it. */
export interface PlainPackage {
  readonly bytes: Uint8Array;
  /** Moments that stood as ISO text, by sheet part, then by "row,column". */
  readonly moments: ReadonlyMap<string, ReadonlyMap<string, Date>>;
}

/**
 * A copy for the parser alone, in memory: rows in order, rare notations of cells and all colours spelt out. Parts that
 * need nothing of it go in as they are. The copy is never saved from.
 */
export async function plainPackage({ bytes, workbookPart, relations, sheets }: SettledPackage): Promise<PlainPackage> {
  const reader = new PartReader(bytes);
  const related = (wanted: string) => relations.find(({ type }) => type === wanted)?.target ?? '';
  const styles = await reader.text(related('styles'));
  const scheme = readColorScheme(await reader.text(related('theme')), styles);
  const moments = new Map<string, ReadonlyMap<string, Date>>();
  const rewritten = new Map<string, string>();
  const rewrite = async (part: string, change: (xml: string) => string) => {
    const xml = await reader.text(part);
    const changed = xml === null ? null : change(xml);
    if (changed !== null && changed !== xml) rewritten.set(part, changed);
  };
  await rewrite(workbookPart, spelledRelations);
  await rewrite(related('styles'), (xml) => plainColors(xml, scheme));
  for (const { part, readable } of sheets) {
    if (readable) await rewrite(part, (xml) => plainSheet(xml, part, scheme, moments));
  }
  if (rewritten.size === 0) return { bytes, moments };
  const packed = packedEntries(bytes) ?? [];
  const entries = packed.map((entry) => {
    const text = rewritten.get(entry.name);
    return text === undefined ? entry : storedEntry(entry.name, text);
  });
  return { bytes: writeArchive(entries), moments };
}

function plainSheet(
  xml: string,
  part: string,
  scheme: ColorScheme,
  moments: Map<string, ReadonlyMap<string, Date>>,
): string {
  const plain = plainCells(regularRows(xml));
  if (plain.moments.size > 0) moments.set(part, plain.moments);
  return plainColors(plain.xml, scheme);
}

/** The parser knows the relation of a sheet by the name "r:id" only; a file may bind another prefix. */
function spelledRelations(xml: string): string {
  const root = rootElement(xml);
  const list = childElements(xml, root.innerStart, root.innerEnd).find(({ name }) => name === 'sheets');
  if (!list) return xml;
  let text = '';
  let end = 0;
  for (const element of childElements(xml, list.innerStart, list.innerEnd)) {
    const tag = openingTag(xml, element);
    const id = /\s(?!r:)[\w.-]+:id\s*=\s*(?:"([^"]*)"|'([^']*)')/.exec(tag);
    text += xml.slice(end, element.start) + (id ? withAttribute(tag, 'r:id', id[1] ?? id[2] ?? '') : tag);
    end = element.start + tag.length;
  }
  return text + xml.slice(end);
}
