// @vitest-environment jsdom
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { act } from 'react';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createApiClient } from '#addin/api/client.ts';
import { addCommentAnswerSchema } from '#shared/api/comment-api.ts';
import { saveSharesAnswerSchema, sharesAnswerSchema } from '#shared/api/share-api.ts';
import type { Grid } from '#shared/sheet/grid.ts';
import { readWorkbook } from '#shared/xlsx/read-workbook.ts';
import { startTestServer, type TestServer } from '#test/support/server.ts';
import { rowLedBy } from '#test/support/sync-requests.ts';
import { FakeWorkbookHost } from './fake-workbook-host.ts';
import { createTestPane, type PaneUnderTest } from './pane-fixture.ts';
import { renderPane, settle, type Screen } from './render-pane.tsx';

let plan167: Grid;
let server: TestServer;
let unmount: (() => Promise<void>) | null = null;

beforeAll(async () => {
  const read = await readWorkbook(new Uint8Array(readFileSync('examples/ke-hoach-167-bac-ninh-2026.xlsx')));
  if (!read.ok) throw new Error(read.message);
  plan167 = read.grids[0]!;
});
beforeEach(async () => {
  server = await startTestServer();
});
afterEach(async () => {
  await unmount?.();
  unmount = null;
  await server.stop();
  expect(server.errors).toEqual([]);
});

/** The pane at the first row that Sở Tư pháp leads, signed in, connected and linked. */
async function atOwnRow(
  username: string,
): Promise<{ screen: Screen; running: PaneUnderTest; line: { down: boolean } }> {
  const line = { down: false };
  const api = createApiClient({
    fetch: (input, init) => {
      if (line.down) return Promise.reject(new TypeError('Failed to fetch'));
      return fetch(input, { ...init, headers: { ...init?.headers, connection: 'close' } });
    },
    baseUrl: server.origin,
    timeoutMs: 20_000,
  });
  const running = createTestPane(new FakeWorkbookHost({ s1: plan167 }), { api });
  const rendered = await renderPane(running);
  unmount = rendered.unmount;
  const { commands, store } = running.pane;
  await act(async () => {
    await commands.signInAsDemo(username);
    const document = store.getState().sync.documents!.find(({ number }) => number === '167/KH-UBND')!;
    await commands.connectAndPreview(document);
    await commands.sync();
  });
  const { sheet } = store.getState();
  const record =
    sheet.status === 'ready'
      ? sheet.report.reading.tables
          .flatMap(({ records }) => records)
          .find(
            ({ kind, ...row }) =>
              kind === 'plan' && 'leadAgencies' in row && row.leadAgencies.some(({ text }) => text === 'Sở Tư pháp'),
          )
      : undefined;
  await settle(() => store.dispatch({ type: 'cell-selected', sheetId: 's1', cell: { row: record!.row, column: 3 } }));
  await settle(() => store.dispatch({ type: 'tab-opened', tab: 'row' }));
  return { screen: rendered.screen, running, line };
}

async function until(check: () => boolean): Promise<void> {
  for (let turn = 0; turn < 60 && !check(); turn += 1) {
    await act(() => new Promise((resolve) => setTimeout(resolve, 20)));
  }
  expect(check(), document.body.textContent).toBe(true);
}

async function pathOfRow(part: string): Promise<string> {
  const province = await server.signIn('so-noi-vu');
  const plan = await province.plan();
  const { rowId } = await rowLedBy(province, plan, 'Sở Tư pháp');
  return `/api/documents/${plan}/rows/${rowId}/${part}`;
}

