import { describe, expect, it } from 'vitest';
import { readStatus, weekday } from '#shared/check/due-status.ts';
import { daysBetween } from '#shared/deadline/calendar-day.ts';
import { findSlips, likelyMeant } from '#shared/check/number-slip.ts';
import type { NumberedEntry } from '#shared/check/numbering.ts';
import {
  activityNumbers,
  codeNumber,
  findNumberingFaults,
  groupsRestart,
  readHeading,
} from '#shared/check/numbering.ts';

describe('findSlips', () => {
  it('finds the 10,05 that stands for 10,5 in a set that sums to 99,55', () => {
    expect(findSlips([10, 14.5, 11, 16, 7, 16, 15, 10.05], 100)).toEqual([{ index: 7, typed: 10.05, meant: 10.5 }]);
  });

  it.each([
    [[2, 51, 3], 20, 1, 15],
    [[0.05, 1], 1.5, 0, 0.5],
    [[12, 4], 25, 0, 21],
    [[100, 5], 15, 0, 10],
  ])('of %j towards %d names value %d as %d', (values, sum, index, meant) => {
    expect(findSlips(values, sum)).toContainEqual({ index, typed: values[index], meant });
  });

  it('names none when no single slip explains the difference', () => {
    expect(findSlips([10, 20, 30], 77)).toEqual([]);
    expect(findSlips([], 100)).toEqual([]);
  });

  it('never offers the number itself', () => {
    for (const value of [1, 11, 10.5, 0.5, 100]) expect(likelyMeant(value)).not.toContain(value);
  });
});

describe('readHeading', () => {
  it.each([
    ['Mục tiêu 6. Bảo đảm trên 95% hồ sơ', null, 6],
    ['Mục tiêu 9.100% người dân', null, 9],
    ['1.2. Nhiệm vụ 2: Tăng cường kiểm tra', [1, 2], 2],
    ['8.1.Nhiệm vụ 1: Nâng tỷ lệ', [8, 1], 1],
    ['1.1: Nhiệm vụ 1: Hoàn thiện', [1, 1], 1],
    ['Hoạt động 2:Tham gia ý kiến', null, 2],
    ['HOẠT ĐỘNG 3 - Báo cáo', null, 3],
    ['2.1. Rà soát, đơn giản hóa TTHC', [2, 1], 1],
    ['4. Kiểm tra công vụ', null, 4],
  ])('reads %j', (text, path, number) => {
    const heading = readHeading(text);
    expect(heading).toMatchObject({ path, number });
    expect(text.slice(heading!.start, heading!.end)).toBe(String(number));
  });

  it.each([
    'Mục tiêu 100% hồ sơ đúng hạn',
    '100% TTHC được công khai',
    '10/01/2026',
    'Xây dựng kế hoạch',
    '0,71 điểm',
    '',
  ])('reads no number in %j', (text) => {
    expect(readHeading(text)).toBeNull();
  });

  it('counts the activities of one cell', () => {
    expect(activityNumbers('Hoạt động 1: A. Hoạt động 2: B Hoạt động 3: C')).toEqual([1, 2, 3]);
  });

  it.each([
    ['IV', 4],
    ['XIII', 13],
    ['3.', 3],
    ['B', 2],
    ['C', 3],
    ['I', 1],
    ['Phần 1', null],
  ])('code %j is %j', (code, number) => {
    expect(codeNumber(code)).toBe(number);
  });
});

describe('findNumberingFaults', () => {
  const entries = (...numbers: number[]): NumberedEntry[] =>
    numbers.map((number, row) => ({ cell: { row, column: 0 }, row, number, last: number }));
  const found = (numbers: number[], first: number | null = 1) =>
    findNumberingFaults(entries(...numbers), first).map(({ kind, entry, expected }) => [kind, entry.row, expected]);

  it.each<[number[], unknown[]]>([
    [[1, 2, 3], []],
    [[1, 2, 4], [['gap', 2, 3]]],
    [[1, 1], [['repeat', 1, 2]]],
    [[1, 1, 3], [['repeat', 1, 2]]],
    [[1, 1, 2, 3], [['repeat', 1, 2]]],
    [[2], [['gap', 0, 1]]],
    [[], []],
  ])('of %j are %j', (numbers, faults) => {
    expect(found(numbers)).toEqual(faults);
  });

  it('lets a sequence begin anywhere when told so', () => {
    expect(found([5, 6, 7], null)).toEqual([]);
  });

  it('tells restarting groups from groups that go on', () => {
    expect(groupsRestart([entries(1, 2), entries(1), entries(1, 2)])).toBe(true);
    expect(groupsRestart([entries(1, 2), entries(3), entries(4, 5)])).toBe(false);
  });
});

describe('readStatus', () => {
  it.each([
    ['Hoàn thành', 'done'],
    ['Đã hoàn thành, gửi báo cáo Sở Nội vụ', 'done'],
    ['Chưa hoàn thành', 'doing'],
    ['Đang chờ ý kiến', 'doing'],
    ['Chưa thực hiện', 'waiting'],
    ['Không thực hiện', 'cancelled'],
    ['Theo dõi', 'unknown'],
    ['', null],
    [null, null],
  ])('of %j is %j', (text, status) => {
    expect(readStatus(text)).toBe(status);
  });

  it('counts days across months and years', () => {
    expect(daysBetween('2026-02-27', '2026-03-01')).toBe(2);
    expect(daysBetween('2026-01-01', '2025-12-31')).toBe(-1);
    expect(weekday('2026-01-10')).toBe(6);
  });
});
