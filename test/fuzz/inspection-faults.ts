import { keyIssues } from '#addin/taskpane/state/issue-list.ts';
import { editsOf, planFixes } from '#addin/taskpane/state/planned-fixes.ts';
import { completenessOf, countClear } from '#shared/check/completeness.ts';
import type { Fix, Issue } from '#shared/check/issue.ts';
import type { InspectOptions } from '#shared/inspect/inspect-sheet.ts';
import { inspectSheet } from '#shared/inspect/inspect-sheet.ts';
import { toCheckJson } from '#shared/inspect/report-json.ts';
import type { SheetReport } from '#shared/inspect/sheet-report.ts';
import { lostPoints } from '#shared/score/lost-points.ts';
import { describeRecordCells } from '#shared/sheet/describe-record-cells.ts';
import type { CellAddress, CellEdit, Grid } from '#shared/sheet/grid.ts';
import { collectChanges } from '#shared/sync/collect-changes.ts';
import { applyEdits } from '#test/shared/check/apply-edits.ts';
import { seededRandom } from '#test/support/seeded-random.ts';

const vietnamese = /[à-ỹđÀ-ỸĐ]/u;
const longestCell = 32_767;
const severities = ['error', 'warning', 'info'];

/** The ways a sheet is looked at, turn about by seed. */
function optionsOf(seed: number, grid: Grid): InspectOptions {
  const random = seededRandom(seed ^ 0x5eed);
  const base: InspectOptions = {
    ...(random.chance(0.5) ? { today: random.pick(['2026-06-15', '2025-12-31', '2024-02-29']) } : {}),
    ...(random.chance(0.2) ? { year: random.pick([2024, 2026, 2099]) } : {}),
    ...(random.chance(0.2) ? { evidenceDue: '2026-11-30' } : {}),
    ...(random.chance(0.2) ? { owners: [{ field: 'Cải cách thể chế', agencyCode: 'STP' }] } : {}),
  };
  if (!random.chance(0.15)) return base;
  const [table] = inspectSheet(grid, base).reading.tables;
  if (table === undefined) return base;
  const { kind, headerTop, headerBottom } = table;
  const columns = [...table.columns, ...table.unknownColumns.map(({ column }) => ({ column, field: null }))].map(
    ({ column, field }) => ({ column: column + random.int(3) - 1, field }),
  );
  return { ...base, override: { kind, headerTop, headerBottom: headerBottom + random.int(2), columns } };
}

function textOf(report: SheetReport): string {
  return JSON.stringify([toCheckJson('a.xlsx', [report]), report.issues]);
}

function insideOf(grid: Grid): (cell: CellAddress) => boolean {
  const width = grid.values[0]?.length ?? 0;
  return ({ row, column }) =>
    row >= grid.top &&
    row < grid.top + grid.values.length &&
    column >= grid.left &&
    column < grid.left + width &&
    Number.isInteger(row) &&
    Number.isInteger(column);
}

function editFault({ value, formula, ...cell }: CellEdit, inside: (cell: CellAddress) => boolean): string | null {
  if (!inside(cell)) return 'edit outside the sheet';
  if (formula !== undefined && !formula.startsWith('=')) return 'formula without "="';
  if (typeof value === 'number' && !Number.isFinite(value)) return 'edit writes no number';
  if (typeof value === 'string' && value.length > longestCell) return 'edit longer than a cell';
  return null;
}

function fixFault(fix: Fix, inside: (cell: CellAddress) => boolean): string | null {
  if (fix.label.trim() === '') return 'fix without words';
  if (fix.edits.length === 0) return 'fix without edits';
  for (const edit of fix.edits) {
    const fault = editFault(edit, inside);
    if (fault !== null) return fault;
  }
  return null;
}

