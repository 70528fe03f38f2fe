import type { DocumentRow } from '#shared/api/document-api.ts';
import type { z } from 'zod';
import {
  syncProtocol,
  type fieldConflictSchema,
  type RefusedField,
  type RowFields,
  type RowResult,
  type SyncRequest,
} from '#shared/sync/protocol.ts';
import type { ApiFailure } from '#addin/api/request-json.ts';
import type { DashboardApi } from '../dashboard-api.ts';
import type { PageWorkbook } from '../page-workbook.ts';
import { editWords } from './edit-words.ts';

export type RowConflict = z.infer<typeof fieldConflictSchema>;

/** What came of a change that was sent. */
export type SaveResult =
  | { readonly kind: 'saved'; readonly operationId: string; readonly refused: readonly RefusedField[] }
  /** Somebody else changed the same fields: nothing was written. `revision` is the row as it is now. */
  | { readonly kind: 'conflict'; readonly conflicts: readonly RowConflict[]; readonly revision: number }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'refused'; readonly message: string }
  /** A new row says what a row of the document says (SPEC M-7): it is added when asked for once more. */
  | { readonly kind: 'like-present' }
  | { readonly kind: 'failed'; readonly failure: ApiFailure };

/** Sends changes of rows as a workbook does: the same request, the same merge, the same history. */
export interface RowSaver {
  change(row: { readonly rowId: string; readonly revision: number }, fields: RowFields): Promise<SaveResult>;
  /**
   * @param known ids of the rows on the page: the new row is none of them
   * @param asNew the officer was told of a row like it, and wants it all the same
   */
  add(fields: RowFields, known: readonly string[], asNew: boolean): Promise<SaveResult>;
  remove(row: Pick<DocumentRow, 'rowId' | 'revision'>): Promise<SaveResult>;
}

export interface RowSource {
  readonly token: string;
  readonly documentId: string;
  /** Cursor of the rows that the page shows. */
  readonly cursor: number;
}

export function createRowSaver(
  api: Pick<DashboardApi, 'sync'>,
  { token, documentId, cursor }: RowSource,
  workbook: PageWorkbook,
): RowSaver {
  async function send(
    content: Pick<SyncRequest, 'rows' | 'removals'>,
    known: readonly string[] = [],
  ): Promise<SaveResult> {
    const about = JSON.stringify({ documentId, ...content });
    const request: SyncRequest =
      workbook.pending?.about === about
        ? workbook.pending.request
        : {
            protocol: syncProtocol,
            operationId: workbook.newId(),
            workbookId: workbook.id,
            workbookLabel: editWords.pageLabel,
            documentId,
            cursor,
            dryRun: false,
            ...content,
            ...(known.length > 0 ? { held: [...known] } : {}),
          };
    workbook.pending = { about, request };
    const answer = await api.sync(token, request);
    // Without a readable answer it may well have been done: the next click sends the very same request.
    if (answer.ok || answer.status > 0) workbook.pending = null;
    if (!answer.ok) return { kind: 'failed', failure: answer };
    const [result] = answer.value.results;
    return result ? readResult(result, request.operationId) : { kind: 'unchanged' };
  }
  return {
    change: ({ rowId, revision }, fields) =>
      send({ rows: [{ ref: 'row', rowId, baseRevision: revision, fields: { ...fields } }] }),
    add: (fields, known, asNew) =>
      send(
        { rows: [{ ref: 'row', rowId: null, baseRevision: null, fields: { ...fields }, ...(asNew && { asNew }) }] },
        known,
      ),
    remove: ({ rowId, revision }) => send({ rows: [], removals: [{ ref: 'row', rowId, baseRevision: revision }] }),
  };
}

function readResult(result: RowResult, operationId: string): SaveResult {
  const { status, conflicts, revision, message, refusedFields } = result;
  if (status === 'conflict') return { kind: 'conflict', conflicts, revision: revision ?? 0 };
  if (result.like) return { kind: 'like-present' };
  if (status === 'refused') return { kind: 'refused', message: message ?? editWords.refused };
  return status === 'unchanged' ? { kind: 'unchanged' } : { kind: 'saved', operationId, refused: refusedFields };
}
