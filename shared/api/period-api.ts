import { z } from 'zod';
import { periodKinds } from '../period/reporting-period.ts';
import { hasControlCharacters } from '../sync/field-value.ts';
import { fieldChangeSchema, fieldValueSchema, rowReturnedSchema } from '../sync/protocol.ts';
import { accountableSchema, taskCountsSchema } from './overview-api.ts';

const isoDay = z.iso.date();
const id = z.string().min(1).max(64);

export const periodSchema = z.object({
  id: z.string(),
  documentId: z.string(),
  kind: z.enum(periodKinds),
  from: isoDay,
  to: isoDay,
  due: isoDay,
  /** Number of a self-scoring round within its year; `null` for the other kinds. */
  round: z.int().nullable(),
  state: z.enum(['open', 'closed']),
  /** Display names and ISO instants of the last opening and the last closing. */
  openedBy: z.string(),
  openedAt: z.string(),
  closedBy: z.string().nullable(),
  closedAt: z.string().nullable(),
  /** "Quý I/2026" */
  label: z.string(),
});
export type Period = z.infer<typeof periodSchema>;

/** What the province did with periods, rows given back and snapshots. */
export const periodActs = ['open', 'close', 'reopen', 'return', 'return-end', 'snapshot'] as const;
export type PeriodAct = (typeof periodActs)[number];

/**
 * Answer of GET /api/documents/:id/periods, latest first. A document without periods is always open; with periods it is
 * open while one of them is.
 */
export const periodsAnswerSchema = z.object({
  documentId: z.string(),
  periods: z.array(periodSchema),
  /** Whether agencies may send now. Rows given back may be sent in any case. */
  open: z.boolean(),
  /** Why not, and what to do. */
  message: z.string().nullable(),
  /** Rows that are given back now, as far as this account sees them, in reading order. */
  returned: z.array(
    rowReturnedSchema.extend({
      rowId: z.string(),
      title: z.string(),
      /** Whether this account's agency answers for the row. */
      mine: z.boolean(),
    }),
  ),
  /** Newest first, at most 100. */
  acts: z.array(
    z.object({
      act: z.enum(periodActs),
      periodId: z.string().nullable(),
      label: z.string().nullable(),
      /** Why rows were given back, or a period opened again. */
      reason: z.string().nullable(),
      rows: z.int(),
      author: z.string(),
      at: z.string(),
    }),
  ),
});
export type PeriodsAnswer = z.infer<typeof periodsAnswerSchema>;

/** Text that a person gives as a reason: shown to others, so no control characters. */
const reasonSchema = z
  .string()
  .trim()
  .min(1)
  .max(500)
  .refine((text) => !hasControlCharacters(text), { message: 'control characters' })
  .transform((text) => text.normalize('NFC'));

/**
 * POST /api/documents/:id/periods (province only): opens a period. Refused with 422 `period-invalid` (`details.problem`)
 * when its days make no sense or it overlaps another of its kind.
 */
export const openPeriodRequestSchema = z.object({
  /** A resend with the same id is answered with the first answer; so for every act below. */
  operationId: z.uuid(),
  kind: z.enum(periodKinds),
  from: isoDay,
  to: isoDay,
  due: isoDay,
  round: z.int().nullable().default(null),
});
export type OpenPeriodRequest = z.output<typeof openPeriodRequestSchema>;

/**
 * POST /api/documents/:id/periods/:periodId/close (province only): keeps a snapshot of all rows, ends what was given
 * back. Refused with 409 `period-not-open`.
 */
export const closePeriodRequestSchema = z.object({ operationId: z.uuid() });
export type ClosePeriodRequest = z.infer<typeof closePeriodRequestSchema>;

/** POST /api/documents/:id/periods/:periodId/reopen (province only). Refused with 409 `period-not-closed`. */
export const reopenPeriodRequestSchema = z.object({
  operationId: z.uuid(),
  reason: reasonSchema.nullable().default(null),
  /** A new last day to report; the former one where it is not told. */
  due: isoDay.optional(),
});
export type ReopenPeriodRequest = z.output<typeof reopenPeriodRequestSchema>;

/**
 * POST /api/documents/:id/returns (province only): gives rows back to be corrected, with one reason. Rows that are given
 * back already get the new reason. Refused with 404 `row-unknown`, 409 `row-removed` (`details.rows`) as a whole.
 */
export const returnRowsRequestSchema = z.object({
  operationId: z.uuid(),
  rowIds: z.array(id).min(1).max(20_000),
  reason: reasonSchema,
});
export type ReturnRowsRequest = z.output<typeof returnRowsRequestSchema>;

/**
 * POST /api/documents/:id/returns/end (province only): takes rows as they now are. Rows that were not given back are left
 * alone; refused with 409 `row-not-returned` when that is all of them.
 */
export const endReturnsRequestSchema = z.object({ operationId: z.uuid(), rowIds: z.array(id).min(1).max(20_000) });
export type EndReturnsRequest = z.infer<typeof endReturnsRequestSchema>;

/** POST /api/documents/:id/snapshots (province only): keeps the rows as they now are. */
export const takeSnapshotRequestSchema = z.object({ operationId: z.uuid() });
export type TakeSnapshotRequest = z.infer<typeof takeSnapshotRequestSchema>;

