import type { IStyleData } from '@univerjs/core';
import { childElements, escapeXml, readAttributes, type XmlElement } from '#shared/xlsx/xml-text.ts';
import { argb } from './saved-color.ts';

/** The order in which Excel writes, and expects, what a font says. */
const order = [
  'b',
  'i',
  'strike',
  'condense',
  'extend',
  'outline',
  'shadow',
  'u',
  'vertAlign',
  'sz',
  'color',
  'name',
  'family',
  'charset',
  'scheme',
];

/** What of a font ties it to its old name: the theme's font would win over the new one. */
const tiedToName = ['family', 'charset', 'scheme'];

/** A font of the file and how the grid shows it. */
export interface KnownFont {
  readonly xml: string;
  readonly element: XmlElement | undefined;
  readonly shown: IStyleData;
}

/**
 * The font `wanted` as an element of the style sheet. What the grid did not change stays as the file says it: a colour
 * of the theme stays the theme's, a double underline double, a superscript raised.
 */
export function derivedFont({ xml, element, shown }: KnownFont, wanted: IStyleData, prefix: string): string {
  const said = new Map<string, string>();
  for (const child of element ? childElements(xml, element.innerStart, element.innerEnd) : []) {
    said.set(child.name, xml.slice(child.start, child.end));
  }
  const put = (name: string, text: string | null) => {
    if (text === null) said.delete(name);
    else said.set(name, `<${prefix}${name}${text}/>`);
  };
  const flag = (name: string, before: unknown, now: unknown) => {
    if (Boolean(before) !== Boolean(now)) put(name, now ? '' : null);
  };
  flag('b', shown.bl, wanted.bl);
  flag('i', shown.it, wanted.it);
  flag('strike', shown.st?.s, wanted.st?.s);
  flag('u', shown.ul?.s, wanted.ul?.s);
  const color = wanted.cl?.rgb ?? null;
  if (color !== (shown.cl?.rgb ?? null)) put('color', color === null ? null : ` rgb="${argb(color)}"`);
  if (wanted.fs !== undefined && wanted.fs !== shown.fs) put('sz', ` val="${wanted.fs}"`);
  if (typeof wanted.ff === 'string' && wanted.ff !== fontName(xml, element)) {
    put('name', ` val="${escapeXml(wanted.ff)}"`);
    for (const tied of tiedToName) said.delete(tied);
  }
  if (!said.has('sz')) put('sz', ` val="${wanted.fs ?? 11}"`);
  if (!said.has('name')) put('name', ` val="${escapeXml(wanted.ff ?? 'Calibri')}"`);
  const parts = [...said].sort(([first], [second]) => order.indexOf(first) - order.indexOf(second));
  return `<${prefix}font>${parts.map(([, text]) => text).join('')}</${prefix}font>`;
}

function fontName(xml: string, element: XmlElement | undefined): string | null {
  if (!element) return null;
  const name = childElements(xml, element.innerStart, element.innerEnd).find((child) => child.name === 'name');
  return name ? (readAttributes(xml, name.start).get('val') ?? null) : null;
}