/** A message that prints what a program says of nothing; a cell may hold the word itself. */
function showsNoValue(message: string, grid: Grid): boolean {
  const shown = /undefined|\[object|NaN|Infinity/.exec(message)?.[0];
  return shown !== undefined && !grid.values.some((row) => row.some((value) => String(value).includes(shown)));
}

function issueFault(issue: Issue, grid: Grid, inside: (cell: CellAddress) => boolean): string | null {
  if (!inside(issue.cell)) return 'cell outside the sheet';
  if (issue.message === '' || !vietnamese.test(issue.message)) return 'message is not Vietnamese';
  if (showsNoValue(issue.message, grid)) return `message shows no value: ${issue.message}`;
  if (issue.recordRow !== null && !inside({ row: issue.recordRow, column: grid.left })) return 'record row outside';
  for (const fix of issue.fixes) {
    const fault = fixFault(fix, inside);
    if (fault !== null) return fault;
  }
  return null;
}

function orderFault(issues: readonly Issue[]): string | null {
  for (let index = 1; index < issues.length; index += 1) {
    const [before, after] = [issues[index - 1]!, issues[index]!];
    const rank = severities.indexOf(before.severity) - severities.indexOf(after.severity);
    const place = before.cell.row - after.cell.row || before.cell.column - after.cell.column;
    if (rank > 0 || (rank === 0 && place > 0)) return 'issues out of order';
  }
  return null;
}

/** Everything else that is built on a report: none of it may throw. */
function useReport({ reading, score }: SheetReport, grid: Grid): string | null {
  const inside = insideOf(grid);
  for (const table of reading.tables) {
    if (score !== null) lostPoints(table.records, score);
    collectChanges(grid, table);
    for (const record of table.records) {
      const completeness = completenessOf(record);
      if (completeness !== null && countClear(completeness).met > 5) return 'more than five clear';
      if (!describeRecordCells(record, table, grid).every(inside)) return 'record cell outside the sheet';
    }
  }
  return null;
}

function inForm(grid: Grid, form: 'NFC' | 'NFD'): Grid {
  return {
    ...grid,
    values: grid.values.map((row) => row.map((value) => (typeof value === 'string' ? value.normalize(form) : value))),
  };
}

/** Codes and cells. That a text is decomposed is itself a finding of "text-untidy", so that rule is left out. */
function findingsOf(issues: readonly Issue[]): string[] {
  return issues
    .filter(({ code }) => code !== 'text-untidy')
    .map(({ code, severity, cell }) => `${severity} ${code} ${cell.row},${cell.column}`)
    .sort();
}

/** A grid read composed and decomposed says the same. */
function formFault(report: SheetReport, grid: Grid, options: InspectOptions): string | null {
  const composedGrid = inForm(grid, 'NFC');
  const isComposed = composedGrid.values.every((row, at) =>
    row.every((value, column) => value === grid.values[at]?.[column]),
  );
  const composed = findingsOf(isComposed ? report.issues : inspectSheet(composedGrid, options).issues);
  const decomposed = findingsOf(inspectSheet(inForm(grid, 'NFD'), options).issues);
  const only = (left: string[], right: string[]) => left.find((finding) => !right.includes(finding)) ?? 'a double';
  if (composed.join('\n') === decomposed.join('\n')) return null;
  return `composed and decomposed differ: ${only(composed, decomposed)} / ${only(decomposed, composed)}`;
}

function fixesFault(report: SheetReport, grid: Grid, options: InspectOptions, seed: number): string | null {
  const planned = planFixes(keyIssues(report.issues)).flatMap((plan) => editsOf(plan));
  if (planned.length > 0) inspectSheet(applyEdits(grid, planned), options);
  const others = report.issues.flatMap(({ fixes }) => fixes.slice(1));
  if (others.length > 0) inspectSheet(applyEdits(grid, seededRandom(seed).pick(others).edits), options);
  return null;
}

function faultOf(grid: Grid, seed: number): string | null {
  const options = optionsOf(seed, grid);
  const report = inspectSheet(grid, options);
  const inside = insideOf(grid);
  for (const issue of report.issues) {
    const fault = issueFault(issue, grid, inside);
    if (fault !== null) return `${issue.code}: ${fault}`;
  }
  const text = textOf(report);
  const fault = orderFault(report.issues) ?? useReport(report, grid);
  if (fault !== null) return fault;
  // Looking again costs as much as the first look, so every second seed takes one of three ways.
  switch (seed % 6) {
    case 0:
      return text === textOf(inspectSheet(grid, options)) ? null : 'the second look differs';
    case 1:
      return fixesFault(report, grid, options, seed);
    case 2:
      return formFault(report, grid, options);
    default:
      return null;
  }
}

/**
 * What is wrong with the product on this grid, or `null`: it threw, or what it reported breaks a promise.
 * `seed` chooses how the sheet is looked at.
 */
export function inspectionFault(grid: Grid, seed: number): string | null {
  try {
    return faultOf(grid, seed);
  } catch (error) {
    if (!(error instanceof Error)) return `threw ${String(error)}`;
    const place = /\((?:file:\/\/)?[^)]*?((?:shared|addin|test)\/[^)]+)\)/.exec(error.stack ?? '')?.[1];
    return `threw ${error.message} at ${place ?? 'an unknown place'}`;
  }
}
