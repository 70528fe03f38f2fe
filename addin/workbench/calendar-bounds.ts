import { numfmt } from '@univerjs/core';

/** 31/12/9999, the last day of Excel's calendar; the first one is 0. */
const lastDay = 2_958_465;

type Tokens = ReturnType<typeof numfmt.tokenize>;

/** Whether Excel shows "#" for a number: one that its calendar lacks, in a format of days or times. */
export function isOutsideCalendar(pattern: string, value: number): boolean {
  if (value >= 0 && value < lastDay + 1) return false;
  const { DATETIME, DURATION } = numfmt.tokenTypes;
  return sectionFor(pattern, value).some(({ type }) => type === DATETIME || type === DURATION);
}

/** The part of a format that shows the number: the second one is for those below zero. */
function sectionFor(pattern: string, value: number): Tokens {
  const sections: Tokens[] = [[]];
  for (const token of numfmt.tokenize(pattern)) {
    if (token.type === numfmt.tokenTypes.BREAK) sections.push([]);
    else sections.at(-1)!.push(token);
  }
  return sections[value < 0 && sections.length > 1 ? 1 : 0]!;
}
