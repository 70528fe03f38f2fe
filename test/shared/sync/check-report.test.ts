import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkReport } from '#shared/sync/check-fields.ts';
import { progressStatusWords } from '#shared/sync/progress-status.ts';
import type { RowFields } from '#shared/sync/protocol.ts';
import { codesOf, planSheet, works } from '#test/shared/check/sheets.ts';

const codes = ['percent-against-status', 'done-without-product'];
const statuses = [...Object.values(progressStatusWords), 'Đã ban hành', 'Đang chờ ý kiến', 'Chưa đến hạn', null];
const reports = fc.record({
  status: fc.constantFrom(...statuses),
  percent: fc.option(fc.constantFrom(0, 1, 50, 99.5, 100)),
  result: fc.option(fc.constant('Đã trình')),
  evidence: fc.option(fc.constant('Kế hoạch 1/KH-STP ngày 5/1/2026')),
});

function atTheDoor(report: RowFields, changed = Object.keys(report)): string[] {
  return checkReport(
    'plan',
    changed.map((field) => ({ field })),
    report,
  ).map(({ reason }) => reason);
}

describe('a report held against itself (V-4)', () => {
  it('is told the same at the server as in the sheet', () => {
    fc.assert(
      fc.property(reports, (report) => {
        const cells = Object.fromEntries(Object.entries(report).filter(([, value]) => value !== null));
        const inSheet = codesOf(planSheet(works({}, cells, {}))).filter((code) => codes.includes(code));
        expect(atTheDoor(report).sort()).toEqual(inSheet.sort());
      }),
      { seed: 4, numRuns: 200 },
    );
  });

  it('is no matter of a change of something else', () => {
    const report = { status: 'Hoàn thành', percent: 40, note: 'x' };
    expect(atTheDoor(report, ['note'])).toEqual([]);
    expect(atTheDoor(report, ['percent'])).toEqual(['percent-against-status']);
    expect(atTheDoor(report, ['result'])).toEqual(['done-without-product']);
  });

  it('is asked of documents whose sheets the rules look at', () => {
    const report = { status: 'Hoàn thành' };
    const changed = [{ field: 'status' }];
    expect(checkReport('recommendations', changed, report)).toHaveLength(1);
    expect(checkReport('improvement', changed, report)).toEqual([]);
  });
});
