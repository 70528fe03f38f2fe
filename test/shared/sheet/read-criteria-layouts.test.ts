import { describe, expect, it } from 'vitest';
import { buildGrid } from '#test/support/grid-builder.ts';
import { criteriaOf, fieldsOf, onlyTable, read } from './read-support.ts';

const tree = (grid: Parameters<typeof onlyTable>[0]) =>
  criteriaOf(onlyTable(grid)).map(({ code, level, parent, leaf, maxScore }) => [code, level, parent, leaf, maxScore]);

describe('criteria layouts', () => {
  it('reads a three-row header with grouped score columns', () => {
    const grid = buildGrid('Bộ tiêu chí')
      .wide('BẢNG TỰ CHẤM ĐIỂM CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM 2026 (MINH HỌA)', 9)
      .row(
        'STT',
        'Lĩnh vực/Tiêu chí/Tiêu chí thành phần',
        'Điểm',
        null,
        null,
        null,
        'Tài liệu kiểm chứng',
        'Nguyên nhân mất điểm',
        'Ghi chú',
      )
      .row(null, null, 'Tối đa', 'Đánh giá', null, 'ĐTXHH')
      .row(null, null, null, 'Tự chấm', 'Thẩm định')
      .merge('A2:A4', 'B2:B4', 'C2:F2', 'C3:C4', 'D3:E3', 'F3:F4', 'G2:G4', 'H2:H4', 'I2:I4')
      .row('(1)', '(2)', '(3)', '(4)', '(5)', '(6)', '(7)', '(8)', '(9)')
      .row('1', 'CHỈ ĐẠO, ĐIỀU HÀNH', 20)
      .row('1.1', 'Kế hoạch CCHC', '5')
      .row('1.1.1', 'Ban hành kế hoạch', 1, '0,5', 0.5, null, 'Quyết định số 01', 'Ban hành chậm', 'xem lại')
      .row('1.1.2', 'Mức độ hoàn thành', '2,5', '2')
      .row('1.2', 'Báo cáo', 2, 2, 2)
      .row('2', 'THỂ CHẾ', 10)
      .row('2.1', 'Tác động (ĐTXHH)', 3, null, null, 2.4)
      .row(null, 'TỔNG CỘNG', 30)
      .toGrid();
    const table = onlyTable(grid);
    expect(table.kind).toBe('criteria');
    expect([table.headerTop, table.headerBottom]).toEqual([1, 3]);
    expect(fieldsOf(table)).toEqual([
      'code',
      'name',
      'maxScore',
      'selfScore',
      'appraisedScore',
      'surveyScore',
      'evidence',
      'lossCause',
      'note',
    ]);
    expect(table.columns[4]!.header).toBe('Điểm | Đánh giá | Thẩm định');
    expect(tree(grid)).toEqual([
      ['1', 1, null, false, 20],
      ['1.1', 2, '1', false, 5],
      ['1.1.1', 3, '1.1', true, 1],
      ['1.1.2', 3, '1.1', true, 2.5],
      ['1.2', 2, '1', true, 2],
      ['2', 1, null, false, 10],
      ['2.1', 2, '2', true, 3],
    ]);
    expect(criteriaOf(table)[2]).toMatchObject({
      selfScore: 0.5,
      appraisedScore: 0.5,
      surveyScore: null,
      evidence: 'Quyết định số 01',
      lossCause: 'Ban hành chậm',
      note: 'xem lại',
    });
    expect(table.totals).toEqual([{ row: 12, label: 'TỔNG CỘNG' }]);
    expect(read(grid).facts).toMatchObject({ illustrative: true, year: 2026 });
  });

  it('reads the header of a real set: survey, self and department scores under one group', () => {
    const grid = buildGrid()
      .row(
        'STT',
        'Lĩnh vực/Tiêu chí/Tiêu chí thành phần',
        'Điểm tối đa',
        'Điểm đánh giá',
        null,
        null,
        'Điểm đạt được',
        'Chỉ số',
        'Ghi chú',
      )
      .row(null, null, null, 'Điều tra XHH', 'Tự đánh giá', 'SNV đánh giá')
      .merge('D1:F1')
      .row(1, 'CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH CCHC', 20)
      .row(1.1, 'Kế hoạch CCHC năm', 5, null, 4, 4, 4, { value: 0.8, numberFormat: '0.00%' })
      .toGrid();
    const table = onlyTable(grid);
    expect(fieldsOf(table)).toEqual([
      'code',
      'name',
      'maxScore',
      'surveyScore',
      'selfScore',
      'appraisedScore',
      'achievedScore',
      'indexPercent',
      'note',
    ]);
    expect(criteriaOf(table)[1]).toMatchObject({ code: '1.1', parent: '1', indexPercent: 80 });
  });

  it('tells 1.10 from 1.1 by its place when Excel kept a number', () => {
    const rows = Array.from({ length: 10 }, (_, index) => [Number(`1.${index + 1}`), `Tiêu chí ${index + 1}`, 1]);
    const grid = buildGrid()
      .row('TT', 'Tiêu chí', 'Điểm tối đa', 'Tự chấm')
      .row(1, 'Lĩnh vực', 10)
      .rows(rows)
      .row(2, 'B', 1)
      .row(2.1, 'C', 1)
      .toGrid();
    expect(criteriaOf(onlyTable(grid)).map(({ code }) => code)).toEqual([
      '1',
      '1.1',
      '1.2',
      '1.3',
      '1.4',
      '1.5',
      '1.6',
      '1.7',
      '1.8',
      '1.9',
      '1.10',
      '2',
      '2.1',
    ]);
  });

  it('undoes codes that Excel turned into dates', () => {
    const date = (serial: number, numberFormat: string) => ({ value: serial, numberFormat });
    const grid = buildGrid()
      .row('Mã', 'Tiêu chí', 'Điểm tối đa', 'Điểm tự chấm')
      .row('1', 'Lĩnh vực', 3)
      .row(date(46023, 'd-mmm'), 'Một', 1)
      .row(date(46024, 'd-mmm'), 'Hai', 2)
      .row(date(36951, 'd.m.yy'), 'Ba', 2)
      .toGrid();
    expect(criteriaOf(onlyTable(grid)).map(({ code, parent }) => [code, parent])).toEqual([
      ['1', null],
      ['1.1', '1'],
      ['1.2', '1'],
      ['1.3.1', '1'],
    ]);
  });

  it.each([
    [
      'Roman fields over dotted codes',
      ['I', '1.1', '1.1.1', 'II', '2.1'],
      [
        [1, null],
        [2, 'I'],
        [3, '1.1'],
        [1, null],
        [2, 'II'],
      ],
    ],
    [
      'Roman fields over plain numbers',
      ['I', '1', '1.1', '2', 'II', '1', '1.1'],
      [
        [1, null],
        [2, 'I'],
        [3, '1'],
        [2, 'I'],
        [1, null],
        [2, 'II'],
        [3, '1'],
      ],
    ],
    [
      'letters, Roman, numbers',
      ['A', 'I', '1', '2', 'II', '1', 'B', 'I', '1'],
      [
        [1, null],
        [2, 'A'],
        [3, 'I'],
        [3, 'I'],
        [2, 'A'],
        [3, 'II'],
        [1, null],
        [2, 'B'],
        [3, 'I'],
      ],
    ],
    [
      'Roman inside the code',
      ['I', 'I.1', 'I.1.1', 'II', 'II.1'],
      [
        [1, null],
        [2, 'I'],
        [3, 'I.1'],
        [1, null],
        [2, 'II'],
      ],
    ],
    [
      'letters below numbers',
      ['1', '1.1', 'a', 'b', '1.2', 'a)'],
      [
        [1, null],
        [2, '1'],
        [3, '1.1'],
        [3, '1.1'],
        [2, '1'],
        [3, '1.2'],
      ],
    ],
    [
      'closing dots',
      ['1.', '1.1.', '1.1.1.'],
      [
        [1, null],
        [2, '1'],
        [3, '1.1'],
      ],
    ],
    [
      'a parent left out',
      ['1', '1.1', '2.1.1', '3'],
      [
        [1, null],
        [2, '1'],
        [3, '2.1'],
        [1, null],
      ],
    ],
  ])('builds the tree from %s', (_, codes, expected) => {
    const grid = buildGrid()
      .row('TT', 'Tiêu chí', 'Điểm tối đa', 'Điểm tự chấm')
      .rows(codes.map((code, index) => [code, `Tên số ${index}`, 1, 1]))
      .toGrid();
    expect(criteriaOf(onlyTable(grid)).map(({ level, parent }) => [level, parent])).toEqual(expected);
  });

  it('takes rule lines below a criterion as its rule when there is no column for it', () => {
    const grid = buildGrid()
      .row('STT', 'Lĩnh vực/Tiêu chí/Tiêu chí thành phần', 'Điểm tối đa', 'Tự đánh giá')
      .row('1.1', 'Kế hoạch CCHC năm', 3, 3)
      .row('1.1.1', 'Ban hành kế hoạch CCHC năm', 1, 1)
      .row(null, 'Ban hành kịp thời: 1')
      .row(null, 'Ban hành không kịp thời: 0,5')
      .row('1.1.2', 'Mức độ thực hiện kế hoạch', 2, 2)
      .row(null, 'Thực hiện trên 90% kế hoạch', 2)
      .row(null, 'Dưới 70% kế hoạch', 0)
      .toGrid();
    const records = criteriaOf(onlyTable(grid));
    expect(records.map(({ code, rule }) => [code, rule])).toEqual([
      ['1.1', null],
      ['1.1.1', 'Ban hành kịp thời: 1\nBan hành không kịp thời: 0,5'],
      ['1.1.2', 'Thực hiện trên 90% kế hoạch: 2\nDưới 70% kế hoạch: 0'],
    ]);
    expect(records[1]!.cells.rule).toEqual({ row: 3, column: 1, from: 'own' });
  });

  it('splits a name cell that goes on with its rule', () => {
    const grid = buildGrid()
      .row('STT', 'Tiêu chí', 'Điểm tối đa', 'Tự chấm')
      .row('1', 'Ban hành kế hoạch\n- Kịp thời: 1\n- Không kịp thời: 0,5', 1, 1)
      .row('2', 'Báo cáo', 1, 1)
      .toGrid();
    expect(criteriaOf(onlyTable(grid))[0]).toMatchObject({
      name: 'Ban hành kế hoạch',
      rule: '- Kịp thời: 1\n- Không kịp thời: 0,5',
    });
  });

  it('reads codes written in front of the name', () => {
    const grid = buildGrid()
      .row('Nội dung tiêu chí', 'Thang điểm', 'Cách chấm', 'Đơn vị tự chấm', 'Sở Nội vụ chấm')
      .row('I. CHỈ ĐẠO ĐIỀU HÀNH', 10)
      .row('1. Kế hoạch', 5)
      .row('1.1. Ban hành', 2, 'Kịp thời: 2; không kịp thời: 0', 2, 1)
      .row('1.2. Thực hiện', 3, 'Trên 90%: 3; còn lại: 0', 3, 3)
      .toGrid();
    const table = onlyTable(grid);
    expect(fieldsOf(table)).toEqual(['name', 'maxScore', 'rule', 'selfScore', 'appraisedScore']);
    expect(criteriaOf(table).map(({ code, name, level }) => [code, name, level])).toEqual([
      ['I', 'CHỈ ĐẠO ĐIỀU HÀNH', 1],
      ['1', 'Kế hoạch', 2],
      ['1.1', 'Ban hành', 3],
      ['1.2', 'Thực hiện', 3],
    ]);
  });

  it('takes "Thang điểm" as the rule where it holds words, as the maximum where it holds numbers', () => {
    const words = buildGrid()
      .row('Mã', 'Tiêu chí', 'Điểm tối đa', 'Thang điểm', 'Điểm tự chấm')
      .row('1', 'A', 1, 'Đạt yêu cầu: 1; Không đạt yêu cầu: 0', 1)
      .row('2', 'B', 1, 'Có ban hành: 1; không: 0', 1)
      .toGrid();
    expect(fieldsOf(onlyTable(words))).toEqual(['code', 'name', 'maxScore', 'rule', 'selfScore']);
    expect(criteriaOf(onlyTable(words))[0]!.rule).toBe('Đạt yêu cầu: 1; Không đạt yêu cầu: 0');
  });

  it('keeps the codes in "Mã" and leaves numbers in "STT"', () => {
    const grid = buildGrid()
      .row(
        'STT',
        'Mã tiêu chí',
        'Tên tiêu chí',
        'Điểm chuẩn',
        'Điểm tự đánh giá',
        'Điểm thẩm định',
        'Lý do trừ điểm',
        'Minh chứng',
      )
      .row(1, 'TC1', 'A', 10, 10)
      .row(2, 'TC1.1', 'B', 10, 9)
      .toGrid();
    const table = onlyTable(grid);
    expect(fieldsOf(table).slice(0, 3)).toEqual(['ordinal', 'code', 'name']);
    expect(criteriaOf(table).map(({ code, parent }) => [code, parent])).toEqual([
      ['1', null],
      ['1.1', '1'],
    ]);
  });

  it('takes the earlier of two years as last year', () => {
    const grid = buildGrid()
      .row('TT', 'Tiêu chí', 'Điểm tối đa', 'Điểm đạt được năm 2025', 'Điểm tự chấm năm 2026')
      .row('1', 'A', 10, 9, 10)
      .row('1.1', 'B', 10, 9, 10)
      .toGrid();
    expect(fieldsOf(onlyTable(grid))).toEqual(['code', 'name', 'maxScore', 'lastYearScore', 'selfScore']);
  });

  it('reads years under a group of scores', () => {
    const grid = buildGrid()
      .row('STT', 'Tiêu chí', 'Điểm tối đa', 'Điểm đạt được')
      .row(null, null, null, 2024, 2025, 2026)
      .merge('D1:F1')
      .row('1', 'A', 10, 7, 8, 9)
      .row('1.1', 'B', 10, 7, 8, 9)
      .toGrid();
    const table = onlyTable(grid);
    expect(table.columns.map(({ column, field }) => [column, field])).toEqual([
      [0, 'code'],
      [1, 'name'],
      [2, 'maxScore'],
      [4, 'lastYearScore'],
      [5, 'achievedScore'],
    ]);
    expect(table.unknownColumns).toEqual([{ column: 3, header: 'Điểm đạt được | 2024' }]);
  });

  it('reads declared figures beside the scores', () => {
    const grid = buildGrid()
      .row(
        'Mã',
        'Tiêu chí',
        'Điểm tối đa',
        'Cách chấm',
        'Kết quả lựa chọn',
        'Số đạt',
        'Tổng số',
        'Số liệu kê khai khác',
        'Điểm tự chấm',
        'Giải trình',
        'Giải pháp khắc phục',
        'Hình thức đánh giá',
      )
      .row('1', 'A', 1, 'Trên 90%: 1', null, '9', 10, '1.234,5', 1, 'gt', 'gp', 'Tự chấm')
      .row('2', 'B', 1, 'Đạt: 1; không: 0', 'Đạt', null, null, 'Nhóm 5', 1)
      .toGrid();
    const [first, second] = criteriaOf(onlyTable(grid));
    expect(first).toMatchObject({
      numerator: 9,
      denominator: 10,
      declared: 1234.5,
      choice: null,
      explanation: 'gt',
      remedy: 'gp',
      method: 'Tự chấm',
    });
    expect(second).toMatchObject({ numerator: null, declared: 'Nhóm 5', choice: 'Đạt' });
  });

  it('reads a figure that Excel shows in percent as percent points', () => {
    const grid = buildGrid()
      .row('Mã', 'Tiêu chí', 'Điểm tối đa', 'Cách chấm', 'Số liệu kê khai', 'Điểm tự chấm')
      .row('1', 'A', 1, 'Trên 90%: 1; dưới 90%: 0', { value: 0.85, numberFormat: '0%' }, 0)
      .row('2', 'B', 1, 'Trên 90%: 1; dưới 90%: 0', '92,5%', 1)
      .toGrid();
    expect(criteriaOf(onlyTable(grid)).map(({ declared }) => declared)).toEqual([85, 92.5]);
  });

  it('sets parts of the set apart from its fields', () => {
    const grid = buildGrid()
      .row('STT', 'Nội dung', 'Điểm tối đa', 'Điểm tự chấm')
      .wide('PHẦN A: TỰ ĐÁNH GIÁ', 4)
      .row('I', 'Chỉ đạo', 10, 9)
      .row('1', 'Kế hoạch', 10, 9)
      .wide('PHẦN B: ĐIỀU TRA XÃ HỘI HỌC', 4)
      .row('I', 'Tác động', 5)
      .toGrid();
    const table = onlyTable(grid);
    expect(table.sections.map(({ code, name }) => [code, name])).toEqual([
      ['A', 'TỰ ĐÁNH GIÁ'],
      ['B', 'ĐIỀU TRA XÃ HỘI HỌC'],
    ]);
    expect(criteriaOf(table).map(({ section, code, level }) => [section, code, level])).toEqual([
      ['A', 'I', 1],
      ['A', '1', 2],
      ['B', 'I', 1],
    ]);
  });
});
