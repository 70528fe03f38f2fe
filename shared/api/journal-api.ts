import { z } from 'zod';
import { fieldChangeSchema } from '../sync/protocol.ts';
import { rowHistoryEntrySchema } from './document-api.ts';
import { operationSchema } from './operation-api.ts';

/** One operation of a document, as its journal tells it. */
export const journalEntrySchema = operationSchema.extend({
  revision: z.int(),
  /** Agency of the author, `null` for an account without one. */
  agencyName: z.string().nullable(),
});
export type JournalEntry = z.infer<typeof journalEntrySchema>;

/** Somebody who wrote to the document; `id` is for asking only. */
export const journalPersonSchema = z.object({
  id: z.string(),
  displayName: z.string(),
  agencyCode: z.string().nullable(),
  agencyName: z.string().nullable(),
});
export type JournalPerson = z.infer<typeof journalPersonSchema>;

/**
 * Answer of GET /api/documents/:id/journal?before=&agency=&person=&day=: the operations that wrote something, newest
 * first, a page at a time. `day` is a day in Viet Nam.
 */
export const journalAnswerSchema = z.object({
  entries: z.array(journalEntrySchema),
  /** Ask again with `before` = this for older ones; `null` at the end. */
  next: z.int().nullable(),
  /** Everybody who ever wrote to the document, whatever is asked for. */
  people: z.array(journalPersonSchema),
});
export type JournalAnswer = z.infer<typeof journalAnswerSchema>;

export const journalRowSchema = z.object({
  rowId: z.string(),
  /** What the row is about, as it reads now. */
  title: z.string(),
  action: rowHistoryEntrySchema.shape.action,
  changes: z.array(fieldChangeSchema),
});
export type JournalRow = z.infer<typeof journalRowSchema>;

/** Answer of GET /api/documents/:id/operations/:operationId/rows, in reading order. */
export const journalRowsSchema = z.object({
  /** At most 200. */
  rows: z.array(journalRowSchema),
  total: z.int(),
});
export type JournalRows = z.infer<typeof journalRowsSchema>;
