// @vitest-environment jsdom
import { afterEach, describe, expect, it } from 'vitest';
import { valueAt } from '#shared/sheet/grid.ts';
import { buildGrid } from '#test/support/grid-builder.ts';
import { FakeWorkbookHost } from './fake-workbook-host.ts';
import { createTestPane } from './pane-fixture.ts';
import { renderPane } from './render-pane.tsx';

let unmount: (() => Promise<void>) | null = null;
afterEach(async () => {
  await unmount?.();
  unmount = null;
});

const header = ['Mã', 'Tên tiêu chí', 'Điểm tối đa', 'Thang điểm', 'Điểm tự chấm', 'Điểm năm trước', 'Nguyên nhân'];

async function showScores(...rows: readonly (readonly (string | number | null)[])[]) {
  const grid = buildGrid('Tiêu chí')
    .row('BỘ TIÊU CHÍ CHẤM ĐIỂM (MINH HỌA)')
    .row(...header)
    .rows(rows)
    .toGrid();
  const running = createTestPane(grid);
  const rendered = await renderPane(running);
  unmount = rendered.unmount;
  await rendered.screen.click(/^Điểm/);
  return { screen: rendered.screen, host: running.host };
}

const fallen = ['1', 'Kế hoạch', 2, 'Kịp thời: 2; Không kịp thời: 1', 1, 1.5, 'Ban hành chậm'];
const full = ['2', 'Báo cáo', 2, 'Đủ: 2; Thiếu: 1', 2, 2, null];

describe('the tab of points', () => {
  it('compares with last year, in all and field by field', async () => {
    const { screen } = await showScores(['I', 'Chỉ đạo điều hành', 4, null, null, null, null], fallen, full);
    expect(screen.text.match(/giảm 0,5 so với năm trước \(3,5\)/g)).toHaveLength(2);
  });

  it('says how to give a target where none is known', async () => {
    const { screen } = await showScores(['I', 'Chỉ đạo điều hành', 4, null, null, null, null], fallen, full);
    expect(screen.text).toContain('Chưa biết mục tiêu xếp hạng');
  });

  it('shows the target that another sheet of the workbook states, and last year’s rank', async () => {
    const grid = buildGrid('Tiêu chí')
      .row(...header)
      .rows([['I', 'Chỉ đạo điều hành', 4, null, null, null, null], fallen, full])
      .toGrid();
    const plan = buildGrid('Cải thiện')
      .row('STT', 'Lĩnh vực', 'Mục tiêu xếp hạng', 'Xếp hạng năm 2025', 'Hạn chế, tồn tại', 'Cơ quan khắc phục')
      .row(1, 'Công tác chỉ đạo, điều hành', 'Duy trì nhóm 05 tỉnh dẫn đầu', '9/34', 'Chậm', 'Sở Nội vụ')
      .toGrid();
    const running = createTestPane(new FakeWorkbookHost({ s1: grid, s2: plan }));
    const rendered = await renderPane(running);
    unmount = rendered.unmount;
    await rendered.screen.click(/^Điểm/);
    expect(rendered.screen.text).toContain('Mục tiêu: duy trì nhóm 5 dẫn đầu · năm trước hạng 9/34, còn 4 bậc');
    expect(rendered.screen.text).not.toContain('Chưa biết mục tiêu');
  });

  it('lists lost points with why and what is still to be filled in', async () => {
    const { screen } = await showScores(['I', 'Chỉ đạo điều hành', 4, null, null, null, null], fallen, full);
    await screen.click(/^Điểm mất \(1\)/);
    expect(screen.text).toContain('Vì sao: Ban hành chậm');
    expect(screen.text).toContain('Chưa ghi: ai làm, thời hạn');
  });

  it('puts the lost points on a sheet of their own', async () => {
    const { screen, host } = await showScores(['I', 'Chỉ đạo điều hành', 4, null, null, null, null], fallen, full);
    await screen.click(/^Điểm mất \(1\)/);
    await screen.click('Tạo trang Điểm mất');
    const grid = host.grid('added-Điểm mất');
    expect(valueAt(grid, 3, 2)).toBe('Kế hoạch');
    expect(valueAt(grid, 3, 5)).toBe(1);
    expect(valueAt(grid, 4, 2)).toBe('Tổng điểm mất');
    expect(host.calls).toContain('layOutTable');
  });

  it('says so when nothing is lost', async () => {
    const { screen } = await showScores(['I', 'Chỉ đạo điều hành', 2, null, null, null, null], full);
    await screen.click(/^Điểm mất \(0\)/);
    expect(screen.text).toContain('Chưa mất điểm nào');
  });
});
