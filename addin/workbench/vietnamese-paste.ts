import {
  ObjectMatrix,
  IUniverInstanceService,
  UniverInstanceType,
  numfmt,
  type ICellData,
  type Injector,
  type Nullable,
  type Workbook,
} from '@univerjs/core';
import { ISheetClipboardService, SetRangeValuesMutation } from '@univerjs/preset-sheets-core';
import { isMonthFirst } from './month-first.ts';
import { formatFor } from './typed-format.ts';
import { readTypedEntry } from './typed-entry.ts';

const textType = 1;
const numberType = 2;

/** Where pasted cells go: the row and column numbers they land on, one after another. */
interface PasteTarget {
  readonly unitId: string;
  readonly subUnitId: string;
  readonly range: { readonly rows: readonly number[]; readonly cols: readonly number[] };
}

/** What was pasted as text; a day that the grid read with its month first is spelled as it was. */
function pastedText({ v, s, p }: ICellData): string | null {
  if (p || v === null || v === undefined) return null;
  const pattern = typeof s === 'object' ? s?.n?.pattern : undefined;
  const text = String(v);
  if (pattern === undefined || !/^\d+(?:\.\d+)?$/.test(text)) return text;
  const shown = numfmt.format(pattern, Number(text));
  return isMonthFirst(shown) ? shown : null;
}

/** The cell as offices in Viet Nam mean it; `null` where the grid reads it the same way. */
function readPasted(text: string, current: string | undefined, thisYear: number): ICellData | null {
  if (current === '@') return null;
  const entry = readTypedEntry(text, thisYear);
  if (entry === null) return isMonthFirst(text) ? { v: text, t: textType, s: { n: null } } : null;
  const pattern = formatFor(current, entry.numberFormat) ?? current;
  return { v: entry.value, t: numberType, s: { n: pattern === undefined ? null : { pattern } } };
}

/** What pasting from another program must set right after the grid pasted it its own way. */
function corrections(injector: Injector, pasteTo: PasteTarget, cells: ObjectMatrix<ICellData>) {
  const { unitId, subUnitId, range } = pasteTo;
  const sheet = injector
    .get(IUniverInstanceService)
    .getUnit<Workbook>(unitId, UniverInstanceType.UNIVER_SHEET)
    ?.getSheetBySheetId(subUnitId);
  const corrected = new ObjectMatrix<Nullable<ICellData>>();
  cells.forValue((line, place, cell) => {
    const row = range.rows[line];
    const column = range.cols[place];
    const text = cell ? pastedText(cell) : null;
    if (row === undefined || column === undefined || text === null) return;
    const current = sheet?.getCellStyle(row, column)?.n?.pattern;
    const read = readPasted(text, current, new Date().getFullYear());
    if (read) corrected.setValue(row, column, read);
  });
  const params = { unitId, subUnitId, cellValue: corrected.getMatrix() };
  // What stood there before comes back with the undoing of the paste itself.
  return { redos: corrected.getLength() === 0 ? [] : [{ id: SetRangeValuesMutation.id, params }], undos: [] };
}

/** Has days, decimal commas and thousands that are pasted from other programs read as if they were typed. */
export function correctPastedCells(injector: Injector): void {
  injector.get(ISheetClipboardService).addClipboardHook({
    id: 'bang-diem-vietnamese-paste',
    // After the grid's own, which have smaller numbers: what comes later counts.
    priority: 1000,
    onPasteCells: (pasteFrom, pasteTo, cells) =>
      pasteFrom === null ? corrections(injector, pasteTo, cells) : { redos: [], undos: [] },
    onPastePlainText(pasteTo, text) {
      const cells = new ObjectMatrix<ICellData>();
      if (!/[\r\n]/.test(text)) cells.setValue(0, 0, { v: text });
      return corrections(injector, pasteTo, cells);
    },
  });
}
