import { describe, expect, it } from 'vitest';
import { chooseCode, codeCandidates, parseItemCode, splitLeadingCode } from '#shared/sheet/item-code.ts';
import { closingLine, isColumnNumberRow, isTotalLabel } from '#shared/sheet/row-signals.ts';

describe('totals', () => {
  it.each([
    'Tổng cộng',
    'TỔNG CỘNG:',
    'Tổng điểm',
    'Tổng số',
    'Cộng',
    'Cộng:',
    'CỘNG (I+II)',
    'Cộng lĩnh vực 1',
    'Tổng',
    'tong cong',
  ])('sees a total in "%s"', (text) => {
    expect(isTotalLabel(text)).toBe(true);
    expect(isTotalLabel(text.normalize('NFD'))).toBe(true);
  });
  it.each([
    'Tổng hợp báo cáo',
    'Công tác chỉ đạo',
    'Công khai',
    'Cộng đồng dân cư',
    'Công',
    'Tổng kết năm',
    'CÔNG AN TỈNH',
    'Tổng công ty Bưu điện',
  ])('sees none in "%s"', (text) => {
    expect(isTotalLabel(text)).toBe(false);
  });
});

describe('lines that close a table', () => {
  it.each([
    ['Nơi nhận:', 'signature'],
    ['TM. ỦY BAN NHÂN DÂN', 'signature'],
    ['KT. CHỦ TỊCH', 'signature'],
    ['PHÓ CHỦ TỊCH', 'signature'],
    ['Bắc Ninh, ngày 17 tháng 12 năm 2025', 'signature'],
    ['Bắc Giang, ngày    tháng 5 năm 2024', 'signature'],
    ['Người lập biểu', 'signature'],
    ['THỦ TRƯỞNG ĐƠN VỊ', 'signature'],
    ['Ghi chú: số liệu tạm tính', 'note'],
    ['(*) Theo Quyết định 892', 'note'],
    ['Danh sách này gồm 22 nhiệm vụ./.', 'note'],
    ['Chủ tịch UBND tỉnh giao nhiệm vụ', null],
    ['Giám đốc Sở Nội vụ trình phương án', null],
    ['CẢI CÁCH THỂ CHẾ', null],
  ])('reads "%s" as %s', (text, kind) => {
    expect(closingLine(text)).toBe(kind);
  });
});

describe('column numbers', () => {
  it.each([
    [['1', '2', '3', '4'], true],
    [['(1)', '(2)', '(3)'], true],
    [['A', 'B', '1', '2', '3'], true],
    [['1', '2', '3=1+2', '4'], true],
    [['(1)', '(2)', '(3)', '(4)=(2)/(3)'], true],
    [['1', 'Việc một', '3'], false],
    [['5', '4', '3'], false],
    [['1', '2'], false],
    [['1', '10', '20'], false],
  ])('reads %j as %s', (texts, expected) => {
    expect(isColumnNumberRow(texts)).toBe(expected);
  });
});

describe('codes', () => {
  it.each([
    ['I', 'roman', [1]],
    ['IV.', 'roman', [4]],
    ['A', 'upper', [1]],
    ['D', 'upper', [4]],
    ['a)', 'lower', [1]],
    ['12.', 'number', [12]],
    ['(3)', 'number', [3]],
    ['1.1.4', 'dotted', [1, 1, 4]],
    ['1,2', 'dotted', [1, 2]],
    ['II.3', 'dotted', [2, 3]],
    ['1.2.a', 'dotted', [1, 2, 1]],
    ['-', 'bullet', []],
  ])('parses "%s" as %s', (text, style, parts) => {
    expect(parseItemCode(text)).toMatchObject({ style, parts });
  });

  it.each(['Sở', 'ab', '1a2', 'Quý I', '', '..', '1..2', 'I I'])('finds no code in "%s"', (text) => {
    expect(parseItemCode(text)).toBeNull();
  });

  it.each([
    ['I. CẢI CÁCH THỂ CHẾ', 'I', 'CẢI CÁCH THỂ CHẾ'],
    ['IV CẢI CÁCH CÔNG VỤ', 'IV', 'CẢI CÁCH CÔNG VỤ'],
    ['1.1. Kế hoạch', '1.1', 'Kế hoạch'],
    ['1.1 Kế hoạch', '1.1', 'Kế hoạch'],
    ['Mục tiêu 1. Hoàn thiện văn bản', '1', 'Hoàn thiện văn bản'],
    ['Phần A - Tự đánh giá', 'A', 'Tự đánh giá'],
    ['a) Rà soát', 'a', 'Rà soát'],
    ['15/7 là hạn', null, '15/7 là hạn'],
    ['100% văn bản', null, '100% văn bản'],
    ['12 tháng đầu năm', null, '12 tháng đầu năm'],
    ['Sở Nội vụ: chủ trì', null, 'Sở Nội vụ: chủ trì'],
  ])('splits "%s"', (text, code, rest) => {
    const split = splitLeadingCode(text);
    expect([split.code?.text ?? null, split.rest]).toEqual([code, rest]);
  });

  it('chooses the code that continues the numbering', () => {
    const after = (text: string) => chooseCode(codeCandidates(1.1, null), parseItemCode(text))?.text;
    expect(after('1')).toBe('1.1');
    expect(after('1.9')).toBe('1.10');
    expect(after('1.9.3')).toBe('1.10');
    expect(after('1.2')).toBe('1.1');
    expect(codeCandidates(1.1, '0.00')[0]?.text).toBe('1.10');
  });
});
