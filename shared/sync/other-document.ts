import type { DocumentFacts } from '../sheet/sheet-table.ts';
import { foldText } from '../text/fold-text.ts';
import { normaliseText } from '../text/normalise-text.ts';

/** The document that a sheet is connected with, as the workbook remembers it. */
export interface ConnectedDocument {
  readonly number: string | null;
  readonly title: string;
  readonly year: number | null;
  /** What the sheet said (`claimOf`) when its officer said that it is this document all the same. */
  readonly accepted: string | null;
}

/** Two documents where there should be one. */
export interface OtherDocument {
  /** What the sheet says it is, and what it is connected with: number or title, and year. */
  readonly sheet: string;
  readonly document: string;
  /** To be remembered as `accepted` when the officer says that they are one. */
  readonly claim: string;
}

/**
 * Whether the words above a sheet's table say another document than the one it is connected with, as in a workbook that
 * was saved as next year's (SPEC L). Only what says so for certain counts: another number of the same kind, where the
 * connected one is mentioned nowhere and the title speaks of no amendment; or a title that names only other years.
 * A blank or unreadable number, a letter's number, other words of a title say nothing.
 */
export function otherDocument(facts: DocumentFacts, document: ConnectedDocument): OtherDocument | null {
  const claim = claimOf(facts);
  if (claim === document.accepted) return null;
  if (!saysOtherNumber(facts, document) && !saysOtherYear(facts, document)) return null;
  const year = yearsIn(facts.title)[0] ?? facts.year;
  const ofDocument = yearsIn(document.title)[0] ?? document.year;
  return {
    sheet: nameOf(facts.number ?? facts.title, year),
    document: nameOf(document.number ?? document.title, ofDocument),
    claim,
  };
}

/** The words of a sheet that say which document it is. */
function claimOf({ number, title }: DocumentFacts): string {
  return [number === null ? '' : comparable(number).join('/'), ...yearsIn(title)].join(' ');
}

function nameOf(name: string | null, year: number | null): string {
  const words = normaliseText(name ?? '');
  return year === null || words.includes(String(year)) ? words : `${words} năm ${year}`;
}

function saysOtherNumber({ number, mentioned, title }: DocumentFacts, document: ConnectedDocument): boolean {
  if (number === null || document.number === null) return false;
  const [own, kind] = comparable(number);
  const [other, otherKind] = comparable(document.number);
  if (kind !== otherKind || own === other) return false;
  const isMentioned = mentioned.some((text) => comparable(text).join('/') === `${other}/${otherKind}`);
  return !isMentioned && !/\b(?:sua doi|bo sung|dieu chinh|thay the)\b/.test(foldText(title ?? ''));
}

function saysOtherYear({ title }: DocumentFacts, document: ConnectedDocument): boolean {
  const years = yearsIn(title);
  const known = [...yearsIn(document.title), ...(document.year === null ? [] : [document.year])];
  return years.length > 0 && known.length > 0 && !years.some((year) => known.includes(year));
}

/** "Số 08 /KH-UBND" → "8", "KH-UBND". */
function comparable(number: string): readonly [string, string] {
  const text = foldText(number)
    .replace(/^so\s*:?/, '')
    .replace(/\s/g, '')
    .toUpperCase();
  const cut = text.indexOf('/');
  return [text.slice(0, cut < 0 ? undefined : cut).replace(/^0+(?=.)/, ''), cut < 0 ? '' : text.slice(cut + 1)];
}

/** The years that a title names; those of a span such as 2026-2030 are a programme's, all of them. */
function yearsIn(title: string | null): number[] {
  const text = normaliseText(title ?? '');
  const years: number[] = [];
  for (const [, from, to] of text.matchAll(/(?<!\d)((?:19|20)\d\d)(?:\s*-\s*((?:19|20)\d\d))?(?!\d)/g)) {
    for (let year = Number(from); year <= Math.min(Number(to ?? from), Number(from) + 30); year += 1) years.push(year);
  }
  return years;
}
