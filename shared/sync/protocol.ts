import { z } from 'zod';

/** Version of the wire format; the server refuses any other with `protocol-unsupported`. */
export const syncProtocol = 1;

/** Longest text of one field, in UTF-16 units: Excel's own limit for a cell. */
export const maxFieldLength = 32_767;

/** Longest name of a workbook, in UTF-16 units. */
export const mostLabelLength = 100;

/** A field's value on the wire: text, number or blank. Text is NFC without control characters but line breaks. */
export type FieldValue = string | number | null;
export const fieldValueSchema = z.custom<FieldValue>(isFieldValue);

function isFieldValue(value: unknown): value is FieldValue {
  if (typeof value === 'string') return value.length <= maxFieldLength;
  return value === null || Number.isFinite(value);
}

const maxFieldName = 40;

type IsValue = (value: unknown) => value is FieldValue;

/**
 * Values by field. Read in one go, not as a record of unions: a plan has ten thousand of them, and they are most of
 * what a sync reads on both sides.
 */
function fieldsSchema(isValue: IsValue) {
  return z.custom<RowFields>().check(({ value, issues }) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      issues.push({ code: 'invalid_type', expected: 'record', input: value });
      return;
    }
    for (const [field, held] of Object.entries(value)) {
      if (field.length > maxFieldName || field === '__proto__') {
        const path = [field.slice(0, maxFieldName)];
        issues.push({ code: 'custom', message: 'Invalid field name', input: field, path });
      } else if (!isValue(held)) {
        issues.push({ code: 'custom', message: 'Invalid field value', input: held, path: [field] });
      }
    }
  });
}

export const rowFieldsSchema = fieldsSchema(isFieldValue);
/** What is pushed may be too long for a cell: that holds back its row, not the whole request (SPEC V-2). */
export const pushedFieldsSchema = fieldsSchema(
  (value): value is FieldValue => typeof value === 'string' || isFieldValue(value),
);
export type RowFields = Record<string, FieldValue>;

/** One row of a push. A linked row carries only what differs from its base; an unlinked one all its fields. */
export const pushedRowSchema = z.object({
  /** The client's name for the row, echoed in its result. Unique within the request. */
  ref: z.string().min(1).max(64),
  rowId: z.string().min(1).max(64).nullable(),
  /** The row revision this workbook last saw; `null` only for an unlinked row. */
  baseRevision: z.int().min(0).nullable(),
  fields: pushedFieldsSchema,
  /** Fields this workbook has never seen at the server (a column added since): they are merged as if the base were blank. */
  unseen: z.array(z.string().max(40)).max(60).optional(),
  /** Of an unlinked row, what its officer said when she was asked (SPEC M-8): it is new, whatever is like it. */
  asNew: z.literal(true).optional(),
  /** … or it is this row of the document. */
  sameAs: z.string().min(1).max(64).optional(),
});
export type PushedRow = z.infer<typeof pushedRowSchema>;

/** A row that the officer asks to take out of the document. A row that is only missing from the sheet is never sent. */
export const removalSchema = z.object({
  ref: z.string().min(1).max(64),
  rowId: z.string().min(1).max(64),
  baseRevision: z.int().min(0),
});
export type Removal = z.infer<typeof removalSchema>;

/** POST /api/sync */
export const syncRequestSchema = z.object({
  protocol: z.literal(syncProtocol),
  /** A resend with the same id is answered with the first answer. */
  operationId: z.uuid(),
  workbookId: z.uuid(),
  /** What people call the workbook (file and sheet), for the history; never a secret. */
  workbookLabel: z.string().max(mostLabelLength).optional(),
  documentId: z.string().min(1).max(64),
  /** The last `cursor` answered to this workbook; 0 = it has seen nothing. */
  cursor: z.int().min(0),
  /** The highest revision in the workbook's hidden cells, where it is past the cursor: rows move on while others wait. */
  newest: z.int().min(0).optional(),
  /** The last `sight` answered to this workbook with the cursor; rows that were hidden then are told (SPEC C-7). */
  sight: z.string().max(64).optional(),
  /** Answer what would happen, change nothing. */
  dryRun: z.boolean(),
  rows: z.array(pushedRowSchema).max(20_000),
  /** Row ids that the sheet's linked rows hold; sent along with unlinked rows, so that none is linked to a row twice. */
  held: z.array(z.string().min(1).max(64)).max(60_000).optional(),
  removals: z.array(removalSchema).max(20_000).optional(),
});
export type SyncRequest = z.infer<typeof syncRequestSchema>;

export const fieldChangeSchema = z.object({ field: z.string(), from: fieldValueSchema, to: fieldValueSchema });
export type FieldChange = z.infer<typeof fieldChangeSchema>;

export const fieldConflictSchema = z.object({
  field: z.string(),
  base: fieldValueSchema,
  mine: fieldValueSchema,
  theirs: fieldValueSchema,
  /** Who wrote `theirs` (display name) and when (ISO instant). */
  author: z.string(),
  at: z.string(),
});

