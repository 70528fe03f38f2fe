// @vitest-environment jsdom
import { FluentProvider, webLightTheme } from '@fluentui/react-components';
import { randomUUID } from 'node:crypto';
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DocumentInfo } from '#shared/api/document-api.ts';
import { documentsAnswerSchema } from '#shared/api/document-api.ts';
import { createDashboardApi } from '#server/dashboard/dashboard-api.ts';
import { Journal } from '#server/dashboard/journal/Journal.tsx';
import { openPageWorkbook } from '#server/dashboard/page-workbook.ts';
import { noFilter } from '#server/dashboard/route.ts';
import { Tasks } from '#server/dashboard/tasks/Tasks.tsx';
import { startTestServer, type TestClient, type TestServer } from '#test/support/server.ts';
import { push, readRows, sync } from '#test/support/sync-requests.ts';

let server: TestServer;
let root: Root;
let province: TestClient;
let plan: DocumentInfo;
beforeEach(async () => {
  (globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;
  server = await startTestServer();
  province = await server.signIn('so-noi-vu');
  const { documents } = await province.get('/api/documents', documentsAnswerSchema);
  plan = documents.find(({ number }) => number === '167/KH-UBND')!;
  root = createRoot(document.body.appendChild(document.createElement('div')));
});
afterEach(async () => {
  act(() => root.unmount());
  document.body.replaceChildren();
  await server.stop();
  expect(server.errors).toEqual([]);
});

async function until(check: () => boolean): Promise<void> {
  for (let turn = 0; turn < 1_500 && !check(); turn += 1) {
    await act(() => new Promise((resolve) => setTimeout(resolve, 10)));
  }
  if (!check()) throw new Error(`Not to be seen in: ${document.body.textContent.slice(0, 3_000)}`);
}
const reads = (text: string | RegExp) => () =>
  typeof text === 'string' ? document.body.textContent.includes(text) : text.test(document.body.textContent);
const buttons = (name: string): HTMLButtonElement[] =>
  [...document.querySelectorAll('button')].filter(
    (element) => (element.getAttribute('aria-label') ?? element.textContent) === name,
  );
function click(name: string): void {
  const [found] = buttons(name);
  if (!found) throw new Error(`There is no button ${name}.`);
  act(() => found.click());
}
function type(name: string, text: string): void {
  const field = document.querySelector<HTMLTextAreaElement>(`[name="${name}"]`);
  if (!field) throw new Error(`There is no field ${name}.`);
  act(() => {
    Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')!.set!.call(field, text);
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
}

const api = () => createDashboardApi({ fetch: (...call) => fetch(...call), baseUrl: server.origin, timeoutMs: 20_000 });

async function showTasks(client: TestClient, mayAssign = true, news = 0): Promise<void> {
  const workbook = openPageWorkbook(
    () => localStorage,
    () => randomUUID(),
  );
  const shown = api();
  act(() =>
    root.render(
      <FluentProvider theme={webLightTheme}>
        <Tasks
          api={shown}
          token={client.token ?? ''}
          document={plan}
          workbook={workbook}
          mayAssign={mayAssign}
          news={news}
          filter={noFilter}
          followed={[]}
          onFailure={() => undefined}
        />
      </FluentProvider>,
    ),
  );
  await until(() => document.querySelector('table') !== null);
}

async function openRow(title: string): Promise<void> {
  click(title);
  await until(() => buttons('Sửa').length === 1);
  click('Sửa');
  await until(() => document.querySelector('[name="deadline"]') !== null);
}

describe('the province edits assignments on its page', () => {
  it('saves what was typed, says how a deadline is understood, and takes it back', async () => {
    const [row] = await readRows(province, plan.id);
    const title = String(row!.fields['activity']);
    await showTasks(province);
    await openRow(title);
    type('deadline', 'Trước 15/8/2026');
    await until(reads('Hiểu là: chậm nhất 14/08/2026'));
    type('leadAgencies', 'Sở Tư phap');
    await until(reads('Có phải:'));
    click('Sở Tư pháp');
    click('Lưu');
    await until(reads('Đã lưu «'));
    const saved = (await readRows(province, plan.id))[0]!;
    expect(saved.fields).toMatchObject({ deadline: 'Trước 15/8/2026', leadAgencies: 'Sở Tư pháp' });
    click('Hoàn tác');
    await until(reads('Đã hoàn tác lần lưu vừa rồi'));
    expect((await readRows(province, plan.id))[0]!.fields).toEqual(row!.fields);
  }, 60_000);

  it('shows both values when somebody changed the field meanwhile, and writes what was chosen', async () => {
    const [row] = await readRows(province, plan.id);
    await showTasks(province);
    await openRow(String(row!.fields['activity']));
    type('product', 'Của trang');
    await sync(province, { documentId: plan.id, rows: [push(row!, { product: 'Của sổ', budget: '5 triệu' })] });
    click('Lưu');
    await until(reads('Dòng này vừa được người khác sửa'));
    for (const text of ['Gốc', 'Của trang', 'Của sổ']) expect(reads(text)()).toBe(true);
    expect(buttons('Lưu theo lựa chọn')[0]!.disabled).toBe(true);
    const mine = [...document.querySelectorAll<HTMLInputElement>('input[type=radio]')].find(
      ({ value }) => value === 'mine',
    )!;
    act(() => mine.click());
    click('Lưu theo lựa chọn');
    await until(reads('Đã lưu «'));
    const saved = (await readRows(province, plan.id))[0]!;
    expect(saved.fields).toMatchObject({ product: 'Của trang', budget: '5 triệu' });
  }, 60_000);

  it('asks before what was typed is lost', async () => {
    const [row] = await readRows(province, plan.id);
    await showTasks(province);
    await openRow(String(row!.fields['activity']));
    type('product', 'Chưa lưu');
    click('Đóng');
    await until(reads('Có thay đổi chưa lưu'));
    click('Viết tiếp');
    expect(document.querySelector<HTMLTextAreaElement>('[name="product"]')!.value).toBe('Chưa lưu');
    click('Đóng');
    await until(reads('Có thay đổi chưa lưu'));
    click('Bỏ thay đổi');
    await until(() => document.querySelector('[name="product"]') === null);
  }, 60_000);

  it('adds a row to its group and takes one out by name', async () => {
    await showTasks(province);
    click('Thêm dòng');
    await until(() => document.querySelector('[name="activity"]') !== null);
    click('Lưu');
    await until(reads('Chưa có gì thay đổi để lưu'));
    type('activity', 'Việc thêm từ trang của tỉnh');
    type('leadAgencies', 'Sở Nội vụ');
    click('Lưu');
    await until(reads('Đã thêm «Việc thêm từ trang của tỉnh»'));
    const added = (await readRows(province, plan.id)).find(
      ({ fields }) => fields['activity'] === 'Việc thêm từ trang của tỉnh',
    )!;
    expect(added.fields).toMatchObject({ section: 'I', leadAgencies: 'Sở Nội vụ' });
    await until(() => buttons('Việc thêm từ trang của tỉnh').length === 1);
    click('Việc thêm từ trang của tỉnh');
    await until(() => buttons('Bỏ khỏi kế hoạch…').length === 1);
    click('Bỏ khỏi kế hoạch…');
    await until(reads('Bỏ dòng «Việc thêm từ trang của tỉnh» khỏi kế hoạch?'));
    click('Bỏ dòng này');
    await until(reads('Đã bỏ «Việc thêm'));
    expect((await readRows(province, plan.id)).some(({ rowId }) => rowId === added.rowId)).toBe(false);
  }, 60_000);

  it('lets nobody else edit', async () => {
    const justice = await server.signIn('so-tu-phap');
    const [row] = await readRows(justice, plan.id);
    await showTasks(justice, false);
    expect(buttons('Thêm dòng')).toEqual([]);
    click(String(row!.fields['activity']));
    await until(reads('Lịch sử thay đổi'));
    expect(buttons('Sửa')).toEqual([]);
  }, 60_000);
});

describe('the journal on the province’s page', () => {
  it('tells who wrote what from which workbook, row by row', async () => {
    const [row] = await readRows(province, plan.id);
    await sync(province, {
      documentId: plan.id,
      workbookLabel: 'ke-hoach-167.xlsx · Phụ lục',
      rows: [push(row!, { budget: '7 triệu' })],
    });
    const shown = api();
    act(() =>
      root.render(
        <FluentProvider theme={webLightTheme}>
          <Journal api={shown} token={province.token ?? ''} documentId={plan.id} news={0} onFailure={() => undefined} />
        </FluentProvider>,
      ),
    );
    await until(reads('ke-hoach-167.xlsx · Phụ lục'));
    click('Xem các dòng');
    await until(reads('7 triệu'));
    expect(reads('Kinh phí')()).toBe(true);
  }, 60_000);
});
