// @vitest-environment jsdom
import { FluentProvider, webLightTheme } from '@fluentui/react-components';
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createCatalogue } from '#shared/agency/agency-catalogue.ts';
import type { DocumentInfo, DocumentRow } from '#shared/api/document-api.ts';
import type { RowFields } from '#shared/sync/protocol.ts';
import { AgencyTable } from '#server/dashboard/overview/AgencyTable.tsx';
import { CountCards } from '#server/dashboard/overview/CountCards.tsx';
import { SectionBars } from '#server/dashboard/overview/SectionBars.tsx';
import { parseRoute } from '#server/dashboard/route.ts';
import { filterRows } from '#server/dashboard/tasks/filter-rows.ts';
import { rowsToCsv } from '#server/dashboard/tasks/rows-to-csv.ts';
import { buildOverview } from '#server/overview/build-overview.ts';
import { taskOfRow } from '#server/overview/task-of-row.ts';
import type { StoredRow } from '#server/store/store.ts';
import { Leadership } from '#server/sync/leadership.ts';

const today = '2026-06-15';
const leadership = new Leadership(createCatalogue());
const plan: DocumentInfo = {
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

function stored(fields: RowFields, index: number): StoredRow {
  return {
    rowId: `r${index}`,
    documentId: 'd',
    position: index,
    parIndexField: null,
    sectionField: null,
    fields,
    revision: 1,
    removed: false,
    author: '',
    at: '',
    returned: null,
  };
}

function listed(document: DocumentInfo, rows: readonly StoredRow[]): DocumentRow[] {
  const context = { kind: document.kind, today, year: document.year, leadership, deadlines: new Map() };
  return rows.map(({ rowId, revision, position, parIndexField, fields }) => ({
    rowId,
    revision,
    position,
    parIndexField,
    fields,
    author: '',
    at: '',
    access: { assign: true, report: true, appraise: false },
    task: taskOfRow(context, fields),
    comments: 0,
  }));
}

/** Every kind of lead, deadline, progress and group that a plan may hold, crossed. */
const leads = [
  'Sở Tư pháp',
  'Sở Tư pháp; Sở Tài chính',
  'Bru điện tỉnh',
  'Chưa giao chủ trì',
  'Các sở, ngành',
  '',
  null,
];
const deadlines = ['Tháng 5/2026', 'Chậm nhất 1/7/2026', 'Thường xuyên', 'linh tinh', 'Khi có yêu cầu', '', ' ', null];
const groups: readonly RowFields[] = [
  { section: 'I', sectionName: 'THỂ CHẾ' },
  { section: 'I', sectionName: 'THỦ TỤC' },
  { section: 'II', sectionName: null },
  { section: null, sectionName: 'BỘ MÁY' },
  { section: null, sectionName: null },
];
const states: readonly RowFields[] = [{}, { status: 'Hoàn thành' }, { percent: 40 }, { status: 'Không thực hiện' }];
const rows = groups
  .flatMap((group) =>
    leads.flatMap((leadAgencies) =>
      deadlines.flatMap((deadline) => states.map((state) => ({ ...group, ...state, leadAgencies, deadline }))),
    ),
  )
  .map((fields, index) => stored({ activity: `Việc ${index}`, ...fields }, index));

let root: Root;
beforeEach(() => {
  (globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;
  root = createRoot(document.body.appendChild(document.createElement('div')));
});
afterEach(() => {
  act(() => root.unmount());
  document.body.replaceChildren();
});

/** How many rows a link of the page leads to. */
function rowsBehind(link: Element): number {
  const route = parseRoute(link.getAttribute('href')!);
  if (route.page !== 'tasks') throw new Error('The link leads elsewhere.');
  return filterRows(listed(plan, rows), route.filter, '', { key: 'position', descending: false }).length;
}
const numberIn = (text: string | null): number => Number(/[\d.]+/.exec(text ?? '')![0].replaceAll('.', ''));

describe('a figure of the overview leads to the rows it counts', () => {
  const overview = buildOverview(plan, rows, today, leadership);

  it('on every card', () => {
    act(() =>
      root.render(
        <FluentProvider theme={webLightTheme}>
          <CountCards counts={overview.counts} />
        </FluentProvider>,
      ),
    );
    const cards = [...document.querySelectorAll('a')];
    expect(cards.length).toBeGreaterThanOrEqual(7);
    for (const card of cards) expect(rowsBehind(card), card.textContent).toBe(numberIn(card.textContent));
    expect(overview.counts.noDeadline).toBeGreaterThan(0);
  });

  it('in every line of the agencies, that of rows nobody leads too', () => {
    act(() =>
      root.render(
        <FluentProvider theme={webLightTheme}>
          <AgencyTable agencies={overview.byAgency} />
        </FluentProvider>,
      ),
    );
    const lines = [...document.querySelectorAll('tbody tr')];
    // A cell that says «Chưa giao chủ trì» names a body nobody knows; a blank one names nobody.
    expect(lines.filter((line) => line.textContent.includes('Chưa giao chủ trì'))).toHaveLength(2);
    for (const line of lines) {
      const cells = [...line.querySelectorAll('td')];
      expect(rowsBehind(cells[0]!.querySelector('a')!), line.textContent).toBe(numberIn(cells[2]!.textContent));
      const late = cells[4]!.querySelector('a');
      if (late) expect(rowsBehind(late), line.textContent).toBe(numberIn(late.textContent));
    }
  });

  it('in every group, those that share a code and that of rows outside any group too', () => {
    act(() =>
      root.render(
        <FluentProvider theme={webLightTheme}>
          <SectionBars sections={overview.bySection} />
        </FluentProvider>,
      ),
    );
    const links = [...document.querySelectorAll('a')];
    expect(links).toHaveLength(groups.length);
    for (const link of links) {
      const total = /\/([\d.]+) hoàn thành/.exec(link.parentElement!.textContent)![1]!;
      expect(rowsBehind(link), link.textContent).toBe(numberIn(total));
      expect(link.textContent).not.toBe('');
    }
  });
});

describe('rows of every kind of document on the page', () => {
  const recommendations: DocumentInfo = { ...plan, kind: 'recommendations' };
  const found = listed(recommendations, [
    stored({ source: 'Kết luận 12/KL-TTr', recommendation: 'Rà soát quy trình một cửa', leadAgencies: 'Sở Nội vụ' }, 0),
    stored({ source: 'Đối thoại quý I', recommendation: null, leadAgencies: 'Sở Tài chính' }, 1),
  ]);
  const search = (text: string) =>
    filterRows(found, parseFilter(), text, { key: 'activity', descending: false }).map(({ rowId }) => rowId);
  const parseFilter = () => {
    const route = parseRoute('#/nhiem-vu');
    if (route.page !== 'tasks') throw new Error('Not the page of tasks.');
    return route.filter;
  };

  it('are found by what they are about', () => {
    expect(search('rà soát')).toEqual(['r0']);
    expect(search('đối thoại')).toEqual(['r1']);
    expect(search('ket luan 12')).toEqual(['r0']);
  });

  it('are exported with their title', () => {
    const csv = rowsToCsv(found);
    expect(csv).toContain('Rà soát quy trình một cửa');
    expect(csv).toContain('Đối thoại quý I');
  });
});
