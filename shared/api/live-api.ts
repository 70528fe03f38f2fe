import { z } from 'zod';

/**
 * GET /api/documents/:id/events (text/event-stream): tells that a document has news, never which. Read with `fetch`, so
 * that the token travels in a header. Events, each with JSON data:
 * `ready` once at the beginning · `news` after writes, with `id:` = cursor · `end` before the server closes the stream.
 * Between them a comment every `heartbeatMs`, so that both sides notice a connection that died.
 */
export const liveReadySchema = z.object({
  /** Highest revision of the document's rows. */
  cursor: z.int().min(0),
  /** The server says something at least this often, in milliseconds. */
  heartbeatMs: z.int().min(1),
});
export type LiveReady = z.infer<typeof liveReadySchema>;

export const liveNewsSchema = z.object({ cursor: z.int().min(0) });
export type LiveNews = z.infer<typeof liveNewsSchema>;

export const liveEndSchema = z.object({
  /** session-ended: sign in again · document-unknown: no longer to be seen · server-stopping: come back in a moment. */
  reason: z.enum(['session-ended', 'document-unknown', 'server-stopping']),
});
export type LiveEnd = z.infer<typeof liveEndSchema>;

/**
 * Answer of GET /api/documents/:id/news?cursor=N[&workbookId=…]: the document's highest revision, and how many rows
 * were changed past the cursor by others than that workbook. For counting, and for polling where streams do not pass.
 */
export const newsAnswerSchema = z.object({ cursor: z.int().min(0), rows: z.int().min(0) });
export type NewsAnswer = z.infer<typeof newsAnswerSchema>;
