// @vitest-environment jsdom
import { afterEach, describe, expect, it } from 'vitest';
import { papiDimensions } from '#shared/score/papi.ts';
import { valueAt } from '#shared/sheet/grid.ts';
import { buildGrid } from '#test/support/grid-builder.ts';
import { createTestPane } from './pane-fixture.ts';
import { renderPane, settle } from './render-pane.tsx';

let unmount: (() => Promise<void>) | null = null;
afterEach(async () => {
  await unmount?.();
  unmount = null;
});

async function show(grid: ReturnType<ReturnType<typeof buildGrid>['toGrid']>) {
  const running = createTestPane(grid);
  const rendered = await renderPane(running);
  unmount = rendered.unmount;
  await rendered.screen.click(/^Điểm/);
  return { screen: rendered.screen, host: running.host };
}

const words = ['Rất hài lòng', 'Hài lòng', 'Không hài lòng'];
const survey = buildGrid('Phiếu')
  .row('KHẢO SÁT SIPAS NĂM 2026')
  .row('Số phiếu', 'Câu 1.1. Nơi ngồi chờ', 'Câu 1.2. Trang thiết bị', 'Câu 2.1. Thái độ', 'Câu 2.2. Kỹ năng')
  .rows(Array.from({ length: 30 }, (_, at) => [at + 1, words[at % 3]!, words[1]!, words[2]!, words[0]!]))
  .row(31, 'xyz', words[0], words[0], null)
  .toGrid();

describe('the tab of points on a survey', () => {
  it('shows the index, groups, weakest questions first and what was not counted', async () => {
    const { screen } = await show(survey);
    expect(screen.text).toContain('31 phiếu · 122 trả lời hợp lệ · 1 câu bỏ trống · 1 trả lời không hợp lệ');
    expect(screen.text).toContain('MINH HỌA');
    const questions = ['Thái độ', 'Nơi ngồi chờ', 'Trang thiết bị', 'Kỹ năng'].map((name) => screen.text.indexOf(name));
    expect(questions).toEqual([...questions].sort((a, b) => a - b));
    expect(screen.text).toMatch(/xyz\s*B33/);
  });

  it('keeps the way of working it out in the workbook', async () => {
    const { screen, host } = await show(survey);
    await settle(() => screen.field('Tỷ lệ hài lòng').click());
    expect(host.settings.get('bang-diem')).toMatchObject({ surveys: [{ sheetId: 's1', method: 'satisfied' }] });
    await settle(() => screen.field('Bình quân theo nhóm').click());
    expect(host.settings.get('bang-diem')).toMatchObject({ surveys: [{ method: 'satisfied', average: 'groups' }] });
  });

  it('takes the weights of the form, and refuses one off the scale', async () => {
    const { screen, host } = await show(survey);
    const label = 'Trọng số (%) của “Hài lòng”';
    const leave = () => settle(() => screen.field(label).dispatchEvent(new FocusEvent('focusout', { bubbles: true })));
    await screen.type(label, '160');
    await leave();
    expect(host.settings.get('bang-diem')).toBeUndefined();
    await screen.type(label, '62,5');
    await leave();
    expect(host.settings.get('bang-diem')).toMatchObject({
      surveys: [{ answers: [{ label: 'Rất hài lòng', weight: 100 }, { label: 'Hài lòng', weight: 62.5 }, {}] }],
    });
    expect(screen.text).not.toContain('MINH HỌA');
  });

  it('puts a summary of formulas on a sheet of its own', async () => {
    const { screen, host } = await show(survey);
    await screen.click('Tạo trang Tổng hợp SIPAS');
    const grid = host.grid('added-Tổng hợp SIPAS');
    expect(valueAt(grid, 3, 3)).toBe('Rất hài lòng');
    expect(valueAt(grid, 5, 1)).toBe('Câu 1.1. Nơi ngồi chờ');
  });
});

describe('the tab of points on a table of PAPI results', () => {
  it('shows points, changes and that nobody scores himself', async () => {
    const grid = buildGrid('PAPI')
      .row('Trục nội dung', 'Năm 2024', 'Năm 2025')
      .rows(papiDimensions.map(({ name }, at) => [name, 5, 5 + (at % 2 ? 0.25 : -0.5)]))
      .row('Tổng điểm PAPI', 40, 39)
      .toGrid();
    const { screen } = await show(grid);
    expect(screen.text).toContain('Điểm PAPI năm 2025');
    expect(screen.text).toContain('giảm 1 so với năm 2024');
    expect(screen.text).toContain('tăng 0,25 so với năm 2024');
    expect(screen.text).toContain('không tự chấm');
  });

  it('says what the tab is for on a sheet that holds none', async () => {
    const { screen } = await show(buildGrid('Khác').row('Danh bạ').row('Tên', 'Số').row('Một', 1).toGrid());
    expect(screen.text).toContain('Trang này không có điểm');
  });
});
