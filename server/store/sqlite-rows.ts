import { z } from 'zod';
import { accountRoles, parIndexFieldSchema } from '#shared/api/account-api.ts';
import { documentKinds } from '#shared/api/document-api.ts';
import type { DocumentInfo } from '#shared/api/document-api.ts';
import { fieldValueSchema } from '#shared/sync/protocol.ts';
import type { Actor, StoredRow } from './store.ts';

/** A column that holds JSON text. */
export function jsonColumn<Output>(schema: z.ZodType<Output>): z.ZodType<Output, string> {
  return z
    .string()
    .transform((text): unknown => JSON.parse(text))
    .pipe(schema);
}

const flag = z.int().transform((value) => value !== 0);

export const actorColumns =
  'a.id, a.username, a.display_name, a.role, a.agency_code, a.agency_name, a.par_index_fields';
const actorShape = {
  id: z.string(),
  username: z.string(),
  display_name: z.string(),
  role: z.enum(accountRoles),
  agency_code: z.string().nullable(),
  agency_name: z.string().nullable(),
  par_index_fields: jsonColumn(z.array(parIndexFieldSchema)),
};

function toActor(row: z.output<z.ZodObject<typeof actorShape>>): Actor {
  return {
    accountId: row.id,
    username: row.username,
    displayName: row.display_name,
    role: row.role,
    agencyCode: row.agency_code,
    agencyName: row.agency_name,
    parIndexFields: row.par_index_fields,
  };
}

export const accountRow = z
  .object({ ...actorShape, password: z.string().nullable(), demo: flag })
  .transform((row) => ({ actor: toActor(row), password: row.password, demo: row.demo }));

export const sessionRow = z
  .object({ ...actorShape, expires_at: z.string() })
  .transform((row) => ({ actor: toActor(row), expiresAt: row.expires_at }));

export const documentColumns = `
  d.id, d.kind, d.number, d.date, d.title, d.year, d.agency_code, d.agency_name, d.changed_at,
  (SELECT count(*) FROM rows r WHERE r.document_id = d.id AND r.removed = 0) AS row_count`;

export const documentRow = z
  .object({
    id: z.string(),
    kind: z.enum(documentKinds),
    number: z.string().nullable(),
    date: z.string().nullable(),
    title: z.string(),
    year: z.int().nullable(),
    agency_code: z.string().nullable(),
    agency_name: z.string().nullable(),
    changed_at: z.string(),
    row_count: z.int(),
  })
  .transform((row): DocumentInfo => ({
    id: row.id,
    kind: row.kind,
    number: row.number,
    date: row.date,
    title: row.title,
    year: row.year,
    agencyCode: row.agency_code,
    agencyName: row.agency_name,
    rowCount: row.row_count,
    changedAt: row.changed_at,
  }));

export const rowColumns = `
  r.id, r.document_id, r.position, r.par_index_field, r.fields, r.revision, r.removed, a.display_name, r.at`;

export const rowRow = z
  .object({
    id: z.string(),
    document_id: z.string(),
    position: z.number(),
    par_index_field: z.int().nullable(),
    fields: jsonColumn(z.record(z.string(), fieldValueSchema)),
    revision: z.int(),
    removed: flag,
    display_name: z.string(),
    at: z.string(),
  })
  .transform((row): StoredRow => ({
    rowId: row.id,
    documentId: row.document_id,
    position: row.position,
    parIndexField: row.par_index_field,
    fields: row.fields,
    revision: row.revision,
    removed: row.removed,
    author: row.display_name,
    at: row.at,
  }));

export const historyActions = ['created', 'changed', 'removed', 'restored'] as const;
export const fieldJson = jsonColumn(fieldValueSchema);
