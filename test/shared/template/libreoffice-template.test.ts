import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { emptyNotes } from '#addin/taskpane/state/workbook-notes.ts';
import { inspectWithNotes } from '#addin/taskpane/workflows/inspect-with-notes.ts';
import { runCli } from '#server/cli/run-cli.ts';
import { builtInSets, findBuiltInSet } from '#shared/criteria-set/built-in-sets.ts';
import type { CriteriaSet } from '#shared/criteria-set/criteria-set.ts';
import { leafRule } from '#shared/criteria-set/leaf-rule.ts';
import { rowsOfSet } from '#shared/criteria-set/set-rows.ts';
import { inspectSheet } from '#shared/inspect/inspect-sheet.ts';
import { valueAt, type Grid } from '#shared/sheet/grid.ts';
import { layOutCriteriaWorkbook } from '#shared/template/criteria-workbook.ts';
import { figureInput } from '#shared/template/row-inputs.ts';
import { columnAt } from '#shared/template/template-columns.ts';
import type { TemplateCell } from '#shared/template/template-sheet.ts';
import { readWorkbook } from '#shared/xlsx/read-workbook.ts';
import type { CheckJson } from '#shared/inspect/report-json.ts';
import { writeTemplateWorkbook } from '#shared/xlsx/write-template-workbook.ts';
import { findOffice } from '#test/shared/rule/libreoffice.ts';
import { seededRandom } from '#test/support/seeded-random.ts';
import { bonusGroupSet, drawInputs, drawNotApplicable, oddSet, withInputs } from './fill-template.ts';
import { recalculateFiles, recalculateWorkbooks } from './recalculate-workbooks.ts';
import { numberAt, scoreDisagreements } from './score-disagreements.ts';

const office = findOffice();
if (office === null) {
  process.stderr.write('Chưa có LibreOffice (soffice) trên máy: công thức của bảng mẫu KHÔNG được đối chiếu.\n');
}
const made = new Date('2026-01-01T00:00:00Z');
const timeout = 280_000;

const department = findBuiltInSet('department', 2026)!;
const fullMarks: CriteriaSet = {
  ...department,
  policy: { ...department.policy, notApplicable: 'full-marks', decimals: 2, rescaleWithoutSurvey: false },
};

/** Sets with the seeds of their fillings. */
const filled: readonly (readonly [CriteriaSet, number])[] = [
  ...[1, 2, 3, 4].map((seed) => [department, seed] as const),
  ...builtInSets.map((set, index) => [set, 10 + index] as const),
  [fullMarks, 20],
  [fullMarks, 21],
  ...[30, 31, 32].map((seed) => [oddSet(), seed] as const),
  ...[40, 41].map((seed) => [bonusGroupSet(), seed] as const),
  [oddSet({ bonusCap: null, penaltyCap: null, notApplicable: 'full-marks' }), 33],
];

/** The criteria that lost points, most first, as the sheet of lost points should list them. */
function expectedLosses(grid: Grid, first: number, last: number): [string, number][] {
  const rows: [string, number][] = [];
  for (let row = first; row <= last; row += 1) {
    const lost = numberAt(grid, row, 'lost');
    const leaf = valueAt(grid, row, columnAt.method) !== null;
    if (leaf && lost !== null && lost > 0) rows.push([String(valueAt(grid, row, columnAt.code)), lost]);
  }
  return rows.sort((a, b) => b[1] - a[1]);
}

