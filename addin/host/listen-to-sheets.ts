import { columnIndex } from '#shared/sheet/a1.ts';
import type { CellAddress, Rect } from '#shared/sheet/grid.ts';
import { parseBlock } from './cell-blocks.ts';
import type { OwnWrites } from './own-writes.ts';
import { runInBackground } from './run-excel.ts';
import { explainOfficeError } from './host-failures.ts';
import type { SheetEvents } from './workbook-host.ts';

/** Remembers the cell that we are selecting, so that Excel's report of it is not taken for the user's click. */
export interface OwnSelection {
  expected: { readonly sheetId: string; readonly cell: CellAddress } | null;
}

/** Registers for those events that have a handler. One `context.sync()` to start and one to stop. */
export async function listenToSheets(
  events: SheetEvents,
  ownWrites: OwnWrites,
  ownSelection: OwnSelection,
): Promise<() => Promise<void>> {
  const handlers = await runInBackground(async (context) => {
    const registered = registerHandlers(context.workbook.worksheets, events, ownWrites, ownSelection);
    await context.sync();
    return registered;
  });
  return () => stopListening(handlers);
}

interface Handler {
  readonly context: OfficeExtension.ClientRequestContext;
  remove(): void;
}

function registerHandlers(
  sheets: Excel.WorksheetCollection,
  events: SheetEvents,
  ownWrites: OwnWrites,
  ownSelection: OwnSelection,
): Handler[] {
  const handlers: Handler[] = [];
  if (events.onSelect) {
    const add = sheets.onSelectionChanged.add((args) => {
      reportSelection(args, events, ownSelection);
      return Promise.resolve();
    });
    handlers.push(add);
  }
  if (events.onChange) {
    const add = sheets.onChanged.add((args) => {
      events.onChange?.(args.worksheetId, ownWrites.isOurs(args), typedBlock(args));
      return Promise.resolve();
    });
    handlers.push(add);
  }
  if (events.onActivate) {
    const add = sheets.onActivated.add((args) => {
      events.onActivate?.(args.worksheetId);
      return Promise.resolve();
    });
    handlers.push(add);
  }
  return handlers;
}

/** The block that was typed over; `null` for any other change, and for whole rows, whole columns and several blocks. */
function typedBlock({ changeType, address }: Excel.WorksheetChangedEventArgs): Rect | null {
  // Compared as text: the typing names an enumeration, Excel sends its words.
  const type: string = changeType;
  return type === 'RangeEdited' ? parseBlock(address) : null;
}

function reportSelection(
  { worksheetId, address }: Excel.WorksheetSelectionChangedEventArgs,
  events: SheetEvents,
  ownSelection: OwnSelection,
): void {
  const cell = firstCell(address);
  const { expected } = ownSelection;
  // Any report ends the waiting: a stale expectation must not swallow a later click on the same cell.
  ownSelection.expected = null;
  if (!cell) return;
  const isOurs =
    expected?.sheetId === worksheetId && expected.cell.row === cell.row && expected.cell.column === cell.column;
  if (!isOurs) events.onSelect?.(worksheetId, cell);
}

/** Handlers must be removed in the context that they were added in. */
async function stopListening(handlers: Handler[]): Promise<void> {
  const pending = handlers.splice(0);
  const [first] = pending;
  if (!first) return;
  try {
    for (const handler of pending) handler.remove();
    await first.context.sync();
  } catch (error) {
    throw explainOfficeError(error);
  }
}

/** First cell of an event's address: "B2", "B2:D5", "B:B", "3:3", several parts joined by commas. */
export function firstCell(address: string): CellAddress | null {
  const local = address.slice(address.lastIndexOf('!') + 1);
  const match = /^\$?([A-Za-z]{0,3})\$?(\d{0,7})/.exec(local);
  const letters = match?.[1] ?? '';
  const digits = match?.[2] ?? '';
  if (letters === '' && digits === '') return null;
  return { row: digits === '' ? 0 : Number(digits) - 1, column: letters === '' ? 0 : columnIndex(letters) };
}
