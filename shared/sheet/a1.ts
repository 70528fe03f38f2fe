import type { CellAddress } from './grid.ts';

/** Column letters of a zero-based column: 0 → "A", 27 → "AB". */
export function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

/** Zero-based column of its letters: "A" → 0, "ab" → 27. */
export function columnIndex(letters: string): number {
  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

/** A1 address of a cell without its sheet: row 11, column 7 → "H12". */
export function a1({ row, column }: CellAddress): string {
  return `${columnLetters(column)}${row + 1}`;
}

/** The cell an A1 address names, without sheet or "$" → zero-based; `null` if the text is no cell address. */
export function parseA1(address: string): CellAddress | null {
  const match = /^\$?([A-Za-z]{1,3})\$?([1-9]\d{0,6})$/.exec(address);
  return match ? { row: Number(match[2]) - 1, column: columnIndex(match[1]!) } : null;
}
