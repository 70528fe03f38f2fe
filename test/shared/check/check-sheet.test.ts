import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { completenessOf, countClear } from '#shared/check/completeness.ts';
import { fixesOfCode } from '#shared/check/fix-family.ts';
import type { Issue } from '#shared/check/issue.ts';
import { inspectSheet } from '#shared/inspect/inspect-sheet.ts';
import { a1, parseA1 } from '#shared/sheet/a1.ts';
import type { CellValue, Grid, Rect } from '#shared/sheet/grid.ts';
import { applyEdits } from './apply-edits.ts';
import { ruleCases } from './rule-cases.ts';
import type { PlanCells } from './sheets.ts';
import { codesOf, criteriaSheet, findings, goodWork, planSheet, smallSet, works } from './sheets.ts';

function issueAt(grid: Grid, code: string, cell?: string): Issue {
  const found = inspectSheet(grid).issues.find(
    (issue) => issue.code === code && (cell === undefined || a1(issue.cell) === cell),
  );
  if (!found) throw new Error(`no ${code}`);
  return found;
}

describe('the order of findings', () => {
  it('is errors, warnings, hints; each in reading order', () => {
    const { issues } = inspectSheet(
      planSheet(works({ note: ' a  b ', product: null }, { deadline: null, lead: null }, { deadline: null })),
    );
    const rank = { error: 0, warning: 1, info: 2 };
    const keys = issues.map(({ severity, cell }) => [rank[severity], cell.row, cell.column] as const);
    expect(keys.length).toBeGreaterThan(4);
    expect(keys).toEqual([...keys].sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]));
  });
});

describe('ignored findings', () => {
  const grid = planSheet(works({}, { product: null, deadline: null }, { product: null }));

  it('silence a warning everywhere, or on the cells they name', () => {
    const reason = 'Kế hoạch đã ký';
    expect(codesOf(grid, { disabled: [{ code: 'product-missing', reason }] })).not.toContain('product-missing');
    const cells = [parseA1('E5')!];
    expect(findings(grid, { disabled: [{ code: 'product-missing', reason, cells }] })).toContain('product-missing E6');
    expect(findings(grid, { disabled: [{ code: 'product-missing', reason, cells }] })).not.toContain(
      'product-missing E5',
    );
  });

  it('never silence an error, and nothing without a reason', () => {
    expect(codesOf(grid, { disabled: [{ code: 'deadline-missing', reason: 'Để sau' }] })).toContain('deadline-missing');
    expect(codesOf(grid, { disabled: [{ code: 'product-missing', reason: ' ' }] })).toContain('product-missing');
  });
});

describe('mends', () => {
  it('of every rule stay inside the sheet, leave it readable and mend what they promise', () => {
    for (const { code, bad, options } of ruleCases) {
      const { issues } = inspectSheet(bad, options);
      const edits = fixesOfCode(issues, code);
      if (edits.length === 0) continue;
      const after = inspectSheet(applyEdits(bad, edits), options).issues.filter((issue) => issue.code === code);
      const before = issues.filter((issue) => issue.code === code);
      expect([code, after.length < before.length]).toEqual([code, true]);
    }
  });

  it('choose the nearest agency by name', () => {
    const { fixes } = issueAt(planSheet(works({}, { lead: 'Bru điện tỉnh' })), 'lead-unknown');
    expect(fixes[0]!.label).toBe('Chọn cơ quan gần đúng: Bưu điện tỉnh');
    expect(fixes[0]!.edits).toEqual([{ row: 4, column: 5, value: 'Bưu điện tỉnh' }]);
  });

  it('copy a date with its number format', () => {
    const date = { value: 46_112, numberFormat: 'dd/mm/yyyy' };
    const { fixes } = issueAt(planSheet(works({ deadline: date }, { deadline: null })), 'deadline-missing');
    expect(fixes[0]!.edits).toEqual([{ row: 4, column: 7, value: 46_112, numberFormat: 'dd/mm/yyyy' }]);
  });

  it('make a number of a number typed as text', () => {
    const { fixes } = issueAt(criteriaSheet(smallSet({ '1.1.2': { max: '2,0' } })), 'number-as-text');
    expect(fixes[0]!.edits).toEqual([{ row: 6, column: 2, value: 2 }]);
  });

  it('turn typed totals into formulas that stay blank until something is scored', () => {
    const grid = criteriaSheet(
      smallSet({ '1.1': { self: 3 }, '1.1.1': { self: 1, evidence: '1/KH-STP ngày 5/1/2026' }, '1.1.2': { self: 2 } }),
    );
    expect(issueAt(grid, 'total-typed').fixes[0]!.edits).toEqual([
      { row: 4, column: 8, value: null, formula: '=IF(COUNT(I6,I7)=0,"",SUM(I6,I7))' },
    ]);
  });

  it('of one family never write a cell twice', () => {
    const fix = (row: number) => [{ label: '', edits: [{ row, column: 0, value: 'x' }] }];
    const issue = (row: number, code = 'a'): Issue => ({
      code,
      severity: 'warning',
      cell: { row, column: 0 },
      message: '',
      recordRow: row,
      fixes: fix(row),
    });
    expect(fixesOfCode([issue(1), issue(1), issue(2), issue(3, 'b'), { ...issue(4), fixes: [] }], 'a')).toHaveLength(2);
  });
});

