import { describe, expect, it } from 'vitest';
import type { CellInput } from '#test/support/grid-builder.ts';
import { buildGrid } from '#test/support/grid-builder.ts';
import { read } from './read-support.ts';

const facts = (lines: readonly (readonly CellInput[])[], sheetName = 'Sheet1') => {
  const grid = buildGrid(sheetName)
    .rows(lines)
    .row('STT', 'Nhiệm vụ', 'Chủ trì', 'Thời gian')
    .row(1, 'Việc một', 'Sở A', 'Năm 2026')
    .toGrid();
  return read(grid).facts;
};

describe('document facts', () => {
  it('keeps a short title that says MINH HỌA, and passes over a remark that says nothing else', () => {
    expect(facts([['BỘ TIÊU CHÍ CẤP SỞ NĂM 2026 (MINH HỌA)']])).toMatchObject({
      title: 'BỘ TIÊU CHÍ CẤP SỞ NĂM 2026 (MINH HỌA)',
      illustrative: true,
    });
    expect(
      facts([['MINH HỌA'], ['(Số liệu minh họa, không phải số liệu chính thức)'], ['KẾ HOẠCH NĂM 2026']]),
    ).toMatchObject({
      title: 'KẾ HOẠCH NĂM 2026',
      illustrative: true,
    });
  });

  it('reads a letterhead with number, dateline and a title on two lines', () => {
    const found = facts([
      ['ỦY BAN NHÂN DÂN', null, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'],
      ['TỈNH BẮC NINH', null, 'Độc lập - Tự do - Hạnh phúc'],
      ['Số: 05/KH-UBND', null, 'Bắc Ninh, ngày 05 tháng 01 năm 2026'],
      ['KẾ HOẠCH'],
      ['Cải cách hành chính tỉnh Bắc Ninh năm 2026'],
    ]);
    expect(found).toEqual({
      number: '05/KH-UBND',
      mentioned: ['05/KH-UBND'],
      date: '2026-01-05',
      title: 'KẾ HOẠCH Cải cách hành chính tỉnh Bắc Ninh năm 2026',
      titleCell: { row: 3, column: 0 },
      year: 2026,
      illustrative: false,
    });
  });

  it('takes number and day of an annex from the line that ties it to its document', () => {
    expect(
      facts([
        ['PHỤ LỤC I'],
        ['DANH MỤC NHIỆM VỤ'],
        ['(Ban hành kèm theo Quyết định số 237/QĐ-UBND ngày 28 tháng 01 năm 2026 của UBND tỉnh)'],
      ]),
    ).toMatchObject({ number: '237/QĐ-UBND', date: '2026-01-28', title: 'DANH MỤC NHIỆM VỤ', year: 2026 });
  });

  it('reads one cell that holds all title lines', () => {
    expect(facts([['PHỤ LỤC\nNHIỆM VỤ NĂM 2027\n(Kèm theo Kế hoạch số 9/KH-SNV ngày 1/2/2027)']])).toMatchObject({
      number: '9/KH-SNV',
      date: '2027-02-01',
      title: 'NHIỆM VỤ NĂM 2027',
      year: 2027,
    });
  });

  it('reads a form of labels and values', () => {
    expect(
      facts([
        ['Số:', '12/KH-STP'],
        ['Ngày ban hành:', { value: 46035, numberFormat: 'dd/mm/yyyy' }],
        ['BẢNG PHÂN CÔNG'],
      ]),
    ).toMatchObject({ number: '12/KH-STP', date: '2026-01-13', title: 'BẢNG PHÂN CÔNG' });
  });

  it('leaves blank what a draft leaves blank', () => {
    expect(
      facts([['Số:      /KH-UBND', 'Bắc Giang, ngày    tháng 5 năm 2024'], ['KẾ HOẠCH CẢI THIỆN CHỈ SỐ NĂM 2024']]),
    ).toMatchObject({ number: null, date: null, year: 2024 });
    expect(facts([['(Kèm theo Kế hoạch số     /KH-UBND ngày    / 5/2024)']])).toMatchObject({
      number: null,
      date: null,
    });
  });

  it('does not take a document that is only referred to for the document itself', () => {
    expect(
      facts([['NHIỆM VỤ TRỌNG TÂM'], ['Thực hiện Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ']]),
    ).toMatchObject({ number: null, date: null });
  });

  it.each<[string, string, number | null]>([
    ['KẾ HOẠCH CẢI CÁCH HÀNH CHÍNH GIAI ĐOẠN 2026-2030', 'Sheet1', null],
    ['KẾ HOẠCH CẢI CÁCH HÀNH CHÍNH', 'KH 2025', 2025],
    ['KẾ HOẠCH NĂM 2026 (GIAI ĐOẠN 2026-2030)', 'x', 2026],
    ['BẢNG TỰ CHẤM 2026', 'x', 2026],
  ])('reads the year of "%s" on sheet "%s"', (title, sheetName, year) => {
    expect(facts([[title]], sheetName).year).toBe(year);
  });

  it.each<[string, boolean]>([
    ['BỘ TIÊU CHÍ (MINH HỌA)', true],
    ['Số liệu minh hoạ, không phải điểm chính thức', true],
    ['KẾ HOẠCH CỦA XÃ MINH HÒA', false],
    ['KẾ HOẠCH', false],
  ])('sees whether "%s" says it is an illustration', (title, illustrative) => {
    expect(facts([[title]]).illustrative).toBe(illustrative);
    expect(facts([[title.normalize('NFD')]]).illustrative).toBe(illustrative);
  });

  it('passes the facts to the deadline parser', () => {
    const grid = buildGrid()
      .row('KẾ HOẠCH NĂM 2031')
      .row('STT', 'Nhiệm vụ', 'Chủ trì', 'Thời gian')
      .row(1, 'Việc một', 'Sở A', 'Quý I')
      .toGrid();
    expect(read(grid).facts.year).toBe(2031);
  });
});
