import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readEvidence } from '#shared/check/evidence-text.ts';
import { readExpectedTotals } from '#shared/check/expected-totals.ts';
import { readLegacyText } from '#shared/check/legacy-encoding.ts';
import { readPercentTargets } from '#shared/check/percent-targets.ts';
import { findRepeatedPhrases, withoutRepeats } from '#shared/check/repeated-phrase.ts';
import { preparesNextYear, statedYears } from '#shared/check/stated-years.ts';

describe('findRepeatedPhrases', () => {
  it.each([
    ['- Cơ quan, đơn vị có liên quan. - Cơ quan, đơn vị có liên quan.', '- Cơ quan, đơn vị có liên quan.'],
    ['- UBND cấp cấp xã;', '- UBND cấp xã;'],
    ['Công khai nội dung TTHC trên trên Cổng dịch vụ công', 'Công khai nội dung TTHC trên Cổng dịch vụ công'],
    ['Mở các lớp bồi dưỡng theo theo vị trí việc làm', 'Mở các lớp bồi dưỡng theo vị trí việc làm'],
    ['Mục tiêu 1. Mục tiêu 1: Tham mưu', 'Mục tiêu 1: Tham mưu'],
    ['Sở Tư pháp; Sở Tư pháp', 'Sở Tư pháp'],
    ['các các sở', 'các sở'],
    ['rà soát thủ tục hành chính thủ tục hành chính', 'rà soát thủ tục hành chính'],
  ])('leaves %j once', (text, once) => {
    const repeats = findRepeatedPhrases(text);
    expect(repeats.length).toBeGreaterThan(0);
    expect(withoutRepeats(text, repeats)).toBe(once);
  });

  it.each([
    'thực hiện hiện đại hóa hành chính',
    'cơ quan quan trọng',
    'nâng cấp cấp độ an toàn thông tin',
    'luôn luôn, dần dần, từ từ',
    'ngày càng ngày càng tốt hơn',
    'cơ chế một cửa, một cửa liên thông trong giải quyết TTHC',
    'kiến nghị sau thanh tra, kiểm tra, kiểm toán Nhà nước',
    'Văn phòng UBND tỉnh (Trung tâm PVHCC tỉnh); Trung tâm PVHCC cấp xã',
    '1. 1. Kiểm soát quy định',
    'Quý I, Quý II, Quý III, Quý IV',
    '01/01/2026 - 01/01/2026',
    'Trên 90%: 2; 70%–90%: 1; dưới 70%: 0',
    'Các Sở, ngành đối với công tác tự kiểm tra; Các Sở, ngành đối với nhiệm vụ rà soát',
    '',
  ])('leaves %j alone', (text) => {
    expect(findRepeatedPhrases(text)).toEqual([]);
  });

  it('sees NFD text as NFC', () => {
    expect(findRepeatedPhrases('UBND cấp cấp xã'.normalize('NFD'))).toHaveLength(1);
  });

  it('never throws and only ever shortens', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('cấp ', 'xã ', 'các ', '; ', 'Sở '), maxLength: 60 }), (text) => {
        expect(withoutRepeats(text, findRepeatedPhrases(text)).length).toBeLessThanOrEqual(text.length);
      }),
      { seed: 7 },
    );
  });
});

describe('readPercentTargets', () => {
  it('reads one measure out of different wordings', () => {
    const [left] = readPercentTargets(
      'Mục tiêu 8.Tối thiểu 85% TTHC có yêu cầu nghĩa vụ tài chính được thanh toán trực tuyến trên Cổng Dịch vụ công quốc gia;',
    );
    const right = readPercentTargets(
      'Tỉ lệ cấp kết quả điện tử đạt 90%; Tỉ lệ thanh toán trực tuyến trong giải quyết TTHC, dịch vụ công đạt 80%',
    ).at(-1);
    expect(left).toMatchObject({ percent: 85, measure: 'thanh toán trực tuyến' });
    expect(right).toMatchObject({ percent: 80, key: left!.key });
  });

  it('takes the number of an objective for no target', () => {
    expect(readPercentTargets('Mục tiêu 9.100% người dân không phải cung cấp lại giấy tờ')[0]).toMatchObject({
      percent: 100,
    });
  });

  it('keeps levels and years of one measure apart', () => {
    const [province] = readPercentTargets('100% cán bộ, công chức cấp tỉnh được bồi dưỡng kỹ năng số');
    const [commune] = readPercentTargets('85% cán bộ, công chức cấp xã được bồi dưỡng kỹ năng số');
    expect(province!.key).not.toBe(commune!.key);
    const [now] = readPercentTargets('Tỷ lệ thanh toán trực tuyến năm 2026 đạt 80%');
    const [later] = readPercentTargets('Tỷ lệ thanh toán trực tuyến năm 2030 đạt 95%');
    expect(now!.key).not.toBe(later!.key);
  });

  it('leaves ranges and clauses with two figures alone', () => {
    expect(readPercentTargets('25% - 35% số lãnh đạo, quản lý cấp sở')).toEqual([]);
    expect(readPercentTargets('không có chỉ tiêu')).toEqual([]);
  });
});

