import { columnIndex } from '../sheet/a1.ts';
import { isoMoment } from './iso-moment.ts';
import { dateSerial } from './date-serial.ts';

/** A sheet whose cells need no knowledge of rare notations, with what was written out of it. */
export interface PlainCells {
  readonly xml: string;
  /** Moments that stood as ISO text, in UTC, by "row,column" counted from 0. */
  readonly moments: ReadonlyMap<string, Date>;
}

const name = '(?:[\\w.-]+:)?';
const formula = `(?:\\s*<${name}f(?:\\s[^>]*)?(?:/>|>[^<]*</${name}f\\s*>))?`;
const blankValue = `(?:\\s*<${name}v(?:\\s[^>]*)?(?:/>|>\\s*</${name}v\\s*>))?`;
/** A formula that was calculated and gave an empty text. */
const emptyResult = new RegExp(`\\st\\s*=\\s*["']str["'][^>]*>\\s*<${name}f[\\s\\S]*<${name}v[\\s/>]`);
/** A cell with a type and no value: `<c r="I7" t="s"/>`, `<c r="I7" t="s"><v></v></c>`, with or without a formula. */
const blankCell = new RegExp(
  `(<${name}c(?=\\s)[^>]*?)\\st\\s*=\\s*["'](?:s|b|d|e|n|str)["']([^>]*?)(?:(/>)|(>${formula})${blankValue}\\s*(</${name}c\\s*>))`,
  'g',
);
/** A cell with a moment as ISO text: before, between and behind type and value. */
const isoCell = new RegExp(
  `(<${name}c(?=\\s)[^>]*?)\\st\\s*=\\s*["']d["']([^>]*>)(${formula}\\s*<${name}v(?:\\s[^>]*)?>)([^<]*)(?=<)`,
  'g',
);
/** How a text is read aloud, beside it: Japanese programs write it, the parser would add it to the text. */
const reading = new RegExp(`<${name}rPh(?:\\s[^>]*)?(?:/>|>[\\s\\S]*?</${name}rPh\\s*>)`, 'g');
const cellReference = /\sr\s*=\s*["']\$?([A-Za-z]{1,3})\$?(\d{1,7})["']/;

/**
 * Takes notations out of a sheet that the parser misreads: the type of a cell without a value, which several
 * programs write for blank cells (the parser gives them the first shared text, or FALSE), and moments as ISO text
 * (Excel's "Strict Open XML"), which become serial numbers; and readings of a text. Every cell must carry its reference: see `regularRows`.
 */
export function plainCells(xml: string): PlainCells {
  const moments = new Map<string, Date>();
  const untyped = xml
    .replace(blankCell, (whole, ...[head, rest, alone = '', inside = '', end = '']: (string | undefined)[]) =>
      emptyResult.test(whole) ? whole : `${head}${rest}${alone}${inside}${end}`,
    )
    .replace(reading, '');
  const plain = untyped.replace(isoCell, (whole, head: string, rest: string, between: string, text: string) => {
    const moment = isoMoment(text);
    const reference = cellReference.exec(`${head} ${rest}`);
    if (moment === null || reference === null) return whole;
    moments.set(`${Number(reference[2]) - 1},${columnIndex(reference[1]!)}`, moment);
    return `${head}${rest}${between}${dateSerial(moment)}`;
  });
  return { xml: plain, moments };
}
