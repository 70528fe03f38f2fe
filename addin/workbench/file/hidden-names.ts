import {
  childElements,
  escapeXml,
  readAttributes,
  rootElement,
  rootPrefix,
  unescapeXml,
} from '#shared/xlsx/xml-text.ts';
import type { XmlElement } from '#shared/xlsx/xml-text.ts';
import { findChild, partText, setPartText } from './workbook-package.ts';
import type { PackageParts } from './zip-parts.ts';

/** Hidden names of one sheet that stand for a text: formulas such as `="a"`, by name. */
export type HiddenNames = Map<string, string>;

/** Such names by the name of their sheet. */
export function readHiddenNames(parts: PackageParts, workbookPart: string): Map<string, HiddenNames> {
  const xml = partText(parts, workbookPart)!;
  const found = new Map(sheetNames(xml).map((sheet) => [sheet, new Map<string, string>()]));
  const sheets = sheetNames(xml);
  for (const element of nameElements(xml)) {
    const text = textName(xml, element);
    if (text) found.get(sheets[text.place] ?? '')?.set(text.name, text.formula);
  }
  return found;
}

/**
 * Puts the names of each sheet in the place of those that the file has; a sheet of which nothing is known keeps its own.
 * Everything else in the list stays.
 */
export function writeHiddenNames(
  parts: PackageParts,
  workbookPart: string,
  namesOf: (sheet: string) => HiddenNames | undefined,
): void {
  const xml = partText(parts, workbookPart)!;
  const root = rootElement(xml);
  const prefix = rootPrefix(xml, root);
  const now = readHiddenNames(parts, workbookPart);
  const wanted = sheetNames(xml).map((sheet) => namesOf(sheet) ?? now.get(sheet)!);
  if (JSON.stringify([...now.values()].map(sorted)) === JSON.stringify(wanted.map(sorted))) return;
  const kept = nameElements(xml).flatMap((element) =>
    textName(xml, element) ? [] : [xml.slice(element.start, element.end)],
  );
  const added = wanted.flatMap((names, place) =>
    sorted(names).map(
      ([name, formula]) =>
        `<${prefix}definedName name="${escapeXml(name)}" localSheetId="${place}" hidden="1">${escapeXml(formula.slice(1))}</${prefix}definedName>`,
    ),
  );
  const items = [...kept, ...added];
  const list = items.length === 0 ? '' : `<${prefix}definedNames>${items.join('')}</${prefix}definedNames>`;
  const old = findChild(xml, root, 'definedNames');
  const before = ['externalReferences', 'functionGroups', 'sheets'].flatMap((name) => findChild(xml, root, name) ?? []);
  const start = old?.start ?? Math.max(...before.map(({ end }) => end));
  setPartText(parts, workbookPart, xml.slice(0, start) + list + xml.slice(old?.end ?? start));
}

/** Names of all sheets of the file, of charts too, by which names of a sheet point to theirs. */
function sheetNames(xml: string): string[] {
  const list = findChild(xml, rootElement(xml), 'sheets');
  if (!list) return [];
  return childElements(xml, list.innerStart, list.innerEnd).map(
    ({ start }) => readAttributes(xml, start).get('name') ?? '',
  );
}

function nameElements(xml: string): XmlElement[] {
  const list = findChild(xml, rootElement(xml), 'definedNames');
  return list ? childElements(xml, list.innerStart, list.innerEnd) : [];
}

function textName(xml: string, element: XmlElement): { place: number; name: string; formula: string } | null {
  const attributes = readAttributes(xml, element.start);
  const place = attributes.get('localSheetId');
  const name = attributes.get('name');
  const isHidden = attributes.get('hidden') === '1' || attributes.get('hidden') === 'true';
  const text = unescapeXml(xml.slice(element.innerStart, element.innerEnd)).trim();
  if (place === undefined || name === undefined || !isHidden || !/^"(?:[^"]|"")*"$/.test(text)) return null;
  return { place: Number(place), name, formula: `=${text}` };
}

function sorted(names: HiddenNames): [string, string][] {
  return [...names].sort(([first], [second]) => (first < second ? -1 : 1));
}
