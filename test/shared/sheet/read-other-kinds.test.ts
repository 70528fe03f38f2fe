import { describe, expect, it } from 'vitest';
import { sheetKindOf } from '#shared/sheet/read-sheet.ts';
import { buildGrid } from '#test/support/grid-builder.ts';
import { agenciesOf, fieldsOf, improvementsOf, onlyTable, read, recommendationsOf, surveysOf } from './read-support.ts';

describe('improvement plans by field', () => {
  it('reads rank target, weakness and who is accountable', () => {
    const grid = buildGrid('Cải thiện')
      .row('KẾ HOẠCH CẢI THIỆN THỨ HẠNG CHỈ SỐ CCHC NĂM 2026')
      .row(
        'STT',
        'Lĩnh vực',
        'Mục tiêu xếp hạng',
        'Hạn chế, tồn tại',
        'Cơ quan chịu trách nhiệm',
        'Cơ quan phối hợp',
        'Giải pháp',
        'Thời hạn',
      )
      .row(
        1,
        'Chỉ đạo, điều hành',
        'Nhóm 05',
        'Lượt truy cập thấp',
        'Văn phòng UBND tỉnh',
        'Sở Nội vụ',
        'Đăng tin',
        'Năm 2026',
      )
      .row(2, 'Thủ tục hành chính', 'Nhóm 05', 'Còn hồ sơ quá hạn', 'Văn phòng UBND tỉnh')
      .row(null, null, null, 'Chậm công khai', 'Sở Tư pháp')
      .merge('B4:B5', 'C4:C5')
      .toGrid();
    const table = onlyTable(grid);
    expect(table.kind).toBe('improvement');
    expect(improvementsOf(table).map(({ name, targetRank, weakness }) => [name, targetRank, weakness])).toEqual([
      ['Chỉ đạo, điều hành', 'Nhóm 05', 'Lượt truy cập thấp'],
      ['Thủ tục hành chính', 'Nhóm 05', 'Còn hồ sơ quá hạn'],
      ['Thủ tục hành chính', 'Nhóm 05', 'Chậm công khai'],
    ]);
  });

  it('reads it with other wordings and without a rank column', () => {
    const grid = buildGrid()
      .row('TT', 'Lĩnh vực/chỉ số', 'Tồn tại, hạn chế', 'Nhiệm vụ, giải pháp', 'Đơn vị chủ trì', 'Thời gian hoàn thành')
      .row(1, 'Thể chế', 'Chậm xử lý văn bản', 'Đôn đốc', 'Sở Tư pháp', 'Quý II/2026')
      .toGrid();
    const table = onlyTable(grid);
    expect(table.kind).toBe('improvement');
    expect(fieldsOf(table)).toEqual(['ordinal', 'name', 'weakness', 'remedy', 'leadAgencies', 'deadline']);
  });
});

describe('improvement plans with two accountable agencies', () => {
  it('takes the owner of the weakness as its lead and asks about the owner of the field', () => {
    const grid = buildGrid()
      .row(
        'STT',
        'Lĩnh vực',
        'Mục tiêu xếp hạng',
        'Hạn chế, tồn tại',
        'Cơ quan khắc phục hạn chế',
        'Cơ quan chịu trách nhiệm lĩnh vực',
      )
      .row(1, 'Thể chế', 'Nhóm 10', 'Chậm', 'Sở Tư pháp', 'Sở Nội vụ')
      .row(2, 'Tài chính', 'Nhóm 05', 'Chậm', 'Sở Tài chính', 'Sở Nội vụ')
      .toGrid();
    const table = onlyTable(grid);
    expect(fieldsOf(table)).toEqual(['ordinal', 'name', 'targetRank', 'weakness', 'leadAgencies']);
    expect(improvementsOf(table)[0]!.leadAgencies[0]!.text).toBe('Sở Tư pháp');
    expect(table.unknownColumns).toEqual([{ column: 5, header: 'Cơ quan chịu trách nhiệm lĩnh vực' }]);
  });
});

describe('fields with a rank target only', () => {
  it('is an improvement plan though its columns could be those of a plan', () => {
    const grid = buildGrid()
      .row('Lĩnh vực', 'Thứ hạng năm 2025', 'Mục tiêu năm 2026', 'Cơ quan chủ trì')
      .row('Chỉ đạo, điều hành', 9, 'Nhóm 05', 'Sở Nội vụ')
      .toGrid();
    expect(improvementsOf(onlyTable(grid)).map(({ name, targetRank }) => [name, targetRank])).toEqual([
      ['Chỉ đạo, điều hành', 'Nhóm 05'],
    ]);
  });
});

