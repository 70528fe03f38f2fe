import type { Accountable, OverviewAnswer, OverviewTask, TaskCounts } from '#shared/api/overview-api.ts';
import type { DocumentInfo } from '#shared/api/document-api.ts';
import type { FieldValue } from '#shared/sync/protocol.ts';
import type { StoredRow } from '#server/store/store.ts';
import type { Leadership } from '#server/sync/leadership.ts';
import type { TaskOfRow } from './task-of-row.ts';
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

function count(counts: Counts, { task, noDeadline }: TaskOfRow): void {
  counts.total += 1;
  counts[task.state] += 1;
  if (task.reported) counts.reported += 1;
  if (noDeadline) counts.noDeadline += 1;
}

function words(value: FieldValue | undefined): string | null {
  return value === null || value === undefined ? null : String(value);
}

function describe({ rowId, fields }: StoredRow, { task }: TaskOfRow): OverviewTask {
  const percent = fields['percent'];
  const title = fields['activity'] ?? fields['task'] ?? fields['recommendation'] ?? fields['name'];
  return {
    rowId,
    section: words(fields['section']),
    sectionName: words(fields['sectionName']),
    title: words(title) ?? '',
    leadAgencies: words(fields['leadAgencies']),
    deadline: words(fields['deadline']),
    status: words(fields['status']),
    percent: typeof percent === 'number' ? percent : null,
    task,
  };
}

interface AgencyCounts {
  readonly agency: Accountable;
  readonly counts: Counts;
}

/** Nobody is named in the lead-agency cell. */
const nobody: Accountable = { code: null, name: 'Chưa giao chủ trì', collective: false };

class Tally {
  readonly counts = noCounts();
  readonly byAgency = new Map<string, AgencyCounts>();
  readonly bySection = new Map<string, { row: StoredRow; counts: Counts }>();

  add(row: StoredRow, found: TaskOfRow): void {
    count(this.counts, found);
    const section = `${words(row.fields['section']) ?? ''} ${words(row.fields['sectionName']) ?? ''}`;
    const ofSection = this.bySection.get(section) ?? { row, counts: noCounts() };
    this.bySection.set(section, ofSection);
    count(ofSection.counts, found);
    const { accountable } = found.task;
    const distinct = new Map(
      (accountable.length > 0 ? accountable : [nobody]).map((agency) => [agency.code ?? `"${agency.name}`, agency]),
    );
    for (const [key, agency] of distinct) {
      const ofAgency = this.byAgency.get(key) ?? { agency, counts: noCounts() };
      this.byAgency.set(key, ofAgency);
      count(ofAgency.counts, found);
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
    const found = taskOfRow(context, row.fields);
    if (found === null) continue;
    tally.add(row, found);
    if (found.task.state === 'late') late.push(describe(row, found));
    if (found.task.state === 'nearDue') nearDue.push(describe(row, found));
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
