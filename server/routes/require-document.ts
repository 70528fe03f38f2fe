import type { Request } from 'express';
import { z } from 'zod';
import type { DocumentInfo } from '#shared/api/document-api.ts';
import { documentUnknown, rowUnknown } from '#server/api-failure.ts';
import { parseRequest } from '#server/http-errors.ts';
import type { Store, StoredRow } from '#server/store/store.ts';
import { maySee, seesRow } from '#server/sync/row-access.ts';
import type { SyncDeps } from '#server/sync/sync-deps.ts';
import { actorOf } from './require-actor.ts';

/** A part of the path, as an id of the store. */
export function pathPart(request: Request, name: string): string {
  return parseRequest(z.string().min(1).max(64), request.params[name]);
}

/** The document of the path, if this account may see it. */
export async function requireDocument(
  { store }: { readonly store: Pick<Store, 'documents'> },
  request: Request,
): Promise<DocumentInfo> {
  const document = await store.documents.findDocument(pathPart(request, 'id'));
  if (document === null || !maySee(document, actorOf(request))) throw documentUnknown();
  return document;
}

/** The row of the path, removed or not, if this account may see it. */
export async function requireRow(
  deps: SyncDeps,
  request: Request,
): Promise<{ readonly document: DocumentInfo; readonly row: StoredRow }> {
  const document = await requireDocument(deps, request);
  const row = await deps.store.documents.findRow(document.id, pathPart(request, 'rowId'));
  if (row === null || !seesRow(document, row, actorOf(request))) throw rowUnknown();
  return { document, row };
}

/** The rows of a document that this account sees. */
export async function readSeenRows({ store }: SyncDeps, document: DocumentInfo, request: Request) {
  const { rows, cursor } = await store.documents.readRows(document.id);
  return { rows: rows.filter((row) => seesRow(document, row, actorOf(request))), cursor };
}
