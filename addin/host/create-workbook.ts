import { hostFailure } from './host-failures.ts';
import { awaitAnswer } from './run-excel.ts';

/** `btoa` takes characters; a call with more arguments than this would overflow the stack. */
const chunk = 0x8000;

/** Opens the bytes of an .xlsx file as a new workbook beside the one at hand; that one is not touched. ExcelApi 1.8. */
export async function createWorkbook(bytes: Uint8Array): Promise<void> {
  if (typeof Excel === 'undefined') throw hostFailure('no-excel');
  // The library lets Excel wait with it while a cell is edited.
  await awaitAnswer(Excel.createWorkbook(base64Of(bytes)));
}

function base64Of(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += chunk) binary += String.fromCharCode(...bytes.subarray(at, at + chunk));
  return btoa(binary);
}
