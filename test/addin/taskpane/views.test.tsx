// @vitest-environment jsdom
import { afterEach, describe, expect, it } from 'vitest';
import { createApiClient } from '#addin/api/client.ts';
import { HostFailure } from '#addin/host/workbook-host.ts';
import { buildGrid } from '#test/support/grid-builder.ts';
import { FakeWorkbookHost } from './fake-workbook-host.ts';
import { createTestPane, planGrid, planRows, type PaneUnderTest } from './pane-fixture.ts';
import { renderPane, settle, type Screen } from './render-pane.tsx';

let unmount: (() => Promise<void>) | null = null;
afterEach(async () => {
  await unmount?.();
  unmount = null;
});

async function show(running: PaneUnderTest = createTestPane()): Promise<{ screen: Screen; running: PaneUnderTest }> {
  const rendered = await renderPane(running);
  unmount = rendered.unmount;
  return { screen: rendered.screen, running };
}

const deadlineColumn = 7;
const blankDeadlineRule = /^Thiếu thời gian/;

/** A server that answers the given paths and nothing else. */
function serverWith(answers: Readonly<Record<string, unknown>>) {
  return createApiClient({
    fetch: (input, init) => {
      const path = String(input instanceof Request ? input.url : input);
      const answer = answers[`${init?.method ?? 'GET'} ${path}`];
      return Promise.resolve(
        answer === undefined
          ? Response.json({ reason: 'not-found', message: 'Không có.' }, { status: 404 })
          : Response.json(answer),
      );
    },
    baseUrl: '',
    timeoutMs: 1000,
  });
}

const account = {
  username: 'so-tu-phap',
  displayName: 'Cán bộ CCHC Sở Tư pháp',
  role: 'agency',
  agencyCode: 'STP',
  agencyName: 'Sở Tư pháp',
};

describe('the header', () => {
  it('says what was recognised and the one next thing to do', async () => {
    const { screen } = await show();
    expect(screen.text).toContain('Kế hoạch 167/KH-UBND · 5 nhiệm vụ · 1 mục');
    expect(screen.buttons(/^Sửa \d+ lỗi$/)).toHaveLength(1);
    expect(screen.buttons(/^\d+ lỗi$/)).toHaveLength(1);
  });

  it('says that the sheet is empty', async () => {
    const { screen } = await show(createTestPane(buildGrid().toGrid()));
    expect(screen.text).toContain('Trang tính trống');
  });

  it('shows why Excel could not be read, and tries again', async () => {
    const running = createTestPane();
    running.host.failures.push(new HostFailure('unknown', 'Excel chưa đọc được trang này. Thử lại.'));
    const { screen } = await show(running);
    expect(screen.text).toContain('Excel chưa đọc được trang này');
    await screen.click('Thử lại');
    expect(screen.text).not.toContain('Excel chưa đọc được trang này');
    expect(screen.text).toContain('5 nhiệm vụ');
  });
});

describe('the tab Việc', () => {
  it('opens a rule, goes to the cell, mends it and takes the mend back', async () => {
    const { screen, running } = await show();
    await screen.click(blankDeadlineRule);
    await screen.click(/^H7/);
    expect(running.host.selected).toEqual({ sheetId: 's1', cell: { row: 6, column: deadlineColumn } });
    const mend = screen.all('[role=group][aria-label="Cách sửa"] button')[0]!;
    await settle(() => mend.click());
    expect(running.host.value(6, deadlineColumn)).not.toBeNull();
    expect(screen.buttons(/^H7/)).toHaveLength(0);
    await screen.click('Hoàn tác');
    expect(running.host.value(6, deadlineColumn)).toBeNull();
    expect(screen.buttons(/^H7/)).toHaveLength(1);
  });

  it('shows every mend of a rule with its reason before writing; a guess is written only when it is ticked', async () => {
    const { screen, running } = await show();
    await screen.click(/^Xem 2 gợi ý: Thiếu thời gian/);
    const boxes = screen.all('[role=dialog] input[type=checkbox]') as HTMLInputElement[];
    expect(boxes.map(({ checked }) => checked)).toEqual([false, false, false]);
    expect(screen.text).toContain('Suy đoán: Chỉ đúng với việc làm thường xuyên; việc có hạn thì ghi hạn.');
    expect(screen.button('Sửa 0 ô').hasAttribute('disabled')).toBe(true);
    expect(running.host.calls).not.toContain('writeCells');
    await settle(() => boxes[2]!.click());
    await screen.click('Sửa 1 ô');
    expect(running.host.value(6, deadlineColumn)).toBeNull();
    expect(running.host.value(7, deadlineColumn)).not.toBeNull();
  });

  it('lets a guess be read whole, gone to and typed over', async () => {
    const { screen, running } = await show();
    await screen.click(/^Xem 2 gợi ý: Thiếu thời gian/);
    await screen.click('Xem cả dòng, sửa giá trị: ô H7');
    expect(screen.text).toContain('Hoạt động 2: Theo dõi thi hành');
    await screen.click('Đến ô H7');
    expect(running.host.selected).toEqual({ sheetId: 's1', cell: { row: 6, column: deadlineColumn } });
    await screen.type('Ghi vào ô', 'Quý II/2026');
    await screen.click('Sửa 1 ô');
    expect(running.host.value(6, deadlineColumn)).toBe('Quý II/2026');
    expect(running.host.value(7, deadlineColumn)).toBeNull();
  });

  it('walks with F8 and the arrow keys, the focus going along', async () => {
    const { screen, running } = await show();
    screen.all('[role=tab]')[0]!.focus();
    await screen.press('F8');
    const first = running.host.selected;
    await screen.press('F8');
    expect(running.host.selected).not.toEqual(first);
    screen.all('[aria-expanded=true]:not([aria-controls])')[0]!.focus();
    await screen.press('ArrowUp');
    expect(running.host.selected).toEqual(first);
    expect(document.activeElement?.getAttribute('aria-expanded')).toBe('true');
  });

  it('finds by words and says so when nothing matches', async () => {
    const { screen } = await show();
    await screen.type('Tìm ô, chữ trong thông báo', 'không có chữ nào như thế');
    expect(screen.text).toContain('Không có việc nào khớp');
    await screen.click('Bỏ lọc');
    expect(screen.buttons(blankDeadlineRule)).toHaveLength(1);
  });

  it('sets a warning aside with a reason only', async () => {
    const { screen, running } = await show();
    await screen.click(/^Chủ trì chỉ là tập thể/);
    await screen.click(/^F10/);
    await screen.click('Bỏ qua…');
    expect(screen.button('Bỏ qua').hasAttribute('disabled')).toBe(true);
    await screen.type('Lý do bỏ qua', 'Sở Nội vụ làm đầu mối');
    await screen.click('Bỏ qua');
    expect(screen.buttons(/^Chủ trì chỉ là tập thể/)).toHaveLength(0);
    expect(screen.text).toContain('1 cảnh báo đã bỏ qua');
    expect(JSON.stringify([...running.host.settings.values()])).toContain('Sở Nội vụ làm đầu mối');
  });

  it('keeps a list of thousands light', async () => {
    const rows = Array.from({ length: 5000 }, (_, at) => [
      at + 1,
      `Mục tiêu ${at}`,
      `Nhiệm vụ ${at}`,
      `Hoạt động ${at}`,
      'Báo cáo',
      'Sở Tư pháp',
      'Sở Nội vụ',
      null,
    ]);
    const { screen } = await show(createTestPane(planGrid([planRows[0]!, ...rows])));
    await screen.click(blankDeadlineRule);
    expect(screen.text).toContain('5.000');
    expect(screen.all('li').length).toBeGreaterThan(5);
    expect(screen.all('li').length).toBeLessThan(80);
    expect(screen.all('li')[0]!.getAttribute('aria-setsize')).toBe('5000');
  });
});

