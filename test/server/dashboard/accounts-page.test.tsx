// @vitest-environment jsdom
import { FluentProvider, webLightTheme } from '@fluentui/react-components';
import { act, type ReactNode } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { SignInAnswer } from '#shared/api/account-api.ts';
import { managedAccountsAnswerSchema } from '#shared/api/account-admin-api.ts';
import { Accounts } from '#server/dashboard/accounts/Accounts.tsx';
import { OwnAccount } from '#server/dashboard/accounts/OwnAccount.tsx';
import { ApplyCode } from '#server/dashboard/accounts/ApplyCode.tsx';
import { createDashboardApi, type DashboardApi } from '#server/dashboard/dashboard-api.ts';
import { hrefOf, parseRoute } from '#server/dashboard/route.ts';
import { goodPassword, makeAccount } from '#test/support/accounts.ts';
import { startTestServer, type TestClient, type TestServer } from '#test/support/server.ts';

let server: TestServer;
let root: Root;
let api: DashboardApi;
let province: TestClient;
beforeEach(async () => {
  (globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;
  server = await startTestServer();
  province = await server.signIn('so-noi-vu');
  api = createDashboardApi({ fetch: (...call) => fetch(...call), baseUrl: server.origin, timeoutMs: 20_000 });
  root = createRoot(document.body.appendChild(document.createElement('div')));
});
afterEach(async () => {
  act(() => root.unmount());
  document.body.replaceChildren();
  await server.stop();
  expect(server.errors).toEqual([]);
});

async function until(check: () => boolean): Promise<void> {
  for (let turn = 0; turn < 300 && !check(); turn += 1) {
    await act(() => new Promise((resolve) => setTimeout(resolve, 10)));
  }
  expect(check()).toBe(true);
}
const render = (view: ReactNode): void =>
  act(() => root.render(<FluentProvider theme={webLightTheme}>{view}</FluentProvider>));
const reads = (text: string) => () => document.body.textContent.includes(text);
const button = (name: string): HTMLButtonElement => {
  const found = [...document.querySelectorAll('button')].find(
    (element) => (element.getAttribute('aria-label') ?? element.textContent).trim() === name,
  );
  if (!found) throw new Error(`There is no button ${name}.`);
  return found;
};
const click = (name: string) => act(() => button(name).click());
function fill(field: HTMLInputElement | HTMLSelectElement, value: string): void {
  const prototype = field instanceof HTMLSelectElement ? HTMLSelectElement.prototype : HTMLInputElement.prototype;
  act(() => {
    Object.getOwnPropertyDescriptor(prototype, 'value')!.set!.call(field, value);
    field.dispatchEvent(new Event(field instanceof HTMLSelectElement ? 'change' : 'input', { bubbles: true }));
  });
}
const inputs = (selector: string): HTMLInputElement[] => [...document.querySelectorAll<HTMLInputElement>(selector)];

async function showAccounts(): Promise<void> {
  render(<Accounts api={api} token={province.token ?? ''} own="so-noi-vu" onFailure={() => undefined} />);
  await until(() => document.querySelector('table') !== null && reads('Nhật ký tài khoản')());
}

describe('the page of accounts', () => {
  it('invites, shows the code once, and the invited person sets her password with its link', async () => {
    await showAccounts();
    expect(reads('Chưa có tài khoản nào ngoài tài khoản minh họa')()).toBe(true);
    click('Mời tài khoản');
    const [username, displayName] = inputs('form input');
    fill(username!, 'stp.moi');
    fill(displayName!, 'Cán bộ CCHC Sở Tư pháp');
    fill(document.querySelectorAll('form select')[1] as HTMLSelectElement, 'STP');
    click('Lập mã mời');
    await until(reads('Mã chỉ hiện lần này'));
    const link = inputs('input[readonly]')[0]!.value;
    await until(reads('Chờ nhận lời mời'));
    click('Đã gửi, đóng lại');
    expect(reads('Mã chỉ hiện lần này')()).toBe(false);
    const route = parseRoute(new URL(link).hash);
    expect(route.page).toBe('code');
    let entered: SignInAnswer | null = null;
    render(
      <ApplyCode api={api} given={route.page === 'code' ? route.code : ''} onEnter={(answer) => (entered = answer)} />,
    );
    click('Tiếp tục');
    await until(reads('Cán bộ CCHC Sở Tư pháp · Sở Tư pháp'));
    const [password, repeated] = inputs('input[type=password]');
    fill(password!, 'matkhau123');
    expect(reads('Mật khẩu này dễ bị đoán')()).toBe(true);
    fill(password!, goodPassword);
    fill(repeated!, 'khác hẳn');
    expect(reads('Hai lần nhập chưa giống nhau.')()).toBe(true);
    fill(repeated!, goodPassword);
    click('Đặt mật khẩu và vào');
    await until(() => entered !== null);
    expect(entered).toMatchObject({ account: { username: 'stp.moi' } });
  });

  it('asks before it shuts an account, and opens it again', async () => {
    await makeAccount(server, 'stp.hai', { displayName: 'Cán bộ hai' });
    await showAccounts();
    click('Ngừng: Cán bộ hai');
    expect(reads('Mọi phiên kết thúc ngay')()).toBe(true);
    click('Ngừng');
    await until(reads('Ngừng sử dụng: Cán bộ hai (stp.hai)'));
    const { accounts } = await province.get('/api/accounts', managedAccountsAnswerSchema);
    expect(accounts.find(({ username }) => username === 'stp.hai')?.state).toBe('disabled');
    click('Mở lại: Cán bộ hai');
    await until(reads('Mở lại: Cán bộ hai (stp.hai)'));
  });

  it('edits an account in its row, says that its sessions end, and shows in the log what changed', async () => {
    const client = await makeAccount(server, 'stp.sua', { displayName: 'Cán bộ sửa' });
    await showAccounts();
    click('Sửa: Cán bộ sửa');
    expect(reads('mọi phiên đăng nhập của tài khoản này kết thúc')()).toBe(true);
    const [role, agency] = [...document.querySelectorAll<HTMLSelectElement>('form select')];
    expect([role!.value, agency!.value]).toEqual(['agency', 'STP']);
    fill(role!, 'reader');
    click('Lưu thay đổi');
    await until(reads('Đã lưu Cán bộ sửa. 1 phiên đăng nhập đã kết thúc.'));
    await until(reads('Sửa tài khoản: Cán bộ sửa (stp.sua) · vai trò: Cơ quan → Chỉ xem'));
    expect(document.querySelector('form')).toBeNull();
    expect((await client.refusal('GET', '/api/session')).status).toBe(401);
  });

  it('gives the focus back to the button that opened a form', async () => {
    await makeAccount(server, 'stp.ba', { displayName: 'Cán bộ ba' });
    await showAccounts();
    for (const name of ['Sửa: Cán bộ ba', 'Mời tài khoản']) {
      act(() => {
        button(name).focus();
        button(name).click();
      });
      expect(document.activeElement?.tagName).toBe('INPUT');
      click('Hủy');
      await until(() => document.activeElement === button(name));
    }
  });

  it('invites a field lead of one field: a browser asks for no other box', async () => {
    await showAccounts();
    click('Mời tài khoản');
    const [username, displayName] = inputs('form input');
    fill(username!, 'stp.linh-vuc');
    fill(displayName!, 'Cán bộ theo dõi');
    const [role, agency] = [...document.querySelectorAll<HTMLSelectElement>('form select')];
    fill(role!, 'field-lead');
    fill(agency!, 'STP');
    expect(button('Lập mã mời').disabled).toBe(true);
    act(() => inputs('form input[type=checkbox]')[1]!.click());
    expect(document.querySelector('form')!.checkValidity()).toBe(true);
    click('Lập mã mời');
    await until(reads('Mã chỉ hiện lần này'));
    expect(reads('lĩnh vực 2')()).toBe(true);
  });

  it('finds accounts by name and state, and sorts them', async () => {
    await makeAccount(server, 'a.cuoi', { displayName: 'An' });
    await showAccounts();
    const names = () => [...document.querySelectorAll('tbody tr td:first-child')].map((cell) => cell.textContent);
    click('Tên hiển thị');
    expect(names()[0]).toBe('Ana.cuoi');
    fill(inputs('input[type=search]')[0]!, 'so tai chinh');
    expect(names()).toEqual(['Cán bộ CCHC Sở Tài chínhso-tai-chinh']);
    fill(document.querySelectorAll('select')[1]!, 'disabled');
    expect(reads('Không có tài khoản nào khớp bộ lọc.')()).toBe(true);
  });

  it('says why it cannot be done, and why a code is no good', async () => {
    await showAccounts();
    click('Mời tài khoản');
    const [username, displayName] = inputs('form input');
    fill(username!, 'so-tu-phap');
    fill(displayName!, 'Cán bộ');
    fill(document.querySelectorAll('form select')[1] as HTMLSelectElement, 'STP');
    click('Lập mã mời');
    await until(reads('Đã có tài khoản tên so-tu-phap'));
    render(<ApplyCode api={api} given="ABCD" onEnter={() => undefined} />);
    click('Tiếp tục');
    await until(reads('Mã chưa đúng'));
  });

  it('invites once when the answer was lost and the invitation is sent again', async () => {
    let lost = 2;
    const sent = z.object({ operationId: z.uuid() });
    const ids: string[] = [];
    api = createDashboardApi({
      fetch: async (input, init) => {
        const response = await fetch(input, init);
        if (init?.method !== 'POST') return response;
        ids.push(sent.parse(JSON.parse(z.string().parse(init.body))).operationId);
        if (lost > 0) {
          lost -= 1;
          throw new TypeError('Failed to fetch');
        }
        return response;
      },
      baseUrl: server.origin,
      timeoutMs: 20_000,
    });
    await showAccounts();
    click('Mời tài khoản');
    const [username, displayName] = inputs('form input');
    fill(username!, 'stp.moi');
    fill(displayName!, 'Cán bộ CCHC Sở Tư pháp');
    fill(document.querySelectorAll('form select')[1] as HTMLSelectElement, 'STP');
    click('Lập mã mời');
    await until(reads('Không kết nối được máy chủ'));
    expect(button('Lập mã mời').disabled).toBe(false);
    click('Lập mã mời');
    await until(() => reads('Mã chỉ hiện lần này')() && reads('Mời: Cán bộ CCHC Sở Tư pháp (stp.moi)')());
    expect(new Set(ids).size).toBe(1);
    const { accounts } = await province.get('/api/accounts', managedAccountsAnswerSchema);
    expect(accounts.filter(({ username: name }) => name === 'stp.moi')).toHaveLength(1);
  });

  it("changes one's own password, shows where one is signed in, and signs out everywhere", async () => {
    const officer = await makeAccount(server, 'stp.ba', { displayName: 'Cán bộ ba' });
    const signedIn = await api.signIn({ username: 'stp.ba', password: goodPassword });
    if (!signedIn.ok) throw new Error(signedIn.message);
    const { token, account } = signedIn.value;
    let left: string | null = null;
    render(
      <OwnAccount
        api={api}
        token={token}
        account={account}
        onFailure={() => undefined}
        onLeave={(message) => (left = message)}
      />,
    );
    await until(() => document.querySelectorAll('li').length === 2);
    expect(reads('(phiên này)')()).toBe(true);
    const [current, password, repeated] = inputs('input[type=password]');
    fill(current!, 'không phải thế này');
    fill(password!, 'bảy con vịt vàng');
    fill(repeated!, 'bảy con vịt vàng');
    click('Đổi mật khẩu');
    await until(reads('Mật khẩu hiện tại không đúng'));
    fill(current!, goodPassword);
    click('Đổi mật khẩu');
    await until(reads('Đã đổi mật khẩu. 1 phiên đăng nhập ở nơi khác đã kết thúc.'));
    expect(inputs('input[type=password]').map(({ value }) => value)).toEqual(['', '', '']);
    await until(() => document.querySelectorAll('li').length === 1);
    expect((await officer.send('GET', '/api/session')).status).toBe(401);
    click('Đăng xuất mọi nơi');
    expect(reads('kể cả ở đây')()).toBe(true);
    click('Đăng xuất mọi nơi');
    await until(() => left !== null);
    expect(left).toBe('Đã kết thúc 1 phiên đăng nhập.');
    expect((await api.ownSessions(token)).ok).toBe(false);
  });

  it('has addresses of its own', () => {
    expect(parseRoute(hrefOf({ page: 'accounts' }))).toEqual({ page: 'accounts' });
    expect(parseRoute(hrefOf({ page: 'own' }))).toEqual({ page: 'own' });
    expect(parseRoute(hrefOf({ page: 'code', code: 'AB-CD' }))).toEqual({ page: 'code', code: 'AB-CD' });
    expect(parseRoute(hrefOf({ page: 'code', code: '' }))).toEqual({ page: 'code', code: '' });
  });
});
