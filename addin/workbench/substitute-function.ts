import type { FUniver } from '@univerjs/core/facade';

/**
 * The grid's own SUBSTITUTE compares without the blanks at the ends, and so finds " không" where "không " was asked for.
 * The formulas of scored choices need Excel's: exact, blanks included.
 */
export function registerSubstitute(grid: FUniver): void {
  grid.getFormula().registerFunction('SUBSTITUTE', (text, sought, put, which) => {
    const failed = [text, sought, put, which].map(asCell).find(isError);
    if (failed !== undefined) return failed;
    const [whole, old, fresh] = [text, sought, put].map(asText) as [string, string, string];
    const nth = which === undefined ? null : Math.floor(Number(asCell(which)));
    if (nth !== null && !(nth >= 1)) return '#VALUE!';
    if (old === '') return whole;
    const pieces = whole.split(old);
    if (nth === null) return pieces.join(fresh);
    return pieces.length <= nth ? whole : `${pieces.slice(0, nth).join(old)}${fresh}${pieces.slice(nth).join(old)}`;
  });
}

/** The grid gives a block for a reference. */
function asCell(given: unknown): unknown {
  return Array.isArray(given) ? given.flat()[0] : given;
}

/** The grid hands errors over as their text. */
function isError(cell: unknown): cell is string {
  return typeof cell === 'string' && /^#(?:N\/A|NAME\?|(?:REF|VALUE|NUM|NULL|DIV\/0)!)$/.test(cell);
}

function asText(given: unknown): string {
  const cell = asCell(given);
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE';
  return typeof cell === 'string' || typeof cell === 'number' ? String(cell) : '';
}
