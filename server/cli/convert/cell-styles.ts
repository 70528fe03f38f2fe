import { oldFontOf } from '#shared/text/old-vietnamese.ts';
import {
  childElements,
  openingTag,
  readAttributes,
  rootElement,
  withAttribute,
  type XmlElement,
} from '#shared/xlsx/xml-text.ts';

/** Fonts of cell styles, and copies of styles with a font of Unicode in place of an old one. */
export class CellStyles {
  readonly #xml: string;
  readonly #font: string;
  readonly #fonts: readonly XmlElement[];
  readonly #formats: readonly XmlElement[];
  readonly #newFonts: string[] = [];
  readonly #newFormats: string[] = [];
  readonly #fontCopies = new Map<number, number>();
  readonly #formatCopies = new Map<number, number>();

  /** `font` is the font that takes the place of old ones. */
  constructor(xml: string, font: string) {
    this.#xml = xml;
    this.#font = font;
    this.#fonts = this.#children('fonts');
    this.#formats = this.#children('cellXfs');
  }

  /** The font of a cell style; `null` when the file does not say. */
  fontName(style: number): string | null {
    const font = this.#fonts[this.#fontIndex(style)];
    if (!font) return null;
    const name = childElements(this.#xml, font.innerStart, font.innerEnd).find((child) => child.name === 'name');
    return name ? (readAttributes(this.#xml, name.start).get('val') ?? null) : null;
  }

  /** The same style with a font of Unicode; the style itself where its font is no old one. */
  inUnicode(style: number): number {
    const known = this.#formatCopies.get(style);
    if (known !== undefined) return known;
    const name = this.fontName(style);
    const format = this.#formats[style];
    if (!format || name === null || oldFontOf(name) === null) return style;
    const font = this.#copyFont(this.#fontIndex(style));
    const tag = openingTag(this.#xml, format);
    const changed = withAttribute(withAttribute(tag, 'fontId', String(font)), 'applyFont', '1');
    this.#newFormats.push(changed + this.#xml.slice(format.start + tag.length, format.end));
    const copy = this.#formats.length + this.#newFormats.length - 1;
    this.#formatCopies.set(style, copy);
    return copy;
  }

  /** The part with the copies added. */
  toXml(): string {
    return append(append(this.#xml, 'fonts', this.#newFonts), 'cellXfs', this.#newFormats);
  }

  #children(list: string): readonly XmlElement[] {
    const found = findList(this.#xml, list);
    return found ? childElements(this.#xml, found.innerStart, found.innerEnd) : [];
  }

  #fontIndex(style: number): number {
    const format = this.#formats[style];
    return format ? Number(readAttributes(this.#xml, format.start).get('fontId') ?? '0') : 0;
  }

  #copyFont(index: number): number {
    const known = this.#fontCopies.get(index);
    if (known !== undefined) return known;
    this.#newFonts.push(renamedFont(this.#xml, this.#fonts[index]!, 'name', this.#font));
    const copy = this.#fonts.length + this.#newFonts.length - 1;
    this.#fontCopies.set(index, copy);
    return copy;
  }
}

/**
 * A font, or the properties of a run of text, with another name. What ties it to the old font goes: the character set,
 * the theme's font (`scheme`), which would win over the name, and the family.
 */
export function renamedFont(xml: string, font: XmlElement, nameTag: 'name' | 'rFont', name: string): string {
  let text = '';
  let at = font.start;
  for (const child of childElements(xml, font.innerStart, font.innerEnd)) {
    text += xml.slice(at, child.start);
    at = child.end;
    if (child.name === nameTag) text += withAttribute(openingTag(xml, child), 'val', name);
    else if (!['charset', 'scheme', 'family'].includes(child.name)) text += xml.slice(child.start, child.end);
  }
  return text + xml.slice(at, font.end);
}

function findList(xml: string, list: string): XmlElement | undefined {
  const root = rootElement(xml);
  return childElements(xml, root.innerStart, root.innerEnd).find(({ name }) => name === list);
}

function append(xml: string, list: string, added: readonly string[]): string {
  const found = added.length === 0 ? undefined : findList(xml, list);
  if (!found) return xml;
  const tag = openingTag(xml, found);
  const count = childElements(xml, found.innerStart, found.innerEnd).length + added.length;
  const inner = xml.slice(found.innerStart, found.innerEnd) + added.join('');
  return xml.slice(0, found.start) + withAttribute(tag, 'count', String(count)) + inner + xml.slice(found.innerEnd);
}
