import { oldFontOf } from '#shared/text/old-vietnamese.ts';
import { childElements, escapeXml, openingTag, readAttributes, unescapeXml } from '#shared/xlsx/xml-text.ts';
import type { XmlElement } from '#shared/xlsx/xml-text.ts';
import { renamedFont } from './cell-styles.ts';

/** Reads one stretch of a cell's text into Unicode, given the font it is in (`null` = the cell's own). */
export type ReadRun = (text: string, fontName: string | null) => string;

/** The stretches of a string item (`<si>`, `<is>`) that have a form of their own; empty for plain text. */
function runsOf(xml: string, item: XmlElement): readonly XmlElement[] {
  return childElements(xml, item.innerStart, item.innerEnd).filter(({ name }) => name === 'r');
}

function propertiesOf(xml: string, run: XmlElement): XmlElement | undefined {
  return childElements(xml, run.innerStart, run.innerEnd).find(({ name }) => name === 'rPr');
}

function fontOfRun(xml: string, run: XmlElement): string | null {
  const properties = propertiesOf(xml, run);
  if (!properties) return null;
  const font = childElements(xml, properties.innerStart, properties.innerEnd).find(({ name }) => name === 'rFont');
  return font ? (readAttributes(xml, font.start).get('val') ?? null) : null;
}

/** The font of a whole item: its own where it has none, `null` where its stretches differ. */
export function fontOfItem(xml: string, item: XmlElement, own: string | null): string | null {
  const names = new Set(runsOf(xml, item).map((run) => fontOfRun(xml, run) ?? own));
  if (names.size === 0) return own;
  const [first] = names;
  return names.size === 1 ? (first ?? null) : null;
}

/** What stands inside the item once it is in Unicode. `whole` is the text of an item without stretches. */
export function itemInUnicode(
  xml: string,
  item: XmlElement,
  whole: string,
  readRun: ReadRun,
  unicodeFont: string,
): string {
  const prefix = /^<([\w.-]+:)/.exec(openingTag(xml, item))?.[1] ?? '';
  const runs = runsOf(xml, item);
  if (runs.length === 0) return textElement(prefix, whole);
  return runs.map((run) => runInUnicode(xml, run, prefix, readRun, unicodeFont)).join('');
}

function runInUnicode(xml: string, run: XmlElement, prefix: string, readRun: ReadRun, unicodeFont: string): string {
  const font = fontOfRun(xml, run);
  const properties = propertiesOf(xml, run);
  const old = font !== null && oldFontOf(font) !== null;
  const look = !properties
    ? ''
    : old
      ? renamedFont(xml, properties, 'rFont', unicodeFont)
      : xml.slice(properties.start, properties.end);
  const text = childElements(xml, run.innerStart, run.innerEnd)
    .filter(({ name }) => name === 't')
    .map(({ innerStart, innerEnd }) => unescapeXml(xml.slice(innerStart, innerEnd)))
    .join('');
  return `<${prefix}r>${look}${textElement(prefix, readRun(text, font))}</${prefix}r>`;
}

function textElement(prefix: string, text: string): string {
  return `<${prefix}t xml:space="preserve">${escapeXml(text)}</${prefix}t>`;
}
