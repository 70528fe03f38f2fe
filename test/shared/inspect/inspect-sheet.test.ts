import { describe, expect, it } from 'vitest';
import { createCatalogue } from '#shared/agency/agency-catalogue.ts';
import { inspectSheet } from '#shared/inspect/inspect-sheet.ts';
import { toCheckJson } from '#shared/inspect/report-json.ts';
import { buildGrid } from '#test/support/grid-builder.ts';
import { codesOf, criteriaSheet, planSheet, smallSet, works } from '#test/shared/check/sheets.ts';

describe('inspectSheet', () => {
  it('tells an empty sheet from one it does not know', () => {
    expect(inspectSheet(buildGrid('Trống').toGrid())).toMatchObject({ kind: 'empty', issues: [], score: null });
    const other = inspectSheet(buildGrid('Ghi nhớ').row('Gọi điện cho anh em văn phòng').toGrid());
    expect(other).toMatchObject({ kind: 'other', score: null });
    expect(other.issues.map(({ code }) => code)).toEqual(['sheet-unrecognised']);
  });

  it('takes the year of the sheet unless told another', () => {
    const grid = planSheet(works({}, { deadline: 'Tháng 3/2026' }));
    expect(codesOf(grid)).toEqual([]);
    expect(codesOf(grid, { year: 2025 })).toContain('deadline-after-plan');
    expect(codesOf(grid, { year: 2027 })).toContain('deadline-before-plan');
  });

  it('knows the agencies of the province it works for', () => {
    const grid = planSheet(works({}, { lead: 'Ban Quản lý Khu kinh tế cửa khẩu Đồng Đăng - Lạng Sơn' }));
    const own = { code: 'BQLKKT', name: 'Ban Quản lý Khu kinh tế cửa khẩu Đồng Đăng - Lạng Sơn', variants: [] };
    const catalogue = createCatalogue([{ ...own, level: null, validFrom: null, validTo: null }]);
    expect(codesOf(grid, { catalogue })).toEqual([]);
  });

  it('counts a relative deadline from the day of issue', () => {
    const grid = planSheet(works({ deadline: '15 ngày kể từ ngày ban hành Kế hoạch' }, {}), {
      title: 'KẾ HOẠCH CCHC NĂM 2026 (Kèm theo Kế hoạch số 1/KH-UBND ngày 05/01/2026)',
    });
    const [record] = inspectSheet(grid).reading.tables[0]!.records;
    expect(record).toMatchObject({ deadline: { kind: 'relative', end: '2026-01-20' } });
  });

  it('scores criteria and compares the officer’s points with the rule', () => {
    const proof = { evidence: '5/BC-SNV ngày 5/5/2026' };
    const report = inspectSheet(
      criteriaSheet(smallSet({ '1.1.2': { numerator: 80, denominator: 100, self: 2, ...proof } })),
    );
    expect(report.score?.total).toMatchObject({ maxScore: 3, computed: 1, self: 2 });
    const [issue] = report.issues;
    expect(issue).toMatchObject({ code: 'score-differs-from-rule', severity: 'error' });
    expect(issue!.message).toContain('tự chấm 2, còn thang điểm cho 1 (cao hơn 1)');
    expect(issue!.fixes[0]!.edits).toEqual([{ row: 6, column: 8, value: 1 }]);
  });
});

describe('toCheckJson', () => {
  it('gives a plan as documented: Excel rows, letters, ISO days', () => {
    const grid = planSheet(
      works({ deadline: 'Chậm nhất 09/01/2026', percent: 50, status: 'Đang thực hiện' }, { lead: null }),
    );
    const json = toCheckJson('ke-hoach.xlsx', [inspectSheet(grid)]);
    expect(json.file).toBe('ke-hoach.xlsx');
    const [sheet] = json.sheets;
    expect(sheet).toMatchObject({ name: 'Phụ lục', kind: 'plan', headerRow: 3, score: null });
    expect(sheet!.columns).toMatchObject({ ordinal: 'A', activity: 'D', leadAgencies: 'F', deadline: 'H' });
    expect(sheet!.tables).toEqual([{ kind: 'plan', headerRow: 3, columns: sheet!.columns, recordCount: 2 }]);
    expect(sheet!.records[0]).toMatchObject({
      row: 4,
      section: null,
      sectionName: null,
      objective: 'Mục tiêu 1. Nâng cao chất lượng văn bản',
      task: '1.1. Nhiệm vụ 1: Kiểm tra, rà soát văn bản',
      activity: 'Hoạt động 1: Ban hành kế hoạch',
      product: 'Kế hoạch',
      leadAgencies: [{ code: 'STP', collective: false, text: 'Sở Tư pháp', condition: null }],
      coAgencies: [{ code: 'SNV', collective: false, text: 'Sở Nội vụ', condition: null }],
      deadline: { kind: 'by_date', end: '2026-01-09', raw: 'Chậm nhất 09/01/2026' },
      status: 'Đang thực hiện',
      percent: 50,
      result: null,
      evidence: null,
    });
    expect(sheet!.issues).toEqual([
      {
        code: 'lead-missing',
        severity: 'error',
        cell: 'F5',
        message: expect.stringContaining('Ô F5 chưa có cơ quan chủ trì') as string,
        fixes: 1,
      },
    ]);
  });

  it('gives criteria with their points, and is plain JSON', () => {
    const json = toCheckJson('bo.xlsx', [inspectSheet(criteriaSheet(smallSet({ '1.1.1': { self: 1 } })))]);
    expect(json.sheets[0]!.records[2]).toMatchObject({
      row: 6,
      code: '1.1.1',
      parent: '1.1',
      level: 3,
      leaf: true,
      maxScore: 1,
      selfScore: 1,
    });
    expect(json.sheets[0]!.score?.total.self).toBe(1);
    expect(JSON.parse(JSON.stringify(json))).toEqual(json);
    expect(JSON.stringify(json)).not.toContain('"cells"');
  });

  it('names a sheet without tables by what it is', () => {
    const [sheet] = toCheckJson('a.xlsx', [inspectSheet(buildGrid('Trống').toGrid())]).sheets;
    expect(sheet).toEqual({
      name: 'Trống',
      kind: 'empty',
      headerRow: null,
      columns: {},
      tables: [],
      records: [],
      issues: [],
      score: null,
      surveys: [],
    });
  });
});
