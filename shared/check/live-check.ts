import { findRow } from '../sheet/find-row.ts';
import type { Grid } from '../sheet/grid.ts';
import { cellNumber } from '../sheet/grid.ts';
import type { SheetRecord } from '../sheet/sheet-record.ts';
import type { SheetReading } from '../sheet/sheet-table.ts';
import type { CheckContext, Narrowing } from './check-context.ts';
import { buildCheckContext } from './check-context.ts';
import type { CheckRule, RuleScope } from './check-rule.ts';
import type { CheckOptions } from './check-sheet.ts';
import { appendIssues, checkSheet, compareIssues, rulesFor, settingsOf } from './check-sheet.ts';
import type { Issue } from './issue.ts';
import { PathMap } from './path-map.ts';
import { checkRules } from './rule-registry.ts';

type GroupScope = Extract<RuleScope, { by: 'group' }>;
type SheetScope = Extract<RuleScope, { by: 'sheet' }>;

/** The sheet's rows by the groups a rule puts them in. */
type GroupIndex = PathMap<Set<number>>;

/** Which issues of a rule an edit made doubtful: those of some rows, or all. */
type Stale = ReadonlySet<number> | 'all';

/**
 * A check that follows the edits of a sheet: each runs again only the rules, and only over the rows, whose findings it
 * may have changed (`RuleScope`). The issues are always those of `checkSheet` on the sheet as it is.
 */
export class LiveCheck {
  private readonly groups = new Map<CheckRule, GroupIndex>();
  private firstReaders: ReadonlyMap<number, number> | null = null;
  private current: readonly Issue[];

  constructor(
    private reading: SheetReading,
    private grid: Grid,
    private readonly options: CheckOptions,
  ) {
    this.current = checkSheet(reading, grid, options);
  }

  get issues(): readonly Issue[] {
    return this.current;
  }

  /**
   * Takes the sheet after an edit that changed the records of `rows` (in order) and neither added, removed nor moved
   * any record.
   */
  follow(reading: SheetReading, grid: Grid, rows: readonly number[]): void {
    const before = this.contextOf(this.reading, this.grid, rows);
    const after = this.contextOf(reading, grid, rows);
    const spoken = this.codesOn(rows);
    const stale = new Map<string, Stale>();
    const fresh: Issue[] = [];
    let whole: CheckContext | null = null;
    for (const rule of rulesFor(reading)) {
      const { scope } = rule;
      if (scope?.by === 'row') {
        stale.set(rule.code, new Set(rows));
        appendIssues(fresh, rule, after, this.options);
      } else if (scope?.by === 'group') {
        const related = this.regroup(rule, scope, before, after);
        stale.set(rule.code, new Set(related));
        appendIssues(fresh, rule, this.contextOf(reading, grid, related), this.options);
      } else if (!scope || spoken.has(rule.code) || isSeenOtherwise(scope, before, after)) {
        stale.set(rule.code, 'all');
        whole ??= buildCheckContext(reading, grid, settingsOf(reading, this.options));
        appendIssues(fresh, rule, whole, this.options);
      }
    }
    const kept = this.current.filter((issue) => !isStale(issue, stale));
    this.current = mergeIssues(kept, fresh.sort(compareAcrossRules));
    this.reading = reading;
    this.grid = grid;
  }

  private contextOf(reading: SheetReading, grid: Grid, rows: readonly number[]): CheckContext {
    const tables = reading.tables.map((table) => ({ ...table, records: recordsAt(table.records, rows) }));
    return buildCheckContext({ ...reading, tables }, grid, settingsOf(reading, this.options), this.narrowingTo(rows));
  }

  private narrowingTo(rows: readonly number[]): Narrowing {
    return {
      rows,
      isFirstReader: (record, field) => {
        const cell = record.cells[field];
        if (cell === undefined || cell.from === 'own') return cell !== undefined;
        this.firstReaders ??= findFirstReaders(this.reading);
        return this.firstReaders.get(cellNumber(cell)) === record.row;
      },
    };
  }

  /** Codes of the rules that found something on the rows. */
  private codesOn(rows: readonly number[]): ReadonlySet<string> {
    const within = new Set(rows);
    const codes = new Set<string>();
    for (const { code, recordRow } of this.current) if (recordRow !== null && within.has(recordRow)) codes.add(code);
    return codes;
  }

  /** Moves the edited rows to their groups; answers all rows of the groups they left and joined, in order. */
  private regroup(rule: CheckRule, scope: GroupScope, before: CheckContext, after: CheckContext): readonly number[] {
    const index = this.groups.get(rule) ?? indexGroups(scope, this.reading);
    this.groups.set(rule, index);
    const pending: Set<number>[] = [];
    for (const record of recordsOf(before.reading)) {
      for (const group of groupsOf(index, scope, record)) {
        group.delete(record.row);
        pending.push(group);
      }
    }
    for (const record of recordsOf(after.reading)) {
      for (const group of groupsOf(index, scope, record)) {
        group.add(record.row);
        pending.push(group);
      }
    }
    const related = new Set(after.narrowedTo?.rows);
    const seen = new Set<Set<number>>();
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

function* recordsOf({ tables }: SheetReading): Generator<SheetRecord> {
  for (const { records } of tables) yield* records;
}

function recordsAt(records: readonly SheetRecord[], rows: readonly number[]): SheetRecord[] {
  return rows.flatMap((row) => records[findRow(records, row, (record) => record.row)] ?? []);
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

function isSeenOtherwise({ sees }: SheetScope, before: CheckContext, after: CheckContext): boolean {
  const was = [...recordsOf(before.reading)].map((record) => sees(record, before));
  const is = [...recordsOf(after.reading)].map((record) => sees(record, after));
  return was.some((seen, index) => seen !== is[index]);
}

/** By shared cell: the row of the first record that reads it. Edits of texts leave it true. */
function findFirstReaders({ tables }: SheetReading): ReadonlyMap<number, number> {
  const first = new Map<number, number>();
  for (const { records } of tables) {
    for (const record of records) {
      for (const cell of Object.values(record.cells)) {
        const key = cellNumber(cell);
        if (cell.from === 'own' || first.has(key)) continue;
        const [owner] = recordsAt(records, [cell.row]);
        const isOwners = owner !== undefined && Object.values(owner.cells).some((own) => cellNumber(own) === key);
        first.set(key, isOwners ? cell.row : record.row);
      }
    }
  }
  return first;
}

function isStale({ code, recordRow, cell }: Issue, stale: ReadonlyMap<string, Stale>): boolean {
  const rows = stale.get(code);
  // What is found on a row that is no record's is found on a cell of that row.
  return rows === 'all' || (rows?.has(recordRow ?? cell.row) ?? false);
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

function mergeIssues(kept: readonly Issue[], fresh: readonly Issue[]): readonly Issue[] {
  if (fresh.length === 0) return kept;
  const merged: Issue[] = [];
  let next = 0;
  for (const issue of kept) {
    while (next < fresh.length && compareAcrossRules(fresh[next]!, issue) < 0) merged.push(fresh[next++]!);
    merged.push(issue);
  }
  return merged.concat(fresh.slice(next));
}
