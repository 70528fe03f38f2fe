import { trimText } from '../text/normalise-text.ts';
import type { AgencyCatalogue } from './agency-catalogue.ts';
import type { AgencyEntry } from './agency-entry.ts';
import { isValidIn } from './agency-entry.ts';
import { provinces } from './name-phrases.ts';
import type { NameToken } from './name-words.ts';
import { foldWord, readNameTokens } from './name-words.ts';

export interface AgencySuggestion {
  readonly entry: AgencyEntry;
  /** The spelling of the entry that comes nearest. */
  readonly name: string;
  /** Edits between the two: 1 per letter added, lost, changed or swapped with its neighbour, 0.25 per diacritic. */
  readonly distance: number;
}

export interface SuggestOptions {
  /** How many at most; 3 unless told. */
  readonly limit?: number;
  /** Leaves out agencies that do not exist in this year. */
  readonly year?: number | null;
}

/** Names longer than this are no slip of a catalogue name. */
const maxLength = 120;

/**
 * The catalogue entries whose names come nearest to an unknown name, best first: OCR slips ("Bru điện tỉnh"), missing
 * diacritics, swapped letters, a forgotten "Sở". Empty when nothing is near: at most a quarter of the letters may differ.
 */
export function suggestAgencies(
  text: string,
  catalogue: AgencyCatalogue,
  { limit = 3, year = null }: SuggestOptions = {},
): readonly AgencySuggestion[] {
  const spellings = { full: lettersOf(text, false), short: lettersOf(text, true) };
  if (spellings.full.length < 2 || spellings.full.length > maxLength) return [];
  const best = new Map<string, AgencySuggestion>();
  for (const candidate of candidatesOf(catalogue)) {
    const { entry, name, form, letters, cost } = candidate;
    const wanted = spellings[form];
    if (!isValidIn(entry, year)) continue;
    const known = best.get(entry.code)?.distance ?? Infinity;
    const bound = Math.min(known, boundFor(Math.min(wanted.length, letters.length)));
    if (Math.abs(letters.length - wanted.length) + cost > bound) continue;
    const distance = cost + editDistance(wanted, letters, bound - cost);
    if (distance <= bound && distance < known) best.set(entry.code, { entry, name, distance });
  }
  return [...best.values()].sort((a, b) => a.distance - b.distance).slice(0, limit);
}

function boundFor(length: number): number {
  return Math.min(6, Math.max(1, length / 4));
}

interface Letter {
  readonly base: string;
  readonly whole: string;
}

interface Candidate {
  readonly entry: AgencyEntry;
  readonly name: string;
  /** Long forms spelt out, or as abbreviations: a slip inside a long form hides it from being abbreviated. */
  readonly form: 'full' | 'short';
  readonly letters: readonly Letter[];
  /** What the spelling itself costs: a name without its "Sở" is a guess. */
  readonly cost: number;
}

const candidatesByCatalogue = new WeakMap<AgencyCatalogue, readonly Candidate[]>();

function candidatesOf(catalogue: AgencyCatalogue): readonly Candidate[] {
  const known = candidatesByCatalogue.get(catalogue);
  if (known !== undefined) return known;
  const candidates: Candidate[] = [];
  for (const entry of catalogue.entries) {
    for (const name of [entry.name, ...entry.variants]) {
      const [full, short] = [lettersOf(name, false), lettersOf(name, true)];
      candidates.push({ entry, name, form: 'full', letters: full, cost: 0 });
      candidates.push({ entry, name, form: 'short', letters: short, cost: 0 });
      if (entry.level === 'department' && /^sở /iu.test(name)) {
        candidates.push({ entry, name, form: 'full', letters: full.slice(3), cost: 1 });
      }
    }
  }
  candidatesByCatalogue.set(catalogue, candidates);
  return candidates;
}

/** Letters of a name: lower case, long forms abbreviated or not, marks and blanks as one blank, "tỉnh Lạng Sơn" dropped. */
function lettersOf(text: string, abbreviate: boolean): readonly Letter[] {
  const source = trimText(text).slice(0, 4 * maxLength);
  const all = readNameTokens(source);
  const provinceAt = all.findIndex((_, at) => at > 0 && provinces.longest(all, at, 'key')?.next === all.length);
  const tokens = provinceAt > 0 ? all.slice(0, provinceAt) : all;
  const words = tokens
    .filter((token) => token.kind === 'word' || token.fold === 'va')
    // Some abbreviations are two words, both standing where the long form stood.
    .filter((token, index, kept) => abbreviate || token.from !== kept[index - 1]?.from)
    .map((token) => (abbreviate && abbreviated(token) ? token.fold : source.slice(token.from, token.to).toLowerCase()));
  return [...words.join(' ')].map((whole) => ({ whole, base: foldWord(whole) }));
}

/** A long form that was shortened: its span is longer than what it is compared as. */
function abbreviated(token: NameToken): boolean {
  return token.to - token.from > token.fold.length;
}

/** Edits from one name to the other, neighbours swapped counting once; `Infinity` beyond the bound. */
function editDistance(from: readonly Letter[], to: readonly Letter[], bound: number): number {
  const width = to.length + 1;
  let before: number[] = [];
  let previous = Array.from({ length: width }, (_, column) => column);
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row];
    let least = row;
    const letter = from[row - 1]!;
    for (let column = 1; column < width; column += 1) {
      const other = to[column - 1]!;
      let cost = Math.min(
        previous[column]! + 1,
        current[column - 1]! + 1,
        previous[column - 1]! + changeCost(letter, other),
      );
      const swapped =
        row > 1 && column > 1 && letter.base === to[column - 2]!.base && from[row - 2]!.base === other.base;
      if (swapped) cost = Math.min(cost, before[column - 2]! + 1);
      current.push(cost);
      least = Math.min(least, cost);
    }
    if (least > bound) return Infinity;
    [before, previous] = [previous, current];
  }
  return previous[width - 1]!;
}

function changeCost(one: Letter, other: Letter): number {
  if (one.whole === other.whole) return 0;
  return one.base === other.base ? 0.25 : 1;
}
