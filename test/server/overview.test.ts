import { describe, expect, it } from 'vitest';
import { createCatalogue } from '#shared/agency/agency-catalogue.ts';
import type { DocumentInfo } from '#shared/api/document-api.ts';
import type { RowFields } from '#shared/sync/protocol.ts';
import { buildOverview } from '#server/overview/build-overview.ts';
import type { StoredRow } from '#server/store/store.ts';
import { Leadership } from '#server/sync/leadership.ts';

const document: DocumentInfo = {
  id: 'd',
  kind: 'plan',
  number: null,
  date: null,
  title: 'Kế hoạch',
  year: 2026,
  agencyCode: null,
  agencyName: null,
  rowCount: 0,
  changedAt: '',
};
const row = (fields: RowFields, index: number): StoredRow => ({
  rowId: `r${index}`,
  documentId: 'd',
  position: index,
  parIndexField: 2,
  sectionField: null,
  fields: { section: 'I', sectionName: 'THỂ CHẾ', activity: `Việc ${index}`, ...fields },
  revision: 1,
  removed: false,
  author: '',
  at: '',
  returned: null,
});
const overview = (rows: readonly RowFields[], today = '2026-06-15') =>
  buildOverview(document, rows.map(row), today, new Leadership(createCatalogue()));

describe('the overview of a plan', () => {
  it.each<[RowFields, string]>([
    [{ deadline: 'Tháng 5/2026' }, 'late'],
    [{ deadline: 'Tháng 5/2026', status: 'Hoàn thành' }, 'done'],
    [{ deadline: 'Tháng 5/2026', status: 'Không thực hiện' }, 'cancelled'],
    [{ deadline: 'Tháng 5/2026', percent: 100 }, 'done'],
    [{ deadline: 'Tháng 5/2026', percent: 100, status: 'Đang thực hiện' }, 'late'],
    [{ deadline: 'Chậm nhất 15/6/2026' }, 'nearDue'],
    [{ deadline: 'Chậm nhất 14/6/2026' }, 'late'],
    [{ deadline: 'Chậm nhất 15/7/2026' }, 'nearDue'],
    [{ deadline: 'Chậm nhất 16/7/2026' }, 'notReported'],
    [{ deadline: 'Năm 2026', status: 'Đang thực hiện' }, 'inProgress'],
    [{ deadline: 'Năm 2026', result: 'Đã trình dự thảo' }, 'inProgress'],
    [{ deadline: 'Năm 2026', status: 'Chưa thực hiện' }, 'notReported'],
    [{ deadline: 'Thường xuyên' }, 'notReported'],
    [{ deadline: null }, 'notReported'],
  ])('%o is %s on 15/06/2026', (fields, state) => {
    const { counts } = overview([fields]);
    expect(counts).toMatchObject({ total: 1, [state]: 1 });
  });

  it('counts each task once in the total and once under each agency that leads it', () => {
    const found = overview([
      { leadAgencies: 'Sở Tư pháp; Sở Tài chính', deadline: 'Tháng 5/2026' },
      { leadAgencies: 'Sở Tư pháp', deadline: '' },
      { leadAgencies: null, deadline: 'Thường xuyên' },
      { leadAgencies: 'Bru điện tỉnh', deadline: 'Năm 2026' },
    ]);
    expect(found.counts).toMatchObject({ total: 4, late: 1, noDeadline: 1 });
    const names = Object.fromEntries(found.byAgency.map(({ agency, counts }) => [agency.name, counts.total]));
    expect(names).toMatchObject({ 'Sở Tư pháp': 2, 'Sở Tài chính': 1, 'Chưa giao chủ trì': 1 });
    expect(found.byAgency[0]!.counts.late).toBe(1);
  });

  it('lists the longest overdue first and the soonest due first', () => {
    const found = overview([
      { deadline: 'Tháng 5/2026' },
      { deadline: 'Quý I/2026' },
      { deadline: 'Chậm nhất 10/7/2026' },
      { deadline: 'Tháng 6/2026' },
    ]);
    expect(found.late.map(({ rowId }) => rowId)).toEqual(['r1', 'r0']);
    expect(found.nearDue.map(({ rowId }) => rowId)).toEqual(['r3', 'r2']);
    expect(found.late[0]!.task).toMatchObject({ dueOn: '2026-03-31', daysLeft: -76 });
  });

  it('every task is in exactly one state', () => {
    const { counts } = overview(
      ['Tháng 5/2026', 'Năm 2026', null, 'Thường xuyên', 'Tháng 6/2026', 'linh tinh'].map((deadline) => ({ deadline })),
    );
    const { total, done, late, nearDue, inProgress, notReported, cancelled } = counts;
    expect(done + late + nearDue + inProgress + notReported + cancelled).toBe(total);
  });
});
