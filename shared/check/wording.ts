import { a1 } from '../sheet/a1.ts';
import type { CellAddress } from '../sheet/grid.ts';
import { roundDecimals } from '../text/round-decimals.ts';

/** Words of a cell inside a message: «…», one line, cut at `limit` characters. */
export function quote(text: string, limit = 60): string {
  const line = (/[^\S ]|  /.test(text) ? text.replace(/\s+/g, ' ') : text).trim();
  const short = line.length <= limit ? line : `${line.slice(0, limit).trimEnd()}…`;
  return `«${short}»`;
}

/** A number as officers write it: decimal comma, at most four decimals, no grouping. */
export function decimal(value: number): string {
  return String(roundDecimals(value, 4)).replace('.', ',');
}

/** An ISO day as dd/mm/yyyy. */
export function day(iso: string): string {
  const [year, month, date] = iso.split('-');
  return `${date}/${month}/${year}`;
}

/** "Ô H12", the way a message begins. */
export function cellWords(cell: CellAddress): string {
  return `Ô ${a1(cell)}`;
}

/** "H12, H14 và 3 ô khác": cells in a message, the first few by name. */
export function cellList(cells: readonly CellAddress[], named = 3): string {
  const names = cells.slice(0, named).map(a1).join(', ');
  return cells.length > named ? `${names} và ${cells.length - named} ô khác` : names;
}
