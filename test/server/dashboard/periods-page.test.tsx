// @vitest-environment jsdom
import { FluentProvider, webLightTheme } from '@fluentui/react-components';
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { documentsAnswerSchema } from '#shared/api/document-api.ts';
import { periodsAnswerSchema } from '#shared/api/period-api.ts';
import { createDashboardApi } from '#server/dashboard/dashboard-api.ts';
import { csvText } from '#server/dashboard/download-csv.ts';
import { GiveBack } from '#server/dashboard/periods/GiveBack.tsx';
import { Periods } from '#server/dashboard/periods/Periods.tsx';
import { hrefOf, parseRoute } from '#server/dashboard/route.ts';
import { startTestServer, type TestClient, type TestServer } from '#test/support/server.ts';
import { readRows, rowLedBy } from '#test/support/sync-requests.ts';

let server: TestServer;
let root: Root;
beforeEach(async () => {
  (globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;
  server = await startTestServer();
  root = createRoot(document.body.appendChild(document.createElement('div')));
});
afterEach(async () => {
  act(() => root.unmount());
  document.body.replaceChildren();
  await server.stop();
  expect(server.errors).toEqual([]);
});

/** How long an answer may take on a machine that does other work too. */
const patience = 20_000;

async function until(check: () => boolean): Promise<void> {
  const end = performance.now() + patience;
  while (!check() && performance.now() < end) {
    await act(() => new Promise((resolve) => setTimeout(resolve, 10)));
  }
  if (!check()) throw new Error(`Not seen in: ${document.body.textContent}`);
}

const api = () => createDashboardApi({ fetch: (...call) => fetch(...call), baseUrl: server.origin, timeoutMs: 20_000 });
const find = (name: string): HTMLButtonElement | undefined =>
  [...document.querySelectorAll('button')].find(
    (element) => (element.getAttribute('aria-label') ?? element.textContent) === name,
  );
const click = (name: string): void => {
  const button = find(name);
  if (!button) throw new Error(`There is no button ${name}.`);
  if (button.disabled) throw new Error(`The button ${name} is not ready.`);
  act(() => button.click());
};
/** The button whose words begin so. */
const beginning = (words: string): HTMLButtonElement | undefined =>
  [...document.querySelectorAll('button')].find(({ textContent }) => textContent.startsWith(words));
const reads = (text: string) => () => document.body.textContent.includes(text);
const type = (text: string): void => {
  const field = document.querySelector('textarea')!;
  act(() => {
    Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')!.set!.call(field, text);
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
};

async function show(username: string): Promise<{ client: TestClient; plan: string }> {
  const client = await server.signIn(username);
  const plan = await client.plan();
  const { documents } = await client.get('/api/documents', documentsAnswerSchema);
  act(() =>
    root.render(
      <FluentProvider theme={webLightTheme}>
        <Periods
          api={api()}
          token={client.token ?? ''}
          documentId={plan}
          documents={documents.map(({ id, title }) => ({ id, label: title }))}
          mayChange={username === 'so-noi-vu'}
          news={0}
          onFailure={() => undefined}
        />
      </FluentProvider>,
    ),
  );
  await until(reads('Các kỳ báo cáo'));
  return { client, plan };
}

describe('the page of reporting periods', () => {
  it('opens a period, tells who has not reported, closes it after a clear yes, keeps the figures and opens it again', async () => {
    const { client, plan } = await show('so-noi-vu');
    expect(reads('Tài liệu chưa có kỳ báo cáo')()).toBe(true);
    click('Mở kỳ…');
    await until(reads('Hạn gửi'));
    click('Mở kỳ');
    await until(reads('Đang mở'));
    const { periods } = await client.get(`/api/documents/${plan}/periods`, periodsAnswerSchema);
    const label = periods[0]!.label;
    expect(label).toMatch(/^Quý (I|II|III|IV)\/\d{4}$/);
    await until(reads('dòng chưa cập nhật từ khi mở kỳ'));
    expect(reads('Sở Tư pháp')()).toBe(true);
    click(`Khóa… ${label}`);
    expect(reads(`Khóa «${label}»: số liệu lúc này được chụp lại`)()).toBe(true);
    click('Hủy');
    expect(reads(`Khóa «${label}»:`)()).toBe(false);
    click(`Khóa… ${label}`);
    click('Khóa kỳ');
    await until(reads('Đã khóa'));
    await until(() => find(`Xem: ${label}`) !== undefined);
    click(`Xem: ${label}`);
    await until(reads('Từ khi chụp: 0 dòng đã sửa'));
    expect(reads('Hoạt động')()).toBe(true);
    click('Về danh sách kỳ');
    click(`Mở lại… ${label}`);
    type('Bổ sung');
    click('Mở lại kỳ');
    await until(reads('Đang mở'));
    expect((await client.get(`/api/documents/${plan}/periods`, periodsAnswerSchema)).open).toBe(true);
  });

  it('opens one period in all documents after a look at what will happen, and closes it the same way', async () => {
    const { client } = await show('so-noi-vu');
    const { documents } = await client.get('/api/documents', documentsAnswerSchema);
    const labelOf = (name: string) =>
      [...document.querySelectorAll('label')].find(({ textContent }) => textContent === name);
    const tick = async (name: string): Promise<void> => {
      await until(() => labelOf(name) !== undefined);
      act(() => labelOf(name)!.click());
    };
    await until(() => find('Nhiều tài liệu…') !== undefined);
    click('Nhiều tài liệu…');
    await until(() => find('Xem trước') !== undefined);
    const quarters = [...document.querySelectorAll('option')].map(({ textContent }) => textContent);
    expect(quarters).toEqual(expect.arrayContaining(['I', 'II', 'III', 'IV']));
    if (documents.length > 1) await tick(`Tất cả (${documents.length})`);
    await until(() => find('Xem trước')?.disabled === false);
    click('Xem trước');
    await until(reads('Sẽ mở; '));
    expect((await client.get(`/api/documents/${documents[0]!.id}/periods`, periodsAnswerSchema)).periods).toEqual([]);
    const yes = beginning('Mở «Quý')!;
    expect(yes.textContent).toContain(`ở ${documents.length} tài liệu`);
    act(() => yes.click());
    await until(reads(`Xong ${documents.length} trong ${documents.length} tài liệu.`));
    for (const { id } of documents) {
      expect((await client.get(`/api/documents/${id}/periods`, periodsAnswerSchema)).open).toBe(true);
    }
    click('Chọn lại');
    const choice = document.querySelector('select')!;
    act(() => {
      Object.getOwnPropertyDescriptor(HTMLSelectElement.prototype, 'value')!.set!.call(choice, 'close');
      choice.dispatchEvent(new Event('change', { bubbles: true }));
    });
    click('Xem trước');
    // Of rows not reported the list below speaks too: the answer has come when there is something to say yes to.
    await until(() => beginning('Khóa «Quý') !== undefined);
    expect(reads('dòng chưa cập nhật')()).toBe(true);
    act(() => beginning('Khóa «Quý')!.click());
    await until(reads('Đã khóa, số liệu đã chụp'));
  });

  it('says before sending that a period overlaps another', async () => {
    await show('so-noi-vu');
    click('Mở kỳ…');
    await until(reads('Hạn gửi'));
    click('Mở kỳ');
    await until(reads('Đang mở'));
    click('Mở kỳ…');
    await until(reads('trùng ngày với kỳ này'));
    expect(find('Mở kỳ')!.disabled).toBe(true);
  });

  it('shows everything to others and lets them change nothing', async () => {
    await show('so-tu-phap');
    await until(reads('Chỉ tài khoản điều phối của tỉnh mở, khóa kỳ'));
    expect(find('Mở kỳ…')!.disabled).toBe(true);
    await until(() => find('Chụp số liệu')?.disabled === true);
  });

  it('has an address of its own', () => {
    expect(parseRoute(hrefOf({ page: 'periods' }))).toEqual({ page: 'periods' });
  });
});

describe('giving a row back', () => {
  it('asks for a reason, gives the row back, and takes it', async () => {
    const client = await server.signIn('so-noi-vu');
    const plan = await client.plan();
    const opened = await client.send('POST', `/api/documents/${plan}/periods`, {
      operationId: crypto.randomUUID(),
      kind: 'month',
      from: '2026-03-01',
      to: '2026-03-31',
      due: '2026-04-03',
    });
    expect(opened.status).toBe(201);
    let row = await rowLedBy(client, plan, 'Sở Tư pháp');
    const render = (): void =>
      act(() =>
        root.render(
          <FluentProvider theme={webLightTheme}>
            <GiveBack
              api={api()}
              token={client.token ?? ''}
              documentId={plan}
              row={row}
              onChanged={() => {
                changed += 1;
              }}
            />
          </FluentProvider>,
        ),
      );
    let changed = 0;
    render();
    await until(() => find('Trả lại…') !== undefined);
    click('Trả lại…');
    expect(find('Trả lại dòng')!.disabled).toBe(true);
    type('Chưa có minh chứng');
    click('Trả lại dòng');
    await until(() => changed === 1);
    row = await rowLedBy(client, plan, 'Sở Tư pháp');
    expect(row.returned?.reason).toBe('Chưa có minh chứng');
    render();
    await until(reads('Chưa có minh chứng'));
    await until(() => find('Nhận lại') !== undefined);
    click('Nhận lại');
    await until(() => changed === 2);
    expect((await readRows(client, plan)).every(({ returned }) => returned === undefined)).toBe(true);
  });
});

describe('the file of a snapshot', () => {
  it('keeps text that begins like a formula as text', () => {
    expect(
      csvText([
        ['a', '=1+1'],
        ['"x"', ''],
      ]),
    ).toBe('\uFEFF"a","\'=1+1"\r\n"""x""",""\r\n');
  });
});
