import { z } from 'zod';
import { restoredRowSchema } from '../sync/protocol.ts';

/** `period`: the province opened or closed a period, gave rows back or took them; it is taken back by its own counterpart. */
export const operationKinds = ['sync', 'undo', 'create', 'period'] as const;

/** One publish of a workbook, for its history and for taking it back. */
export const operationSchema = z.object({
  operationId: z.string(),
  kind: z.enum(operationKinds),
  author: z.string(),
  at: z.string(),
  workbookId: z.string().nullable(),
  workbookLabel: z.string().nullable().default(null),
  /** Rows it wrote. */
  rowsWritten: z.int(),
  /** The operation that took it back, or `null`. */
  undoneBy: z.string().nullable(),
});
export type OperationInfo = z.infer<typeof operationSchema>;

/** Answer of GET /api/documents/:id/operations?workbookId=…: those that wrote something, newest first, at most 100. */
export const operationsAnswerSchema = z.object({ operations: z.array(operationSchema) });
export type OperationsAnswer = z.infer<typeof operationsAnswerSchema>;

/** POST /api/operations/:operationId/undo. A resend with the same id is answered with the first answer. */
export const undoRequestSchema = z.object({ operationId: z.uuid() });
export type UndoRequest = z.infer<typeof undoRequestSchema>;

/**
 * Answer of an undo. What it put back arrives as news of the next sync. Refused with 409 `built-upon` when someone
 * changed one of the rows since (`details.rows` names them), `already-undone`, or 403 `not-yours`.
 */
export const undoAnswerSchema = z.object({
  operationId: z.string(),
  undone: z.string(),
  rowsRestored: z.int(),
  /** What the operation had written: the fields of each row, and whether it had made the row, which is gone now. */
  restored: z.array(restoredRowSchema).default([]),
});
export type UndoAnswer = z.infer<typeof undoAnswerSchema>;
