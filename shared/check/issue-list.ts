import { compareIssues } from './check-sheet.ts';
import type { Issue } from './issue.ts';
import { checkRules } from './rule-registry.ts';

/** Beyond so many changes one pass over the list is quicker than looking up the place of each. */
const mostSplices = 64;

/** The issues of a sheet in the order of `checkSheet`, kept while rules take back and find anew. */
export class IssueList {
  private sorted: readonly Issue[];
  private readonly byRow = new Map<number, Set<Issue>>();
  private readonly byCode = new Map<string, Set<Issue>>();
  private readonly removed = new Set<Issue>();
  private readonly added: Issue[] = [];

  constructor(issues: readonly Issue[]) {
    this.sorted = issues;
    for (const issue of issues) this.register(issue);
  }

  get issues(): readonly Issue[] {
    return this.sorted;
  }

  /** Whether a rule has found anything. */
  holds(code: string): boolean {
    return (this.byCode.get(code)?.size ?? 0) > 0;
  }

  /** Codes of the rules that found something on the rows. */
  codesOn(rows: readonly number[]): ReadonlySet<string> {
    return new Set(rows.flatMap((row) => [...(this.byRow.get(row) ?? [])].map(({ code }) => code)));
  }

  /** Puts what a rule finds on some rows in the place of what it had found there; `issues` lists changes at `settle`. */
  replaceOn(rows: readonly number[], code: string, found: readonly Issue[]): void {
    for (const row of rows) {
      for (const issue of this.byRow.get(row) ?? []) if (issue.code === code) this.take(issue);
    }
    for (const issue of found) this.put(issue);
  }

  /** The same for all that a rule had found. */
  replaceAll(code: string, found: readonly Issue[]): void {
    for (const issue of this.byCode.get(code) ?? []) this.take(issue);
    for (const issue of found) this.put(issue);
  }

  /** Puts the list in order after the replacements. */
  settle(): void {
    const { removed } = this;
    // Sorting keeps the order in which a rule finds things on one cell.
    const added = [...this.added].sort(compareAcrossRules);
    if (removed.size + added.length <= mostSplices) {
      const issues = [...this.sorted];
      for (const issue of removed) issues.splice(issues.indexOf(issue, placeOf(issues, issue, 0)), 1);
      for (const issue of added) issues.splice(placeOf(issues, issue, 1), 0, issue);
      this.sorted = issues;
    } else {
      this.sorted = merge(
        this.sorted.filter((issue) => !removed.has(issue)),
        added,
      );
    }
    this.removed.clear();
    this.added.length = 0;
  }

  private take(issue: Issue): void {
    this.removed.add(issue);
    this.byRow.get(rowOf(issue))?.delete(issue);
    this.byCode.get(issue.code)?.delete(issue);
  }

  private put(issue: Issue): void {
    this.added.push(issue);
    this.register(issue);
  }

  private register(issue: Issue): void {
    addTo(this.byRow, rowOf(issue), issue);
    addTo(this.byCode, issue.code, issue);
  }
}

/** What is found on a row that is no record's is found on a cell of that row. */
function rowOf({ recordRow, cell }: Issue): number {
  return recordRow ?? cell.row;
}

function addTo<Key>(sets: Map<Key, Set<Issue>>, key: Key, issue: Issue): void {
  const set = sets.get(key);
  if (set) set.add(issue);
  else sets.set(key, new Set([issue]));
}

const placeOfRule = new Map(checkRules.map(({ code }, place) => [code, place]));

/** The order in which `checkSheet` lists issues: of one cell's, those of the earlier rule, of the earlier row first. */
function compareAcrossRules(a: Issue, b: Issue): number {
  return (
    compareIssues(a, b) ||
    placeOfRule.get(a.code)! - placeOfRule.get(b.code)! ||
    (a.recordRow ?? -1) - (b.recordRow ?? -1)
  );
}

/** The place before (`0`) or after (`1`) all issues that stand equal to one. */
function placeOf(issues: readonly Issue[], issue: Issue, after: 0 | 1): number {
  let low = 0;
  let high = issues.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compareAcrossRules(issues[middle]!, issue) < after) low = middle + 1;
    else high = middle;
  }
  return low;
}

function merge(kept: readonly Issue[], added: readonly Issue[]): readonly Issue[] {
  const merged: Issue[] = [];
  let next = 0;
  for (const issue of kept) {
    while (next < added.length && compareAcrossRules(added[next]!, issue) < 0) merged.push(added[next++]!);
    merged.push(issue);
  }
  return merged.concat(added.slice(next));
}