/** Answer of every act. */
export const periodActAnswerSchema = z.object({
  operationId: z.string(),
  act: z.enum(periodActs),
  /** The period as it is after the act; `null` for acts on rows and for a snapshot. */
  period: periodSchema.nullable(),
  /** The snapshot that was kept, `null` when none was. */
  snapshotId: z.string().nullable(),
  /** Rows given back, or no longer given back. */
  rows: z.int(),
});
export type PeriodActAnswer = z.infer<typeof periodActAnswerSchema>;

export const snapshotInfoSchema = z.object({
  id: z.string(),
  documentId: z.string(),
  /** The period at whose closing it was kept; `null` when it was asked for. */
  periodId: z.string().nullable(),
  /** "Quý I/2026", or "Chụp ngày 14/03/2026". */
  label: z.string(),
  rowCount: z.int(),
  author: z.string(),
  at: z.string(),
});
export type SnapshotInfo = z.infer<typeof snapshotInfoSchema>;

/** Answer of GET /api/documents/:id/snapshots, newest first. */
export const snapshotsAnswerSchema = z.object({ snapshots: z.array(snapshotInfoSchema) });
export type SnapshotsAnswer = z.infer<typeof snapshotsAnswerSchema>;

/** Answer of GET /api/documents/:id/snapshots/:snapshotId: the rows as they stood, in reading order. */
export const snapshotAnswerSchema = z.object({
  snapshot: snapshotInfoSchema,
  /** Fields that any of the rows holds, in the order of the sheet, with the words officers call them by. */
  columns: z.array(z.object({ field: z.string(), label: z.string() })),
  rows: z.array(
    z.object({
      rowId: z.string(),
      revision: z.int(),
      parIndexField: z.int().nullable(),
      fields: z.record(z.string(), fieldValueSchema),
      author: z.string(),
      at: z.string(),
    }),
  ),
});
export type SnapshotAnswer = z.infer<typeof snapshotAnswerSchema>;

/**
 * Answer of GET /api/documents/:id/snapshots/:snapshotId/comparison: the snapshot against the rows as they are now. The
 * counts look at both with their own day: the one of the snapshot, and the present one.
 */
export const comparisonAnswerSchema = z.object({
  snapshot: snapshotInfoSchema,
  /** ISO days in Viet Nam. */
  thenDay: isoDay,
  nowDay: isoDay,
  /** By status; `null` for a document without deadlines and progress (criteria). */
  then: taskCountsSchema.nullable(),
  now: taskCountsSchema.nullable(),
  added: z.int(),
  removed: z.int(),
  changed: z.int(),
  /** The rows that changed, in today's reading order, at most 500. */
  changes: z.array(z.object({ rowId: z.string(), title: z.string(), changes: z.array(fieldChangeSchema) })),
});
export type ComparisonAnswer = z.infer<typeof comparisonAnswerSchema>;

/**
 * Answer of GET /api/documents/:id/periods/:periodId/reporting: who has reported since the period was first opened, those
 * with most rows to wait for first. A row of several agencies is counted under each.
 */
export const reportingAnswerSchema = z.object({
  periodId: z.string(),
  /** Rows of the whole document. */
  total: z.int(),
  waiting: z.int(),
  byAgency: z.array(
    z.object({
      agency: accountableSchema,
      /** Rows it answers for = updated + settled + waiting. */
      rows: z.int(),
      /** Something was reported since the period was opened. */
      updated: z.int(),
      /** Finished or cancelled before: nothing more to report. */
      settled: z.int(),
      waiting: z.int(),
      returned: z.int(),
      /** ISO instant of its last report in the period, `null` when there was none. */
      lastAt: z.string().nullable(),
    }),
  ),
});
export type ReportingAnswer = z.infer<typeof reportingAnswerSchema>;

/**
 * POST /api/periods (province only): opens or closes one period in many documents; each is an act of its own, done once
 * per operation id. A period is found by its name: kind, last day and round.
 */
export const manyPeriodsRequestSchema = z.object({
  act: z.enum(['open', 'close']),
  span: openPeriodRequestSchema.omit({ operationId: true }),
  documents: z
    .array(z.object({ documentId: id, operationId: z.uuid() }))
    .min(1)
    .max(200),
  /** Says what would happen, changes nothing. */
  dryRun: z.boolean().default(false),
});
export type ManyPeriodsRequest = z.output<typeof manyPeriodsRequestSchema>;

/** What became of one document, or would. */
export const manyPeriodsResultSchema = z.object({
  documentId: z.string(),
  /** ready: would be done (dry run only). */
  status: z.enum(['done', 'ready', 'refused']),
  /** Why it was refused, as for the act on one document. */
  reason: z.string().nullable(),
  message: z.string().nullable(),
  period: periodSchema.nullable(),
  /** Of a dry run: rows, those not reported since the period was opened (`null`: it is not open yet), given back, and the
   * labels of other periods that stay open. */
  foreseen: z
    .object({ rows: z.int(), waiting: z.int().nullable(), returned: z.int(), stillOpen: z.array(z.string()) })
    .nullable(),
});
export type ManyPeriodsResult = z.infer<typeof manyPeriodsResultSchema>;

/** Answer of POST /api/periods, in the order asked. */
export const manyPeriodsAnswerSchema = z.object({ results: z.array(manyPeriodsResultSchema) });
export type ManyPeriodsAnswer = z.infer<typeof manyPeriodsAnswerSchema>;
