import type { Rect } from '#shared/sheet/grid.ts';
import { hostFailure, officeErrorCode } from './host-failures.ts';
import { openBlock } from './read-blocks.ts';

/** Rows from one to another, both counted, whatever the columns. */
type Rows = Pick<Rect, 'top' | 'bottom'>;

/**
 * Asks which rows are hidden, by hand or by a filter, along with whatever the caller asks next: after its
 * `context.sync()` the function answered tells them, with one `context.sync()` more where some are hidden.
 */
export function askHiddenRows(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  { top, bottom }: Rows,
): () => Promise<ReadonlySet<number>> {
  const open = () => openBlock(sheet, { top, left: 0, bottom, right: 0 }).load('rowHidden');
  const asked = open();
  return async () => {
    const rows = isLoaded(asked) ? asked : open();
    if (rows !== asked) await context.sync();
    // The typing leaves out the `null` that Excel answers for a mixture.
    const all: boolean | null = rows.rowHidden;
    if (all === false) return new Set();
    const properties = rows.getRowProperties({ rowHidden: true });
    await context.sync();
    return new Set(properties.value.flatMap(({ rowHidden }, at) => (rowHidden === true ? [top + at] : [])));
  };
}

/** Not so where Excel refused the whole answer for its size: then this small part of it is lost too. */
function isLoaded(rows: Excel.Range): boolean {
  try {
    return rows.rowHidden !== undefined;
  } catch (error) {
    if (officeErrorCode(error) !== 'PropertyNotLoaded') throw error;
    return false;
  }
}

/** Cuts rows so that no part of several rows holds a hidden one: each hidden row by itself, the others joined. */
export function cutAtHidden({ top, bottom }: Rows, hidden: ReadonlySet<number>): Rows[] {
  const parts: Rows[] = [];
  for (let row = top; row <= bottom; row++) {
    const last = parts.at(-1);
    if (last && !hidden.has(row) && !hidden.has(row - 1)) parts[parts.length - 1] = { ...last, bottom: row };
    else parts.push({ top: row, bottom: row });
  }
  return parts;
}

/**
 * Stops where a filter of the sheet, or of a table on it, hides rows: Excel then refuses to let whole rows come or go,
 * or takes others than those asked for. One `context.sync()`, in which what the caller queued before goes along.
 */
export async function requireUnfiltered(context: Excel.RequestContext, sheet: Excel.Worksheet): Promise<void> {
  sheet.autoFilter.load('isDataFiltered');
  const tables = sheet.tables.load('items/autoFilter/isDataFiltered');
  await context.sync();
  const isFiltered =
    sheet.autoFilter.isDataFiltered || tables.items.some(({ autoFilter }) => autoFilter.isDataFiltered);
  if (isFiltered) throw hostFailure('filtered');
}
