import type { IBorderStyleData, IStyleData, Nullable } from '@univerjs/core';
import {
  childElements,
  escapeXml,
  openingTag,
  readAttributes,
  rootElement,
  withAttribute,
  type XmlElement,
} from '#shared/xlsx/xml-text.ts';
import { derivedFont } from './derive-font.ts';
import { argb } from './saved-color.ts';
import { findChild } from './workbook-package.ts';

const minimalStyles =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="1"><xf/></cellXfs></styleSheet>';

/** The order that the format prescribes for the parts of a style sheet. */
const sections = [
  'numFmts',
  'fonts',
  'fills',
  'borders',
  'cellStyleXfs',
  'cellXfs',
  'cellStyles',
  'dxfs',
  'tableStyles',
  'colors',
  'extLst',
];
type SectionName = 'numFmts' | 'fonts' | 'fills' | 'borders' | 'cellXfs' | 'dxfs';

const lineStyles = [
  '',
  'thin',
  'hair',
  'dotted',
  'dashed',
  'dashDot',
  'dashDotDot',
  'double',
  'medium',
  'mediumDashed',
  'mediumDashDot',
  'mediumDashDotDot',
  'slantDashDot',
  'thick',
];

function same(first: unknown, second: unknown): boolean {
  return canonical(first) === canonical(second);
}

