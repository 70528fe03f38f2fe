import type { CellAddress } from '../sheet/grid.ts';
import { parseRomanNumeral } from '../text/roman-numeral.ts';
import { rememberByText } from '../text/remember-text.ts';

/** The number a heading carries, with where it stands in the text so that it can be rewritten. */
export interface Heading {
  /** "2.1." before the word: number of the objective, number of the task in it. */
  readonly path: readonly [number, number] | null;
  readonly number: number;
  readonly start: number;
  readonly end: number;
}

/** One numbered thing of a sequence. `last` is its number too, or the last of several in one cell. */
export interface NumberedEntry {
  readonly cell: CellAddress;
  readonly row: number;
  readonly number: number;
  readonly last: number;
}

export interface NumberingFault<Entry extends NumberedEntry = NumberedEntry> {
  readonly entry: Entry;
  /** The entry before it in the sequence, or `null` at its beginning. */
  readonly before: Entry | null;
  readonly kind: 'gap' | 'repeat';
  /** The number that was to be expected. */
  readonly expected: number;
  /** True when giving it the expected number leaves the rest of the sequence in order. */
  readonly renumberable: boolean;
}

const headingPattern =
  /^[\s\-–+*•]*(?:(\d{1,3})\.(\d{1,3})\s*[.:)]?\s*)?(?:mục\s+tiêu|nhiệm\s+vụ|hoạt\s+động)\s+(\d{1,3})\s*(?:[.:)\-–]|$)/iu;
const pathPattern = /^\s*(\d{1,3})\.(\d{1,3})\s*(?:[.:)]|\s)\s*\p{L}/u;
const plainPattern = /^\s*(\d{1,3})\s*[.)]\s+\p{L}/u;

/**
 * Reads the number of "Mục tiêu 6. …", "1.2. Nhiệm vụ 2: …", "Hoạt động 3:…", "2.1. …" or "4. …".
 * @returns `null` when the text does not begin with a number of its own ("Mục tiêu 100% hồ sơ …").
 */
export const readHeading: (text: string) => Heading | null = rememberByText((text) => {
  const named = headingPattern.exec(text);
  if (named) {
    const digits = named[3]!;
    const end = named[0].replace(/\s*[.:)\-–]?$/u, '').length;
    const path = named[1] === undefined ? null : ([Number(named[1]), Number(named[2])] as const);
    return { path, number: Number(digits), start: end - digits.length, end };
  }
  const dotted = pathPattern.exec(text);
  if (dotted) {
    const start = text.indexOf('.') + 1;
    const path = [Number(dotted[1]), Number(dotted[2])] as const;
    return { path, number: path[1], start, end: start + dotted[2]!.length };
  }
  const plain = plainPattern.exec(text);
  if (!plain) return null;
  const start = text.indexOf(plain[1]!);
  return { path: null, number: Number(plain[1]), start, end: start + plain[1]!.length };
});

/** The numbers of every "Hoạt động n:" in one cell, in order. */
export const activityNumbers: (text: string) => readonly number[] = rememberByText((text) =>
  [...text.matchAll(/hoạt\s+động\s+(\d{1,3})\s*[.:)]/giu)].map((match) => Number(match[1])),
);

/** The number of a group code: "IV" → 4, "3." → 3, "B" → 2; `null` for any other text. */
export function codeNumber(code: string): number | null {
  const text = code.trim().replace(/[.):]$/, '');
  if (/^\d{1,3}$/.test(text)) return Number(text);
  // Groups lettered A, B, C, D: the third is no hundred.
  if (/^[A-HJ-U]$/.test(text)) return text.charCodeAt(0) - 64;
  return parseRomanNumeral(text);
}

/**
 * Finds gaps and repeats in one sequence of siblings.
 * @param first the number it should begin with, or `null` when any will do
 */
export function findNumberingFaults<Entry extends NumberedEntry>(
  entries: readonly Entry[],
  first: number | null,
): NumberingFault<Entry>[] {
  const faults: NumberingFault<Entry>[] = [];
  const seen = new Set<number>();
  let before: Entry | null = null;
  let previous = first === null ? null : first - 1;
  /** Entries that repeat a number probably stand for the next ones: a later jump over them is no gap. */
  let slack = 0;
  entries.forEach((entry, index) => {
    const expected = previous === null ? entry.number : previous + 1;
    const next = entries[index + 1];
    const renumberable = next === undefined || next.number === expected + 1;
    if (seen.has(entry.number)) {
      faults.push({ entry, before, kind: 'repeat', expected: expected + slack, renumberable });
      slack += 1;
    } else {
      if (entry.number > expected + slack) faults.push({ entry, before, kind: 'gap', expected, renumberable });
      slack = 0;
      previous = Math.max(previous ?? 0, entry.last);
    }
    for (let number = entry.number; number <= entry.last; number++) seen.add(number);
    before = entry;
  });
  return faults;
}

/**
 * How sibling groups are numbered: true when most begin again at 1, false when they go on from the group before.
 */
export function groupsRestart(groups: readonly (readonly NumberedEntry[])[]): boolean {
  const later = groups.slice(1).filter((group) => group.length > 0);
  return later.length === 0 || later.filter((group) => group[0]!.number === 1).length * 2 >= later.length;
}