describe.skipIf(office === null)('LibreOffice as the judge of ready workbooks', () => {
  it('shows no error and no zero while nothing is filled in', { timeout }, async () => {
    const sets = [...builtInSets, fullMarks, oddSet()];
    const files = await Promise.all(
      sets.map((set) => writeTemplateWorkbook(withInputs(layOutCriteriaWorkbook(set)), made)),
    );
    const books = await recalculateWorkbooks(office!, files);
    books.forEach((grids, at) => {
      const laidOut = layOutCriteriaWorkbook(sets[at]!);
      grids.forEach((grid, index) => {
        for (const [key, cell] of laidOut.sheets[index]!.cells) {
          if (cell.formula === undefined) continue;
          const [row, column] = key.split(',').map(Number) as [number, number];
          const value = valueAt(grid, row, column);
          const wanted = cell.value === '' ? null : cell.value;
          expect(value, `${sets[at]!.id} ${grid.name} ${row + 1},${column}`).toEqual(wanted);
        }
      });
    });
  });

  it('gives the evaluator’s points in every row, group and total of filled workbooks', { timeout }, async () => {
    const files = await Promise.all(
      filled.map(([set, seed]) => {
        const workbook = layOutCriteriaWorkbook(set);
        return writeTemplateWorkbook(withInputs(workbook, drawInputs(set, workbook, seededRandom(seed))), made);
      }),
    );
    const books = await recalculateWorkbooks(office!, files);
    const wrong = books.flatMap((grids, at) => scoreDisagreements(filled[at]![0], grids[0]!));
    expect(wrong.slice(0, 10), `${wrong.length} differences`).toEqual([]);
    let lost = 0;
    books.forEach((grids, at) => {
      const rows = rowsOfSet(filled[at]![0]).length;
      const first = layOutCriteriaWorkbook(filled[at]![0]).sheets[0]!.freeze!.rows;
      const losses = expectedLosses(grids[0]!, first, first + rows - 1);
      lost += losses.length;
      const listed = losses.map((_, place) => [
        String(valueAt(grids[2]!, 4 + place, 1)),
        valueAt(grids[2]!, 4 + place, 4),
      ]);
      expect(listed.map(([code]) => code)).toEqual(losses.map(([code]) => code));
      listed.forEach(([, points], place) => expect(points).toBeCloseTo(losses[place]![1], 6));
      expect(valueAt(grids[2]!, 4 + losses.length, 1)).toBeNull();
    });
    // The fillings must have something to compare.
    expect(lost).toBeGreaterThan(100);
  });

  it('finds a rate shown in percent, and mends it so that formula and evaluator agree', { timeout }, async () => {
    const workbook = layOutCriteriaWorkbook(department);
    const rate = rowsOfSet(department).find((row) => {
      const leaf = row.children.length === 0 ? leafRule(row) : null;
      return leaf?.method === 'self' && leaf.rule !== null && figureInput(leaf.rule).kind === 'ratio';
    })!;
    const row = workbook.sheets[0]!.freeze!.rows + rate.index;
    const typed = (cell: TemplateCell): Promise<Uint8Array> => {
      const blank = withInputs(workbook);
      const [first, ...rest] = blank.sheets;
      const cells = new Map([...first!.cells, [`${row},${columnAt.declared}`, cell] as const]);
      return writeTemplateWorkbook({ ...blank, sheets: [{ ...first!, cells }, ...rest] }, made);
    };
    const [shown, mended] = await recalculateWorkbooks(office!, [
      await typed({ style: 'group-percent', value: 1 }),
      await typed({ style: 'input-percent', value: 100 }),
    ]);
    const found = inspectSheet(shown![0]!).issues.filter(({ recordRow }) => recordRow === row);
    const slip = found.find(({ code }) => code === 'percent-format')!;
    expect(slip.cell).toEqual({ row, column: columnAt.declared });
    expect(slip.fixes[0]!.edits).toEqual([{ ...slip.cell, value: 100, numberFormat: '#,##0.00' }]);
    // The formula stays: what it reads is wrong, not what it says.
    expect(found.map(({ code }) => code)).not.toContain('score-differs-from-rule');
    expect(numberAt(mended![0]!, row, 'self')).toBe(rate.node.maxScore);
    expect(inspectSheet(mended![0]!).issues.filter(({ code }) => code === 'percent-format')).toEqual([]);
  });

  it(
    'is checked by its own policy, at the command line as in the pane: «Không áp dụng» raises nothing',
    { timeout },
    async () => {
      const strict = { notApplicable: 'full-marks', decimals: 2, rescaleWithoutSurvey: false } as const;
      const sets = builtInSets.flatMap((set) => [set, { ...set, policy: { ...set.policy, ...strict } }]);
      const files = await Promise.all(
        sets.map((set) => {
          const workbook = layOutCriteriaWorkbook(set);
          return writeTemplateWorkbook(withInputs(workbook, drawNotApplicable(set, workbook)), made);
        }),
      );
      const folder = await mkdtemp(join(tmpdir(), 'bang-diem-policy-'));
      try {
        for (const [at, bytes] of (await recalculateFiles(office!, files)).entries()) {
          const set = sets[at]!;
          const file = join(folder, `${set.id}-${at}.xlsx`);
          await writeFile(file, bytes);
          const { stdout } = await runCli(['check', '--json', '--today', '2026-03-01', file]);
          const [sheet] = (JSON.parse(stdout) as CheckJson).sheets;
          const read = await readWorkbook(bytes);
          if (!read.ok) throw new Error(read.message);
          const { report } = inspectWithNotes(read.grids[0]!, 's1', emptyNotes, new Date('2026-03-01T03:00:00Z'), null);
          expect(
            sheet!.issues.map(({ code, cell }) => `${code} ${cell}`),
            `${set.id} ${at}`,
          ).toEqual([]);
          expect(report.issues, `${set.id} ${at}`).toEqual([]);
          expect(sheet!.score!.total).toEqual(report.score!.total);
          expect(scoreDisagreements(set, read.grids[0]!)).toEqual([]);
          // Full marks keep the whole scale, rescaling leaves out what does not apply.
          if (set.policy.notApplicable === 'full-marks') expect(report.score!.total.maxScore).toBe(100);
          else expect(report.score!.total.maxScore).toBeLessThan(100);
        }
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
  );
});
