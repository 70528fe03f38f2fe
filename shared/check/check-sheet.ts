import { defaultCatalogue } from '../agency/agency-catalogue.ts';
import type { CellAddress, Grid } from '../sheet/grid.ts';
import { cellNumber } from '../sheet/grid.ts';
import type { SheetReading } from '../sheet/sheet-table.ts';
import type { CheckContext, CheckSettings } from './check-context.ts';
import { buildCheckContext } from './check-context.ts';
import type { CheckRule, Finding } from './check-rule.ts';
import { asDoubt, mayBeCovered } from './hidden-merge.ts';
import type { Issue, Severity } from './issue.ts';
import { createFirstReaderTest, narrowContext } from './narrow-context.ts';
import { checkRules } from './rule-registry.ts';

/** A finding that an officer has looked at and wants out of the way, and why. */
export interface DisabledRule {
  readonly code: string;
  /** Without a reason nothing is silenced. */
  readonly reason: string;
  /** Only on these cells; everywhere on the sheet when left out. */
  readonly cells?: readonly CellAddress[];
}

export interface CheckOptions extends Partial<CheckSettings> {
  readonly disabled?: readonly DisabledRule[];
}

const severityRank: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/**
 * Runs every rule that fits the sheet's tables.
 * Warnings and hints may be silenced by `options.disabled`; an error never.
 * @returns errors first, then warnings, then hints; each in reading order (row, column)
 */
export function checkSheet(reading: SheetReading, grid: Grid, options: CheckOptions = {}): Issue[] {
  const settings = settingsOf(reading, options);
  const rules = rulesFor(reading);
  const found = new Map<CheckRule, Issue[]>(rules.map((rule) => [rule, []]));
  const isFirstReader = createFirstReaderTest(reading);
  for (const rows of piecesOf(grid)) {
    const piece = narrowContext(reading, grid, settings, rows, isFirstReader);
    for (const rule of rules) {
      if (rule.scope?.by === 'row') appendIssues(found.get(rule)!, rule, piece, options);
    }
  }
  const whole = buildCheckContext(reading, grid, settings);
  for (const rule of rules) {
    if (rule.scope?.by !== 'row') appendIssues(found.get(rule)!, rule, whole, options);
  }
  return [...found.values()].flat().sort(compareIssues);
}

/** Rows that rules of single rows go through together, one rule after the other, while their cells are at hand. */
const rowsAtHand = 1024;

function* piecesOf({ top, values }: Grid): Generator<readonly number[]> {
  for (let first = 0; first < values.length; first += rowsAtHand) {
    const count = Math.min(rowsAtHand, values.length - first);
    yield Array.from({ length: count }, (_, offset) => top + first + offset);
  }
}

/** What the rules are told beside the sheet: what was asked for, else what the sheet says of itself. */
export function settingsOf(reading: SheetReading, options: CheckOptions): CheckSettings {
  return {
    catalogue: options.catalogue ?? defaultCatalogue,
    year: options.year === undefined ? reading.facts.year : options.year,
    today: options.today ?? null,
    score: options.score ?? null,
    expected: options.expected ?? null,
    owners: options.owners ?? [],
    nearDays: options.nearDays ?? 7,
    evidenceDue: options.evidenceDue ?? null,
  };
}

/** The rules that look at tables of the sheet's kinds, in the order of the registry. */
export function rulesFor({ tables }: SheetReading): readonly CheckRule[] {
  const kinds = new Set(tables.map(({ kind }) => kind));
  if (kinds.size === 0) kinds.add('other');
  return checkRules.filter((rule) => rule.kinds.some((kind) => kinds.has(kind)));
}

/** Adds what one rule finds, in the order it finds it, without what was silenced. */
export function appendIssues(
  issues: Issue[],
  rule: CheckRule,
  context: CheckContext,
  { disabled }: CheckOptions,
): void {
  const silenced = silencedCells(
    rule.code,
    (disabled ?? []).filter(({ reason }) => reason.trim() !== ''),
  );
  for (const finding of rule.check(context)) {
    const certain = toIssue(rule, finding);
    const issue = mayBeCovered(context.grid, context.reading, certain.cell) ? asDoubt(certain) : certain;
    const isSilent = silenced === 'everywhere' || silenced.has(cellNumber(issue.cell));
    if (issue.severity === 'error' || !isSilent) issues.push(issue);
  }
}

/** Errors first, then warnings, then hints; each in reading order. */
export function compareIssues(a: Issue, b: Issue): number {
  return (
    severityRank[a.severity] - severityRank[b.severity] || a.cell.row - b.cell.row || a.cell.column - b.cell.column
  );
}

function toIssue(rule: CheckRule, finding: Finding): Issue {
  return {
    code: rule.code,
    severity: finding.severity ?? rule.severity,
    // A field's cell knows where it came from; an issue only needs the address.
    cell: { row: finding.cell.row, column: finding.cell.column },
    message: finding.message,
    recordRow: finding.recordRow ?? null,
    fixes: finding.fixes ?? [],
  };
}

function silencedCells(code: string, silences: readonly DisabledRule[]): ReadonlySet<number> | 'everywhere' {
  const cells = new Set<number>();
  for (const silence of silences) {
    if (silence.code !== code) continue;
    if (silence.cells === undefined) return 'everywhere';
    for (const cell of silence.cells) cells.add(cellNumber(cell));
  }
  return cells;
}
