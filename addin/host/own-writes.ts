import type { Rect } from '#shared/sheet/grid.ts';
import { parseBlock } from './cell-blocks.ts';

/** How long Excel may take to report a write: after that, a change of the same cells is the user's. */
const echoMilliseconds = 5_000;

/**
 * Tells change events caused by our own writes from the user's. Excel says so itself from ExcelApi 1.14 on;
 * before that, a change inside a block that was just written is taken as the echo (the library cuts large
 * writes into pieces, each reported on its own).
 */
export class OwnWrites {
  readonly #recent = new Set<{ readonly sheetId: string; readonly area: Rect }>();

  expect(sheetId: string, area: Rect): void {
    if (Office.context.requirements.isSetSupported('ExcelApi', '1.14')) return;
    const write = { sheetId, area };
    this.#recent.add(write);
    setTimeout(() => this.#recent.delete(write), echoMilliseconds);
  }

  isOurs({ worksheetId, address, triggerSource }: Excel.WorksheetChangedEventArgs): boolean {
    // Compared as text: the typing names an enumeration, Excel sends its words.
    const source: string | undefined = triggerSource;
    if (source !== undefined) return source === 'ThisLocalAddin';
    const changed = parseBlock(address);
    return (
      changed !== null && [...this.#recent].some((write) => write.sheetId === worksheetId && holds(write.area, changed))
    );
  }
}

function holds(outer: Rect, inner: Rect): boolean {
  return (
    inner.top >= outer.top && inner.bottom <= outer.bottom && inner.left >= outer.left && inner.right <= outer.right
  );
}
