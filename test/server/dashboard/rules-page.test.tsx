// @vitest-environment jsdom
import { FluentProvider, webLightTheme } from '@fluentui/react-components';
import { randomUUID } from 'node:crypto';
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { provinceSettingsSchema } from '#shared/api/province-api.ts';
import { createDashboardApi } from '#server/dashboard/dashboard-api.ts';
import { hrefOf, parseRoute } from '#server/dashboard/route.ts';
import { Rules } from '#server/dashboard/rules/Rules.tsx';
import { startTestServer, type TestServer } from '#test/support/server.ts';

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

async function until(check: () => boolean): Promise<void> {
  for (let turn = 0; turn < 200 && !check(); turn += 1) {
    await act(() => new Promise((resolve) => setTimeout(resolve, 10)));
  }
  expect(document.body.textContent).not.toBe('');
  expect(check()).toBe(true);
}

async function show(username: string) {
  const client = await server.signIn(username);
  const api = createDashboardApi({ fetch: (...call) => fetch(...call), baseUrl: server.origin, timeoutMs: 20_000 });
  act(() =>
    root.render(
      <FluentProvider theme={webLightTheme}>
        <Rules api={api} token={client.token ?? ''} mayChange={username === 'so-noi-vu'} onFailure={() => undefined} />
      </FluentProvider>,
    ),
  );
  await until(() => document.querySelector('table') !== null);
  return client;
}

const button = (name: string): HTMLButtonElement => {
  const found = [...document.querySelectorAll('button')].find(
    (element) => (element.getAttribute('aria-label') ?? element.textContent) === name,
  );
  if (!found) throw new Error(`There is no button ${name}.`);
  return found;
};
const click = (name: string) => act(() => button(name).click());
const reads = (text: string) => () => document.body.textContent.includes(text);

describe('the page of agencies and rules', () => {
  it('switches a warning off with a reason, and on again', async () => {
    const client = await show('so-noi-vu');
    click('Tắt… Chủ trì chỉ là tập thể');
    const field = document.querySelector('textarea')!;
    act(() => {
      Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')!.set!.call(
        field,
        'Việc chung của mọi sở',
      );
      field.dispatchEvent(new Event('input', { bubbles: true }));
    });
    click('Tắt quy tắc');
    await until(reads('Đang tắt 1 quy tắc'));
    expect(reads('Lý do tắt: Việc chung của mọi sở')()).toBe(true);
    expect((await client.get('/api/province/settings', provinceSettingsSchema)).rulesOff).toHaveLength(1);
    click('Bật lại: Chủ trì chỉ là tập thể');
    await until(reads('Đang tắt 0 quy tắc'));
  });

  it('goes back to the product’s own agencies', async () => {
    const coordinator = await server.signIn('so-noi-vu');
    const bay = { code: 'BQL_VINH', name: 'Ban Quản lý vịnh', variants: [], level: 'Ban, ngành', validFrom: null };
    const agencies = [{ ...bay, validTo: null, lastDay: null, parent: null, successors: [], members: [] }];
    const body = { operationId: randomUUID(), base: 0, scope: 'additions', agencies };
    await coordinator.post('/api/province/agencies', body, provinceSettingsSchema);
    await show('so-noi-vu');
    expect(reads('Bản 1: 1 dòng')()).toBe(true);
    click('Dùng lại: Danh mục có sẵn của Bảng Điểm');
    await until(reads('Tỉnh đang dùng danh mục có sẵn'));
  });

  it('lets an agency look and change nothing', async () => {
    await show('so-tu-phap');
    expect(reads('Chỉ tài khoản điều phối của tỉnh được thay đổi')()).toBe(true);
    expect(button('Tắt… Chủ trì chỉ là tập thể').disabled).toBe(true);
  });

  it('has an address of its own', () => {
    expect(parseRoute(hrefOf({ page: 'rules' }))).toEqual({ page: 'rules' });
  });
});
