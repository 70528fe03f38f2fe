import { readFile } from 'node:fs/promises';
import type { Frame, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { CellValue } from '#shared/sheet/grid.ts';

/** The pane inside the workbench page, once it has answered. */
export async function paneOf(page: Page): Promise<Frame> {
  const handle = await page.waitForSelector('iframe');
  const frame = await handle.contentFrame();
  if (!frame) throw new Error('The workbench shows no pane.');
  return frame;
}

/** Waits until a text stands in the pane. */
export async function paneShows(pane: Frame, text: string | RegExp, timeout = 60_000): Promise<void> {
  await pane.getByText(text).first().waitFor({ timeout });
}

/** Goes to a cell as a person does: its address in the name box, then Enter. */
export async function goToCell(page: Page, address: string): Promise<void> {
  const nameBox = page.locator('input.univer-size-full').first();
  await nameBox.click();
  await nameBox.fill(address);
  await page.keyboard.press('Enter');
  await page.waitForFunction((wanted) => {
    const { area } = window.bangDiemWorkbench!.spreadsheet.selection();
    return area.top === wanted.row && area.left === wanted.column;
  }, addressOf(address));
}

/**
 * Types a text into a cell, then Enter. On a busy machine the grid takes the keyboard back from the name box later than
 * it selects the cell, and a list of functions that comes late takes the Enter for itself; then it is pressed once more.
 */
export async function typeInCell(page: Page, address: string, text: string): Promise<void> {
  await goToCell(page, address);
  await page.waitForFunction(() => document.activeElement?.id.startsWith('__editor_'));
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
  if (await leavesCell(page, address)) return;
  await page.keyboard.press('Enter');
  await leavesCell(page, address);
}

async function leavesCell(page: Page, address: string): Promise<boolean> {
  const isElsewhere = (wanted: { row: number; column: number }) => {
    const { area } = window.bangDiemWorkbench!.spreadsheet.selection();
    return area.top !== wanted.row || area.left !== wanted.column;
  };
  return page.waitForFunction(isElsewhere, addressOf(address), { timeout: 10_000 }).then(
    () => true,
    () => false,
  );
}

/** Chooses a word in a cell's drop-down, as a person does. */
export async function chooseInCell(page: Page, address: string, word: string): Promise<void> {
  await goToCell(page, address);
  await page.keyboard.press('F2');
  await page.getByText(word, { exact: true }).click();
}

function addressOf(address: string): { row: number; column: number } {
  const [, letters = '', row = ''] = /^([A-Z]+)(\d+)$/.exec(address) ?? [];
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return { row: Number(row) - 1, column };
}

/** The values of cells of the sheet in front; a blank cell and a formula that gives nothing are both "". */
export async function readCells(page: Page, addresses: readonly string[]): Promise<CellValue[]> {
  return page.evaluate((places) => {
    const { spreadsheet } = window.bangDiemWorkbench!;
    const sheetId = spreadsheet.activeSheetId();
    return places.map(({ row, column }) => {
      const area = { top: row, left: column, bottom: row, right: column };
      return spreadsheet.read(sheetId, area)[0]![0]!.value ?? '';
    });
  }, addresses.map(addressOf));
}

/** The value in a row under a header of row 5; `undefined` while there is no such column. */
export async function readUnder(page: Page, header: string, row: number): Promise<CellValue | undefined> {
  return page.evaluate(valueUnder, { header, row });
}

/** The column under a header of row 5, zero-based; -1 while there is none. */
export async function columnUnder(page: Page, header: string): Promise<number> {
  return page.evaluate((wanted) => {
    const { spreadsheet } = window.bangDiemWorkbench!;
    const area = { top: 4, left: 0, bottom: 4, right: 30 };
    return spreadsheet.read(spreadsheet.activeSheetId(), area)[0]!.findIndex((cell) => cell.value === wanted);
  }, header);
}

/** Waits until a row holds a value under a header of row 5. */
export async function becomesUnder(page: Page, header: string, row: number, value: CellValue): Promise<void> {
  await expect.poll(() => readUnder(page, header, row), { timeout: 30_000 }).toBe(value);
}

function valueUnder({ header, row }: { header: string; row: number }): CellValue | undefined {
  const { spreadsheet } = window.bangDiemWorkbench!;
  const sheetId = spreadsheet.activeSheetId();
  const line = (at: number) => spreadsheet.read(sheetId, { top: at, left: 0, bottom: at, right: 30 })[0]!;
  const column = line(4).findIndex((cell) => cell.value === header);
  return column < 0 ? undefined : line(row - 1)[column]!.value;
}

/** Opens a workbook from the machine, as "Mở tệp…" does. */
export async function openFile(page: Page, name: string, bytes: Uint8Array): Promise<void> {
  const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  await page.setInputFiles('input[type=file]', { name, mimeType, buffer: Buffer.from(bytes) });
}

/** Saves the workbook to the machine, and answers its bytes. */
export async function saveFile(page: Page): Promise<Uint8Array> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Lưu về máy (.xlsx)' }).click(),
  ]);
  return await readFile(await download.path());
}
