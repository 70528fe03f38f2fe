import type { z } from 'zod';
import { documentAnswerSchema } from '#shared/api/document-api.ts';
import type { DocumentAnswer, DocumentKind, createDocumentRequestSchema } from '#shared/api/document-api.ts';
import { checkFields, type FieldError } from '#shared/sync/check-fields.ts';
import type { RowFields } from '#shared/sync/protocol.ts';
import { rowTitle, shortTitle } from '#shared/sync/row-title.ts';
import { ApiFailure } from '#server/api-failure.ts';
import type { Actor } from '#server/store/store.ts';
import { newRowFields } from './create-rows.ts';
import { errorWords } from './decide-row.ts';
import { findFirstAnswer } from './first-answer.ts';
import type { Reply } from './first-answer.ts';
import { hashRequest } from './request-hash.ts';
import type { SyncDeps } from './sync-deps.ts';

export type DocumentRequest = z.output<typeof createDocumentRequestSchema>;

/** Sentences about wrong rows that are told in the message; all of them are in its details. */
const mostRowsTold = 20;
/** Of one row as many wrong fields as this, so that rows made of nothing but faults fill no answer. */
const mostErrorsOfRow = 20;

interface WrongRow {
  /** Place in the request, from 0. */
  readonly index: number;
  readonly errors: readonly FieldError[];
}

/**
 * Refuses the whole document when any of its rows is wrong, for half a plan would be worse than none; names all of them,
 * so that they can be mended in one go.
 */
function readRows(kind: DocumentKind, rows: DocumentRequest['rows']): RowFields[] {
  const read = rows.map((row) => newRowFields(row));
  const wrong = read.flatMap((fields, index): WrongRow[] => {
    const errors = checkFields(kind, fields, fields).slice(0, mostErrorsOfRow);
    return errors.length > 0 ? [{ index, errors }] : [];
  });
  if (wrong.length === 0) return read;
  const told = wrong.slice(0, mostRowsTold).map((row) => wrongRowWords(row, read[row.index] ?? {}));
  const more = wrong.length - told.length;
  const message = [
    `Có ${wrong.length} dòng sai nên chưa tạo tài liệu. Sửa các dòng này rồi gửi lại.`,
    ...told,
    ...(more > 0 ? [`Còn ${more} dòng khác cũng sai.`] : []),
  ].join(' ');
  throw new ApiFailure(422, 'rows-invalid', message, { rows: wrong });
}

/** "Dòng thứ 2 (1.1 Kế hoạch CCHC): «Thang điểm» dài 40000 ký tự; …" */
function wrongRowWords({ index, errors }: WrongRow, fields: RowFields): string {
  const number = fields['code'] === undefined ? (fields['ordinal'] ?? '') : '';
  const name = [String(number).slice(0, 40), shortTitle(rowTitle(fields), 40)].filter(Boolean).join(' ');
  return `Dòng thứ ${index + 1}${name === '' ? '' : ` (${name})`}: ${errorWords(errors.slice(0, 2))}`;
}

/** Makes a document with its first rows (SPEC N). Only the province may. */
export async function createDocument(
  deps: SyncDeps,
  actor: Actor,
  request: DocumentRequest,
): Promise<Reply<DocumentAnswer>> {
  if (actor.role !== 'province') {
    throw new ApiFailure(403, 'not-yours', 'Chỉ Sở Nội vụ tạo được tài liệu. Đề nghị Sở Nội vụ tạo giúp.');
  }
  const fieldsOfRows = readRows(request.kind, request.rows);
  const { operationId, rows: requestRows, ...document } = request;
  const requestHash = hashRequest(request);
  return deps.store.transact(async (transaction) => {
    const first = await findFirstAnswer(transaction, { operationId, requestHash }, actor, documentAnswerSchema);
    if (first) return first;
    const at = deps.clock().toISOString();
    const id = deps.newId();
    await transaction.insertDocument({ ...documentFacts(document), id }, at);
    const rows = fieldsOfRows.map((fields, position) => ({
      rowId: deps.newId(),
      position,
      parIndexField: requestRows[position]?.parIndexField ?? null,
      fields,
      removed: false,
    }));
    const history = rows.map(({ rowId }) => ({
      rowId,
      action: 'created' as const,
      field: '',
      from: null,
      to: null,
    }));
    const answer: DocumentAnswer = {
      document: { ...documentFacts(document), id, rowCount: rows.length, changedAt: at },
    };
    const bytes = await transaction.write({
      operation: { operationId, kind: 'create', documentId: id, workbookId: null, requestHash, answer },
      rows,
      history,
      actor,
      at,
    });
    return { answer, bytes };
  });
}

function documentFacts(
  document: Omit<DocumentRequest, 'rows' | 'operationId'>,
): Omit<DocumentRequest, 'rows' | 'operationId'> {
  const { kind, number, date, title, year, agencyCode, agencyName } = document;
  return { kind, number, date, title: title.normalize('NFC'), year, agencyCode, agencyName };
}
