import type { numfmt } from '@univerjs/core';
import { readTypedEntry } from './typed-entry.ts';
import { isDateFormat } from './typed-format.ts';

type ParseDate = typeof numfmt.parseDate;

/** Formats of a day whose first number was taken for the month. */
const monthFirst = /^m{1,2}\W+d/;
/** "5.7.2026" is a code, in Viet Nam and in Excel's eyes. */
const dotted = /^\s*\d+\.\d+\.\d+/;

/**
 * `parse` of the grid's number formats, made to read days as the regional settings of Viet Nam do: day first, then month.
 * Names of months may be English too. The build puts it in the place of `parse`, so that formulas, drop-downs and the clipboard
 * agree with what is typed.
 */
export function dayFirst(parse: ParseDate): ParseDate {
  return (text, options) => {
    if (dotted.test(text)) return null;
    const read = parse(text, { locale: 'vi', ...options }) ?? parse(text, options);
    if (read && !monthFirst.test(read.z ?? '')) return read;
    // "5/3" without a year, which the library always takes for the third of May.
    const { value, numberFormat = '' } = readTypedEntry(text, new Date().getFullYear()) ?? {};
    return value !== undefined && isDateFormat(numberFormat) ? { v: value, z: numberFormat } : null;
  };
}
