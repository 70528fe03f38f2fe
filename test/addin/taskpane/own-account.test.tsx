// @vitest-environment jsdom
import { act } from 'react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createApiClient } from '#addin/api/client.ts';
import { issuedCodeSchema } from '#shared/api/account-admin-api.ts';
import { showCode } from '#shared/account/account-code.ts';
import { goodPassword, invitation, makeAccount } from '#test/support/accounts.ts';
import { startTestServer, type TestClient, type TestServer } from '#test/support/server.ts';
import { createTestPane, type PaneUnderTest } from './pane-fixture.ts';
import { renderPane, settle, type Screen } from './render-pane.tsx';

const newPassword = 'bảy con vịt vàng';
let server: TestServer;
let unmount: (() => Promise<void>) | null = null;
const line = { down: false, dropAnswers: 0 };

beforeEach(async () => {
  Object.assign(line, { down: false, dropAnswers: 0 });
  server = await startTestServer();
});
afterEach(async () => {
  await unmount?.();
  unmount = null;
  await server.stop();
  expect(server.errors).toEqual([]);
});

async function openPane(): Promise<{ screen: Screen; running: PaneUnderTest }> {
  const api = createApiClient({
    async fetch(input, init) {
      if (line.down) throw new TypeError('Failed to fetch');
      const response = await fetch(input, { ...init, headers: { ...init?.headers, connection: 'close' } });
      if (line.dropAnswers > 0) {
        line.dropAnswers -= 1;
        throw new TypeError('Failed to fetch');
      }
      return response;
    },
    baseUrl: server.origin,
    timeoutMs: 20_000,
  });
  const running = createTestPane(undefined, { api });
  const rendered = await renderPane(running);
  unmount = rendered.unmount;
  return { screen: rendered.screen, running };
}

async function enter(username: string): Promise<{ screen: Screen; running: PaneUnderTest; elsewhere: TestClient }> {
  const elsewhere = await makeAccount(server, username);
  const opened = await openPane();
  await act(async () => void (await opened.running.pane.commands.signIn({ username, password: goodPassword })));
  expect(session(opened.running).status).toBe('signed-in');
  return { ...opened, elsewhere };
}

const session = (running: PaneUnderTest) => running.pane.store.getState().sync.session;

async function until(check: () => boolean): Promise<void> {
  for (let turn = 0; turn < 150 && !check(); turn += 1) {
    await act(() => new Promise((resolve) => setTimeout(resolve, 20)));
  }
  expect(check(), document.body.textContent).toBe(true);
}

async function choose(screen: Screen, item: string): Promise<void> {
  await screen.click(/^Tài khoản và lệnh khác/u);
  await until(() => screen.buttons(item).length > 0);
  await screen.click(item);
}

const disabled = (element: HTMLElement): boolean => (element as HTMLButtonElement).disabled;