/** A field of the row that was left out of the merge because this account may not change it, or its value is wrong. */
export const refusedFieldSchema = z.object({
  field: z.string(),
  reason: z.string(),
  message: z.string(),
  mine: fieldValueSchema,
  /** What the server has: enough to put it back into the cell. */
  theirs: fieldValueSchema,
});
export type RefusedField = z.infer<typeof refusedFieldSchema>;

/**
 * applied: at least one field was written · merged: written, and the province had changed other fields meanwhile ·
 * unchanged: the server already had these values · linked: an unlinked row was matched to a row of the document ·
 * created: a new row · removed: the row was taken out · conflict: nothing of the row was written ·
 * refused: `reason` says why, nothing was written.
 */
export const rowStatuses = [
  'applied',
  'merged',
  'unchanged',
  'linked',
  'created',
  'removed',
  'conflict',
  'refused',
] as const;

/** The row of the document that a refused row without identity is like (SPEC M-7). */
export const likeRowSchema = z.object({
  rowId: z.string(),
  /** Another row of the sheet is that row: then it cannot be said to be the same. */
  taken: z.boolean(),
});

/** The province gave the row back for correction: why, who (display name) and when (ISO instant). */
export const rowReturnedSchema = z.object({ reason: z.string(), by: z.string(), at: z.string() });
export type RowReturned = z.infer<typeof rowReturnedSchema>;

export const rowResultSchema = z.object({
  ref: z.string(),
  rowId: z.string().nullable(),
  revision: z.int().nullable(),
  status: z.enum(rowStatuses),
  /** kebab-case, for programs; `message` is Vietnamese, for people. */
  reason: z.string().optional(),
  message: z.string().optional(),
  changes: z.array(fieldChangeSchema),
  conflicts: z.array(fieldConflictSchema),
  /** Fields left out because they belong to someone else; the row's other fields went through. */
  refusedFields: z.array(refusedFieldSchema),
  /**
   * The row as the server has it after the request. `null` = the workbook has it already: it saw the row as it stood, and
   * `changes` is all that is different now (a created row: all there is). `null` also without `rowId`: there is no row.
   */
  fields: rowFieldsSchema.nullable(),
  /** Present while the row is given back for correction (SPEC K-5). */
  returned: rowReturnedSchema.optional(),
  /** With `row-like-present`: the row that is like it. */
  like: likeRowSchema.optional(),
});
export type RowResult = z.infer<typeof rowResultSchema>;

/** A row that others changed since the cursor, or that was taken out of the document (`removed`). */
export const rowNewsSchema = z.object({
  rowId: z.string(),
  revision: z.int(),
  removed: z.boolean(),
  /** True when this account could report the row at its cursor and no longer can: it was given to another agency. */
  lost: z.boolean(),
  fields: rowFieldsSchema,
  author: z.string(),
  at: z.string(),
  /** Present while the row is given back for correction (SPEC K-5); absent again when that has ended. */
  returned: rowReturnedSchema.optional(),
});
export type RowNews = z.infer<typeof rowNewsSchema>;

/** What taking a sending back did to a row: the fields with their former values again, and whether the row is gone, which it had made. */
export const restoredRowSchema = z.object({ rowId: z.string(), fields: z.array(z.string()), gone: z.boolean() });
export type RestoredRow = z.infer<typeof restoredRowSchema>;

export const syncAnswerSchema = z.object({
  protocol: z.literal(syncProtocol),
  operationId: z.string(),
  dryRun: z.boolean(),
  cursor: z.int(),
  results: z.array(rowResultSchema),
  news: z.array(rowNewsSchema),
  /** What this account took back of this workbook's sendings since the cursor: in the sheet it stays (SPEC U-6). */
  takenBack: z.array(restoredRowSchema).optional(),
  /** What the account sees of a document that belongs to an agency, to be kept beside the cursor (SPEC C-7). */
  sight: z.string().optional(),
  /** Present when news past `cursor` were left out, because others waited for this answer (SPEC C-6). */
  more: z.literal(true).optional(),
});
export type SyncAnswer = z.infer<typeof syncAnswerSchema>;

/**
 * `details` of the refusal `cursor-unknown`: the numbers that the server, set back to an older copy, knows. It gave out
 * none past `sequence` and none between `after` and `next` of a break.
 */
export const cursorUnknownSchema = z.object({
  sequence: z.int().min(0),
  breaks: z.array(z.object({ after: z.int(), next: z.int() })),
});
export type CursorUnknown = z.infer<typeof cursorUnknownSchema>;

/** Every refusal of the server, HTTP 4xx and 5xx alike. */
export const apiErrorSchema = z.object({
  reason: z.string(),
  message: z.string(),
  details: z.unknown().optional(),
});
export type ApiError = z.infer<typeof apiErrorSchema>;