describe('lists of recommendations', () => {
  it('reads source, recommendation, owner and outcome', () => {
    const grid = buildGrid('Kiến nghị')
      .row('DANH MỤC KIẾN NGHỊ PHẢI XỬ LÝ SAU KIỂM TRA NĂM 2026')
      .row(
        'STT',
        'Kết luận/văn bản',
        'Nội dung kiến nghị',
        'Cơ quan xử lý',
        'Thời hạn xử lý',
        'Tình trạng',
        'Kết quả xử lý',
      )
      .row(1, '15/KL-TTr', 'Rà soát quy trình nội bộ', 'Sở Tài chính', '30/6/2026', 'Đang xử lý', null)
      .row(2, null, 'Công khai thủ tục', 'Sở Xây dựng', '30/6/2026', 'Đã xử lý', 'Đã công khai')
      .merge('B3:B4')
      .toGrid();
    const table = onlyTable(grid);
    expect(table.kind).toBe('recommendations');
    expect(
      recommendationsOf(table).map(({ source, recommendation, status, result }) => [
        source,
        recommendation,
        status,
        result,
      ]),
    ).toEqual([
      ['15/KL-TTr', 'Rà soát quy trình nội bộ', 'Đang xử lý', null],
      ['15/KL-TTr', 'Công khai thủ tục', 'Đã xử lý', 'Đã công khai'],
    ]);
  });
});

describe('agency lists', () => {
  it('reads codes, names, variants and years', () => {
    const grid = buildGrid('Cơ quan')
      .row('Mã', 'Tên cơ quan', 'Tên gọi khác', 'Cấp', 'Hiệu lực từ', 'Hiệu lực đến')
      .row('SNV', 'Sở Nội vụ', 'SNV; Nội vụ', 'Sở', null, null)
      .row('STTTT', 'Sở Thông tin và Truyền thông', 'Sở TT&TT\nSTTTT', 'Sở', 2004, '28/02/2025')
      .toGrid();
    const table = onlyTable(grid);
    expect(table.kind).toBe('agencies');
    expect(
      agenciesOf(table).map(({ code, name, variants, level, validFrom, validTo }) => [
        code,
        name,
        variants,
        level,
        validFrom,
        validTo,
      ]),
    ).toEqual([
      ['SNV', 'Sở Nội vụ', ['SNV', 'Nội vụ'], 'Sở', null, null],
      ['STTTT', 'Sở Thông tin và Truyền thông', ['Sở TT&TT', 'STTTT'], 'Sở', 2004, 2025],
    ]);
  });

  it('reads a plain list of two columns when the title says what it is', () => {
    const grid = buildGrid('DM')
      .row('DANH MỤC CƠ QUAN, ĐƠN VỊ')
      .row('STT', 'Mã đơn vị', 'Tên đơn vị')
      .row(1, 'SNV', 'Sở Nội vụ')
      .row(2, 'STP', 'Sở Tư pháp')
      .toGrid();
    expect(agenciesOf(onlyTable(grid)).map(({ code, name }) => [code, name])).toEqual([
      ['SNV', 'Sở Nội vụ'],
      ['STP', 'Sở Tư pháp'],
    ]);
  });
});

describe('survey tables', () => {
  it('reads one form per row', () => {
    const grid = buildGrid('SIPAS')
      .row('KẾT QUẢ KHẢO SÁT SỰ HÀI LÒNG NĂM 2026')
      .row(
        'Mã phiếu',
        'Giới tính',
        'Câu 1. Ông/Bà có hài lòng về nơi ngồi chờ?',
        'Câu 2. Thời gian giải quyết?',
        'Câu 3. Thái độ công chức?',
        'Ghi chú',
      )
      .row('P01', 'Nam', 4, 'Hài lòng', 5, null)
      .row('P02', 'Nữ', null, 'Rất hài lòng', '3', 'gọi lại')
      .toGrid();
    const table = onlyTable(grid);
    expect(table.kind).toBe('survey');
    expect(table.questions.map(({ column }) => column)).toEqual([2, 3, 4]);
    expect(surveysOf(table).map(({ ordinal, answers, note }) => [ordinal, answers, note])).toEqual([
      ['P01', [4, 'Hài lòng', 5], null],
      ['P02', [null, 'Rất hài lòng', '3'], 'gọi lại'],
    ]);
  });

  it('reads short question headers', () => {
    const grid = buildGrid().row('STT', 'C1', 'C2', 'C3', 'C4').row(1, 5, 4, 3, 5).row(2, 1, 2, 3, 4).toGrid();
    expect(surveysOf(onlyTable(grid)).map(({ answers }) => answers)).toEqual([
      [5, 4, 3, 5],
      [1, 2, 3, 4],
    ]);
  });
});