describe('what people write beside a row', () => {
  it('shows the comments of others, sends one, and keeps what was typed when the network is away', async () => {
    const path = await pathOfRow('comments');
    const province = await server.signIn('so-noi-vu');
    await province.post(path, { operationId: randomUUID(), text: 'Đề nghị báo cáo.' }, addCommentAnswerSchema);
    const { screen, line } = await atOwnRow('so-tu-phap');
    await screen.click('Trao đổi');
    await until(() => screen.text.includes('Đề nghị báo cáo.'));
    await screen.type('Viết trao đổi', 'Đã gửi dự thảo.');
    line.down = true;
    await screen.click('Gửi trao đổi');
    await until(() => screen.text.includes('Không kết nối được máy chủ'));
    line.down = false;
    expect(screen.field('Viết trao đổi').value).toBe('Đã gửi dự thảo.');
    await screen.click('Gửi trao đổi');
    await until(() => screen.field('Viết trao đổi').value === '');
    expect(screen.text).toContain('Đã gửi dự thảo.');
  }, 60_000);

  it('shows what others write meanwhile, and leaves what is being typed', async () => {
    const path = await pathOfRow('comments');
    const { screen, running } = await atOwnRow('so-tu-phap');
    await screen.click('Trao đổi');
    await until(() => screen.buttons('Gửi trao đổi').length === 1);
    await screen.type('Viết trao đổi', 'Đang gõ dở');
    const field = screen.field('Viết trao đổi');
    const province = await server.signIn('so-noi-vu');
    await province.post(path, { operationId: randomUUID(), text: 'Đề nghị báo cáo.' }, addCommentAnswerSchema);
    await settle(() =>
      running.pane.store.dispatch({
        type: 'sync',
        action: { type: 'marks-heard', marks: { comments: 1, periods: 0 } },
      }),
    );
    await until(() => screen.text.includes('Đề nghị báo cáo.'));
    expect(screen.field('Viết trao đổi')).toBe(field);
    expect(screen.field('Viết trao đổi').value).toBe('Đang gõ dở');
  }, 60_000);

  it('keeps a draft while another row is looked at', async () => {
    const { screen, running } = await atOwnRow('so-tu-phap');
    const { store } = running.pane;
    const { cell } = store.getState().selection!;
    await screen.click('Trao đổi');
    await until(() => screen.buttons('Gửi trao đổi').length === 1);
    await screen.type('Viết trao đổi', 'Dở dang');
    await settle(() =>
      store.dispatch({ type: 'cell-selected', sheetId: 's1', cell: { row: cell.row + 1, column: 3 } }),
    );
    await settle(() => store.dispatch({ type: 'cell-selected', sheetId: 's1', cell }));
    await screen.click('Trao đổi');
    await until(() => screen.buttons('Gửi trao đổi').length === 1);
    expect(screen.field('Viết trao đổi').value).toBe('Dở dang');
  }, 60_000);

  it('splits the row, warns of a day after the row, and loses nothing when a colleague saved first', async () => {
    const { screen } = await atOwnRow('so-tu-phap');
    await screen.click('Phân công trong đơn vị');
    await until(() => screen.text.includes('Chưa phân công cho ai trong đơn vị.'));
    await screen.click('Thêm phần việc');
    await screen.type('Người hoặc bộ phận', 'Phòng Xây dựng văn bản');
    await screen.type('Hạn riêng (ngày/tháng/năm)', '31/2/2027');
    expect(screen.text).toContain('Ghi ngày như 30/06/2026');
    expect((screen.button('Lưu phân công') as HTMLButtonElement).disabled).toBe(true);
    await screen.type('Hạn riêng (ngày/tháng/năm)', '31/12/2030');
    expect(screen.text).toContain('muộn hơn hạn của nhiệm vụ');
    const path = await pathOfRow('shares');
    const colleague = await server.signIn('so-tu-phap');
    const share = { assignee: 'Thanh tra Sở', part: '', deadline: null, done: false };
    await colleague.send('PUT', path, { operationId: randomUUID(), base: 0, shares: [share] });
    await screen.click('Lưu phân công');
    await until(() => screen.text.includes('Người khác trong đơn vị vừa lưu phân công khác'));
    expect(screen.text).toContain('Thanh tra Sở');
    expect(screen.field('Người hoặc bộ phận').value).toBe('Phòng Xây dựng văn bản');
    await screen.click('Lưu bản của tôi đè lên');
    await until(() => screen.text.includes('Đã lưu phân công.'));
    const { lists } = await colleague.get(path, sharesAnswerSchema);
    expect(lists).toMatchObject([
      { version: 2, shares: [{ assignee: 'Phòng Xây dựng văn bản', deadline: '2030-12-31' }] },
    ]);
  }, 60_000);

  it('takes the list of the colleague instead', async () => {
    const { screen } = await atOwnRow('so-tu-phap');
    await screen.click('Phân công trong đơn vị');
    await until(() => screen.buttons('Thêm phần việc').length === 1);
    await screen.click('Thêm phần việc');
    await screen.type('Người hoặc bộ phận', 'Của tôi');
    const colleague = await server.signIn('so-tu-phap');
    const share = { assignee: 'Của đồng nghiệp', part: '', deadline: null, done: true };
    const body = { operationId: randomUUID(), base: 0, shares: [share] };
    const response = await colleague.send('PUT', await pathOfRow('shares'), body);
    expect(saveSharesAnswerSchema.parse(await response.json()).list.version).toBe(1);
    await screen.click('Lưu phân công');
    await until(() => screen.buttons('Lấy bản kia').length === 1);
    await screen.click('Lấy bản kia');
    await until(() => screen.field('Người hoặc bộ phận').value === 'Của đồng nghiệp');
  }, 60_000);

  it('shows the province what agencies wrote, to be read', async () => {
    const justice = await server.signIn('so-tu-phap');
    const share = { assignee: 'Thanh tra Sở', part: 'Kiểm tra', deadline: '2026-05-15', done: false };
    await justice.send('PUT', await pathOfRow('shares'), { operationId: randomUUID(), base: 0, shares: [share] });
    const { screen } = await atOwnRow('so-noi-vu');
    await screen.click('Phân công trong đơn vị');
    await until(() => screen.text.includes('Thanh tra Sở: Kiểm tra'));
    expect(screen.text).toContain('15/05/2026');
    expect(screen.buttons('Lưu phân công')).toHaveLength(0);
  }, 60_000);

  it('tells someone whom it does not concern', async () => {
    const { screen } = await atOwnRow('lanh-dao');
    await screen.click('Trao đổi');
    await until(() => screen.text.includes('Anh chị xem được'));
    await screen.click('Phân công trong đơn vị');
    await until(() => screen.text.includes('chỉ cơ quan chủ trì dòng này và tỉnh được xem'));
  }, 60_000);
});
