import { z } from 'zod';

/** A deadline within so many days counts as near. */
export const nearDueDays = 30;

/**
 * done: reported as finished · late: its last day is past and it is not done · nearDue: due within 30 days and not done ·
 * inProgress: progress reported, neither of these · notReported: no progress reported (nothing typed, or «Chưa thực
 * hiện»), neither of these · cancelled: reported as no longer to be done.
 */
export const taskStates = ['done', 'late', 'nearDue', 'inProgress', 'notReported', 'cancelled'] as const;
export type TaskState = (typeof taskStates)[number];

export const accountableSchema = z.object({
  /** Catalogue code; `null` when the name is not in the catalogue. */
  code: z.string().nullable(),
  name: z.string(),
  /** True for a group ("Các sở, ngành"): nobody in particular is accountable. */
  collective: z.boolean(),
});
export type Accountable = z.infer<typeof accountableSchema>;

export const taskSchema = z.object({
  state: z.enum(taskStates),
  /** An agency has typed a status, a percentage or a result. */
  reported: z.boolean(),
  /** Last day on which the work is on time (ISO), `null` when the deadline has no day. */
  dueOn: z.iso.date().nullable(),
  /** Days from today to `dueOn`, negative when past; `null` without a day. */
  daysLeft: z.int().nullable(),
  /** Nobody when the lead-agency cell names nobody. */
  accountable: z.array(accountableSchema),
  /** The deadline cell is blank or not understood. */
  noDeadline: z.boolean(),
});
export type Task = z.infer<typeof taskSchema>;

/**
 * Tasks counted. A task is counted once in `total` and once in exactly one of done, late, nearDue, inProgress,
 * notReported, cancelled; `reported` and `noDeadline` are counted beside those.
 */
export const taskCountsSchema = z.object({
  total: z.int(),
  reported: z.int(),
  done: z.int(),
  inProgress: z.int(),
  notReported: z.int(),
  late: z.int(),
  nearDue: z.int(),
  cancelled: z.int(),
  noDeadline: z.int(),
});
export type TaskCounts = z.infer<typeof taskCountsSchema>;

export const overviewTaskSchema = z.object({
  rowId: z.string(),
  section: z.string().nullable(),
  sectionName: z.string().nullable(),
  /** What people call the row (`rowTitle`). */
  title: z.string(),
  /** The words of the lead-agency cell and of the deadline cell. */
  leadAgencies: z.string().nullable(),
  deadline: z.string().nullable(),
  status: z.string().nullable(),
  percent: z.number().nullable(),
  task: taskSchema,
});
export type OverviewTask = z.infer<typeof overviewTaskSchema>;

/** Answer of GET /api/documents/:id/overview?today=YYYY-MM-DD */
export const overviewAnswerSchema = z.object({
  documentId: z.string(),
  today: z.iso.date(),
  counts: taskCountsSchema,
  /** Most late first. A task of several agencies is counted under each, so these may add up to more than `counts`. */
  byAgency: z.array(
    z.object({
      agency: accountableSchema,
      /** The tasks whose lead-agency cell names nobody; `agency` then only says so. */
      unassigned: z.boolean(),
      counts: taskCountsSchema,
    }),
  ),
  /** In reading order. */
  bySection: z.array(
    z.object({
      section: z.string().nullable(),
      sectionName: z.string().nullable(),
      parIndexField: z.int().nullable(),
      counts: taskCountsSchema,
    }),
  ),
  /** Longest overdue first. */
  late: z.array(overviewTaskSchema),
  /** Soonest first. */
  nearDue: z.array(overviewTaskSchema),
});
export type OverviewAnswer = z.infer<typeof overviewAnswerSchema>;
