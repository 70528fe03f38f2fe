import { z } from 'zod';

const newsMarksShape = {
  /** Comments on the rows that the account sees. */
  comments: z.int().min(0).default(0),
  /** Acts on periods: opened, closed, rows given back, … */
  periods: z.int().min(0).default(0),
};
/**
 * How far what stands beside the rows has come, as the account sees it. A number that differs from the one heard before
 * tells what kind of news there is, also to a reader whose connection was broken in between.
 */
export const newsMarksSchema = z.object(newsMarksShape);
export type NewsMarks = z.infer<typeof newsMarksSchema>;

/**
 * GET /api/documents/:id/events (text/event-stream): tells that a document has news: of rows, of
 * comments, of periods; never which. Read with `fetch`, so
 * that the token travels in a header. Events, each with JSON data:
 * `ready` once at the beginning · `news` after writes, comments and acts on periods, with `id:` = cursor · `end` before the server closes the stream.
 * Between them a comment every `heartbeatMs`, so that both sides notice a connection that died.
 */
export const liveReadySchema = z.object({
  /** Highest revision of the document's rows. */
  cursor: z.int().min(0),
  ...newsMarksShape,
  /** The server says something at least this often, in milliseconds. */
  heartbeatMs: z.int().min(1),
});
export type LiveReady = z.infer<typeof liveReadySchema>;

export const liveNewsSchema = z.object({ cursor: z.int().min(0), ...newsMarksShape });
export type LiveNews = z.infer<typeof liveNewsSchema>;

export const liveEndSchema = z.object({
  /** session-ended: sign in again · document-unknown: no longer to be seen · server-stopping: come back in a moment. */
  reason: z.enum(['session-ended', 'document-unknown', 'server-stopping']),
});
export type LiveEnd = z.infer<typeof liveEndSchema>;

/**
 * Answer of GET /api/documents/:id/news?cursor=N[&workbookId=…][&newest=N][&sight=…][&scope=mine]: the document's highest revision, and how
 * many of the rows that the account sees were changed past the cursor by others than that workbook, with the marks of
 * comments and periods; `mine` counts rows that the account's agency leads or helps with. For counting, and for polling
 * where streams do not pass.
 */
export const newsAnswerSchema = z.object({ cursor: z.int().min(0), rows: z.int().min(0), ...newsMarksShape });
export type NewsAnswer = z.infer<typeof newsAnswerSchema>;