/** JSON with sorted keys, without what counts as absent: the grid writes the same style in several ways. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) => {
    if (inner === null || inner === undefined || inner === 0) return undefined;
    if (typeof inner !== 'object' || Array.isArray(inner)) return inner;
    return Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}

const fontKeys = ['ff', 'fs', 'bl', 'it', 'ul', 'st', 'cl'] as const;
const alignmentKeys = ['ht', 'vt', 'tb', 'tr', 'pd'] as const;

function pick(style: IStyleData, keys: readonly (keyof IStyleData)[]): IStyleData {
  return Object.fromEntries(keys.map((key) => [key, style[key]]));
}

/** Adds formats to a style sheet, each derived from one that the file has, so that nothing unknown is lost. */
export class StyleSheet {
  readonly #xml: string;
  readonly #known: Readonly<Record<string, Nullable<IStyleData>>>;
  readonly #added: Record<SectionName, string[]> = {
    numFmts: [],
    fonts: [],
    fills: [],
    borders: [],
    cellXfs: [],
    dxfs: [],
  };
  readonly #cache = new Map<string, number>();
  readonly #counts = new Map<string, number>();
  readonly #formats: XmlElement[];
  readonly #prefix: string;

  /** `known` holds the grid's view of the file's formats by their names ("xf7"). */
  constructor(xml: string | null, known: Readonly<Record<string, Nullable<IStyleData>>>) {
    this.#xml = xml ?? minimalStyles;
    this.#known = known;
    const root = rootElement(this.#xml);
    this.#prefix = /^<([\w.-]+:)/.exec(openingTag(this.#xml, root))?.[1] ?? '';
    const formats = findChild(this.#xml, root, 'cellXfs');
    this.#formats = formats ? childElements(this.#xml, formats.innerStart, formats.innerEnd) : [];
    for (const name of sections) {
      const section = findChild(this.#xml, root, name);
      this.#counts.set(name, section ? childElements(this.#xml, section.innerStart, section.innerEnd).length : 0);
    }
  }

  get changed(): boolean {
    return Object.values(this.#added).some((items) => items.length > 0);
  }

  /** Index of the format for a cell: `style` as the grid gives it, `base` the format the cell had in the file. */
  formatOf(
    style: Nullable<IStyleData | string>,
    base: number,
    styles: Readonly<Record<string, Nullable<IStyleData>>>,
  ): number {
    if (!style) return 0;
    if (typeof style === 'string') {
      const own = /^xf(\d+)$/.exec(style);
      if (own) return Number(own[1]);
    }
    const wanted = typeof style === 'string' ? styles[style] : style;
    if (!wanted) return base;
    const key = `${base} ${canonical(wanted)}`;
    const known = this.#cache.get(key);
    if (known !== undefined) return known;
    const index = this.#derive(wanted, base);
    this.#cache.set(key, index);
    return index;
  }

  /** Index of a differential format, for conditional formats. */
  addTint(fill: string | null, fontColor: string | null): number {
    const p = this.#prefix;
    const font = fontColor === null ? '' : `<${p}font><${p}color rgb="${argb(fontColor)}"/></${p}font>`;
    const background =
      fill === null
        ? ''
        : `<${p}fill><${p}patternFill patternType="solid"><${p}fgColor rgb="${argb(fill)}"/><${p}bgColor rgb="${argb(fill)}"/></${p}patternFill></${p}fill>`;
    return this.#add('dxfs', `<${p}dxf>${font}${background}</${p}dxf>`);
  }

  toXml(): string {
    let xml = this.#xml;
    for (const name of sections) {
      const items = name in this.#added ? this.#added[name as SectionName] : [];
      if (items.length > 0) xml = this.#insert(xml, name as SectionName, items);
    }
    return xml;
  }

  #insert(xml: string, name: SectionName, items: readonly string[]): string {
    const root = rootElement(xml);
    const section = findChild(xml, root, name);
    const count = String((this.#counts.get(name) ?? 0) + items.length);
    const tagName = `${this.#prefix}${name}`;
    if (!section) {
      const later = sections.slice(sections.indexOf(name) + 1);
      const next = childElements(xml, root.innerStart, root.innerEnd).find((child) => later.includes(child.name));
      const at = next?.start ?? root.innerEnd;
      return `${xml.slice(0, at)}<${tagName} count="${count}">${items.join('')}</${tagName}>${xml.slice(at)}`;
    }
    const open = withAttribute(openingTag(xml, section).replace(/\s*\/>$/, '>'), 'count', count);
    const inner = xml.slice(section.innerStart, section.innerEnd);
    return `${xml.slice(0, section.start)}${open}${inner}${items.join('')}</${tagName}>${xml.slice(section.end)}`;
  }

  #add(section: SectionName, item: string): number {
    const items = this.#added[section];
    const existing = items.indexOf(item);
    if (existing < 0) items.push(item);
    return (this.#counts.get(section) ?? 0) + (existing < 0 ? items.length - 1 : existing);
  }

  #derive(wanted: IStyleData, base: number): number {
    const p = this.#prefix;
    const element = this.#formats[base] ?? this.#formats[0];
    const known = this.#known[`xf${base}`] ?? {};
    let tag = element ? openingTag(this.#xml, element).replace(/\s*\/>$/, '>') : `<${p}xf>`;
    let inner = element ? this.#xml.slice(element.innerStart, element.innerEnd) : '';
    const use = (attribute: string, index: number, apply: string) => {
      tag = withAttribute(withAttribute(tag, attribute, String(index)), apply, '1');
    };
    if (!same(pick(known, fontKeys), pick(wanted, fontKeys)))
      use('fontId', this.#add('fonts', this.#font(tag, known, wanted)), 'applyFont');
    if (!same(known.bg, wanted.bg)) use('fillId', this.#fill(wanted), 'applyFill');
    if (!same(known.bd, wanted.bd))
      use('borderId', this.#add('borders', this.#border(tag, known, wanted)), 'applyBorder');
    if (!same(known.n, wanted.n)) use('numFmtId', this.#numberFormat(wanted), 'applyNumberFormat');
    if (!same(pick(known, alignmentKeys), pick(wanted, alignmentKeys))) {
      tag = withAttribute(tag, 'applyAlignment', '1');
      inner = this.#alignment(inner, wanted);
    }
    return this.#add('cellXfs', `${tag}${inner}</${p}xf>`);
  }

  /** The element of `section` that the format `tag` names by `attribute`. */
  #named(section: 'fonts' | 'borders', tag: string, attribute: string): XmlElement | undefined {
    const list = findChild(this.#xml, rootElement(this.#xml), section);
    const index = Number(readAttributes(tag, 0).get(attribute) ?? '0');
    return list ? childElements(this.#xml, list.innerStart, list.innerEnd)[index] : undefined;
  }

  #font(tag: string, shown: IStyleData, wanted: IStyleData): string {
    const element = this.#named('fonts', tag, 'fontId');
    // A format in the workbook's own font has no colour in the grid, which may spell out what it draws then.
    const drawn = shown.cl ?? this.#known['xf0']?.cl;
    const font = drawn && wanted.cl?.rgb === drawn.rgb ? { ...wanted, cl: shown.cl } : wanted;
    return derivedFont({ xml: this.#xml, element, shown }, font, this.#prefix);
  }

  #fill({ bg }: IStyleData): number {
    const p = this.#prefix;
    if (!bg?.rgb) return 0; // the first fill of every style sheet is "none"
    return this.#add(
      'fills',
      `<${p}fill><${p}patternFill patternType="solid"><${p}fgColor rgb="${argb(bg.rgb)}"/><${p}bgColor indexed="64"/></${p}patternFill></${p}fill>`,
    );
  }

  /** A side that the grid did not change stays as the file says it, and so do diagonals, which the grid does not know. */
  #border(tag: string, { bd: shown }: IStyleData, { bd }: IStyleData): string {
    const p = this.#prefix;
    const element = this.#named('borders', tag, 'borderId');
    const said = element ? childElements(this.#xml, element.innerStart, element.innerEnd) : [];
    const stored = (name: string) => {
      const side = said.find((child) => child.name === name);
      return side ? this.#xml.slice(side.start, side.end) : null;
    };
    const side = (name: string, before: Nullable<IBorderStyleData>, line: Nullable<IBorderStyleData>) => {
      if (same(before, line)) return stored(name) ?? `<${p}${name}/>`;
      const style = lineStyles[line?.s ?? 0];
      return style
        ? `<${p}${name} style="${style}"><${p}color rgb="${argb(line?.cl?.rgb)}"/></${p}${name}>`
        : `<${p}${name}/>`;
    };
    const sides = [
      side('left', shown?.l, bd?.l),
      side('right', shown?.r, bd?.r),
      side('top', shown?.t, bd?.t),
      side('bottom', shown?.b, bd?.b),
      stored('diagonal') ?? `<${p}diagonal/>`,
    ];
    const open = element ? openingTag(this.#xml, element).replace(/\s*\/>$/, '>') : `<${p}border>`;
    return `${open}${sides.join('')}</${p}border>`;
  }

  #numberFormat({ n }: IStyleData): number {
    const pattern = n?.pattern ?? 'General';
    if (pattern === 'General') return 0;
    const section = findChild(this.#xml, rootElement(this.#xml), 'numFmts');
    let last = 163; // numbers below 164 belong to Excel
    for (const element of section ? childElements(this.#xml, section.innerStart, section.innerEnd) : []) {
      const attributes = readAttributes(this.#xml, element.start);
      if (attributes.get('formatCode') === pattern) return Number(attributes.get('numFmtId'));
      last = Math.max(last, Number(attributes.get('numFmtId')));
    }
    const start = `<${this.#prefix}numFmt formatCode="${escapeXml(pattern)}" numFmtId="`;
    const existing = this.#added.numFmts.findIndex((item) => item.startsWith(start));
    const id = last + 1 + (existing < 0 ? this.#added.numFmts.length : existing);
    if (existing < 0) this.#added.numFmts.push(`${start}${id}"/>`);
    return id;
  }

  #alignment(inner: string, { ht, vt, tb, tr, pd }: IStyleData): string {
    const p = this.#prefix;
    const [element] = childElements(inner, 0, inner.length).filter((child) => child.name === 'alignment');
    let tag = element ? openingTag(inner, element).replace(/\s*\/?>$/, '/>') : `<${p}alignment/>`;
    tag = withAttribute(tag, 'horizontal', ['', 'left', 'center', 'right', 'justify'][ht ?? 0] || null);
    tag = withAttribute(tag, 'vertical', ['', 'top', 'center', 'bottom'][vt ?? 0] || null);
    tag = withAttribute(tag, 'wrapText', Number(tb) === 3 ? '1' : null);
    const angle = tr?.a ?? 0;
    tag = withAttribute(
      tag,
      'textRotation',
      tr?.v ? '255' : angle === 0 ? null : String(angle < 0 ? -angle : angle + 90),
    );
    if (!pd?.l) tag = withAttribute(tag, 'indent', null);
    if (!element) return tag + inner;
    return inner.slice(0, element.start) + tag + inner.slice(element.end);
  }
}
