import { randomUUID } from 'node:crypto';
import { documentAnswerSchema, documentRowsAnswerSchema } from '#shared/api/document-api.ts';
import type { CreateDocumentRequest, DocumentRow } from '#shared/api/document-api.ts';
import { syncAnswerSchema } from '#shared/sync/protocol.ts';
import type { PushedRow, SyncAnswer, SyncRequest } from '#shared/sync/protocol.ts';
import type { TestClient } from './server.ts';

const someWorkbook = '6c2f8f7e-51f5-4b0a-9a0e-2f1f1b1f0a01';

/** A sync request with what the test does not care about filled in. */
export function syncRequest(request: Partial<SyncRequest> & { documentId: string }): SyncRequest {
  return {
    protocol: 1,
    operationId: randomUUID(),
    workbookId: someWorkbook,
    cursor: 0,
    dryRun: false,
    rows: [],
    ...request,
  };
}

export async function sync(
  client: TestClient,
  request: Partial<SyncRequest> & { documentId: string },
): Promise<SyncAnswer> {
  return client.post('/api/sync', syncRequest(request), syncAnswerSchema);
}

/** Makes a document, a plan of the whole province unless told; gives its id. */
export async function makeDocument(
  province: TestClient,
  rows: CreateDocumentRequest['rows'],
  facts: Partial<CreateDocumentRequest> = {},
): Promise<string> {
  const request: CreateDocumentRequest = {
    operationId: randomUUID(),
    kind: 'plan',
    number: null,
    date: null,
    title: 'Kế hoạch MINH HỌA',
    year: 2026,
    agencyCode: null,
    agencyName: null,
    rows,
    ...facts,
  };
  return (await province.post('/api/documents', request, documentAnswerSchema)).document.id;
}

/** The rows of a document as the account sees them. */
export async function readRows(client: TestClient, documentId: string): Promise<readonly DocumentRow[]> {
  return (await client.get(`/api/documents/${documentId}/rows`, documentRowsAnswerSchema)).rows;
}

/** A row whose lead agency cell begins with these words. */
export async function rowLedBy(client: TestClient, documentId: string, lead: string): Promise<DocumentRow> {
  const row = (await readRows(client, documentId)).find(({ fields }) => fields['leadAgencies'] === lead);
  if (!row) throw new Error(`The document has no row led by ${lead}.`);
  return row;
}

/** A pushed change of a row that the workbook saw as it is given. */
export function push(
  row: Pick<DocumentRow, 'rowId' | 'revision'>,
  fields: PushedRow['fields'],
  more: Partial<PushedRow> = {},
): PushedRow {
  return { ref: row.rowId, rowId: row.rowId, baseRevision: row.revision, fields, ...more };
}