describe('criteria sums', () => {
  const fields = (...points: number[]) =>
    criteriaSheet(points.map((max, index) => ({ code: String(index + 1), name: `Lĩnh vực số ${index + 1}`, max })));

  it('name the cell that is probably wrong: 99,55 because 10,05 stands for 10,5', () => {
    const grid = fields(10, 10, 14.5, 11, 16, 7, 10.05, 21);
    const { message, cell, fixes } = issueAt(grid, 'scale-mismatch');
    expect(a1(cell)).toBe('C10');
    expect(message).toContain('99,55');
    expect(message).toContain('ô C10 ghi 10,05 thay cho 10,5');
    expect(fixes[0]!.edits).toEqual([{ row: 9, column: 2, value: 10.5 }]);
  });

  it('expect nothing of a sheet that holds one field only', () => {
    expect(findings(criteriaSheet(smallSet()))).toEqual([]);
  });

  it('compare the totals row with the fields', () => {
    const rows = [10, 10, 14.5, 11, 16, 7, 16, 15.5].map((max, index) => ({
      code: String(index + 1),
      name: `Lĩnh vực số ${index + 1}`,
      max,
    }));
    expect(codesOf(criteriaSheet([...rows, { code: null, name: 'Tổng cộng', max: 100 }]))).not.toContain('score-sum');
    expect(findings(criteriaSheet([...rows, { code: null, name: 'Tổng cộng', max: 99 }]))).toContain('score-sum C12');
  });

  it('take bonus rows beside the scale', () => {
    const rows = [60, 40].map((max, index) => ({ code: String(index + 1), name: `Lĩnh vực số ${index + 1}`, max }));
    expect(codesOf(criteriaSheet([...rows, { code: '3', name: 'Điểm thưởng', max: 5 }]))).not.toContain(
      'scale-mismatch',
    );
  });
});

describe('defensible findings', () => {
  it('hold nothing back when the year of the sheet was probably misread', () => {
    const grid = planSheet(
      works({ deadline: 'Quý I/2025' }, { deadline: 'Quý II/2025' }, { deadline: 'Tháng 9/2025' }),
    );
    const early = inspectSheet(grid).issues.filter(({ code }) => code === 'deadline-before-plan');
    expect(early.map(({ severity }) => severity)).toEqual(['warning', 'warning', 'warning']);
  });

  it('let common works be led by one body here and by all there', () => {
    const work = { activity: 'Hoạt động 1: Xây dựng kế hoạch', product: 'Kế hoạch' };
    const grid = planSheet([
      ...works({ ...work, lead: 'Sở Nội vụ', co: 'Các sở, ngành' }),
      {
        ...goodWork,
        objective: null,
        task: '1.2. Nhiệm vụ 2: Kế hoạch của các đơn vị',
        ...work,
        lead: 'Các sở, ngành',
        co: null,
      },
    ]);
    expect(codesOf(grid)).not.toContain('role-swapped');
  });

  it('take a list of collectives with one named body for accountable', () => {
    expect(codesOf(planSheet(works({}, { lead: 'Văn phòng UBND tỉnh; các sở, ban, ngành' })))).toEqual([]);
  });

  it('understand progress typed as text, and only warn', () => {
    const { severity } = issueAt(planSheet(works({}, { percent: '50%' })), 'number-as-text');
    expect(severity).toBe('warning');
  });

  it('let two surveys of satisfaction have targets of their own', () => {
    const grid = planSheet(
      works({ product: 'Mức độ hài lòng về y tế đạt 90%' }, { product: 'Mức độ hài lòng về giáo dục đạt 85%' }),
    );
    expect(codesOf(grid)).toEqual([]);
  });
});

