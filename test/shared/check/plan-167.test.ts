import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { completenessOf } from '#shared/check/completeness.ts';
import { fixesOfCode } from '#shared/check/fix-family.ts';
import type { Issue } from '#shared/check/issue.ts';
import { inspectSheet } from '#shared/inspect/inspect-sheet.ts';
import type { SheetReport } from '#shared/inspect/sheet-report.ts';
import { a1 } from '#shared/sheet/a1.ts';
import type { Grid } from '#shared/sheet/grid.ts';
import { readWorkbook } from '#shared/xlsx/read-workbook.ts';
import { applyEdits } from './apply-edits.ts';

async function gridOf(file: string): Promise<Grid> {
  const workbook = await readWorkbook(readFileSync(new URL(`../../../examples/${file}`, import.meta.url)));
  if (!workbook.ok) throw new Error(workbook.message);
  return workbook.grids[0]!;
}

describe('plan 167/KH-UBND of Bắc Ninh', () => {
  let grid: Grid;
  let report: SheetReport;
  const of = (code: string): readonly Issue[] => report.issues.filter((issue) => issue.code === code);
  const at = (code: string): string[] => of(code).map(({ cell }) => a1(cell));
  const first = (code: string): Issue => of(code)[0]!;

  beforeAll(async () => {
    grid = await gridOf('ke-hoach-167-bac-ninh-2026.xlsx');
    report = inspectSheet(grid);
  });

  it('has twelve errors: nine blank deadlines and three blank leads', () => {
    const errors = report.issues.filter(({ severity }) => severity === 'error');
    expect(errors).toHaveLength(12);
    expect(at('deadline-missing')).toEqual(['H13', 'H13', 'H29', 'H33', 'H57', 'H64', 'H65', 'H66', 'H69']);
    expect(at('lead-missing')).toEqual(['F29', 'F33', 'F93']);
  });

  it('points at the top of a merged blank and names both rows it holds back', () => {
    expect(
      of('deadline-missing')
        .slice(0, 2)
        .map(({ recordRow }) => recordRow),
    ).toEqual([12, 13]);
  });

  it.each([
    ['product-missing', ['E79']],
    ['activity-duplicate', ['D61']],
    ['year-mismatch', ['E93']],
    ['numbering-gap', ['B29', 'D82']],
    ['numbering-repeat', ['D42']],
    ['target-conflict', ['B78', 'B78']],
    ['role-swapped', ['F20']],
    ['activity-several', ['D95']],
    ['deadline-after-event', ['H40', 'H42']],
    ['deadline-separate-plan', ['H19', 'H20', 'H23', 'H24']],
    ['lead-also-coordinates', ['G13', 'G14']],
    ['budget-empty', ['I5']],
    ['deadline-rest-day', ['H18', 'H21']],
  ])('finds %s at %j', (code, cells) => {
    expect(at(code)).toEqual(cells);
  });

  it('finds the phrases written twice, and none that only look alike', () => {
    expect(at('phrase-repeated')).toEqual(['C25', 'D25', 'F28', 'F38', 'C50']);
    expect(first('phrase-repeated').fixes[0]!.edits[0]!.value).toContain('TTHC trên Cổng');
  });

  it('asks for a focal point where only groups lead', () => {
    expect(of('lead-collective')).toHaveLength(22);
    expect(of('lead-collective').every(({ severity }) => severity === 'warning')).toBe(true);
  });

  it('keeps the cadence of standing work to hints', () => {
    expect(of('deadline-no-cadence')).toHaveLength(21);
    expect(of('deadline-no-cadence').every(({ severity }) => severity === 'info')).toBe(true);
  });

  it('says nothing else', () => {
    expect([...new Set(report.issues.map(({ code }) => code))].sort()).toEqual(
      [
        'activity-duplicate',
        'activity-several',
        'budget-empty',
        'deadline-after-event',
        'deadline-missing',
        'deadline-no-cadence',
        'deadline-rest-day',
        'deadline-separate-plan',
        'lead-also-coordinates',
        'lead-collective',
        'lead-missing',
        'numbering-gap',
        'numbering-repeat',
        'phrase-repeated',
        'product-missing',
        'role-swapped',
        'target-conflict',
        'year-mismatch',
      ].sort(),
    );
  });

  it('fills blank deadlines as the sibling activities of the same task have it', () => {
    const fills = of('deadline-missing').map(({ fixes }) => fixes[0]!.edits[0]!.value);
    expect(fills.slice(0, 5)).toEqual(['Năm 2026', 'Năm 2026', 'Năm 2026', 'Thường xuyên', 'Năm 2026']);
    expect(fills[5]).toBe('Thường xuyên, báo cáo hằng quý');
    expect(fills[8]).toBe('Năm 2026');
  });

  it('mends a whole family with no cell written twice, and the family is gone', () => {
    for (const code of ['deadline-missing', 'phrase-repeated', 'deadline-no-cadence']) {
      const edits = fixesOfCode(report.issues, code);
      const cells = edits.map(a1);
      expect(new Set(cells).size).toBe(cells.length);
      const mended = inspectSheet(applyEdits(grid, edits));
      expect(mended.issues.filter((issue) => issue.code === code)).toEqual([]);
    }
  });

  it('knows which of the "5 rõ" a row lacks', () => {
    const records = report.reading.tables[0]!.records;
    expect(completenessOf(records[0]!)).toEqual({
      person: true,
      work: true,
      time: true,
      result: true,
      responsibility: false,
    });
    const blank = records.find(({ row }) => row === 28)!;
    expect(completenessOf(blank)).toMatchObject({ person: false, time: false, result: true });
  });
});

describe('the other example workbooks', () => {
  it.each([
    ['nhiem-vu-papi-bac-giang-2024.xlsx', ['lead-collective', 'document-number-blank', 'deadline-no-cadence']],
    ['bo-tieu-chi-cap-so-minh-hoa-2026.xlsx', []],
    ['ke-hoach-cai-thien-bac-ninh-2026.xlsx', []],
  ])('%s has no error', async (file, expected) => {
    const report = inspectSheet(await gridOf(file));
    expect(report.issues.filter(({ severity }) => severity === 'error')).toEqual([]);
    const codes = new Set(report.issues.map(({ code }) => code));
    for (const code of expected) expect(codes).toContain(code);
  });

  it('scores the criteria example: 100 points, none scored yet', async () => {
    const { score } = inspectSheet(await gridOf('bo-tieu-chi-cap-so-minh-hoa-2026.xlsx'));
    expect(score?.total.maxScore).toBe(100);
    expect(score?.total.self).toBeNull();
  });
});
