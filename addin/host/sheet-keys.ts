import { runExcel, runInBackground } from './run-excel.ts';
import type { KeyedSheet } from './workbook-host.ts';

/** A name of the sheet's own, hidden from the list of names: it stays when the sheet is renamed, moved or reopened. */
const keyName = '_BangDiem';

/** Every sheet with the key that it carries. Two `context.sync()`. */
export function readSheetKeys(): Promise<readonly KeyedSheet[]> {
  return runInBackground(async (context) => {
    const sheets = context.workbook.worksheets.load('items/id,items/name');
    await context.sync();
    const names = sheets.items.map((sheet) => sheet.names.getItemOrNullObject(keyName).load('formula'));
    await context.sync();
    return sheets.items.map(({ id, name }, at) => {
      const carrier = names[at]!;
      return { sheetId: id, name, key: carrier.isNullObject ? null : keyIn(carrier.formula) };
    });
  });
}

/** Lets a sheet carry a key, in place of the one it has. Two `context.sync()`. */
export function writeSheetKey(sheetId: string, key: string): Promise<void> {
  return runExcel(async (context) => {
    const { names } = context.workbook.worksheets.getItem(sheetId);
    const carrier = names.getItemOrNullObject(keyName).load('formula');
    await context.sync();
    if (carrier.isNullObject) names.add(keyName, `="${key}"`).visible = false;
    else carrier.formula = `="${key}"`;
    await context.sync();
  });
}

function keyIn(formula: unknown): string | null {
  return typeof formula === 'string' ? (/^="([^"]+)"$/.exec(formula)?.[1] ?? null) : null;
}
