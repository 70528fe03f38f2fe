import { nearDueDays } from '#shared/api/overview-api.ts';
import type { Task, TaskState } from '#shared/api/overview-api.ts';
import type { DocumentKind } from '#shared/api/document-api.ts';
import { readStatus } from '#shared/check/due-status.ts';
import { dayNumber } from '#shared/deadline/calendar-day.ts';
import type { Deadline } from '#shared/deadline/deadline-kind.ts';
import { parseDeadline } from '#shared/deadline/parse-deadline.ts';
import { ownerOf } from '#shared/sync/field-owners.ts';
import type { RowFields } from '#shared/sync/protocol.ts';
import type { Leadership } from '#server/sync/leadership.ts';

/** What turns rows into tasks: the day, the plan's year, and who answers for what. */
export interface TaskContext {
  readonly kind: DocumentKind;
  /** ISO day. */
  readonly today: string;
  readonly year: number | null;
  readonly leadership: Leadership;
  /** Deadlines by their words: a plan repeats a few of them. */
  readonly deadlines: Map<string, Deadline>;
}

function deadlineOf(context: TaskContext, cell: RowFields[string] | undefined): Deadline {
  const text = typeof cell === 'string' ? cell : '';
  const known = context.deadlines.get(text);
  if (known) return known;
  const deadline = parseDeadline(text, { year: context.year });
  context.deadlines.set(text, deadline);
  return deadline;
}

function stateOf(fields: RowFields, reported: boolean, daysLeft: number | null): TaskState {
  const status = readStatus(typeof fields['status'] === 'string' ? fields['status'] : null);
  if (status === 'done' || (status === null && fields['percent'] === 100)) return 'done';
  if (status === 'cancelled') return 'cancelled';
  if (daysLeft !== null && daysLeft < 0) return 'late';
  if (daysLeft !== null && daysLeft <= nearDueDays) return 'nearDue';
  const begun = status !== 'waiting' || Number(fields['percent'] ?? 0) > 0;
  return reported && begun ? 'inProgress' : 'notReported';
}

/** Where a row of a plan stands; `null` for documents without deadlines and progress. */
export function taskOfRow(context: TaskContext, fields: RowFields): Task | null {
  if (ownerOf(context.kind, 'status') === null) return null;
  const deadline = deadlineOf(context, fields['deadline']);
  const dueOn = deadline.end;
  const daysLeft = dueOn === null ? null : dayNumber(dueOn) - dayNumber(context.today);
  const reported = ['status', 'percent', 'result'].some((name) => (fields[name] ?? null) !== null);
  return {
    state: stateOf(fields, reported, daysLeft),
    reported,
    dueOn,
    daysLeft,
    accountable: [...context.leadership.accountable(fields['leadAgencies'])],
    noDeadline: deadline.kind === 'none' || deadline.kind === 'unknown',
  };
}
