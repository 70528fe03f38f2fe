// @vitest-environment jsdom
import { afterEach, describe, expect, it } from 'vitest';
import type { CellValue } from '#shared/sheet/grid.ts';
import { createTestPane, planGrid, type PaneUnderTest } from './pane-fixture.ts';
import { renderPane, settle, type Screen } from './render-pane.tsx';

const deadlines = [
  '30 ngày kể từ ngày có Nghị định',
  '15 ngày kể từ ngày có Nghị định',
  'Thường xuyên',
  'Hằng tháng, từ tháng 1 đến tháng 4/2026',
  'Trước ngày 15/12 hằng năm',
  'QII/2026 (sau khi có hướng dẫn)',
  '5 ngày làm việc kể từ ngày nhận',
];

function plan() {
  return planGrid(
    deadlines
      .map((deadline, at): CellValue[] => [
        at + 1,
        `Mục tiêu ${at + 1}`,
        `Nhiệm vụ ${at + 1}`,
        `Hoạt động ${at + 1}: Rà soát`,
        'Báo cáo',
        'Sở Tư pháp',
        'Sở Nội vụ',
        deadline,
      ])
      .map((row) => row.filter((cell) => typeof cell !== 'boolean')),
  );
}

let unmount: (() => Promise<void>) | null = null;
afterEach(async () => {
  await unmount?.();
  unmount = null;
});

const firstRow = 4;

async function open(index: number): Promise<{ screen: Screen; running: PaneUnderTest }> {
  const running = createTestPane(plan());
  const rendered = await renderPane(running);
  unmount = rendered.unmount;
  await rendered.screen.openTab('Dòng');
  await settle(() => running.host.select(firstRow + index, 7));
  return { screen: rendered.screen, running };
}

describe('the deadline on the card of a row', () => {
  it('asks a relative one for its day, keeps it in the workbook and counts from it, in every row of that day', async () => {
    const { screen, running } = await open(0);
    expect(screen.text).toContain('dùng cho 2 dòng cùng mốc');
    await screen.type('Ngày mốc', '1/3/2026');
    await settle(() => screen.field('Ngày mốc').dispatchEvent(new FocusEvent('focusout', { bubbles: true })));
    expect(running.host.settings.get('bang-diem')).toMatchObject({
      anchors: [{ sheetId: 's1', key: 'ke tu ngay co nghi dinh', day: '2026-03-01' }],
    });
    expect(screen.text).toContain('đến 31/03/2026 · còn 26 ngày');
    await settle(() => running.host.select(firstRow + 1, 7));
    expect(screen.text).toContain('đến 16/03/2026 · còn 11 ngày');
    const { sheet } = running.pane.store.getState();
    const records = sheet.status === 'ready' ? sheet.report.reading.tables.flatMap((table) => table.records) : [];
    expect(records[0]).toMatchObject({ deadline: { start: '2026-03-01', end: '2026-03-31' } });

    await screen.type('Ngày mốc', '');
    await settle(() => screen.field('Ngày mốc').dispatchEvent(new FocusEvent('focusout', { bubbles: true })));
    expect(running.host.settings.get('bang-diem')).toMatchObject({ anchors: [] });
    expect(screen.text).not.toContain('đến 16/03/2026');
  });

  it('shows the reports of lasting work, and which comes next', async () => {
    const { screen } = await open(2);
    expect(screen.text).toContain('lấy theo quý');
    expect(screen.all('[aria-current=date]').map(({ textContent }) => textContent)).toEqual([
      '31/03/2026 (kỳ tới, còn 26 ngày)',
    ]);
    expect(screen.text).toContain('31/12/2026');
  });

  it('shows the reports of recurring work inside its bounds', async () => {
    const { screen } = await open(3);
    expect(screen.text).toContain('Kỳ báo cáo hằng tháng');
    const days = screen.all('ul[aria-label="Kỳ báo cáo hằng tháng"] li').map(({ textContent }) => textContent);
    expect(days).toEqual(['31/01/2026', '28/02/2026', '31/03/2026 (kỳ tới, còn 26 ngày)', '30/04/2026']);
  });

  it('shows the day of a yearly report', async () => {
    const { screen } = await open(4);
    expect(screen.all('[aria-current=date]').map(({ textContent }) => textContent)).toEqual([
      '14/12/2026 (kỳ tới, còn 284 ngày)',
    ]);
  });

  it('says what it understood: start, end and condition', async () => {
    const { screen } = await open(5);
    expect(screen.text).toContain('Hiểu là: quý II/2026, sau khi có hướng dẫn');
    expect(screen.text).toContain('01/04/2026 – 30/06/2026');
  });

  it('does not date working days', async () => {
    const { screen } = await open(6);
    expect(screen.text).toContain('không biết ngày nghỉ lễ');
    expect(screen.all('input[placeholder="ngày/tháng/năm"]')).toEqual([]);
  });
});
