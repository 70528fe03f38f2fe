import { describe, expect, it } from 'vitest';
import { sheetKindOf } from '#shared/sheet/read-sheet.ts';
import { buildGrid } from '#test/support/grid-builder.ts';
import { fieldsOf, onlyTable, plansOf, read, shortPlan } from './read-support.ts';

const words = (field: string, header: string) => `${field}: ${header}`;

describe('plan layouts', () => {
  it('reads a two-row header with a merged group and vertical merges beside it', () => {
    const grid = buildGrid('KH 2026')
      .row('UBND TỈNH BẮC NINH', null, null, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM')
      .row('SỞ NỘI VỤ', null, null, 'Độc lập - Tự do - Hạnh phúc')
      .wide('PHÂN CÔNG NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH NĂM 2026', 6)
      .row('STT', 'Nội dung nhiệm vụ', 'Phân công thực hiện', null, 'Thời hạn hoàn thành', 'Sản phẩm đầu ra')
      .row(null, null, 'Chủ trì', 'Phối hợp', null, null)
      .merge('A4:A5', 'B4:B5', 'C4:D4', 'E4:E5', 'F4:F5')
      .row('(1)', '(2)', '(3)', '(4)', '(5)', '(6)')
      .row(1, 'Ban hành kế hoạch kiểm tra', 'Sở Nội vụ', 'Các sở, ngành', 'Quý I/2026', 'Kế hoạch')
      .row(2, 'Tổ chức kiểm tra', 'Sở Nội vụ', 'UBND cấp xã', 'Quý II/2026', 'Báo cáo')
      .toGrid();
    const table = onlyTable(grid);
    expect(fieldsOf(table)).toEqual(['ordinal', 'task', 'leadAgencies', 'coAgencies', 'deadline', 'product']);
    expect(table.columns[2]!.header).toBe('Phân công thực hiện | Chủ trì');
    expect([table.headerTop, table.headerBottom]).toEqual([3, 4]);
    expect(shortPlan(table)).toEqual([
      [null, '1', null, 'Ban hành kế hoạch kiểm tra', null, 'Sở Nội vụ', 'Quý I/2026'],
      [null, '2', null, 'Tổ chức kiểm tra', null, 'Sở Nội vụ', 'Quý II/2026'],
    ]);
  });

  it('reads the same header when its merges were lost', () => {
    const grid = buildGrid()
      .row('TT', 'Nhiệm vụ', 'Cơ quan thực hiện', null, 'Hạn hoàn thành')
      .row(null, null, 'Chủ trì', 'Phối hợp')
      .row(1, 'Rà soát thủ tục', 'Văn phòng UBND tỉnh', 'Các sở', 'Tháng 3/2026')
      .toGrid();
    const table = onlyTable(grid);
    expect(fieldsOf(table)).toEqual(['ordinal', 'task', 'leadAgencies', 'coAgencies', 'deadline']);
    expect(table.columns[3]!.header).toBe('Cơ quan thực hiện | Phối hợp');
    expect(plansOf(table)).toHaveLength(1);
  });

  it.each([
    ['abbreviations', ['TT', 'NV cụ thể', 'CQ chủ trì', 'CQ phối hợp', 'TG hoàn thành', 'SP', 'KP']],
    [
      'capitals',
      [
        'SỐ TT',
        'NHIỆM VỤ CỤ THỂ',
        'CƠ QUAN CHỦ TRÌ',
        'CƠ QUAN PHỐI HỢP',
        'THỜI GIAN HOÀN THÀNH',
        'SẢN PHẨM',
        'KINH PHÍ',
      ],
    ],
    [
      'no diacritics',
      ['STT', 'Noi dung nhiem vu', 'Don vi chu tri', 'Don vi phoi hop', 'Thoi han', 'San pham', 'Kinh phi'],
    ],
    [
      'line breaks',
      [
        'S\nTT',
        'Nội dung\ncông việc',
        'Cơ quan,\nđơn vị\nchủ trì',
        'Đơn vị\nphối hợp',
        'Thời gian\nthực hiện',
        'Kết quả/\nSản phẩm',
        'Kinh phí\n(triệu đồng)',
      ],
    ],
    ['lost spaces', ['STT', 'Nhiệmvụ', 'Chủtrì', 'Phốihợp', 'Thờigian', 'Sảnphẩm', 'Kinhphí']],
    [
      'typing slips',
      ['STT', 'Nhiệm vu cụ thể', 'Cơ quan chủ chì', 'Cơ quan phói hợp', 'Thời gain hoàn thành', 'Sản phẩn', 'Kinh phí'],
    ],
    [
      'long wordings',
      [
        'Số thứ tự',
        'Nội dung nhiệm vụ, giải pháp thực hiện năm 2026',
        'Cơ quan, đơn vị chủ trì tham mưu thực hiện',
        'Các cơ quan, đơn vị, địa phương phối hợp',
        'Thời gian hoàn thành (chậm nhất)',
        'Kết quả, sản phẩm chủ yếu đạt được',
        'Dự kiến kinh phí (nếu có)',
      ],
    ],
  ])('understands header wordings: %s', (_, headers) => {
    for (const form of ['NFC', 'NFD'] as const) {
      const grid = buildGrid()
        .row(...headers.map((header) => header.normalize(form)))
        .row(1, 'Công việc một'.normalize(form), 'Sở Nội vụ', 'Sở Tư pháp', 'Quý I/2026', 'Báo cáo', null)
        .row(2, 'Công việc hai', 'Sở Tài chính', 'Sở Y tế', 'Thường xuyên', 'Kế hoạch', null)
        .toGrid();
      const table = onlyTable(grid);
      expect(table.columns.map(({ field, header }) => words(field, header))).toEqual(
        ['ordinal', 'task', 'leadAgencies', 'coAgencies', 'deadline', 'product', 'budget'].map((field, index) =>
          words(field, headers[index]!.normalize('NFC').replace(/\s+/g, ' ')),
        ),
      );
      expect(plansOf(table)[0]!.task).toBe('Công việc một');
    }
  });

  it('takes columns in any order, with columns of the office in between', () => {
    const grid = buildGrid()
      .startAt('C4')
      .row('Hạn chót', 'Độ ưu tiên', 'Đơn vị phụ trách', 'Đầu việc', 'Người nhập', 'STT', '% hoàn thành', 'Tình trạng')
      .row('30/6/2026', 'Cao', 'Sở Nội vụ', 'Rà soát đề án', 'A', 1, { value: 0.4, numberFormat: '0%' }, 'Đang làm')
      .row('31/7/2026', 'Thấp', 'Sở Y tế', 'Báo cáo', 'B', 2, '55,5 %', 'Chưa làm')
      .toGrid();
    const table = onlyTable(grid);
    expect(fieldsOf(table)).toEqual(['deadline', 'leadAgencies', 'task', 'ordinal', 'percent', 'status']);
    expect(table.unknownColumns).toEqual([
      { column: 3, header: 'Độ ưu tiên' },
      { column: 6, header: 'Người nhập' },
    ]);
    expect(plansOf(table).map(({ row, percent, status }) => [row, percent, status])).toEqual([
      [4, 40, 'Đang làm'],
      [5, 55.5, 'Chưa làm'],
    ]);
  });

  it('reads dates as numbers with their format and leaves their meaning to the deadline parser', () => {
    const grid = buildGrid()
      .row('TT', 'Công việc', 'Chủ trì', 'Thời hạn')
      .row(1, 'Báo cáo', 'Sở Nội vụ', { value: 46032, numberFormat: 'dd/mm/yyyy' })
      .toGrid();
    expect(plansOf(onlyTable(grid))[0]!.deadline).toMatchObject({ raw: '46032', note: 'dd/mm/yyyy' });
  });

  it('keeps sections apart whatever their rows look like', () => {
    const grid = buildGrid()
      .row('STT', 'Nhiệm vụ', 'Chủ trì', 'Thời gian')
      .row('A', 'NHIỆM VỤ CHUNG')
      .row(1, 'Việc một', 'Sở A', 'Năm 2026')
      .wide('B. NHIỆM VỤ RIÊNG', 4)
      .row(1, 'Việc hai', 'Sở B', 'Năm 2026')
      .row('C - NHIỆM VỤ KHÁC')
      .row(1, 'Việc ba', 'Sở C', 'Năm 2026')
      .row(null, 'PHỤ LỤC BỔ SUNG')
      .row(1, 'Việc bốn', 'Sở D', 'Năm 2026')
      .toGrid();
    const table = onlyTable(grid);
    expect(table.sections.map(({ code, name }) => [code, name])).toEqual([
      ['A', 'NHIỆM VỤ CHUNG'],
      ['B', 'NHIỆM VỤ RIÊNG'],
      ['C', 'NHIỆM VỤ KHÁC'],
      [null, 'PHỤ LỤC BỔ SUNG'],
    ]);
    expect(plansOf(table).map(({ section, sectionName, task }) => [section, sectionName, task])).toEqual([
      ['A', 'NHIỆM VỤ CHUNG', 'Việc một'],
      ['B', 'NHIỆM VỤ RIÊNG', 'Việc hai'],
      ['C', 'NHIỆM VỤ KHÁC', 'Việc ba'],
      [null, 'PHỤ LỤC BỔ SUNG', 'Việc bốn'],
    ]);
  });

  it('takes numbered group rows under a Roman one as the objective of their work', () => {
    const grid = buildGrid()
      .row('TT', 'Nội dung', 'Cơ quan chủ trì', 'Thời gian')
      .row('I', 'Cải cách thể chế')
      .row('1', 'Nâng cao chất lượng văn bản')
      .row('1.1', 'Thẩm định dự thảo', 'Sở Tư pháp', 'Thường xuyên')
      .row('1.2', 'Rà soát văn bản', 'Sở Tư pháp', 'Quý IV/2026')
      .row('2', 'Kiểm tra văn bản')
      .row('2.1', 'Tự kiểm tra', 'Các sở', 'Năm 2026')
      .row('II', 'Cải cách thủ tục')
      .row('1', 'Công bố thủ tục', 'Văn phòng UBND tỉnh', 'Thường xuyên')
      .toGrid();
    const table = onlyTable(grid);
    expect(shortPlan(table)).toEqual([
      ['I', '1.1', 'Nâng cao chất lượng văn bản', 'Thẩm định dự thảo', null, 'Sở Tư pháp', 'Thường xuyên'],
      ['I', '1.2', 'Nâng cao chất lượng văn bản', 'Rà soát văn bản', null, 'Sở Tư pháp', 'Quý IV/2026'],
      ['I', '2.1', 'Kiểm tra văn bản', 'Tự kiểm tra', null, 'Các sở', 'Năm 2026'],
      ['II', '1', null, 'Công bố thủ tục', null, 'Văn phòng UBND tỉnh', 'Thường xuyên'],
    ]);
    expect(table.sections.map(({ code }) => code)).toEqual(['I', '1', '2', 'II']);
  });

  it('reads group rows that say which objective they are', () => {
    const grid = buildGrid()
      .row('STT', 'Hoạt động', 'Sản phẩm', 'Chủ trì', 'Thời hạn')
      .row('I', 'CẢI CÁCH THỂ CHẾ')
      .wide('Mục tiêu 1: 100% văn bản được thẩm định', 5)
      .row(1, 'Thẩm định', 'Báo cáo', 'Sở Tư pháp', 'Năm 2026')
      .wide('Mục tiêu 2: Kiểm tra văn bản', 5)
      .row(2, 'Tự kiểm tra', 'Báo cáo', 'Các sở', 'Năm 2026')
      .toGrid();
    expect(shortPlan(onlyTable(grid)).map((row) => row.slice(0, 5))).toEqual([
      ['I', '1', 'Mục tiêu 1: 100% văn bản được thẩm định', null, 'Thẩm định'],
      ['I', '2', 'Mục tiêu 2: Kiểm tra văn bản', null, 'Tự kiểm tra'],
    ]);
  });

  it('hands objective and task down over blanks, but a blank lead, product or deadline only through a merge', () => {
    const grid = buildGrid()
      .row('Mục tiêu', 'Nhiệm vụ', 'Hoạt động', 'Sản phẩm', 'Chủ trì', 'Thời gian')
      .row('M1', 'N1', 'H1', 'S1', 'Sở A', 'Năm 2026')
      .row(null, null, 'H2', null, null, null)
      .row(null, 'N2', 'H3', 'S3', 'Sở B', null)
      .row('M2', null, 'H4', null, 'Sở C', null)
      .merge('D2:D3', 'F4:F5')
      .toGrid();
    const records = plansOf(onlyTable(grid));
    expect(records.map(({ objective, task, product }) => [objective, task, product])).toEqual([
      ['M1', 'N1', 'S1'],
      ['M1', 'N1', 'S1'],
      ['M1', 'N2', 'S3'],
      ['M2', null, null],
    ]);
    expect(records[1]!.cells.objective).toEqual({ row: 1, column: 0, from: 'above' });
    expect(records[1]!.cells.product).toEqual({ row: 1, column: 3, from: 'merged' });
    expect(records[1]!.cells.leadAgencies).toEqual({ row: 2, column: 4, from: 'own' });
    expect(records[1]!.leadAgencies).toEqual([]);
    expect(records[3]!.cells.deadline).toEqual({ row: 3, column: 5, from: 'merged' });
    expect(records[3]!.deadline.kind).toBe('none');
  });

  it('skips headers and column numbers that a page break repeats, and joins the text it cut', () => {
    const header = ['STT', 'Nhiệm vụ', 'Cơ quan chủ trì', 'Thời gian hoàn thành'];
    const grid = buildGrid()
      .row(...header)
      .row('1', '2', '3', '4')
      .row('1.', 'Nâng cao chất lượng giáo dục, tạo môi trường', 'Sở Giáo dục và', 'Thường xuyên')
      .row(null, 'an toàn, lành mạnh', 'Đào tạo', null)
      .row(null, null, '- 2 -')
      .row(...header)
      .row('(1)', '(2)', '(3)', '(4)')
      .row('2.', 'Khảo sát', 'Sở Y tế', 'Năm 2026')
      .toGrid();
    const table = onlyTable(grid);
    expect(shortPlan(table)).toEqual([
      [
        null,
        '1',
        null,
        'Nâng cao chất lượng giáo dục, tạo môi trường an toàn, lành mạnh',
        null,
        'Sở Giáo dục và Đào tạo',
        'Thường xuyên',
      ],
      [null, '2', null, 'Khảo sát', null, 'Sở Y tế', 'Năm 2026'],
    ]);
  });

  it('ends the table at notes and signatures, and sets totals aside', () => {
    const grid = buildGrid()
      .row('STT', 'Nhiệm vụ', 'Chủ trì', 'Thời gian', 'Kinh phí')
      .row(1, 'Việc một', 'Sở A', 'Năm 2026', 100)
      .row(2, 'Tổng hợp báo cáo', 'Sở B', 'Năm 2026', 50)
      .row(null, 'Tổng cộng', null, null, 150)
      .blank()
      .row('Ghi chú: kinh phí tính bằng triệu đồng')
      .row('- Phần còn lại bố trí sau')
      .blank()
      .row('Nơi nhận:', null, null, 'TM. ỦY BAN NHÂN DÂN')
      .row('- Như trên;', null, null, 'KT. CHỦ TỊCH')
      .row('- Lưu: VT.', null, null, 'PHÓ CHỦ TỊCH')
      .toGrid();
    const table = onlyTable(grid);
    expect(plansOf(table).map(({ task }) => task)).toEqual(['Việc một', 'Tổng hợp báo cáo']);
    expect(table.totals).toEqual([{ row: 3, label: 'Tổng cộng' }]);
    expect(table.area).toEqual({ top: 0, left: 0, bottom: 3, right: 4 });
    expect(plansOf(table)[1]!.budget).toBe('50');
  });

  it('drops loose sentences below the table though nobody calls them notes', () => {
    const grid = buildGrid()
      .row('STT', 'Nhiệm vụ', 'Chủ trì', 'Thời gian')
      .row(1, 'Việc một', 'Sở A', 'Năm 2026')
      .blank()
      .row(null, 'Các cơ quan gửi báo cáo về Sở Nội vụ trước ngày 20 hằng tháng.')
      .toGrid();
    const table = onlyTable(grid);
    expect(plansOf(table)).toHaveLength(1);
    expect(table.area.bottom).toBe(1);
  });

  it('keeps a numbered work of which nothing but the name is known', () => {
    const grid = buildGrid()
      .row('STT', 'Nhiệm vụ', 'Chủ trì', 'Thời gian')
      .row(1, 'Việc một', 'Sở A', 'Năm 2026')
      .row(2, 'Việc chưa giao')
      .row(3, 'Việc ba', 'Sở C', 'Năm 2026')
      .row(4, null, 'Sở D', 'Năm 2026')
      .toGrid();
    expect(shortPlan(onlyTable(grid)).map((row) => [row[1], row[3], row[5]])).toEqual([
      ['1', 'Việc một', 'Sở A'],
      ['2', 'Việc chưa giao', ''],
      ['3', 'Việc ba', 'Sở C'],
      ['4', null, 'Sở D'],
    ]);
  });

  it('reads hidden rows and columns like any other', () => {
    const grid = buildGrid()
      .row('STT', 'Nhiệm vụ', 'Chủ trì', 'Thời gian', 'Mã đồng bộ (không sửa)')
      .row(1, 'Việc một', 'Sở A', 'Năm 2026', 'r-1')
      .row(2, 'Việc hai', 'Sở B', 'Năm 2026', 'r-2')
      .row(null, null, null, null, 'r-3')
      .hideRows(3)
      .hideColumns('E', 'C')
      .toGrid();
    const table = onlyTable(grid);
    expect(fieldsOf(table)).toEqual(['ordinal', 'task', 'leadAgencies', 'deadline', 'rowIdentity']);
    expect(plansOf(table).map(({ row }) => row)).toEqual([1, 2]);
  });

  it('reads a numbering column and a column of agencies that nobody named', () => {
    const grid = buildGrid()
      .row(null, 'Nhiệm vụ', null, 'Thời gian hoàn thành')
      .row(1, 'Việc một', 'Sở Nội vụ', 'Năm 2026')
      .row(2, 'Việc hai', 'Sở Tư pháp', 'Quý I/2026')
      .row(3, 'Việc ba', 'UBND cấp xã', 'Quý II/2026')
      .row(4, 'Việc bốn', 'Văn phòng UBND tỉnh', 'Quý II/2026')
      .toGrid();
    const table = onlyTable(grid);
    expect(fieldsOf(table)).toEqual(['ordinal', 'task', 'leadAgencies', 'deadline']);
    const byField = new Map(table.columns.map(({ field, confidence }) => [field, confidence]));
    expect(byField.get('ordinal')).toBeLessThan(0.7);
    expect(byField.get('leadAgencies')).toBeLessThan(0.7);
    expect(byField.get('task')).toBeGreaterThan(0.9);
  });

  it('tells "Kết quả" as a product from "Kết quả thực hiện", and "Tiến độ" by its cells', () => {
    const header = ['TT', 'Nhiệm vụ', 'Chủ trì', 'Kết quả', 'Kết quả thực hiện', 'Tiến độ'];
    const dates = buildGrid()
      .row(...header)
      .row(1, 'Việc một', 'Sở Nội vụ', 'Báo cáo', 'Đã gửi', 'Quý I/2026')
      .row(2, 'Việc hai', 'Sở Nội vụ', 'Báo cáo', 'Đã gửi', 'Tháng 3/2026')
      .toGrid();
    const shares = buildGrid()
      .row(...header)
      .row(1, 'Việc một', 'Sở Nội vụ', 'Báo cáo', 'Đã gửi', '40%')
      .row(2, 'Việc hai', 'Sở Nội vụ', 'Báo cáo', 'Đã gửi', '100%')
      .toGrid();
    expect(fieldsOf(onlyTable(dates))).toEqual(['ordinal', 'task', 'leadAgencies', 'product', 'result', 'deadline']);
    expect(fieldsOf(onlyTable(shares))).toEqual(['ordinal', 'task', 'leadAgencies', 'product', 'result', 'percent']);
  });

  it('takes the end of a start-and-end pair as the deadline, and no month of a calendar', () => {
    const pair = buildGrid()
      .row('TT', 'Nhiệm vụ', 'Chủ trì', 'Thời gian thực hiện', null)
      .row(null, null, null, 'Bắt đầu', 'Kết thúc')
      .merge('D1:E1')
      .row(1, 'Việc một', 'Sở A', '01/2026', '03/2026')
      .toGrid();
    expect(plansOf(onlyTable(pair))[0]!.deadline.raw).toBe('03/2026');
    const months = buildGrid()
      .row('TT', 'Nhiệm vụ', 'Chủ trì', 'Thời gian thực hiện (tháng)')
      .row(null, null, null, 1, 2, 3, 4)
      .merge('A1:A2', 'B1:B2', 'C1:C2', 'D1:G1')
      .row(1, 'Việc một', 'Sở A', 'x', 'x')
      .toGrid();
    expect(fieldsOf(onlyTable(months))).toEqual(['ordinal', 'task', 'leadAgencies']);
  });

  it.each([
    ['Chủ trì: Sở Nội vụ\nPhối hợp: Sở Tư pháp; Sở Tài chính', ['Sở Nội vụ'], ['Sở Tư pháp', 'Sở Tài chính']],
    ['Sở Nội vụ; Sở Tư pháp; Sở Tài chính', ['Sở Nội vụ'], ['Sở Tư pháp', 'Sở Tài chính']],
    ['Sở Nội vụ chủ trì, phối hợp với Sở Tư pháp', ['Sở Nội vụ'], ['Sở Tư pháp']],
    ['Sở Nội vụ', ['Sở Nội vụ'], []],
  ])('reads lead and coordinators out of one column: %j', (text, lead, co) => {
    const grid = buildGrid()
      .row('STT', 'Nhiệm vụ', 'Cơ quan chủ trì, phối hợp', 'Thời gian')
      .row(1, 'Việc một', text, 'Năm 2026')
      .row(2, 'Việc hai', text, 'Năm 2026')
      .toGrid();
    const table = onlyTable(grid);
    expect(table.columns.find(({ field }) => field === 'leadAgencies')!.confidence).toBeGreaterThanOrEqual(0.7);
    const record = plansOf(table)[1]!;
    expect(record.leadAgencies.map((ref) => ref.text)).toEqual(lead);
    expect(record.coAgencies.map((ref) => ref.text)).toEqual(co);
    // What the cell says of the helpers has no column to be written back to.
    expect(record.cells.coAgencies).toBeUndefined();
  });

  it.each([
    ['Tháng %', 12, ['', 'x'], 'tháng 2'],
    ['Tháng %', 12, ['x', 'x', 'x'], 'từ tháng 1 đến tháng 3'],
    ['T%', 12, ['', '', 'X', '', '', 'X'], 'tháng 3, tháng 6'],
    ['Quý %', 4, ['', '', '✓'], 'quý III'],
    ['Quý %/2026', 4, ['', '', '', 'x'], 'quý IV/2026'],
  ] as const)('reads marks under "%s" as the deadline', (label, count, marks, words) => {
    const heads = Array.from({ length: count }, (_, index) => label.replace('%', String(index + 1)));
    const grid = buildGrid()
      .row('STT', 'Nhiệm vụ', 'Cơ quan chủ trì', ...heads)
      .row(1, 'Việc một', 'Sở Nội vụ', ...marks.map((mark) => mark || null))
      .row(2, 'Việc hai', 'Sở Tư pháp')
      .toGrid();
    const table = onlyTable(grid);
    expect(plansOf(table).map(({ deadline }) => deadline.raw)).toEqual([words, '']);
    expect(table.columns.some(({ field }) => field === 'deadline')).toBe(false);
    expect(table.unknownColumns).toEqual([]);
    expect(plansOf(table)[1]!.cells.deadline).toEqual({ row: 2, column: 3, from: 'own' });
  });

  it('reads a bar drawn by merging the months it covers, under a header of two rows', () => {
    const grid = buildGrid()
      .row('STT', 'Nhiệm vụ', 'Cơ quan chủ trì', 'Thời gian thực hiện (tháng)')
      .row(null, null, null, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12)
      .row(1, 'Việc một', 'Sở Nội vụ', null, null, 'x')
      .row(2, 'Việc hai', 'Sở Tư pháp', null, 'x')
      .merge('A1:A2', 'B1:B2', 'C1:C2', 'D1:O1', 'F3:H3')
      .toGrid();
    expect(plansOf(onlyTable(grid)).map(({ deadline }) => deadline.raw)).toEqual(['từ tháng 3 đến tháng 5', 'tháng 2']);
  });

  it.each([true, false])('reads group rows whose title lies under the deadline, merged: %s', (merged) => {
    const grid = buildGrid()
      .row('TT', 'Thời gian', 'Chủ trì', 'Nhiệm vụ', 'Sản phẩm')
      .row('I', 'CẢI CÁCH THỂ CHẾ')
      .row(1, 'Quý I/2026', 'Sở Tư pháp', 'Việc một', 'Kế hoạch')
      .row('II', 'Cải cách thủ tục hành chính')
      .row(1, 'Quý II/2026', 'Sở Nội vụ', 'Việc hai', 'Báo cáo');
    const table = onlyTable((merged ? grid.merge('B2:E2', 'B4:E4') : grid).toGrid());
    expect(plansOf(table).map(({ section, sectionName, task }) => [section, sectionName, task])).toEqual([
      ['I', 'CẢI CÁCH THỂ CHẾ', 'Việc một'],
      ['II', 'Cải cách thủ tục hành chính', 'Việc hai'],
    ]);
  });

  it('keeps a group with its owner apart from the work below it', () => {
    const grid = buildGrid()
      .row('STT', 'Mục tiêu/Nhiệm vụ', 'Chủ trì', 'Thời hạn')
      .row('I', 'Cải cách thể chế', 'Sở Tư pháp')
      .row(1, 'Việc một', 'Sở A', 'Quý I')
      .row('1a', 'Việc một thêm', 'Sở A', 'Quý I')
      .row('II', 'Cải cách thủ tục', 'Văn phòng UBND tỉnh')
      .row(1, 'Việc hai', 'Sở D', 'Quý IV')
      .toGrid();
    const table = onlyTable(grid);
    expect(table.sections.map(({ code }) => code)).toEqual(['I', 'II']);
    expect(plansOf(table).map(({ section, task }) => [section, task])).toEqual([
      ['I', 'Việc một'],
      ['I', 'Việc một thêm'],
      ['II', 'Việc hai'],
    ]);
  });

  it('heads a group by a numbered row whose works are dashed or lettered', () => {
    const grid = buildGrid()
      .row('TT', 'Nội dung nhiệm vụ', 'Đơn vị chủ trì', 'Thời gian hoàn thành')
      .row('1', 'Cải cách thể chế')
      .row('-', 'Rà soát', 'Sở Tư pháp', 'Quý I')
      .row('2', 'Cải cách thủ tục')
      .row('a)', 'Công bố', 'Văn phòng UBND tỉnh', 'Quý I')
      .row('3', 'Tổ chức bộ máy')
      .row(null, '- Sắp xếp', 'Sở Nội vụ', 'Quý II')
      .toGrid();
    expect(plansOf(onlyTable(grid)).map(({ section, task }) => [section, task])).toEqual([
      ['1', 'Rà soát'],
      ['2', 'Công bố'],
      ['3', '- Sắp xếp'],
    ]);
  });

  it('knows the columns the product adds to the right of a two-row header, whichever header row they stand in', () => {
    const added = ['Tình trạng', 'Tiến độ (%)', 'Kết quả thực hiện', 'Minh chứng', 'Ghi chú', 'Mã đồng bộ (không sửa)'];
    for (const inTopRow of [true, false]) {
      const grid = buildGrid()
        .row('TT', 'Nhiệm vụ', 'Kết quả/ Sản phẩm', 'Thực hiện', null, 'Thời gian', ...(inTopRow ? added : []))
        .row(null, null, null, 'Chủ trì', 'Phối hợp', null, ...(inTopRow ? [] : added))
        .merge('A1:A2', 'B1:B2', 'C1:C2', 'D1:E1', 'F1:F2')
        .row(1, 'Việc một', 'Báo cáo', 'Sở A', 'Sở B', 'Quý I', 'Đang thực hiện', 50, 'x', 'y', 'z', 'id-1')
        .row(null, null, null, null, null, null, null, null, null, null, null, 'id-2')
        .toGrid();
      const table = onlyTable(grid);
      expect(fieldsOf(table)).toEqual([
        'ordinal',
        'task',
        'product',
        'leadAgencies',
        'coAgencies',
        'deadline',
        'status',
        'percent',
        'result',
        'evidence',
        'note',
        'rowIdentity',
      ]);
      expect(plansOf(table).map(({ percent }) => percent)).toEqual([50]);
      expect(table.headerBottom).toBe(1);
    }
  });

  it('is not led astray by header words in the title lines', () => {
    const grid = buildGrid()
      .row('KẾ HOẠCH THỰC HIỆN NHIỆM VỤ', null, 'Thời gian thực hiện: năm 2026', 'Cơ quan chủ trì: Sở Nội vụ')
      .row('(Ban hành kèm theo Quyết định số 12/QĐ-SNV ngày 05 tháng 01 năm 2026)')
      .row('STT', 'Nội dung công việc', 'Đơn vị thực hiện', 'Thời gian')
      .row(1, 'Việc một', 'Phòng CCHC', 'Tháng 1')
      .toGrid();
    const { tables, facts } = read(grid);
    expect(tables).toHaveLength(1);
    expect(tables[0]!.headerTop).toBe(2);
    expect(facts).toMatchObject({ number: '12/QĐ-SNV', date: '2026-01-05', year: 2026 });
  });

  it('reads several tables of one sheet, each with its own header', () => {
    const grid = buildGrid()
      .row('PHỤ LỤC I')
      .row('STT', 'Nhiệm vụ', 'Chủ trì', 'Thời gian')
      .row(1, 'Việc một', 'Sở A', 'Năm 2026')
      .row(2, 'Việc hai', 'Sở B', 'Năm 2026')
      .blank(2)
      .row('PHỤ LỤC II')
      .row('NHIỆM VỤ CẢI THIỆN CHỈ SỐ PAPI')
      .row('STT', 'Nhiệm vụ', 'Chủ trì', 'Thời gian')
      .row(1, 'Việc ba', 'Sở C', 'Năm 2026')
      .toGrid();
    const { tables } = read(grid);
    expect(tables.map(({ kind, headerTop, records }) => [kind, headerTop, records.length])).toEqual([
      ['plan', 1, 2],
      ['papi', 8, 1],
    ]);
    expect(sheetKindOf(read(grid), grid)).toBe('plan');
  });

  it('reads tables that stand side by side', () => {
    const grid = buildGrid()
      .row('STT', 'Nhiệm vụ', 'Chủ trì', 'Thời gian', null, 'Mã', 'Tên cơ quan', 'Tên viết tắt')
      .row(1, 'Việc một', 'Sở Nội vụ', 'Năm 2026', null, 'SNV', 'Sở Nội vụ', 'SNV')
      .row(2, 'Việc hai', 'Sở Tư pháp', 'Năm 2026', null, 'STP', 'Sở Tư pháp', 'STP')
      .toGrid();
    const { tables } = read(grid);
    expect(tables.map(({ kind, area, records }) => [kind, area.left, area.right, records.length])).toEqual([
      ['plan', 0, 3, 2],
      ['agencies', 5, 7, 2],
    ]);
  });

  it('ends a plan where a table of another sort begins', () => {
    const grid = buildGrid()
      .row('STT', 'Nhiệm vụ', 'Chủ trì', 'Thời gian')
      .row(1, 'Việc một', 'Sở A', 'Năm 2026')
      .blank()
      .row('DỰ TOÁN KINH PHÍ')
      .row('STT', 'Nội dung chi', 'Số lượng', 'Thành tiền')
      .row(1, 'In tài liệu', 100, 5000000)
      .row(2, 'Thuê hội trường', 1, 3000000)
      .toGrid();
    const { tables } = read(grid);
    expect(tables).toHaveLength(1);
    expect(tables[0]!.records).toHaveLength(1);
  });
});
