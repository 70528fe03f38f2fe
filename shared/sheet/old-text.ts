import { isUnicodeVietnamese, mayBeOld, oldFontOf, readOld, recogniseOld } from '../text/old-vietnamese.ts';
import type { OldEncoding, OldFont, OldReading } from '../text/old-vietnamese.ts';
import type { CellAddress, CellEdit, Grid } from './grid.ts';
import { formulaAt } from './grid.ts';

/** A text cell that may be in an old encoding. */
export interface OldCandidate extends CellAddress {
  readonly text: string;
}

/** What a sheet's own words say about its encoding. */
export interface OldTextSurvey {
  /** The encoding of most of its old text; `null` when no cell is surely in one. */
  readonly encoding: OldEncoding | null;
  /** Most of the sheet's Vietnamese is old: a word in doubt is old too. */
  readonly dominant: boolean;
  /** Every text that could be in an old encoding, in reading order. Formulas are none. */
  readonly candidates: readonly OldCandidate[];
  /** Some cells of Vietnamese in Unicode: a font that they wear says nothing about other cells. */
  readonly unicodeSample: readonly CellAddress[];
}

/** Font of a cell as its host tells it; `null` = not known. */
export type FontAt = (cell: CellAddress) => string | null;

/** One cell to be rewritten. */
export interface UnicodeEdit extends CellEdit {
  readonly value: string;
  readonly old: string;
  /** The cell's font belongs to the old encoding, or is not known: it must become one of Unicode. */
  readonly changesFont: boolean;
}

export interface UnicodePlan {
  readonly encoding: OldEncoding | null;
  readonly edits: readonly UnicodeEdit[];
}

const sampleSize = 100;

/** Looks through every text of a sheet once. Linear in its cells. */
export function surveyOldText(grid: Grid): OldTextSurvey {
  const candidates: OldCandidate[] = [];
  const sure: Record<OldEncoding, number> = { TCVN3: 0, VNI: 0 };
  const hints: Record<OldEncoding, number> = { TCVN3: 0, VNI: 0 };
  const unicodeSample: CellAddress[] = [];
  let unicode = 0;
  grid.values.forEach((line, index) => {
    line.forEach((text, offset) => {
      if (typeof text !== 'string') return;
      const cell = { row: grid.top + index, column: grid.left + offset };
      if (!mayBeOld(text)) {
        if (!isUnicodeVietnamese(text)) return;
        unicode += 1;
        if (unicodeSample.length < sampleSize) unicodeSample.push(cell);
        return;
      }
      if (formulaAt(grid, cell.row, cell.column) !== null) return;
      candidates.push({ ...cell, text });
      const read = recogniseOld(text);
      if (read) sure[read.encoding] += 1;
      for (const encoding of ['TCVN3', 'VNI'] as const) if (saysSomething(text, encoding)) hints[encoding] += 1;
    });
  });
  const best = hints.VNI > hints.TCVN3 ? 'VNI' : 'TCVN3';
  const most = hints[best];
  // Cells of one word say little each, but together they tell the encoding: "Thêi gian", "Chñ tr×".
  const encoding = sure.TCVN3 + sure.VNI > 0 || (most >= 3 && most > unicode) ? best : null;
  return { encoding, dominant: encoding !== null && most > unicode, candidates, unicodeSample };
}

/** So many texts from the top tell whether a sheet is old; the pane asks after every edit. */
const sampleTexts = 1500;

/** Whether a sheet is worth surveying: its first texts are mostly old. Takes the same time for any sheet. */
export function startsOld(grid: Grid): boolean {
  let texts = 0;
  let rows = 0;
  for (const line of grid.values) {
    for (const cell of line) if (typeof cell === 'string') texts += 1;
    rows += 1;
    if (texts >= sampleTexts || rows >= sampleTexts) break;
  }
  return surveyOldText({ ...grid, values: grid.values.slice(0, rows) }).dominant;
}

function saysSomething(text: string, encoding: OldEncoding): boolean {
  const read = readOld(text, { encoding, capitals: false });
  return read !== null && read.evidence > read.doubtful;
}

/**
 * What each cell of a sheet becomes in Unicode. The font decides where it is known; else the words of the cell, and,
 * where most of the sheet is old, the encoding of the sheet. Text with letters that only Unicode has, plain ASCII,
 * numbers and formulas are left alone, and so is what would be no Vietnamese ("café").
 */
export function planUnicode(survey: OldTextSurvey, fontAt: FontAt = () => null): UnicodePlan {
  const fonts = survey.candidates.map((cell) => fontAt(cell));
  // A sheet that was given a new font as a whole says nothing by it.
  const telling = fonts.some((name) => name !== null && oldFontOf(name) !== null);
  const misused = new Set(survey.unicodeSample.map((cell) => fontAt(cell)));
  const edits = survey.candidates.flatMap((cell, index): UnicodeEdit[] => {
    const name = fonts[index] ?? null;
    const font = name === null ? null : oldFontOf(name);
    const read = readCell(cell.text, font, name !== null && telling, survey);
    // Unicode typed in the same old font: a word that reads well both ways ("Tên") stays.
    if (read === null || (font !== null && read.evidence === 0 && misused.has(name))) return [];
    const { row, column, text } = cell;
    return [{ row, column, value: read.text, old: text, changesFont: name === null || font !== null }];
  });
  const counted = edits.length === 0 ? null : (survey.encoding ?? encodingOfFonts(fonts));
  return { encoding: counted, edits };
}

function readCell(
  text: string,
  font: OldFont | null,
  fontIsUnicode: boolean,
  { encoding, dominant }: OldTextSurvey,
): OldReading | null {
  if (font !== null) return believable(readOld(text, font));
  const ofSheet = dominant && !fontIsUnicode ? inEncoding(text, encoding) : null;
  return ofSheet ?? recogniseOld(text);
}

function inEncoding(text: string, encoding: OldEncoding | null): OldReading | null {
  return encoding === null ? null : believable(readOld(text, { encoding, capitals: false }));
}

function believable(read: OldReading | null): OldReading | null {
  return read !== null && (read.doubtful === 0 || read.evidence > read.doubtful) ? read : null;
}

function encodingOfFonts(fonts: readonly (string | null)[]): OldEncoding | null {
  for (const name of fonts) {
    const font = name === null ? null : oldFontOf(name);
    if (font !== null) return font.encoding;
  }
  return null;
}

/** The sheet as it will read. */
export function withEdits(grid: Grid, edits: readonly CellEdit[]): Grid {
  const values = grid.values.map((line) => [...line]);
  for (const { row, column, value } of edits) {
    const line = values[row - grid.top];
    if (line && column - grid.left in line) line[column - grid.left] = value;
  }
  return { ...grid, values };
}
