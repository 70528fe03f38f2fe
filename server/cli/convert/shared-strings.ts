import { childElements, openingTag, rootElement, withAttribute, type XmlElement } from '#shared/xlsx/xml-text.ts';
import { fontOfItem, itemInUnicode, type ReadRun } from './rich-text.ts';

/** The workbook's table of texts, to which converted copies are added: other cells may share the old text. */
export class SharedStrings {
  readonly #xml: string;
  readonly #items: readonly XmlElement[];
  readonly #added: string[] = [];
  readonly #copies = new Map<string, number>();

  constructor(xml: string) {
    this.#xml = xml;
    const root = rootElement(xml);
    this.#items = childElements(xml, root.innerStart, root.innerEnd).filter(({ name }) => name === 'si');
  }

  fontName(index: number, own: string | null): string | null {
    const item = this.#items[index];
    return item ? fontOfItem(this.#xml, item, own) : own;
  }

  /** Number of the text's copy in Unicode. `own` is the font of the cell, which decides how it reads. */
  inUnicode(index: number, whole: string, own: string | null, readRun: ReadRun, unicodeFont: string): number {
    const item = this.#items[index];
    if (!item) return index;
    const key = `${index} ${own ?? ''}`;
    const known = this.#copies.get(key);
    if (known !== undefined) return known;
    const tag = openingTag(this.#xml, item);
    const name = /^<([^\s/>]+)/.exec(tag)![1]!;
    this.#added.push(`<${name}>${itemInUnicode(this.#xml, item, whole, readRun, unicodeFont)}</${name}>`);
    const copy = this.#items.length + this.#added.length - 1;
    this.#copies.set(key, copy);
    return copy;
  }

  toXml(): string {
    const root = rootElement(this.#xml);
    const tag = openingTag(this.#xml, root);
    const head = withAttribute(tag, 'uniqueCount', String(this.#items.length + this.#added.length));
    const inner = this.#xml.slice(root.innerStart, root.innerEnd) + this.#added.join('');
    return this.#xml.slice(0, root.start) + head + inner + this.#xml.slice(root.innerEnd);
  }
}
