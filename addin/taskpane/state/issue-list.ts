import type { Issue, Severity } from '#shared/check/issue.ts';
import { a1 } from '#shared/sheet/a1.ts';
import { foldText } from '#shared/text/fold-text.ts';
import type { IssueFilter } from './pane-state.ts';

/** An issue with a name that survives a re-check as long as the finding itself does. */
export interface KeyedIssue {
  readonly key: string;
  readonly issue: Issue;
}

/** The issues of one rule. */
export interface IssueGroup {
  readonly code: string;
  readonly severity: Severity;
  readonly items: readonly KeyedIssue[];
}

const severityRank: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** Names every issue by rule and cell; a second finding of a rule on one cell gets a number. */
export function keyIssues(issues: readonly Issue[]): readonly KeyedIssue[] {
  const seen = new Map<string, number>();
  return issues.map((issue) => {
    const base = `${issue.code} ${a1(issue.cell)}`;
    const nth = seen.get(base) ?? 0;
    seen.set(base, nth + 1);
    return { key: nth === 0 ? base : `${base} ${nth + 1}`, issue };
  });
}

/** Issues by rule: errors before warnings before hints, then the rule that costs most rows first. */
export function groupIssues(issues: readonly KeyedIssue[], filter: IssueFilter): readonly IssueGroup[] {
  const wanted = foldText(filter.text);
  const groups = new Map<string, { severity: Severity; items: KeyedIssue[] }>();
  for (const keyed of issues) {
    const { issue } = keyed;
    if (filter.severity !== null && issue.severity !== filter.severity) continue;
    if (wanted !== '' && !matches(issue, wanted)) continue;
    // One rule may find an error here and a warning there: they are shown apart.
    const id = `${issue.code}/${issue.severity}`;
    const group = groups.get(id) ?? { severity: issue.severity, items: [] };
    groups.set(id, group);
    group.items.push(keyed);
  }
  return [...groups]
    .map(([id, group]) => ({ code: id.slice(0, id.lastIndexOf('/')), ...group }))
    .sort((a, b) => severityRank[a.severity] - severityRank[b.severity] || b.items.length - a.items.length);
}

/** Names a group among the open ones. */
export function groupId(group: Pick<IssueGroup, 'code' | 'severity'>): string {
  return `${group.code}/${group.severity}`;
}

/**
 * The issue `step` places after (or before) the current one in the order of the list, going round at the ends.
 * Without a current one: the first, or the last when going back.
 */
export function stepIssue(groups: readonly IssueGroup[], current: string | null, step: 1 | -1): KeyedIssue | null {
  const all = groups.flatMap((group) => group.items);
  if (all.length === 0) return null;
  const at = current === null ? -1 : all.findIndex(({ key }) => key === current);
  if (at < 0) return (step === 1 ? all[0] : all.at(-1)) ?? null;
  return all[(at + step + all.length) % all.length] ?? null;
}

/**
 * Where to stand after a re-check in which the current issue vanished: on the one that took its place in its
 * group, else nowhere.
 */
export function followCurrent(
  before: readonly KeyedIssue[],
  after: readonly KeyedIssue[],
  current: string | null,
): string | null {
  if (current === null || after.some(({ key }) => key === current)) return current;
  const gone = before.find(({ key }) => key === current);
  if (!gone) return null;
  const place = peers(before, gone.issue).findIndex(({ key }) => key === current);
  const left = peers(after, gone.issue);
  return (left[place] ?? left.at(-1))?.key ?? null;
}

/** How many findings of each severity. */
export function countBySeverity(issues: readonly Issue[]): Readonly<Record<Severity, number>> {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { severity } of issues) counts[severity] += 1;
  return counts;
}

function peers(issues: readonly KeyedIssue[], like: Issue): readonly KeyedIssue[] {
  return issues.filter(({ issue }) => issue.code === like.code && issue.severity === like.severity);
}

function matches(issue: Issue, wanted: string): boolean {
  return foldText(`${a1(issue.cell)} ${issue.message}`).includes(wanted);
}