describe('the tab Dòng', () => {
  it('follows the selection and writes progress into the sheet', async () => {
    const { screen, running } = await show();
    await screen.openTab('Dòng');
    expect(screen.text).toContain('Chọn một dòng của bảng');
    await settle(() => running.host.select(8, 3));
    expect(screen.text).toContain('Hoạt động 4: Tập huấn');
    expect(screen.text).toContain('còn 301 ngày');
    expect(screen.text).toContain('5/5 rõ');
    await screen.type('Tiến độ, %', '101');
    expect(screen.text).toContain('Nhập số từ 0 đến 100.');
    expect(screen.button('Ghi vào dòng này').hasAttribute('disabled')).toBe(true);
    await screen.type('Tiến độ, %', '35,5');
    await screen.click('Ghi vào dòng này');
    expect(running.host.value(8, 9)).toBe(35.5);
  });

  it('never writes what was typed for one row into another', async () => {
    const { screen, running } = await show();
    await screen.openTab('Dòng');
    await settle(() => running.host.select(8, 3));
    await screen.type('Kết quả thực hiện', 'Đã tập huấn');
    await settle(() => running.host.select(5, 3));
    expect(screen.field('Kết quả thực hiện').value).toBe('');
  });
});

describe('the tab Điểm', () => {
  it('says where points are when the sheet has none', async () => {
    const { screen } = await show();
    await screen.openTab('Điểm');
    expect(screen.text).toContain('Trang này không có điểm');
  });
});

describe('the tab Đồng bộ', () => {
  it('says that work goes on without a network', async () => {
    const { screen } = await show();
    await screen.openTab('Đồng bộ');
    expect(screen.text).toContain('mọi thay đổi nằm trong sổ');
    expect(screen.buttons('Đăng nhập')).toHaveLength(1);
  });

  it('signs in with one click where accounts are offered, and offers the matching document', async () => {
    const api = serverWith({
      'GET /api/demo/accounts': { accounts: [account] },
      'POST /api/demo/session': { token: 't', account },
      'GET /api/documents': {
        documents: [
          {
            id: 'd1',
            kind: 'plan',
            number: '167/KH-UBND',
            date: '2025-12-17',
            title: 'Kế hoạch cải cách hành chính năm 2026',
            year: 2026,
            agencyCode: null,
            agencyName: null,
            rowCount: 87,
            changedAt: '2026-01-01T00:00:00Z',
          },
        ],
      },
    });
    const { screen } = await show(createTestPane(new FakeWorkbookHost({ s1: planGrid() }), { api }));
    await screen.openTab('Đồng bộ');
    await screen.click('Cán bộ CCHC Sở Tư pháp');
    expect(screen.text).toContain('Tìm thấy tài liệu cùng số ký hiệu');
    expect(screen.text).toContain('17/12/2025 · 87 dòng');
    expect(screen.button('Nối và xem trước').hasAttribute('disabled')).toBe(false);
  });
});

describe('the dialog of columns', () => {
  it('keeps in the workbook what a column is, and reads the sheet that way', async () => {
    const { screen, running } = await show();
    await screen.click(/^Kế hoạch 167/);
    const select = screen.all('select[aria-label="Cột G là"]')[0] as HTMLSelectElement;
    await settle(() => {
      select.value = 'note';
      select.dispatchEvent(new Event('change', { bubbles: true }));
    });
    await screen.click('Lưu');
    const { sheet } = running.pane.store.getState();
    const columns = sheet.status === 'ready' ? sheet.report.reading.tables[0]!.columns : [];
    expect(columns.find(({ column }) => column === 6)?.field).toBe('note');
  });
});
