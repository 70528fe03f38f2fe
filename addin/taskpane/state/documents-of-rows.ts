// Which document a sheet is of, by the hidden cells of its rows: a workbook may have lost what it kept of that.
import { linkedRowsById } from '#shared/sync/collect-changes.ts';
import { documentsOfRowsAnswerSchema, type DocumentsOfRowsAnswer } from '#shared/api/document-api.ts';
import type { ServerRequest } from '#addin/api/client.ts';
import type { SheetRows } from '#shared/sync/sheet-rows.ts';

/** As many rows tell it as well as all of them. */
const mostAsked = 500;

/** Ids of rows from all over the sheet, to be asked about; none where no row carries one. */
export function rowsToAsk(sheet: SheetRows): readonly string[] {
  const ids = [...linkedRowsById(sheet).keys()];
  const step = Math.ceil(ids.length / mostAsked);
  return ids.filter((_, at) => at % step === 0);
}

export function askDocumentsOf(rowIds: readonly string[]): ServerRequest<DocumentsOfRowsAnswer> {
  return { method: 'POST', path: '/api/documents/of-rows', body: { rowIds }, answer: documentsOfRowsAnswerSchema };
}

/** The document that most of the rows asked about belong to; `null` where there is none. */
export function documentOfMost(
  { documents }: DocumentsOfRowsAnswer,
  { length }: readonly string[],
): { readonly documentId: string; readonly rows: number } | null {
  const [most] = documents;
  return most !== undefined && most.rows * 2 > length ? most : null;
}
