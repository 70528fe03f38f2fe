import type { Accountable, OverviewAnswer, OverviewTask, Task, TaskCounts } from '#shared/api/overview-api.ts';
import type { DocumentInfo } from '#shared/api/document-api.ts';
import type { FieldValue } from '#shared/sync/protocol.ts';
import { rowTitle, sectionTitle } from '#shared/sync/row-title.ts';
import type { StoredRow } from '#server/store/store.ts';
import type { Leadership } from '#server/sync/leadership.ts';
import { taskOfRow } from './task-of-row.ts';

type Counts = { -readonly [Key in keyof TaskCounts]: number };

function noCounts(): Counts {
  return {
    total: 0,
    reported: 0,
    done: 0,
    inProgress: 0,
    notReported: 0,
    late: 0,
    nearDue: 0,
    cancelled: 0,
    noDeadline: 0,
  };
}

function count(counts: Counts, task: Task): void {
  counts.total += 1;
  counts[task.state] += 1;
  if (task.reported) counts.reported += 1;
  if (task.noDeadline) counts.noDeadline += 1;
}

function words(value: FieldValue | undefined): string | null {
  return value === null || value === undefined ? null : String(value);
}

function describe({ rowId, fields }: StoredRow, task: Task): OverviewTask {
  const percent = fields['percent'];
  return {
    rowId,
    section: words(fields['section']),
    sectionName: words(fields['sectionName']),
    title: rowTitle(fields),
    leadAgencies: words(fields['leadAgencies']),
    deadline: words(fields['deadline']),
    status: words(fields['status']),
    percent: typeof percent === 'number' ? percent : null,
    task,
  };
}

interface AgencyCounts {
  readonly agency: Accountable;
  readonly unassigned: boolean;
  readonly counts: Counts;
}

/** Nobody is named in the lead-agency cell. */
const nobody: Accountable = { code: null, name: 'Chưa giao chủ trì', collective: false };

class Tally {
  readonly counts = noCounts();
  readonly byAgency = new Map<string, AgencyCounts>();
  readonly bySection = new Map<string, { row: StoredRow; counts: Counts }>();

  add(row: StoredRow, task: Task): void {
    count(this.counts, task);
    const section = sectionTitle(row.fields);
    const ofSection = this.bySection.get(section) ?? { row, counts: noCounts() };
    this.bySection.set(section, ofSection);
    count(ofSection.counts, task);
    const { accountable } = task;
    const unassigned = accountable.length === 0;
    const distinct = new Map(
      (unassigned ? [nobody] : accountable).map((agency) => [unassigned ? '' : (agency.code ?? agency.name), agency]),
    );
    for (const [key, agency] of distinct) {
      const ofAgency = this.byAgency.get(key) ?? { agency, unassigned, counts: noCounts() };
      this.byAgency.set(key, ofAgency);
      count(ofAgency.counts, task);
    }
  }
}

/** The province's picture of a document on a day, in one pass over its rows. */
export function buildOverview(
  document: DocumentInfo,
  rows: readonly StoredRow[],
  today: string,
  leadership: Leadership,
): OverviewAnswer {
  const context = { kind: document.kind, today, year: document.year, leadership, deadlines: new Map() };
  const tally = new Tally();
  const late: OverviewTask[] = [];
  const nearDue: OverviewTask[] = [];
  for (const row of rows) {
    const task = taskOfRow(context, row.fields);
    if (task === null) continue;
    tally.add(row, task);
    if (task.state === 'late') late.push(describe(row, task));
    if (task.state === 'nearDue') nearDue.push(describe(row, task));
  }
  const soonest = (a: OverviewTask, b: OverviewTask): number => (a.task.daysLeft ?? 0) - (b.task.daysLeft ?? 0);
  return {
    documentId: document.id,
    today,
    counts: tally.counts,
    byAgency: [...tally.byAgency.values()].sort(
      (a, b) => b.counts.late - a.counts.late || b.counts.nearDue - a.counts.nearDue || b.counts.total - a.counts.total,
    ),
    bySection: [...tally.bySection.values()].map(({ row, counts }) => ({
      section: words(row.fields['section']),
      sectionName: words(row.fields['sectionName']),
      parIndexField: row.parIndexField,
      counts,
    })),
    late: late.sort(soonest),
    nearDue: nearDue.sort(soonest),
  };
}