describe("one's own account in the pane", () => {
  it('changes the password, ends the other sessions and stays signed in', async () => {
    const { screen, running, elsewhere } = await enter('stp.mot');
    await choose(screen, 'Đổi mật khẩu…');
    await screen.type('Mật khẩu hiện tại', 'không phải thế này');
    await screen.type('Mật khẩu mới', 'matkhau123');
    expect(screen.text).toContain('Mật khẩu này dễ bị đoán');
    await screen.type('Mật khẩu mới', newPassword);
    await screen.type('Nhập lại mật khẩu mới', `${newPassword} nữa`);
    expect(screen.text).toContain('Hai lần nhập chưa giống nhau.');
    expect(disabled(screen.button('Đổi mật khẩu'))).toBe(true);
    await screen.type('Nhập lại mật khẩu mới', newPassword.normalize('NFD'));
    await screen.click('Đổi mật khẩu');
    await until(() => screen.text.includes('Mật khẩu hiện tại không đúng'));
    expect(screen.field('Mật khẩu mới').value).toBe(newPassword);
    line.down = true;
    await screen.type('Mật khẩu hiện tại', goodPassword);
    await screen.click('Đổi mật khẩu');
    await until(() => screen.text.includes('Không kết nối được máy chủ'));
    line.down = false;
    await screen.click('Đổi mật khẩu');
    await until(() => screen.text.includes('Đã đổi mật khẩu. 1 phiên đăng nhập ở nơi khác đã kết thúc.'));
    expect(screen.all('input[type=password]')).toEqual([]);
    expect(session(running).status).toBe('signed-in');
    expect((await elsewhere.send('GET', '/api/session')).status).toBe(401);
    await act(() => running.pane.commands.signOut());
    const { commands } = running.pane;
    let entered = [false, false];
    await act(async () => {
      const before = await commands.signIn({ username: 'stp.mot', password: goodPassword });
      entered = [before, await commands.signIn({ username: 'stp.mot', password: newPassword })];
    });
    expect(entered).toEqual([false, true]);
  }, 60_000);

  it('changes the password once when only the answer was lost', async () => {
    const { screen, running } = await enter('stp.lac');
    await choose(screen, 'Đổi mật khẩu…');
    await screen.type('Mật khẩu hiện tại', goodPassword);
    await screen.type('Mật khẩu mới', newPassword);
    await screen.type('Nhập lại mật khẩu mới', newPassword);
    // The client asks once more by itself; the second answer gets lost as well.
    line.dropAnswers = 2;
    await screen.click('Đổi mật khẩu');
    await until(() => screen.text.includes('Không kết nối được máy chủ'));
    await screen.click('Đổi mật khẩu');
    await until(() => screen.text.includes('Đã đổi mật khẩu.'));
    expect(screen.all('input[type=password]')).toEqual([]);
    expect(session(running).status).toBe('signed-in');
  }, 60_000);

  it('signs out everywhere, and says so when nothing was ended because the network is away', async () => {
    const { screen, running, elsewhere } = await enter('stp.hai');
    line.down = true;
    await choose(screen, 'Đăng xuất mọi nơi…');
    await screen.click('Đăng xuất mọi nơi');
    await until(() => screen.text.includes('Không kết nối được máy chủ'));
    expect(session(running).status).toBe('signed-in');
    line.down = false;
    await screen.click('Đăng xuất mọi nơi');
    await until(() => screen.text.includes('Đã kết thúc 2 phiên đăng nhập.'));
    expect(session(running).status).toBe('signed-out');
    expect(running.storage.getItem('bang-diem.session')).toBe(null);
    expect((await elsewhere.send('GET', '/api/session')).status).toBe(401);
  }, 60_000);

  it('takes the code of an invitation and goes on signed in', async () => {
    const province = await server.signIn('so-noi-vu');
    const { code } = await province.post('/api/accounts', invitation('stp.moi'), issuedCodeSchema);
    const { screen, running } = await openPane();
    await settle(() => running.pane.store.dispatch({ type: 'tab-opened', tab: 'sync' }));
    await screen.click('Tôi có mã mời');
    await screen.type('Mã dùng một lần', 'ABCD');
    await screen.click('Tiếp tục');
    await until(() => screen.text.includes('Mã chưa đúng'));
    await screen.type('Mã dùng một lần', `${server.origin}/#/moi?ma=${showCode(code)}`);
    await screen.click('Tiếp tục');
    await until(() => screen.text.includes('Cán bộ CCHC · Sở Tư pháp'));
    expect(disabled(screen.button('Đặt mật khẩu và vào'))).toBe(true);
    await screen.type('Mật khẩu mới', newPassword);
    await screen.type('Nhập lại mật khẩu mới', newPassword);
    await screen.click('Đặt mật khẩu và vào');
    await until(() => session(running).status === 'signed-in');
    expect(running.pane.store.getState()).toMatchObject({ dialog: null, sync: { session: { status: 'signed-in' } } });
    await until(() => screen.text.includes('Đã đăng nhập.'));
  }, 60_000);

  it('tells a visitor of the demonstration that there is no password to change', async () => {
    const { screen, running } = await openPane();
    await act(async () => void (await running.pane.commands.signInAsDemo('so-tu-phap')));
    await choose(screen, 'Đổi mật khẩu…');
    await screen.type('Mật khẩu hiện tại', 'không có');
    await screen.type('Mật khẩu mới', newPassword);
    await screen.type('Nhập lại mật khẩu mới', newPassword);
    await screen.click('Đổi mật khẩu');
    await until(() => screen.text.includes('Tài khoản minh họa vào không cần mật khẩu'));
    await screen.press('Escape');
    await until(() => running.pane.store.getState().dialog === null);
  }, 60_000);
});
