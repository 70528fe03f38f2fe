import type { ICellData } from '@univerjs/core';
import { storedFunctionName } from '#shared/xlsx/function-names.ts';
import { escapeXml } from '#shared/xlsx/xml-text.ts';

/** Functions that a file must mark with "_xlfn.": Excel 2007, which the format was made for, did not know them. */
const markedFunctions = new Set(
  `ACOT ACOTH AGGREGATE ARABIC BASE BETA.DIST BETA.INV BINOM.DIST BINOM.INV BITAND BITOR BITXOR BYCOL BYROW CEILING.MATH
CHISQ.DIST CHISQ.INV CHISQ.TEST CHOOSECOLS CHOOSEROWS COMBINA CONCAT CONFIDENCE.NORM COT COTH COVARIANCE.P COVARIANCE.S
DAYS DECIMAL DROP EXPAND EXPON.DIST F.DIST F.INV F.TEST FLOOR.MATH FORECAST.LINEAR FORMULATEXT GAMMA GAMMA.DIST GAUSS
HSTACK IFNA IFS ISFORMULA ISOWEEKNUM LAMBDA LET MAKEARRAY MAP MAXIFS MINIFS MODE.MULT MODE.SNGL NETWORKDAYS.INTL NORM.DIST
NORM.INV NORM.S.DIST NORM.S.INV NUMBERVALUE PERCENTILE.EXC PERCENTILE.INC PERCENTRANK.EXC PERCENTRANK.INC PERMUTATIONA PHI
POISSON.DIST QUARTILE.EXC QUARTILE.INC RANDARRAY RANK.AVG RANK.EQ REDUCE RRI SCAN SEC SECH SEQUENCE SHEET SHEETS SKEW.P
SORTBY STDEV.P STDEV.S SWITCH T.DIST T.INV T.TEST TAKE TEXTAFTER TEXTBEFORE TEXTJOIN TEXTSPLIT TOCOL TOROW UNICHAR UNICODE
UNIQUE VALUETOTEXT VAR.P VAR.S VSTACK WEIBULL.DIST WORKDAY.INTL WRAPCOLS WRAPROWS XLOOKUP XMATCH XOR Z.TEST`.split(
    /\s+/,
  ),
);
/** These carry a second mark. */
const sheetFunctions = new Set(['FILTER', 'SORT']);

/** A formula of the grid ("=SUM(A1)") as a file stores it ("SUM(A1)"). */
export function fileFormula(formula: string): string {
  const body = formula.replace(/^=/, '');
  return body.replace(/"(?:[^"]|"")*"|'(?:[^']|'')*'|[A-Za-z_][\w.]*(?=\()/g, (text) => {
    const own = storedFunctionName(text);
    if (own !== null) return own;
    const name = text.toUpperCase();
    if (markedFunctions.has(name)) return `_xlfn.${text}`;
    return sheetFunctions.has(name) ? `_xlfn._xlws.${text}` : text;
  });
}

const errorValues = new Set(['#NULL!', '#DIV/0!', '#VALUE!', '#REF!', '#NAME?', '#NUM!', '#N/A', '#SPILL!', '#CALC!']);

export function isErrorText(value: unknown): boolean {
  return typeof value === 'string' && errorValues.has(value);
}

/** Text as a file stores it: "_x000D_" and its like are escapes there and must be told apart from typed ones. */
function fileText(text: string): string {
  const guarded = text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(/\r(?!\n)/g, '_x000D_')
    .replace(/\r\n/g, '\n');
  return escapeXml(guarded);
}

/** The plain text of a cell whose letters are formatted one by one. */
function richText(cell: ICellData): string | null {
  const stream = cell.p?.body?.dataStream;
  return stream === undefined ? null : stream.replace(/\r\n$/, '').replace(/\r/g, '\n');
}

export interface CellPlacement {
  /** A1 address. */
  readonly reference: string;
  readonly style: number;
  /** "x:" in files whose elements carry a prefix. */
  readonly prefix: string;
}

/** A cell of the grid as an element of a sheet part. Text goes inline: the list of shared texts stays as it is. */
export function cellXml(cell: ICellData, { reference, style, prefix }: CellPlacement): string {
  const tag = `${prefix}c`;
  const head = `<${tag} r="${reference}"${style > 0 ? ` s="${style}"` : ''}`;
  const value = cell.v ?? richText(cell);
  const formula = cell.f ? `<${prefix}f>${escapeXml(fileFormula(cell.f))}</${prefix}f>` : '';
  const wrap = (type: string, content: string) =>
    `${head}${type}>${formula}<${prefix}v>${content}</${prefix}v></${tag}>`;
  // A formula that gives an empty text has a result; without one it would count as never calculated.
  if (value === '' && formula) return wrap(' t="str"', '');
  if (value === null || value === undefined || value === '') {
    return formula ? `${head}>${formula}</${tag}>` : `${head}/>`;
  }
  if (Number(cell.t) === 3 || typeof value === 'boolean') {
    const on = value === 1 || value === true || value === '1' || value === 'TRUE';
    return wrap(' t="b"', on ? '1' : '0');
  }
  if (typeof value === 'number' || Number(cell.t) === 2) return wrap('', String(Number(value)));
  if (errorValues.has(value)) return wrap(' t="e"', escapeXml(value));
  if (formula) return wrap(' t="str"', fileText(value));
  const space = /^\s|\s$|\n| {2}/.test(value) ? ' xml:space="preserve"' : '';
  return `${head} t="inlineStr"><${prefix}is><${prefix}t${space}>${fileText(value)}</${prefix}t></${prefix}is></${tag}>`;
}
