import { describe, expect, it } from 'vitest';
import { plainColors, readColorScheme, resolveColor, tinted } from '#shared/xlsx/color-scheme.ts';

const drawing = 'http://schemas.openxmlformats.org/drawingml/2006/main';
const slots = 'dk1 lt1 dk2 lt2 accent1 accent2 accent3 accent4 accent5 accent6 hlink folHlink'.split(' ');

/** A theme part in the order in which the format lists colours, which is not the order in which cells count them. */
function themeXml(colors: readonly string[], prefix = 'a:'): string {
  const items = slots.map((slot, index) => `<${prefix}${slot}>${colors[index]!}</${prefix}${slot}>`);
  const name = prefix === '' ? 'xmlns' : 'xmlns:a';
  return `<${prefix}theme ${name}="${drawing}"><${prefix}themeElements><${prefix}clrScheme name="Office">${items.join('')}</${prefix}clrScheme><${prefix}fontScheme/></${prefix}themeElements></${prefix}theme>`;
}

const office = [
  '<a:sysClr val="windowText" lastClr="000000"/>',
  '<a:sysClr val="window" lastClr="FFFFFF"/>',
  ...'1F497D EEECE1 4F81BD C0504D 9BBB59 8064A2 4BACC6 F79646 0000FF 800080'
    .split(' ')
    .map((color) => `<a:srgbClr val="${color}"/>`),
];

const attributes = (entries: Readonly<Record<string, string>>) => new Map(Object.entries(entries));

/** How far two colours "RRGGBB" lie apart in their furthest channel; Excel itself rounds through 240 steps. */
function distance(first: string, second: string): number {
  return Math.max(
    ...[0, 2, 4].map((at) =>
      Math.abs(Number.parseInt(first.slice(at, at + 2), 16) - Number.parseInt(second.slice(at, at + 2), 16)),
    ),
  );
}

describe('colours that cells name by number', () => {
  it.each([
    [0, 'FFFFFF'],
    [1, '000000'],
    [2, 'EEECE1'],
    [3, '1F497D'],
    [4, '4F81BD'],
    [9, 'F79646'],
    [10, '0000FF'],
    [11, '800080'],
  ])('theme %i is %s, with a theme part and without one', (theme, color) => {
    for (const part of [themeXml(office), null]) {
      expect(resolveColor(attributes({ theme: String(theme) }), readColorScheme(part, null))).toBe(color);
    }
  });

  it('reads system colours without their last value, shares of light and prefixes of any kind', () => {
    const colors = [
      '<sysClr val="windowText"/>',
      '<sysClr val="window"/>',
      '<scrgbClr r="100000" g="0" b="0"/>',
      '<scrgbClr r="50000" g="50000" b="50000"/>',
      ...Array.from({ length: 8 }, () => '<srgbClr val="123abc"><lumMod val="50000"/></srgbClr>'),
    ];
    expect(readColorScheme(themeXml(colors, ''), null).theme.slice(0, 5)).toEqual([
      'FFFFFF',
      '000000',
      'BCBCBC',
      'FF0000',
      '123ABC',
    ]);
  });

  // As Excel shows them in its palette of theme colours.
  it.each([
    ['FFFFFF', -0.0499893185216834, 'F2F2F2'],
    ['FFFFFF', -0.249977111117893, 'BFBFBF'],
    ['000000', 0.499984740745262, '7F7F7F'],
    ['000000', 0.0499893185216834, '0D0D0D'],
    ['1F497D', 0.799981688894314, 'C6D9F1'],
    ['1F497D', 0.599993896298105, '8DB4E3'],
    ['1F497D', 0.399975585192419, '538DD5'],
    ['1F497D', -0.249977111117893, '17375D'],
    ['1F497D', -0.499984740745262, '0F243E'],
    ['4F81BD', 0.799981688894314, 'DCE6F1'],
    ['4F81BD', 0.399975585192419, '95B3D7'],
    ['4F81BD', -0.249977111117893, '366092'],
    ['C0504D', -0.249977111117893, '963634'],
    ['F79646', -0.499984740745262, '974706'],
    ['9BBB59', -0.249977111117893, '76933C'],
  ])('%s with tint %f is %s', (color, tint, shown) => {
    expect(distance(tinted(color, tint), shown)).toBeLessThanOrEqual(2);
  });

  it.each([
    ['0', '000000'],
    ['2', 'FF0000'],
    ['8', '000000'],
    ['9', 'FFFFFF'],
    ['10', 'FF0000'],
    ['22', 'C0C0C0'],
    ['44', '99CCFF'],
    ['63', '333333'],
    ['64', '000000'],
    ['65', 'FFFFFF'],
    ['81', null],
  ])('indexed %s is %s', (indexed, color) => {
    expect(resolveColor(attributes({ indexed }), readColorScheme(null, null))).toBe(color);
  });

  it('takes a palette of the file in place of Excel’s', () => {
    const styles =
      '<styleSheet><colors><indexedColors><rgbColor rgb="00112233"/><rgbColor rgb="00445566"/></indexedColors></colors></styleSheet>';
    const scheme = readColorScheme(null, styles);
    expect(['0', '1', '2', '64'].map((indexed) => resolveColor(attributes({ indexed }), scheme))).toEqual([
      '112233',
      '445566',
      'FF0000',
      '000000',
    ]);
  });

  it('spells numbers out and leaves plain and automatic colours alone', () => {
    const xml =
      '<x:color theme="1"/><fgColor tint="-0.5" theme="0"/><bgColor indexed="64" /><tabColor theme="4"></tabColor><color auto="1"/><color rgb="FF123456"/><color theme="99"/><colorScale theme="1"/>';
    expect(plainColors(xml, readColorScheme(null, null))).toBe(
      '<x:color rgb="FF000000"/><fgColor rgb="FF808080"/><bgColor rgb="FF000000"/><tabColor rgb="FF4F81BD"></tabColor><color auto="1"/><color rgb="FF123456"/><color theme="99"/><colorScale theme="1"/>',
    );
  });
});
