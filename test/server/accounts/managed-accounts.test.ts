import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { checkSign, codeSigns, showCode } from '#shared/account/account-code.ts';
import {
  accountLogAnswerSchema,
  codeInfoSchema,
  issuedCodeSchema,
  managedAccountsAnswerSchema,
  type InviteRequest,
  type ManagedAccount,
} from '#shared/api/account-admin-api.ts';
import { sessionAnswerSchema, signInAnswerSchema } from '#shared/api/account-api.ts';
import { SqliteDatabase } from '#server/store/sqlite-database.ts';
import { goodPassword, invitation, makeAccount } from '#test/support/accounts.ts';
import { startTestServer, TestClient, type TestServer } from '#test/support/server.ts';

const done = z.object({});
let server: TestServer;
let province: TestClient;
let anyone: TestClient;

beforeAll(async () => {
  server = await startTestServer();
  province = await server.signIn('so-noi-vu');
  anyone = new TestClient(server.origin, null);
});
afterAll(async () => {
  await server.stop();
  expect(server.errors).toEqual([]);
});

const days = (count: number): void => {
  server.time.now = new Date(server.time.now.getTime() + count * 24 * 3_600_000);
};
/** The clock moved past the life of a session. */
const later = async (count: number): Promise<void> => {
  days(count);
  province = await server.signIn('so-noi-vu');
};
const invite = (username: string, change: Partial<InviteRequest> = {}) =>
  province.post('/api/accounts', invitation(username, change), issuedCodeSchema);
const apply = (code: string, password = goodPassword) =>
  anyone.post('/api/codes/use', { code, password }, signInAnswerSchema);
const refuseCode = (code: string, password = goodPassword) =>
  anyone.refusal('POST', '/api/codes/use', { code, password });
const act = (client: TestClient, username: string, name: string) =>
  client.send('POST', `/api/accounts/${encodeURIComponent(username)}/${name}`, { operationId: randomUUID() });
const reset = (username: string) =>
  province.post(`/api/accounts/${username}/code`, { operationId: randomUUID() }, issuedCodeSchema);
const signIn = (username: string, password = goodPassword) =>
  anyone.post('/api/session', { username, password }, signInAnswerSchema);
async function stateOf(username: string): Promise<ManagedAccount | undefined> {
  const { accounts } = await province.get('/api/accounts', managedAccountsAnswerSchema);
  return accounts.find((account) => account.username === username);
}
async function logOf(username: string): Promise<string[]> {
  const { entries } = await province.get('/api/accounts/log', accountLogAnswerSchema);
  return entries.filter((entry) => entry.username === username).map(({ action }) => action);
}

