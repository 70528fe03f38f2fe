import { z } from 'zod';

/** Longest comment, in UTF-16 units. */
export const longestComment = 2_000;
/** A row keeps at most so many comments. */
export const mostComments = 1_000;

export const commentSchema = z.object({
  commentId: z.string(),
  text: z.string(),
  /** Display name and agency of who wrote it, and when (ISO instant). */
  author: z.string(),
  agencyName: z.string().nullable(),
  at: z.string(),
});
export type RowComment = z.infer<typeof commentSchema>;

/** Answer of GET /api/documents/:id/rows/:rowId/comments, oldest first. */
export const commentsAnswerSchema = z.object({
  rowId: z.string(),
  comments: z.array(commentSchema),
  /** Whether this account may add one. */
  mayComment: z.boolean(),
});
export type CommentsAnswer = z.infer<typeof commentsAnswerSchema>;

/**
 * POST /api/documents/:id/rows/:rowId/comments. A resend with the same id is answered with the same comment. Refused
 * with 403 `not-yours`, 409 `row-removed`, `comments-full` or `operation-reused`, 422 `text-empty`, `text-too-long` or
 * `text-unclean`.
 */
export const addCommentRequestSchema = z.object({ operationId: z.uuid(), text: z.string().max(100_000) });
export type AddCommentRequest = z.infer<typeof addCommentRequestSchema>;

export const addCommentAnswerSchema = z.object({ comment: commentSchema });
export type AddCommentAnswer = z.infer<typeof addCommentAnswerSchema>;