describe('survey tallies', () => {
  const tally = () =>
    buildGrid('Tổng hợp')
      .row('TỔNG HỢP MỨC ĐỘ HÀI LÒNG')
      .row('STT', 'Nội dung khảo sát', 'Rất hài lòng', 'Hài lòng', 'Bình thường', 'Không hài lòng')
      .row('A', 'Tiếp cận dịch vụ')
      .row(1, 'Nơi ngồi chờ', 20, 10, 3, 1)
      .row(2, 'Trang thiết bị', 15, 12, null, 0)
      .row(null, 'Tổng cộng', 35, 22, 3, 1);

  it('counts answers question by question', () => {
    const table = onlyTable(tally().toGrid());
    expect(table.kind).toBe('survey');
    expect(table.questions.map(({ text }) => text)).toEqual([
      'Rất hài lòng',
      'Hài lòng',
      'Bình thường',
      'Không hài lòng',
    ]);
    expect(
      surveysOf(table).map(({ section, ordinal, question, answers }) => [section, ordinal, question, answers]),
    ).toEqual([
      ['A', '1', 'Nơi ngồi chờ', [20, 10, 3, 1]],
      ['A', '2', 'Trang thiết bị', [15, 12, null, 0]],
    ]);
    expect(table.totals).toEqual([{ row: 5, label: 'Tổng cộng' }]);
  });

  it('is not seen in the words of answered forms', () => {
    const grid = buildGrid()
      .row('Phiếu số', 'Câu 1', 'Câu 2', 'Câu 3')
      .row(1, 'Rất hài lòng', 'Hài lòng', 'Bình thường')
      .row(2, 'Hài lòng', 'Bình thường', 'Rất hài lòng')
      .toGrid();
    expect(surveysOf(onlyTable(grid)).map(({ question }) => question)).toEqual([null, null]);
  });
});

describe('sheets of no kind of ours', () => {
  it.each([
    [
      'a budget',
      [
        ['STT', 'Nội dung chi', 'Đơn vị tính', 'Số lượng', 'Đơn giá', 'Thành tiền', 'Ghi chú'],
        [1, 'In tài liệu', 'Bộ', 100, 50000, 5000000, null],
      ],
    ],
    [
      'a budget by unit',
      [
        ['TT', 'Nội dung', 'Đơn vị thực hiện', 'Dự toán', 'Thành tiền'],
        [1, 'Hội nghị', 'Sở Nội vụ', 10, 20],
      ],
    ],
    [
      'a contact list',
      [
        ['STT', 'Họ và tên', 'Chức vụ', 'Đơn vị', 'Điện thoại', 'Email'],
        [1, 'Cán bộ A', 'Chuyên viên', 'Sở Nội vụ', '0222', 'a@b'],
      ],
    ],
    [
      'agencies with phones',
      [
        ['STT', 'Tên cơ quan', 'Địa chỉ', 'Điện thoại'],
        [1, 'Sở Nội vụ', 'Bắc Ninh', '0222'],
      ],
    ],
    [
      'figures',
      [
        ['Tháng', 'Doanh thu', 'Chi phí'],
        ['1/2026', 10, 5],
      ],
    ],
    [
      'a matrix of numbers',
      [
        [1, 2, 3],
        [4, 5, 6],
        [7, 8, 9],
      ],
    ],
    ['prose', [['Kính gửi các sở, ban, ngành'], ['Thực hiện Kế hoạch số 167/KH-UBND, đề nghị các cơ quan báo cáo.']]],
    [
      'a form',
      [
        ['Nhiệm vụ:', 'Rà soát'],
        ['Cơ quan chủ trì:', 'Sở Nội vụ'],
        ['Thời hạn:', '30/6/2026'],
      ],
    ],
    [
      'a duty roster',
      [
        ['Ngày', 'Họ tên', 'Ca trực', 'Số điện thoại'],
        ['1/1', 'A', 'Sáng', '09'],
      ],
    ],
    [
      'a timetable',
      [
        ['Thứ', 'Sáng', 'Chiều'],
        ['Hai', 'Họp', 'Đi cơ sở'],
      ],
    ],
  ])('says other for %s', (_, rows) => {
    const grid = buildGrid().rows(rows).toGrid();
    const reading = read(grid);
    expect(reading.tables).toEqual([]);
    expect(sheetKindOf(reading, grid)).toBe('other');
  });

  it('says empty for a sheet of blanks', () => {
    for (const grid of [
      buildGrid().toGrid(),
      buildGrid().blank(3).toGrid(),
      buildGrid().row('', '  ', null).toGrid(),
    ]) {
      const reading = read(grid);
      expect(reading.tables).toEqual([]);
      expect(sheetKindOf(reading, grid)).toBe('empty');
      expect(reading.facts).toEqual({
        number: null,
        mentioned: [],
        date: null,
        title: null,
        year: null,
        illustrative: false,
        titleCell: null,
      });
    }
  });
});
