import { z } from 'zod';

export const mostShares = 100;
/** Longest name of a person or unit, and longest words of a part of the work, in UTF-16 units. */
export const longestAssignee = 200;
export const longestPart = 2_000;

/** One part of a row's work inside the agency that answers for the row. */
export const shareSchema = z.object({
  /** Person or unit, as the agency calls them. */
  assignee: z.string(),
  /** What of the work; '' = all of it. */
  part: z.string(),
  /** The agency's own last day (ISO), `null` = that of the row. */
  deadline: z.iso.date().nullable(),
  done: z.boolean(),
});
export type Share = z.infer<typeof shareSchema>;

/** How one agency splits a row among its own people. */
export const shareListSchema = z.object({
  agencyCode: z.string(),
  agencyName: z.string(),
  /** 1, 2, 3 …; 0 = never split. */
  version: z.int().min(0),
  shares: z.array(shareSchema),
  /** Who wrote this version and when; `null` at version 0. */
  author: z.string().nullable(),
  at: z.string().nullable(),
});
export type ShareList = z.infer<typeof shareListSchema>;

/**
 * Answer of GET /api/documents/:id/rows/:rowId/shares: the list of the caller's agency, and those of all agencies for
 * the province. Refused with 403 `not-yours` for everyone else.
 */
export const sharesAnswerSchema = z.object({
  rowId: z.string(),
  /** The caller's agency; `null` when this account does not split the row. Its list may stand in `lists`. */
  mine: z.string().nullable(),
  /** Last day of the row's own deadline (ISO), `null` when it has none. */
  rowDueOn: z.iso.date().nullable(),
  lists: z.array(shareListSchema),
});
export type SharesAnswer = z.infer<typeof sharesAnswerSchema>;

/**
 * PUT /api/documents/:id/rows/:rowId/shares: replaces the list of the caller's agency. A resend with the same id is
 * answered with the same version. Refused with 403 `not-yours`, 409 `shares-changed` when `base` is not the present
 * version (`details.list` has the other's), `row-removed` or `operation-reused`, 422 `assignee-empty`, `text-too-long`
 * or `text-unclean`.
 */
export const saveSharesRequestSchema = z.object({
  operationId: z.uuid(),
  /** The version that the caller saw. */
  base: z.int().min(0),
  shares: z
    .array(shareSchema.extend({ assignee: z.string().max(100_000), part: z.string().max(100_000) }))
    .max(mostShares),
});
export type SaveSharesRequest = z.infer<typeof saveSharesRequestSchema>;

export const saveSharesAnswerSchema = z.object({ list: shareListSchema });
export type SaveSharesAnswer = z.infer<typeof saveSharesAnswerSchema>;

/** What comes with 409 `shares-changed`. */
export const sharesChangedSchema = z.object({ list: shareListSchema });
