import type { RawSheet } from './sheet-bounds.ts';

/** Day and month in the order of the region; the hour only where one is stored. */
function shownAs(moment: Date): string {
  return moment.getTime() % 86_400_000 === 0 ? 'dd/mm/yyyy' : 'dd/mm/yyyy hh:mm';
}

/** A number format that shows a day or an hour, whatever else it shows. */
function showsMoment(format: string | undefined): boolean {
  const codes = (format ?? '').replace(/"[^"]*"|\\.|_.|\*.|\[(?![hms]+\])[^\]]*\]/gi, '');
  return !/[0#?]/.test(codes) && /[dyhs]|m{3,}/i.test(codes);
}

/**
 * Puts moments that a file stored as ISO text into the parsed sheet, "row,column" → moment in UTC. They stay dates
 * where the cell has no date format: as a bare number nobody would know them.
 *
 * @returns the cells that got a date format here which the file does not have.
 */
export function setMoments(sheet: RawSheet, moments: ReadonlyMap<string, Date>): Set<string> {
  const formatted = new Set<string>();
  for (const [key, value] of moments) {
    const [row = 0, column = 0] = key.split(',').map(Number);
    const cells = sheet.rows[row];
    if (!cells || column >= cells.length) continue; // outside the area that was parsed
    cells[column] = value;
    const cell = sheet.cells?.get(key);
    const known = cell?.style && showsMoment(cell.style.numFmt);
    const style = known ? cell.style : { ...cell?.style, numFmt: shownAs(value) };
    if (!known) formatted.add(key);
    (sheet.cells ??= new Map()).set(key, { type: 'date', ...cell, value, style });
  }
  return formatted;
}