describe('completeness', () => {
  it('counts what a sheet can say', () => {
    const [record] = inspectSheet(planSheet([goodWork], { without: ['product'] })).reading.tables[0]!.records;
    const completeness = completenessOf(record!)!;
    expect(completeness).toEqual({ person: true, work: true, time: true, result: null, responsibility: true });
    expect(countClear(completeness)).toEqual({ met: 4, of: 4 });
  });

  it('takes no deadline that cannot be followed for clear', () => {
    const time = (deadline: string) =>
      completenessOf(inspectSheet(planSheet([{ ...goodWork, deadline }])).reading.tables[0]!.records[0]!)!.time;
    expect(time('Thường xuyên')).toBe(false);
    expect(time('Hằng tháng')).toBe(true);
    expect(time('Theo Kế hoạch riêng')).toBe(false);
  });
});

describe('any grid', () => {
  const cell: fc.Arbitrary<CellValue> = fc.oneof(
    { weight: 4, arbitrary: fc.constant(null) },
    fc.constantFrom<CellValue>(
      'Sở Nội vụ',
      'Các sở, ngành',
      'Năm 2026',
      '100% 1. Mục tiêu',
      '=1',
      '#N/A',
      '1,5',
      'I',
      '1.1',
      'Tổng cộng',
    ),
    fc.double(),
    fc.string({ maxLength: 12 }),
    fc.boolean(),
  );
  const headers = fc.constantFrom<readonly string[]>(
    ['TT', 'Mục tiêu', 'Nhiệm vụ', 'Hoạt động', 'Chủ trì', 'Phối hợp', 'Thời gian'],
    ['STT', 'Tiêu chí', 'Điểm tối đa', 'Thang điểm', 'Điểm tự chấm', 'Tài liệu kiểm chứng', 'Ghi chú'],
    ['STT', 'Tên cơ quan', 'Mã', 'Cấp', 'Hiệu lực từ', 'Hiệu lực đến', 'Tên gọi khác'],
  );
  const rect = fc.tuple(fc.nat(7), fc.nat(6), fc.nat(3), fc.nat(2)).map(([top, left, height, width]): Rect => ({
    top: top + 3,
    left: left + 2,
    bottom: top + 3 + height,
    right: left + 2 + width,
  }));

  it('gives findings and mends on its own cells only, and never an exception', () => {
    fc.assert(
      fc.property(
        headers,
        fc.array(fc.array(cell, { minLength: 7, maxLength: 7 }), { maxLength: 10 }),
        fc.array(rect, { maxLength: 2 }),
        (header, body, merges) => {
          const values = [[...header], ...body];
          const grid: Grid = {
            name: 'S',
            top: 3,
            left: 2,
            values,
            formulas: null,
            numberFormats: null,
            merges,
            hiddenRows: new Set([4]),
            hiddenColumns: new Set(),
          };
          const inside = ({ row, column }: { row: number; column: number }) =>
            row >= 3 && row < 3 + values.length && column >= 2 && column < 9;
          const { issues } = inspectSheet(grid, { today: '2026-05-05', year: 2026 });
          for (const issue of issues) {
            expect(inside(issue.cell)).toBe(true);
            for (const fix of issue.fixes) for (const edit of fix.edits) expect(inside(edit)).toBe(true);
          }
        },
      ),
      { seed: 11, numRuns: 300 },
    );
  });
});

describe('a sheet of 20,000 rows', () => {
  it('of work is checked whole', () => {
    const rows: PlanCells[] = Array.from({ length: 20_000 }, (_, index) => ({
      ...goodWork,
      task: `1.1. Nhiệm vụ 1: Việc chung`,
      activity: `Hoạt động ${index + 1}: Việc số ${index + 1}`,
      lead: index % 2 === 0 ? 'Sở Nội vụ' : 'Bru điện tỉnh',
      deadline: index % 3 === 0 ? null : 'Quý I/2026',
    }));
    const codes = codesOf(planSheet(rows));
    expect(codes.filter((code) => code === 'deadline-missing')).toHaveLength(6667);
    expect(codes.filter((code) => code === 'lead-unknown')).toHaveLength(10_000);
  }, 120_000);

  it('of criteria under one parent is checked whole', () => {
    const rows = Array.from({ length: 20_000 }, (_, index) => ({
      code: `1.${index + 1}`,
      name: `Tiêu chí số ${index + 1}`,
      max: 1,
      rule: 'Đạt: 1; Không đạt: 0',
    }));
    const codes = codesOf(criteriaSheet([{ code: '1', name: 'Lĩnh vực', max: 19_999 }, ...rows]));
    expect(codes).toContain('max-score-sum');
  }, 120_000);
});
