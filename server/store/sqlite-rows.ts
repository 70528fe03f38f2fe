import { z } from 'zod';
import { accountRoles, parIndexFieldSchema } from '#shared/api/account-api.ts';
import { documentKinds } from '#shared/api/document-api.ts';
import type { DocumentInfo } from '#shared/api/document-api.ts';
import { fieldValueSchema, rowFieldsSchema, rowReturnedSchema } from '#shared/sync/protocol.ts';
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
  .object({ ...actorShape, password: z.string().nullable(), demo: flag, disabled_at: z.string().nullable() })
  .transform((row) => ({
    actor: toActor(row),
    password: row.password,
    demo: row.demo,
    disabled: row.disabled_at !== null,
  }));

export const sessionRow = z
  .object({ ...actorShape, expires_at: z.string() })
  .transform((row) => ({ actor: toActor(row), expiresAt: row.expires_at }));

export const documentColumns = `
  d.id, d.kind, d.number, d.date, d.title, d.year, d.agency_code, d.agency_name, d.changed_at,
  d.row_count`;

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

/**
 * A row with its author as JSON text of a `StoredRow`. Ids and instants need no escaping; seventeen digits give a number
 * back as it was.
 */
export const rowJson = `
  '{"rowId":"' || r.id || '","documentId":"' || r.document_id || '","position":' || format('%!.17g', r.position)
  || ',"parIndexField":' || coalesce(r.par_index_field, 'null')
  || ',"sectionField":' || coalesce(r.section_field, 'null') || ',"fields":' || r.fields
  || ',"revision":' || r.revision || ',"removed":' || iif(r.removed, 'true', 'false')
  || ',"author":' || json_quote(a.display_name) || ',"at":"' || r.at || '","returned":' || coalesce(r.returned, 'null')
  || '}' AS json`;

/** Rows read as `rowJson`. */
export const storedRows: z.ZodType<StoredRow[]> = z.array(
  z.object({
    rowId: z.string(),
    documentId: z.string(),
    position: z.number(),
    parIndexField: z.int().nullable(),
    sectionField: z.int().nullable(),
    fields: rowFieldsSchema,
    revision: z.int(),
    removed: z.boolean(),
    author: z.string(),
    at: z.string(),
    returned: rowReturnedSchema.nullable(),
  }),
);

/** The fields that a step changed, as `row_history.changes` keeps them: [field, from, to]. */
export const changesColumn = jsonColumn(z.array(z.tuple([z.string(), fieldValueSchema, fieldValueSchema])));
