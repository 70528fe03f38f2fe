import { childElements, openingTag, readAttributes, rootElement, walkTags } from './xml-text.ts';

/**
 * What the colours of a workbook are that its cells name by number, each "RRGGBB". `theme` is in the order in which
 * cells count, which is not the order of the theme part: 0 = light 1 (paper), 1 = dark 1 (ink), 2 = light 2,
 * 3 = dark 2, then six accents and two kinds of links.
 */
export interface ColorScheme {
  readonly theme: readonly string[];
  readonly palette: readonly string[];
}

/** The colours of Office 2007, which a workbook without a theme part has. */
const officeTheme = 'FFFFFF 000000 EEECE1 1F497D 4F81BD C0504D 9BBB59 8064A2 4BACC6 F79646 0000FF 800080'.split(' ');
const slots = 'lt1 dk1 lt2 dk2 accent1 accent2 accent3 accent4 accent5 accent6 hlink folHlink'.split(' ');

/** The palette of Excel 97 that "indexed" colours refer to; 0–7 repeat 8–15, 64 and 65 are the window's ink and paper. */
const officePalette =
  '000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF 000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF 800000 008000 000080 808000 800080 008080 C0C0C0 808080 9999FF 993366 FFFFCC CCFFFF 660066 FF8080 0066CC CCCCFF 000080 FF00FF FFFF00 00FFFF 800080 800000 008080 0000FF 00CCFF CCFFFF CCFFCC FFFF99 99CCFF FF99CC CC99FF FFCC99 3366FF 33CCCC 99CC00 FFCC00 FF9900 FF6600 666699 969696 003366 339966 003300 333300 993300 993366 333399 333333 000000 FFFFFF'.split(
    ' ',
  );

const hexColor = /^(?:[0-9a-f]{2})?([0-9a-f]{6})$/i;

/** Reads the theme part and the style sheet; a part the workbook lacks is `null`. */
export function readColorScheme(theme: string | null, styles: string | null): ColorScheme {
  return { theme: theme === null ? officeTheme : readTheme(theme), palette: readPalette(styles) };
}

function readTheme(xml: string): string[] {
  const colors = new Map<string, string>();
  let slot: string | null = null;
  let inside = false;
  for (const tag of walkTags(xml)) {
    if (tag.name === 'clrScheme') {
      if (tag.kind === 'close') break;
      inside = true;
    } else if (inside && slots.includes(tag.name)) slot = tag.kind === 'close' ? null : tag.name;
    else if (slot !== null && tag.kind !== 'close' && !colors.has(slot)) {
      const color = schemeColor(tag.name, readAttributes(xml, tag.start));
      if (color !== null) colors.set(slot, color);
    }
  }
  return slots.map((name, index) => colors.get(name) ?? officeTheme[index]!);
}

function schemeColor(kind: string, attributes: ReadonlyMap<string, string>): string | null {
  const value = attributes.get('val') ?? '';
  if (kind === 'srgbClr') return hexColor.exec(value)?.[1]?.toUpperCase() ?? null;
  if (kind === 'sysClr') {
    const last = hexColor.exec(attributes.get('lastClr') ?? '')?.[1]?.toUpperCase();
    return last ?? (value === 'window' ? 'FFFFFF' : value === 'windowText' ? '000000' : null);
  }
  if (kind !== 'scrgbClr') return null;
  return ['r', 'g', 'b'].map((channel) => hexByte(linearToByte(attributes.get(channel) ?? '0'))).join('');
}

/** A share of light in thousandths of a percent, as "scRGB" counts it → 0–255 of a screen. */
function linearToByte(text: string): number {
  const share = Math.min(1, Math.max(0, text.endsWith('%') ? Number.parseFloat(text) / 100 : Number(text) / 100_000));
  return 255 * (share <= 0.0031308 ? share * 12.92 : 1.055 * share ** (1 / 2.4) - 0.055);
}

/** A style sheet may bring a palette of its own in place of the first colours of Excel's. */
function readPalette(styles: string | null): readonly string[] {
  if (styles?.includes('indexedColors') !== true) return officePalette;
  const root = rootElement(styles);
  const colors = childElements(styles, root.innerStart, root.innerEnd).find(({ name }) => name === 'colors');
  const list = colors && childElements(styles, colors.innerStart, colors.innerEnd);
  const own = list?.find(({ name }) => name === 'indexedColors');
  if (!own) return officePalette;
  const palette = [...officePalette];
  childElements(styles, own.innerStart, own.innerEnd).forEach((element, index) => {
    const color = hexColor.exec(readAttributes(styles, element.start).get('rgb') ?? '')?.[1];
    if (color !== undefined && index < 64) palette[index] = color.toUpperCase();
  });
  return palette;
}

/** The colour that an element of the file (`<color …/>`, `<fgColor …/>`) means; `null` when automatic or unknown. */
export function resolveColor(attributes: ReadonlyMap<string, string>, { theme, palette }: ColorScheme): string | null {
  const number = (name: string) => (attributes.has(name) ? Number(attributes.get(name)) : Number.NaN);
  const own = hexColor.exec(attributes.get('rgb') ?? '')?.[1];
  const plain = own ?? theme[number('theme')] ?? palette[number('indexed')];
  if (plain === undefined) return null;
  const tint = number('tint');
  return Number.isFinite(tint) && tint !== 0 ? tinted(plain, tint) : plain.toUpperCase();
}

/** Lighter (0 to 1) or darker (-1 to 0) of the same hue and saturation: Excel moves the lightness alone. */
export function tinted(color: string, tint: number): string {
  const channels = [0, 2, 4].map((at) => Number.parseInt(color.slice(at, at + 2), 16) / 255);
  const high = Math.max(...channels);
  const low = Math.min(...channels);
  const lightness = (high + low) / 2;
  const share = Math.min(1, Math.max(-1, tint));
  const moved = share < 0 ? lightness * (1 + share) : lightness * (1 - share) + share;
  // Chroma belongs to a lightness; at black and white there is none, and a grey has none to scale.
  const room = 1 - Math.abs(2 * lightness - 1);
  const scale = room === 0 ? 0 : (1 - Math.abs(2 * moved - 1)) / room;
  return channels.map((channel) => hexByte((moved + (channel - lightness) * scale) * 255)).join('');
}

function hexByte(value: number): string {
  return Math.round(Math.min(255, Math.max(0, value)))
    .toString(16)
    .padStart(2, '0')
    .toUpperCase();
}

const numberedColor = /<(?:[\w.-]+:)?(?:color|fgColor|bgColor|tabColor)\s[^>]*\b(?:theme|indexed)\s*=[^>]*>/g;

/** The part with every colour spelt out that it names by number. Colours are looked for in all of `xml`. */
export function plainColors(xml: string, scheme: ColorScheme): string {
  return xml.replace(numberedColor, (tag) => {
    const color = resolveColor(readAttributes(tag, 0), scheme);
    if (color === null) return tag;
    const name = /^<[^\s/>]+/.exec(openingTag(tag, { start: 0 }))![0];
    return `${name} rgb="FF${color}"${tag.endsWith('/>') ? '/>' : '>'}`;
  });
}
