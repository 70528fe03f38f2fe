import { numfmt } from '@univerjs/core';

/** Formats of an entry whose first number is the month. */
const monthFirst = /^m{1,2}[^m\w]d/;

/** Whether somebody elsewhere would take the text for a day with its month first, which nobody here writes: it stays text. */
export function isMonthFirst(text: string): boolean {
  return monthFirst.test(numfmt.parseDate(text.trim(), { locale: 'en' })?.z ?? '');
}