describe('an invitation', () => {
  it('lets its person set her password and is then signed in as what the province wrote', async () => {
    const fields = { role: 'field-lead' as const, parIndexFields: [5, 2, 5], displayName: '  Cán bộ   theo dõi ' };
    const { account, code, expiresAt } = await invite('STP.Linh-vuc', fields);
    expect(account).toMatchObject({ username: 'stp.linh-vuc', agencyName: 'Sở Tư pháp', parIndexFields: [2, 5] });
    expect(Date.parse(expiresAt) - server.time.now.getTime()).toBe(7 * 24 * 3_600_000);
    expect(await stateOf('stp.linh-vuc')).toMatchObject({ state: 'invited', codeExpiresAt: expiresAt });
    const info = await anyone.post('/api/codes/read', { code: showCode(code).toLowerCase() }, codeInfoSchema);
    expect(info).toEqual({ kind: 'invitation', account, expiresAt });
    const { token } = await apply(` ${showCode(code)} `);
    const client = new TestClient(server.origin, token);
    expect((await client.get('/api/session', sessionAnswerSchema)).account).toEqual(account);
    expect(await stateOf('stp.linh-vuc')).toMatchObject({
      state: 'active',
      codeExpiresAt: null,
      signedInAt: server.time.now.toISOString(),
    });
    expect((await signIn('stp.linh-vuc')).account).toEqual(account);
    expect(await logOf('stp.linh-vuc')).toEqual(['joined', 'invited']);
  });

  it('says plainly why its code no longer works: used, replaced, withdrawn, out of date', async () => {
    const used = await invite('mot');
    await apply(used.code);
    expect(await refuseCode(used.code)).toMatchObject({ status: 409, reason: 'code-used' });
    const first = await invite('hai');
    const second = await reset('hai');
    expect(await refuseCode(first.code)).toMatchObject({ status: 409, reason: 'code-replaced' });
    await act(province, 'hai', 'withdraw');
    expect(await refuseCode(second.code)).toMatchObject({ status: 409, reason: 'code-withdrawn' });
    const late = await invite('ba');
    await later(7);
    const expired = await refuseCode(late.code);
    expect(expired).toMatchObject({ status: 409, reason: 'code-expired' });
    expect(expired.message).toContain('Liên hệ Sở Nội vụ');
    const info = await anyone.refusal('POST', '/api/codes/read', { code: late.code });
    expect(info.reason).toBe('code-expired');
  });

  it('is issued anew, also after it ran out', async () => {
    await invite('cap.lai');
    await later(8);
    const { code } = await reset('cap.lai');
    await apply(code);
    expect(await logOf('cap.lai')).toEqual(['joined', 'reissued', 'invited']);
  });

  it('withdrawn leaves its user name free, and cannot be withdrawn once it was used', async () => {
    await invite('thu.hoi');
    expect((await act(province, 'thu.hoi', 'withdraw')).status).toBe(200);
    expect(await stateOf('thu.hoi')).toBeUndefined();
    expect(await logOf('thu.hoi')).toEqual(['withdrawn', 'invited']);
    const { code } = await invite('thu.hoi');
    await apply(code);
    const refused = await province.refusal('POST', '/api/accounts/thu.hoi/withdraw', { operationId: randomUUID() });
    expect(refused).toMatchObject({ status: 409, reason: 'account-in-use' });
    await reset('thu.hoi');
    expect((await act(province, 'thu.hoi', 'withdraw')).status).toBe(409);
  });

  it('used twice at once makes one of the two its owner', async () => {
    const { code } = await invite('cung.luc');
    const passwords = ['con đường số một', 'con đường số hai', 'con đường số ba'];
    const answers = await Promise.all(
      passwords.map((password) => anyone.send('POST', '/api/codes/use', { code, password })),
    );
    const statuses = answers.map(({ status }) => status);
    expect([...statuses].sort()).toEqual([200, 409, 409]);
    const winner = passwords[statuses.indexOf(200)] ?? '';
    expect((await signIn('cung.luc', winner)).account.username).toBe('cung.luc');
    const loser = passwords[statuses.indexOf(409)] ?? '';
    expect((await anyone.send('POST', '/api/session', { username: 'cung.luc', password: loser })).status).toBe(401);
  });

  it('resent after a lost answer is one invitation, with a code that works', async () => {
    const request = invitation('mat.tin');
    const [first, second] = await Promise.all([
      province.post('/api/accounts', request, issuedCodeSchema),
      province.post('/api/accounts', request, issuedCodeSchema),
    ]);
    const codes = await Promise.all(
      [first, second].map(({ code }) => anyone.send('POST', '/api/codes/read', { code })),
    );
    expect(codes.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(await logOf('mat.tin')).toEqual(['invited']);
    const third = await province.post('/api/accounts', request, issuedCodeSchema);
    await apply(third.code);
    const settled = await province.refusal('POST', '/api/accounts', request);
    expect(settled).toMatchObject({ status: 409, reason: 'code-settled' });
    const other = await province.refusal('POST', '/api/accounts', { ...request, displayName: 'Người khác' });
    expect(other).toMatchObject({ status: 409, reason: 'operation-reused' });
  });

  it('sent for one name twice at once is taken once', async () => {
    const answers = await Promise.all(
      [1, 2].map(() => province.send('POST', '/api/accounts', invitation('trung.ten'))),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  it.each<[Partial<InviteRequest>, string]>([
    [{ username: 'SO-NOI-VU' }, 'username-taken'],
    [{ username: 'có dấu cách' }, 'username-invalid'],
    [{ username: 'x' }, 'username-invalid'],
    [{ username: '../x' }, 'username-invalid'],
    [{ displayName: 'Hai\u0000dòng' }, 'name-invalid'],
    [{ agencyCode: null }, 'agency-missing'],
    [{ agencyCode: null, role: 'field-lead', parIndexFields: [2] }, 'agency-missing'],
    [{ agencyCode: 'KHONG_CO' }, 'agency-unknown'],
    [{ agencyCode: '*SO_NGANH' }, 'agency-unknown'],
    [{ role: 'field-lead' }, 'fields-invalid'],
    [{ parIndexFields: [2] }, 'fields-invalid'],
    [{ role: 'field-lead', parIndexFields: [9] }, 'request-invalid'],
  ])('with %o is refused: %s', async (change, reason) => {
    const refused = await province.refusal('POST', '/api/accounts', invitation('chua.co', change));
    expect(refused.reason).toBe(reason);
    expect(await stateOf('chua.co')).toBeUndefined();
  });

  it('refuses a weak password and keeps its code for another try', async () => {
    const { code } = await invite('yeu.kem');
    expect(await refuseCode(code, 'ngắn')).toMatchObject({ status: 422, reason: 'password-short' });
    expect(await refuseCode(code, 'matkhau12345')).toMatchObject({ status: 422, reason: 'password-common' });
    expect(await refuseCode(code, 'Sở Tư pháp 2026')).toMatchObject({ status: 422, reason: 'password-like-account' });
    await apply(code);
  });
});

describe('a reset', () => {
  it('voids the password and ends every session at once, before its code is used', async () => {
    const client = await makeAccount(server, 'quen.mat-khau');
    const { code } = await reset('quen.mat-khau');
    expect((await client.refusal('GET', '/api/session')).reason).toBe('session-expired');
    expect(
      (await anyone.send('POST', '/api/session', { username: 'quen.mat-khau', password: goodPassword })).status,
    ).toBe(401);
    expect(await stateOf('quen.mat-khau')).toMatchObject({ state: 'resetting' });
    expect((await anyone.post('/api/codes/read', { code }, codeInfoSchema)).kind).toBe('reset');
    await apply(code, 'mật khẩu hoàn toàn mới');
    await signIn('quen.mat-khau', 'mật khẩu hoàn toàn mới');
    expect(await logOf('quen.mat-khau')).toEqual(['password-set', 'reset', 'joined', 'invited']);
  });

  it('ends a lock after failures', async () => {
    await makeAccount(server, 'bi.khoa');
    for (let turn = 0; turn < 5; turn++) {
      await anyone.send('POST', '/api/session', { username: 'bi.khoa', password: 'sai' });
    }
    expect((await stateOf('bi.khoa'))?.lockedUntil).not.toBeNull();
    const { code } = await reset('bi.khoa');
    await apply(code);
    expect((await stateOf('bi.khoa'))?.lockedUntil).toBeNull();
    await signIn('bi.khoa');
  });
});

describe('the province', () => {
  it('ends a lock before its time', async () => {
    await makeAccount(server, 'mo.khoa');
    for (let turn = 0; turn < 5; turn++) {
      await anyone.send('POST', '/api/session', { username: 'mo.khoa', password: 'sai' });
    }
    expect((await anyone.refusal('POST', '/api/session', { username: 'mo.khoa', password: goodPassword })).reason).toBe(
      'sign-in-locked',
    );
    await act(province, 'mo.khoa', 'unlock');
    await signIn('mo.khoa');
    expect(await logOf('mo.khoa')).toEqual(['unlocked', 'locked', 'joined', 'invited']);
  });

  it('shuts an account: its sessions end at once, its password opens nothing, until it is opened again', async () => {
    const client = await makeAccount(server, 'ngung.dung');
    await act(province, 'ngung.dung', 'disable');
    expect((await client.refusal('GET', '/api/session')).reason).toBe('session-expired');
    const body = { username: 'ngung.dung', password: goodPassword };
    expect(await anyone.refusal('POST', '/api/session', body)).toMatchObject({
      status: 403,
      reason: 'account-disabled',
    });
    expect((await anyone.refusal('POST', '/api/session', { ...body, password: 'sai' })).reason).toBe('sign-in-failed');
    expect((await province.send('POST', '/api/accounts/ngung.dung/code', { operationId: randomUUID() })).status).toBe(
      409,
    );
    expect(await stateOf('ngung.dung')).toMatchObject({ state: 'disabled' });
    await act(province, 'ngung.dung', 'disable');
    await act(province, 'ngung.dung', 'enable');
    await signIn('ngung.dung');
    expect(await logOf('ngung.dung')).toEqual(['enabled', 'disabled', 'joined', 'invited']);
  });

  it('shuts an invited account: its code opens nothing', async () => {
    const { code } = await invite('ngung.moi');
    await act(province, 'ngung.moi', 'disable');
    expect((await refuseCode(code)).reason).toBe('account-disabled');
  });

  it('counts a resend once', async () => {
    await makeAccount(server, 'gui.lai');
    const body = { operationId: randomUUID() };
    for (let turn = 0; turn < 3; turn++) await province.post('/api/accounts/gui.lai/unlock', body, done);
    expect((await logOf('gui.lai')).filter((action) => action === 'unlocked')).toHaveLength(1);
    const other = await province.refusal('POST', '/api/accounts/gui.lai/disable', body);
    expect(other.reason).toBe('operation-reused');
  });

  it('does not shut or reset the account it is signed in with, nor those of the demonstration', async () => {
    const own = await makeAccount(server, 'snv.chinh', { role: 'province', agencyCode: 'SNV' });
    const body = { operationId: randomUUID() };
    expect((await own.refusal('POST', '/api/accounts/snv.chinh/disable', body)).reason).toBe('own-account');
    expect((await own.refusal('POST', '/api/accounts/snv.chinh/code', body)).reason).toBe('own-account');
    expect((await own.refusal('POST', '/api/accounts/so-tu-phap/disable', body)).reason).toBe('account-demo');
    expect((await own.refusal('POST', '/api/accounts/khong.co/disable', body)).reason).toBe('account-unknown');
  });

  it('always keeps an account that can be entered, also when two shut each other at once', async () => {
    const fresh = await startTestServer();
    const demo = await fresh.signIn('so-noi-vu');
    const first = await makeAccount(fresh, 'tinh.mot', { role: 'province', agencyCode: 'SNV' });
    const last = await demo.refusal('POST', '/api/accounts/tinh.mot/disable', { operationId: randomUUID() });
    expect(last).toMatchObject({ status: 409, reason: 'last-province-account' });
    // An account that waits for its first password is none to rely on.
    await demo.post('/api/accounts', invitation('tinh.cho', { role: 'province' }), issuedCodeSchema);
    expect((await act(demo, 'tinh.mot', 'disable')).status).toBe(409);
    const second = await makeAccount(fresh, 'tinh.hai', { role: 'province', agencyCode: 'SNV' });
    const answers = await Promise.all([act(first, 'tinh.hai', 'disable'), act(second, 'tinh.mot', 'disable')]);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    await fresh.stop();
    expect(fresh.errors).toEqual([]);
  });

  it.each(['so-tu-phap', 'so-tu-phap-linh-vuc-2', 'lanh-dao'])('alone looks after accounts, not %s', async (name) => {
    const client = await server.signIn(name);
    const body = { operationId: randomUUID() };
    const routes: [string, string, unknown?][] = [
      ['GET', '/api/accounts'],
      ['GET', '/api/accounts/log'],
      ['POST', '/api/accounts', invitation('len-vao')],
      ['POST', '/api/accounts/mot/edit', { ...body, role: 'province' }],
      ...['code', 'disable', 'enable', 'unlock', 'withdraw'].map((each): [string, string, unknown] => [
        'POST',
        `/api/accounts/mot/${each}`,
        body,
      ]),
    ];
    for (const [method, route, content] of routes) {
      expect(await client.refusal(method, route, content)).toMatchObject({ status: 403, reason: 'province-only' });
      expect((await anyone.refusal(method, route, content)).status).toBe(401);
    }
  });

  it('reads the log page by page, newest first, with who did what', async () => {
    const first = await province.get('/api/accounts/log', accountLogAnswerSchema);
    const numbers = first.entries.map(({ number }) => number);
    expect(numbers).toEqual([...numbers].sort((a, b) => b - a));
    const oldest = await province.get(`/api/accounts/log?before=3`, accountLogAnswerSchema);
    expect(oldest).toMatchObject({ more: false, entries: [{ number: 2 }, { number: 1 }] });
    expect(oldest.entries.at(-1)).toMatchObject({ action: 'invited', author: 'Cán bộ CCHC Sở Nội vụ' });
  });
});

describe('codes', () => {
  it('that nobody gave are refused, and too many of them from one place for a while', async () => {
    const fresh = await startTestServer();
    const { code } = await (
      await fresh.signIn('so-noi-vu')
    ).post('/api/accounts', invitation('that'), issuedCodeSchema);
    const guess = (index: number): string => {
      const signs = codeSigns.slice(index % 16, (index % 16) + 15);
      return signs + checkSign(signs);
    };
    const send = (typed: string, from: string) =>
      fetch(`${fresh.origin}/api/codes/read`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-forwarded-for': from },
        body: JSON.stringify({ code: typed }),
      });
    // A slip of the finger is no guess.
    for (let turn = 0; turn < 30; turn++) expect((await send('ABCD-EFGH', '10.0.0.1')).status).toBe(422);
    const answers = await Promise.all(Array.from({ length: 30 }, (_, index) => send(guess(index), '10.0.0.1')));
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 404)).toHaveLength(20);
    expect(statuses.filter((status) => status === 429)).toHaveLength(10);
    expect((await send(code, '10.0.0.1')).status).toBe(429);
    expect((await send(code, '10.0.0.2')).status).toBe(200);
    fresh.time.now = new Date(fresh.time.now.getTime() + 16 * 60_000);
    expect((await send(code, '10.0.0.1')).status).toBe(200);
    await fresh.stop();
    expect(fresh.errors).toEqual([]);
  });

  it('passwords and tokens are in no column of the store as they were given', async () => {
    const { code } = await invite('bi.mat');
    const { token } = await apply(code, 'một mật khẩu bí mật');
    const database = await SqliteDatabase.open(server.databaseFile);
    const tables = await database.reader.all(
      z.object({ name: z.string() }),
      `SELECT name FROM sqlite_master WHERE type = 'table'`,
    );
    const anyRow = z.record(z.string(), z.unknown());
    for (const { name } of tables) {
      const text = JSON.stringify(await database.reader.all(anyRow, `SELECT * FROM "${name}"`));
      for (const secret of [code, showCode(code), token, 'một mật khẩu bí mật']) expect(text).not.toContain(secret);
    }
    await database.close();
  });
});