describe('statedYears', () => {
  it.each<[string, number[]]>([
    ['Kế hoạch năm 2026', [2026]],
    ['Dự toán kinh phí hoạt động cho năm 2027', [2027]],
    ['giai đoạn 2026-2030', []],
    ['đến năm 2030', []],
    ['đến hết năm 2030', []],
    ['Nghị định số 60/2021/NĐ-CP ngày 21/6/2021', []],
    ['ngày 15 tháng 5 năm 2025', []],
    ['từ năm 2020', []],
  ])('of %j are %j', (text, years) => {
    expect(statedYears(text)).toEqual(years);
  });

  it('knows the work that prepares the next year', () => {
    expect(preparesNextYear('Kế hoạch biên chế hành chính, sự nghiệp năm 2027')).toBe(true);
    expect(preparesNextYear('Tổ chức hội thi năm 2027')).toBe(false);
  });
});

describe('readLegacyText', () => {
  it.each([
    ['C¶i c¸ch hµnh chÝnh tØnh B¾c Ninh', 'TCVN3', 'Cải cách hành chính tỉnh Bắc Ninh'],
    ['Caûi caùch haønh chính', 'VNI', 'Cải cách hành chính'],
    ['Cáº£i cÃ¡ch hÃ nh chÃ­nh', 'UTF-8', 'Cải cách hành chính'],
  ])('repairs %j', (text, encoding, repaired) => {
    expect(readLegacyText(text)).toEqual({ encoding, repaired });
  });

  it.each([
    'Cải cách thủ tục hành chính',
    'Cải cách thủ tục hành chính'.normalize('NFD'),
    'Sở Tư pháp',
    'hoà bình, công tác',
    'Diện tích 12 m² · 30 °C',
    'café, naïve',
    'Plan 2026',
  ])('leaves %j alone', (text) => {
    expect(readLegacyText(text)).toBeNull();
  });
});

describe('readEvidence', () => {
  it('reads number, day and issuer', () => {
    expect(
      readEvidence('Báo cáo số 138/BC-SNV ngày 15/5/2026; Kế hoạch 02/KH-SKHCN ngày 15 tháng 01 năm 2026'),
    ).toMatchObject([
      { number: '138/BC-SNV', date: '2026-05-15', issuer: 'SNV', blankNumber: false },
      { number: '02/KH-SKHCN', date: '2026-01-15', issuer: 'SKHCN' },
    ]);
  });

  it('knows a number with a year and one left open', () => {
    expect(readEvidence('Nghị định 118/2025/NĐ-CP ngày 09/6/2025')).toMatchObject([
      { number: '118/2025/NĐ-CP', issuer: 'CP', date: '2025-06-09' },
    ]);
    expect(readEvidence('Số:      /KH-UBND')).toMatchObject([{ number: null, blankNumber: true }]);
  });

  it('knows links and files, and takes no impossible day', () => {
    expect(readEvidence('https://bacninh.gov.vn/cchc\nbao-cao.pdf')).toMatchObject([
      { link: 'https://bacninh.gov.vn/cchc' },
      { link: 'bao-cao.pdf' },
    ]);
    expect(readEvidence('Công văn 5/SNV-CCHC ngày 31/02/2026')).toMatchObject([{ date: null }]);
  });
});

describe('readExpectedTotals', () => {
  it('reads the announced totals', () => {
    expect(
      readExpectedTotals(
        '(Cấu trúc theo Quyết định số 237/QĐ-UBND ngày 28/01/2026: 07 lĩnh vực, 39 tiêu chí, 61 tiêu chí thành phần; tự đánh giá và thẩm định 83 điểm, điều tra xã hội học 17 điểm. Thang điểm 100)',
      ),
    ).toEqual({ fields: 7, criteria: 39, subCriteria: 61, scale: 100, selfPoints: 83, surveyPoints: 17 });
  });

  it('reads nothing out of a plain title', () => {
    expect(Object.values(readExpectedTotals('BỘ TIÊU CHÍ CHẤM ĐIỂM NĂM 2026'))).toEqual(Array(6).fill(null));
  });
});
