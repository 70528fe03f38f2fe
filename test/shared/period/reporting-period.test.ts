import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkPeriod } from '#shared/period/check-period.ts';
import { describeDue, labelPeriod, quarterNumeral, writeInstantDay } from '#shared/period/label-period.ts';
import { closedMessage, closingPeriod, maySend } from '#shared/period/may-send.ts';
import type { PeriodSpan, ReportingPeriod } from '#shared/period/reporting-period.ts';
import { periodKinds } from '#shared/period/reporting-period.ts';
import { periodsOfYear, suggestSpan } from '#shared/period/suggest-span.ts';

const span = (part: Partial<PeriodSpan>): PeriodSpan => ({
  kind: 'quarter',
  from: '2026-01-01',
  to: '2026-03-31',
  due: '2026-04-05',
  round: null,
  ...part,
});
const period = (part: Partial<ReportingPeriod>): ReportingPeriod => ({
  ...span({}),
  id: 'p',
  documentId: 'd',
  state: 'closed',
  openedBy: 'Cán bộ CCHC Sở Nội vụ',
  openedAt: '2026-01-01T00:00:00.000Z',
  closedBy: 'Cán bộ CCHC Sở Nội vụ',
  closedAt: '2026-04-06T17:30:00.000Z',
  ...part,
});

describe('a quarter', () => {
  it.each([
    [1, 'I'],
    [2, 'II'],
    [3, 'III'],
    [4, 'IV'],
  ])('%i is written %s, as in «quý IV»', (quarter, written) => {
    expect(quarterNumeral(quarter)).toBe(written);
    const to = `2026-${String(quarter * 3).padStart(2, '0')}-28`;
    expect(labelPeriod({ kind: 'quarter', to, round: null })).toBe(`Quý ${written}/2026`);
  });
});

describe('the name of a period', () => {
  it.each([
    ['month', '2026-03-31', null, 'Tháng 3/2026'],
    ['month', '2026-12-14', null, 'Tháng 12/2026'],
    ['quarter', '2026-03-14', null, 'Quý I/2026'],
    ['quarter', '2026-12-31', null, 'Quý IV/2026'],
    ['half-year', '2026-06-14', null, '6 tháng đầu năm 2026'],
    ['half-year', '2026-12-31', null, '6 tháng cuối năm 2026'],
    ['nine-months', '2026-09-14', null, '9 tháng năm 2026'],
    ['year', '2026-12-14', null, 'Năm 2026'],
    ['self-score', '2026-12-31', 2, 'Tự chấm điểm năm 2026 – đợt 2'],
  ] as const)('%s up to %s', (kind, to, round, label) => {
    expect(labelPeriod({ kind, to, round })).toBe(label);
  });

  it('tells days as they are in Viet Nam', () => {
    expect(writeInstantDay('2026-04-06T17:30:00.000Z')).toBe('07/04/2026');
    expect(describeDue('2026-04-05', '2026-04-05')).toBe('hạn gửi 05/04/2026, hôm nay');
    expect(describeDue('2026-04-05', '2026-04-07')).toBe('hạn gửi 05/04/2026, đã quá 2 ngày');
  });
});

describe('K-2: the days of a period', () => {
  it.each([
    [span({ from: '2026-02-30' }), 'day-unknown'],
    [span({ from: '2026-04-01' }), 'from-after-to'],
    [span({ from: '2026-03-01' }), 'span-unlikely'],
    [span({ kind: 'month' }), 'span-unlikely'],
    [span({ due: '2026-03-30' }), 'due-before-end'],
    [span({ due: '2027-04-05' }), 'due-too-late'],
    [span({ round: 1 }), 'round-wrong'],
    [span({ kind: 'self-score', to: '2026-12-31', due: '2027-01-15' }), 'round-wrong'],
  ] as const)('%o: %s', (wrong, reason) => {
    expect(checkPeriod(wrong, [])?.reason).toBe(reason);
  });

  it('do not meet those of another period of the kind; periods of other kinds do not count', () => {
    expect(checkPeriod(span({ from: '2026-01-15', to: '2026-04-14', due: '2026-04-20' }), [span({})])?.reason).toBe(
      'overlap',
    );
    expect(checkPeriod(span({ from: '2026-04-01', to: '2026-06-30', due: '2026-07-05' }), [span({})])).toBeNull();
    expect(checkPeriod(span({ kind: 'month', from: '2026-03-01' }), [span({})])).toBeNull();
  });

  it('may be those of an earlier self-scoring round of the year, under another number', () => {
    const first = span({ kind: 'self-score', to: '2026-12-31', due: '2027-01-15', round: 1 });
    expect(checkPeriod({ ...first, round: 2 }, [first])).toBeNull();
    expect(checkPeriod(first, [first])?.reason).toBe('overlap');
  });

  it('as suggested are always right, and those of one kind and year never overlap', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...periodKinds),
        fc.integer({ min: 1991, max: 2190 }),
        fc.constantFrom('calendar' as const, 'decree' as const),
        (kind, year, cut) => {
          const others: PeriodSpan[] = [];
          for (let number = 1; number <= periodsOfYear[kind]; number += 1) {
            const suggested = suggestSpan(kind, year, number, cut)!;
            expect(checkPeriod(suggested, others)).toBeNull();
            expect(labelPeriod(suggested)).toContain(String(year));
            others.push(suggested);
          }
        },
      ),
      { seed: 20260305 },
    );
  });
});

describe('K-3: whether agencies may send', () => {
  it('is so without periods, with one open, and for a row given back', () => {
    expect(maySend([], false)).toBe(true);
    expect(maySend([{ state: 'closed' }, { state: 'open' }], false)).toBe(true);
    expect(maySend([{ state: 'closed' }], false)).toBe(false);
    expect(maySend([{ state: 'closed' }], true)).toBe(true);
  });

  it('else names the period closed last', () => {
    const month = period({ kind: 'month', from: '2026-03-01', closedAt: '2026-04-01T00:00:00.000Z' });
    const last = closingPeriod([month, period({})]);
    expect(last && labelPeriod(last)).toBe('Quý I/2026');
    expect(closingPeriod([month, period({ state: 'open', closedAt: null })])).toBeNull();
    expect(closedMessage(period({}))).toBe(
      'Kỳ báo cáo Quý I/2026 đã khóa ngày 07/04/2026. Đề nghị Sở Nội vụ mở lại kỳ hoặc trả lại dòng này.',
    );
  });
});
