import type { IWorkbookData } from '@univerjs/core';
import type { WorkbookSource } from './load-workbook.ts';

export async function saveWorkbook(
  source: WorkbookSource,
  _now: IWorkbookData,
  _settings: ReadonlyMap<string, unknown>,
): Promise<Uint8Array<ArrayBuffer>> {
  await Promise.resolve();
  throw new Error(String(source.date1904));
}
