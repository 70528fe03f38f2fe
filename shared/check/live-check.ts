import type { Grid } from '../sheet/grid.ts';
import type { SheetRecord } from '../sheet/sheet-record.ts';
import type { SheetReading } from '../sheet/sheet-table.ts';
import type { CheckContext } from './check-context.ts';
import { buildCheckContext } from './check-context.ts';
import type { CheckRule, RuleScope, Seen } from './check-rule.ts';
import type { CheckOptions } from './check-sheet.ts';
import { appendIssues, checkSheet, rulesFor, settingsOf } from './check-sheet.ts';
import type { Issue } from './issue.ts';
import { IssueList } from './issue-list.ts';
import { createFirstReaderTest, narrowContext, recordsAt } from './narrow-context.ts';
import { PathMap } from './path-map.ts';

type GroupScope = Extract<RuleScope, { by: 'group' }>;
type SheetScope = Extract<RuleScope, { by: 'sheet' }>;

/** The sheet's rows by the groups a rule puts them in. */
type GroupIndex = PathMap<Set<number>>;

/**
 * A check that follows the edits of a sheet: each runs again only the rules, and only over the rows, whose findings it
 * may have changed (`RuleScope`). The issues are always those of `checkSheet` on the sheet as it is.
 */
export class LiveCheck {
  private readonly list: IssueList;
  private readonly groups = new Map<CheckRule, GroupIndex>();
  private readonly isFirstReader: ReturnType<typeof createFirstReaderTest>;

  constructor(
    private reading: SheetReading,
    private grid: Grid,
    private readonly options: CheckOptions,
  ) {
    this.list = new IssueList(checkSheet(reading, grid, options));
    this.isFirstReader = createFirstReaderTest(reading);
  }

  get issues(): readonly Issue[] {
    return this.list.issues;
  }

  /**
   * Takes the sheet after an edit that changed the records of `rows` (in order) and neither added, removed nor moved
   * any record.
   */
  follow(reading: SheetReading, grid: Grid, rows: readonly number[]): void {
    const edit: Edit = {
      before: this.contextOf(this.reading, this.grid, rows),
      after: this.contextOf(reading, grid, rows),
      codesFound: this.list.codesOn(rows),
    };
    let whole: CheckContext | null = null;
    for (const rule of rulesFor(reading)) {
      const { scope } = rule;
      if (scope?.by === 'row') {
        this.list.replaceOn(rows, rule.code, findIssues(rule, edit.after, this.options));
      } else if (scope?.by === 'group') {
        const related = this.regroup(rule, scope, edit);
        if (related.length === 0) continue;
        const context = this.contextOf(reading, grid, related);
        this.list.replaceOn(related, rule.code, findIssues(rule, context, this.options));
      } else if (!scope || (this.mayStart(rule, scope, edit) && hasNews(rule, scope.sees, edit))) {
        whole ??= buildCheckContext(reading, grid, settingsOf(reading, this.options));
        this.list.replaceAll(rule.code, findIssues(rule, whole, this.options));
      }
    }
    this.list.settle();
    this.reading = reading;
    this.grid = grid;
  }

  /** Whether a rule that has found nothing so far may find something after the edit. */
  private mayStart({ code }: CheckRule, { starts }: SheetScope, { after }: Edit): boolean {
    if (starts === undefined || this.list.holds(code)) return true;
    return [...recordsOf(after.reading)].some((record) => starts(record, after));
  }

  private contextOf(reading: SheetReading, grid: Grid, rows: readonly number[]): CheckContext {
    return narrowContext(reading, grid, settingsOf(reading, this.options), rows, this.isFirstReader);
  }

  /**
   * Moves the edited rows to their groups. Answers the rows to look at again, in order: those of the groups that the
   * edited rows left and joined, none when the edit says nothing new to the rule.
   */
  private regroup(rule: CheckRule, scope: GroupScope, edit: Edit): readonly number[] {
    const index = this.groups.get(rule) ?? indexGroups(scope, this.reading);
    this.groups.set(rule, index);
    const left = [...recordsOf(edit.before.reading)].map((record) => groupsOf(index, scope, record));
    const joined = [...recordsOf(edit.after.reading)].map((record) => groupsOf(index, scope, record));
    const stays = left.every(
      (groups, at) =>
        groups.length === joined[at]!.length && groups.every((group, place) => group === joined[at]![place]),
    );
    if (stays && !hasNews(rule, scope.sees, edit)) return [];
    for (const [at, { row }] of [...recordsOf(edit.before.reading)].entries())
      for (const group of left[at]!) group.delete(row);
    for (const [at, { row }] of [...recordsOf(edit.after.reading)].entries())
      for (const group of joined[at]!) group.add(row);

    const related = new Set(edit.after.narrowedTo?.rows);
    const seen = new Set<Set<number>>();
    const pending = [...left, ...joined].flat();
    for (let group = pending.pop(); group !== undefined; group = pending.pop()) {
      if (seen.has(group)) continue;
      seen.add(group);
      for (const row of group) {
        if (related.has(row)) continue;
        related.add(row);
        // What is found on the row may also rest on other groups it stands in.
        for (const { records } of this.reading.tables) {
          for (const record of recordsAt(records, [row])) pending.push(...groupsOf(index, scope, record));
        }
      }
    }
    return [...related].sort((a, b) => a - b);
  }
}

/** The edited rows before and after, and the codes of the rules that had found something on them. */
interface Edit {
  readonly before: CheckContext;
  readonly after: CheckContext;
  readonly codesFound: ReadonlySet<string>;
}

function hasNews({ code }: CheckRule, sees: Seen, { before, after, codesFound }: Edit): boolean {
  if (codesFound.has(code)) return true;
  const was = [...recordsOf(before.reading)].map((record) => sees(record, before));
  const is = [...recordsOf(after.reading)].map((record) => sees(record, after));
  return was.some((seen, index) => seen !== is[index]);
}

function findIssues(rule: CheckRule, context: CheckContext, options: CheckOptions): Issue[] {
  const issues: Issue[] = [];
  appendIssues(issues, rule, context, options);
  return issues;
}

function* recordsOf({ tables }: SheetReading): Generator<SheetRecord> {
  for (const { records } of tables) yield* records;
}

function indexGroups(scope: GroupScope, reading: SheetReading): GroupIndex {
  const index: GroupIndex = new PathMap();
  for (const record of recordsOf(reading)) {
    for (const group of groupsOf(index, scope, record)) group.add(record.row);
  }
  return index;
}

function groupsOf(index: GroupIndex, scope: GroupScope, record: SheetRecord): Set<number>[] {
  return scope.groupsOf(record).map((path) => index.getOrMake(path, () => new Set()));
}
