import { z } from 'zod';
import { fieldChangeSchema, fieldValueSchema, pushedFieldsSchema, rowReturnedSchema } from '../sync/protocol.ts';
import { taskSchema } from './overview-api.ts';

/** The kinds of sheet that are kept at the province as a document. */
export const documentKinds = ['plan', 'papi', 'criteria', 'improvement', 'recommendations'] as const;
export type DocumentKind = (typeof documentKinds)[number];

const isoDay = z.iso.date();

export const documentSchema = z.object({
  id: z.string(),
  kind: z.enum(documentKinds),
  /** e.g. "167/KH-UBND" */
  number: z.string().nullable(),
  /** ISO day of issue. */
  date: isoDay.nullable(),
  title: z.string(),
  year: z.int().nullable(),
  /** The agency whose own set it is (criteria); `null` for a document of the whole province. */
  agencyCode: z.string().nullable(),
  agencyName: z.string().nullable(),
  /** Rows that are not removed. */
  rowCount: z.int(),
  /** ISO instant of the last change. */
  changedAt: z.string(),
});
export type DocumentInfo = z.infer<typeof documentSchema>;

/** Answer of GET /api/documents: the documents this account may see, newest first. */
export const documentsAnswerSchema = z.object({ documents: z.array(documentSchema) });
export type DocumentsAnswer = z.infer<typeof documentsAnswerSchema>;

/**
 * POST /api/documents (province only): a new document with its first rows, in reading order. Refused as a whole with 422
 * `rows-invalid` when values are wrong, a text too long for a cell too: `details.rows` names every row and field.
 */
export const createDocumentRequestSchema = z.object({
  /** A resend with the same id is answered with the same document. */
  operationId: z.uuid(),
  kind: z.enum(documentKinds),
  number: z.string().trim().min(1).max(100).nullable(),
  date: isoDay.nullable(),
  title: z.string().trim().min(1).max(500),
  year: z.int().min(1990).max(2200).nullable(),
  agencyCode: z.string().min(1).max(40).nullable(),
  agencyName: z.string().min(1).max(200).nullable(),
  rows: z
    .array(
      z.object({
        fields: pushedFieldsSchema,
        /** Number (1–8) of the PAR INDEX field the row serves, where known. */
        parIndexField: z.int().min(1).max(99).nullable().default(null),
      }),
    )
    .max(20_000),
});
export type CreateDocumentRequest = z.input<typeof createDocumentRequestSchema>;

/** Answer of POST /api/documents */
export const documentAnswerSchema = z.object({ document: documentSchema });
export type DocumentAnswer = z.infer<typeof documentAnswerSchema>;

/** What this account may do with a row: assign (province fields), report (agency fields), both, or only read. */
export const rowAccessSchema = z.object({ assign: z.boolean(), report: z.boolean(), appraise: z.boolean() });
export type RowAccess = z.infer<typeof rowAccessSchema>;

export const documentRowSchema = z.object({
  rowId: z.string(),
  revision: z.int(),
  /** Reading order within the document, from 0. */
  position: z.number(),
  parIndexField: z.int().nullable(),
  fields: z.record(z.string(), fieldValueSchema),
  /** Who changed it last (display name) and when (ISO instant). */
  author: z.string(),
  at: z.string(),
  access: rowAccessSchema,
  /** Present while the province has given the row back for correction. */
  returned: rowReturnedSchema.optional(),
  /** Where the task stands on `today`; `null` in a document without deadlines and progress (criteria). */
  task: taskSchema.nullable(),
  /** How many comments people wrote beside the row. */
  comments: z.int(),
});
export type DocumentRow = z.infer<typeof documentRowSchema>;

/** Answer of GET /api/documents/:id/rows?today=YYYY-MM-DD (today: the day in Viet Nam unless told). */
export const documentRowsAnswerSchema = z.object({
  document: documentSchema,
  today: isoDay,
  /** Cursor of a workbook that has seen exactly these rows. */
  cursor: z.int(),
  /** What the account sees of a document that belongs to an agency, to be kept beside the cursor (SPEC C-7). */
  sight: z.string().optional(),
  rows: z.array(documentRowSchema),
});
export type DocumentRowsAnswer = z.infer<typeof documentRowsAnswerSchema>;

/** POST /api/documents/of-rows: which documents rows belong to, asked where a workbook has forgotten. */
export const documentsOfRowsRequestSchema = z.object({ rowIds: z.array(z.string().min(1).max(64)).min(1).max(1_000) });
/** Only documents and rows that the account may see, removed rows too; those with most of the rows first. */
export const documentsOfRowsAnswerSchema = z.object({
  documents: z.array(z.object({ documentId: z.string(), rows: z.int() })),
});
export type DocumentsOfRowsAnswer = z.infer<typeof documentsOfRowsAnswerSchema>;

/**
 * What may happen to a row. `returned`: given back by the province for correction; `return-ended`: that is over, the
 * province took it or closed the period.
 */
export const historyActions = ['created', 'changed', 'removed', 'restored', 'returned', 'return-ended'] as const;

/** One step in the life of a row. Only `changed` carries changes, only `returned` a reason. */
export const rowHistoryEntrySchema = z.object({
  revision: z.int(),
  action: z.enum(historyActions),
  changes: z.array(fieldChangeSchema),
  reason: z.string().optional(),
  author: z.string(),
  /** Agency of the author, `null` for an account without one. */
  agencyName: z.string().nullable(),
  at: z.string(),
  /** The workbook it came from; `null` when it was made on the province's pages or at import. */
  workbookId: z.string().nullable(),
  /** What people call that workbook, where it said so. */
  workbookLabel: z.string().nullable().default(null),
  operationId: z.string(),
});
export type RowHistoryEntry = z.infer<typeof rowHistoryEntrySchema>;

/** Answer of GET /api/documents/:id/rows/:rowId/history, newest first. */
export const rowHistoryAnswerSchema = z.object({ rowId: z.string(), entries: z.array(rowHistoryEntrySchema) });
export type RowHistoryAnswer = z.infer<typeof rowHistoryAnswerSchema>;
