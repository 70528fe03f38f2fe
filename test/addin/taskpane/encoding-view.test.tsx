// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import type { Grid } from '#shared/sheet/grid.ts';
import { toTcvn3 } from '#test/support/old-encoders.ts';
import { createTestPane, planGrid } from './pane-fixture.ts';
import { renderPane, settle } from './render-pane.tsx';

function oldPlan(): Grid {
  const grid = planGrid();
  const values = grid.values.map((line) => line.map((cell) => (typeof cell === 'string' ? toTcvn3(cell) : cell)));
  return { ...grid, values };
}

describe('a sheet in an old encoding', () => {
  it('says what it is, what it will be, and converts after showing old and new', async () => {
    const running = createTestPane(oldPlan());
    const { screen, unmount } = await renderPane(running);
    expect(screen.text).toContain('bảng mã cũ TCVN3');
    expect(screen.text).toContain('sẽ nhận ra: Kế hoạch, phân công nhiệm vụ, 5 dòng');
    await screen.click('Chuyển sang Unicode');
    expect(screen.text).toContain(toTcvn3('Nhiệm vụ'));
    expect(screen.text).toContain('Times New Roman');
    await screen.click(/^Chuyển \d+ ô$/);
    await settle();
    expect(screen.text).not.toContain('bảng mã cũ');
    expect(screen.text).toContain('sang Unicode.');
    expect(running.host.value(3, 5)).toBe('Chủ trì');
    await screen.click('Hoàn tác');
    await settle();
    expect(running.host.value(3, 5)).toBe(toTcvn3('Chủ trì'));
    await unmount();
  });

  it('is found in the menu of commands too, by its name', async () => {
    const running = createTestPane();
    const { screen, unmount } = await renderPane(running);
    await screen.click(/^Tài khoản và lệnh khác/);
    await screen.click('Chuyển sang Unicode…');
    await settle();
    expect(screen.text).toContain('Không có ô nào dùng bảng mã cũ');
    await unmount();
  });
});
