import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkPassword, hashPassword } from '#server/accounts/password-hash.ts';
import { demoAccountsAnswerSchema, sessionAnswerSchema, signInAnswerSchema } from '#shared/api/account-api.ts';
import { makeAccount } from '#test/support/accounts.ts';
import type { TestServer } from '#test/support/server.ts';
import { startTestServer, TestClient } from '#test/support/server.ts';

const password = 'mật khẩu đủ dài';

describe('accounts', () => {
  let server: TestServer;
  let anyone: TestClient;
  const minutes = (count: number): void => {
    server.time.now = new Date(server.time.now.getTime() + count * 60_000);
  };
  const signIn = (username: string, given: string) =>
    anyone.post('/api/session', { username, password: given }, signInAnswerSchema);

  beforeAll(async () => {
    server = await startTestServer();
    anyone = new TestClient(server.origin, null);
    for (const username of ['stp.cchc', 'stc.cchc']) {
      await makeAccount(server, username, { displayName: `Cán bộ ${username}` }, password);
    }
  });
  afterAll(async () => {
    await server.stop();
    expect(server.errors).toEqual([]);
  });

  it('sign in with name and password, whatever the case of the name and the keyboard of the password', async () => {
    const { token, account } = await signIn(' STP.CCHC ', password.normalize('NFD'));
    expect(account).toEqual({
      username: 'stp.cchc',
      displayName: 'Cán bộ stp.cchc',
      role: 'agency',
      agencyCode: 'STP',
      agencyName: 'Sở Tư pháp',
      parIndexFields: [],
    });
    const client = new TestClient(server.origin, token);
    expect((await client.get('/api/session', sessionAnswerSchema)).account).toEqual(account);
    await client.send('DELETE', '/api/session');
    expect(await client.refusal('GET', '/api/session')).toMatchObject({ status: 401, reason: 'session-expired' });
  });

  it('answer a wrong password, an unknown name and a demonstration account alike', async () => {
    const answers = await Promise.all(
      ['stp.cchc', 'khong.co', 'so-tu-phap'].map((username) =>
        anyone.refusal('POST', '/api/session', { username, password: 'sai mật khẩu' }),
      ),
    );
    expect(answers[0]).toMatchObject({ status: 401, reason: 'sign-in-failed' });
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
  });

  it.each(['stc.cchc', 'khong.ton.tai'])(
    'lock %s for 15 minutes after five failures, also sent at once',
    async (username) => {
      const wrong = () => anyone.refusal('POST', '/api/session', { username, password: 'sai' });
      const reasons = (await Promise.all(Array.from({ length: 6 }, wrong))).map(({ reason }) => reason);
      expect(reasons.filter((reason) => reason === 'sign-in-locked')).toHaveLength(2);
      const locked = await anyone.refusal('POST', '/api/session', { username, password });
      expect(locked).toMatchObject({ status: 429, reason: 'sign-in-locked' });
      expect(locked.message).toContain('15 phút');
      minutes(16);
      if (username === 'stc.cchc') expect((await signIn(username, password)).account.username).toBe(username);
      else expect((await wrong()).reason).toBe('sign-in-failed');
    },
  );

  it('forget the failures after a success', async () => {
    await signIn('stp.cchc', password);
    for (let round = 0; round < 3; round++) {
      for (let turn = 0; turn < 4; turn++) {
        expect((await anyone.refusal('POST', '/api/session', { username: 'stp.cchc', password: 'x' })).reason).toBe(
          'sign-in-failed',
        );
      }
      await signIn('stp.cchc', password);
    }
  });

  it('forget the failures of yesterday', async () => {
    const wrong = () => anyone.refusal('POST', '/api/session', { username: 'stp.cchc', password: 'x' });
    for (let turn = 0; turn < 4; turn++) await wrong();
    minutes(25 * 60);
    expect((await wrong()).reason).toBe('sign-in-failed');
    await signIn('stp.cchc', password);
  });

  it('end a session after 12 idle hours, and keep it while it is used', async () => {
    const { token } = await signIn('stp.cchc', password);
    const client = new TestClient(server.origin, token);
    for (let turn = 0; turn < 3; turn++) {
      minutes(11 * 60);
      await client.get('/api/session', sessionAnswerSchema);
    }
    minutes(12 * 60 + 1);
    const refused = await client.refusal('GET', '/api/documents');
    expect(refused).toMatchObject({
      status: 401,
      reason: 'session-expired',
      message: 'Phiên làm việc đã hết hạn. Đăng nhập lại; dữ liệu trong sổ vẫn còn nguyên.',
    });
  });

  it.each(['Bearer x', 'Basic abc', `Bearer ${'A'.repeat(43)}`])('refuse the token %s', async (authorization) => {
    const response = await fetch(`${server.origin}/api/session`, { headers: { authorization } });
    expect(response.status).toBe(401);
  });

  it('refuse requests without a token with a reason of its own', async () => {
    expect(await anyone.refusal('GET', '/api/documents')).toMatchObject({ status: 401, reason: 'not-signed-in' });
  });
});

describe('passwords', () => {
  it('are kept as salted hashes with their cost', async () => {
    const cost = { N: 1024, r: 8, p: 1 };
    const [first, second] = await Promise.all([hashPassword('abc', cost), hashPassword('abc', cost)]);
    expect(first).not.toBe(second);
    expect(first).toMatch(/^scrypt:1024:8:1:/);
    expect(await checkPassword('abc', first)).toBe(true);
    expect(await checkPassword('abd', first)).toBe(false);
    expect(await checkPassword('abc', null)).toBe(false);
  });
});

describe('the demonstration', () => {
  it('offers its accounts to a browser on the same machine', async () => {
    const server = await startTestServer();
    const { accounts } = await new TestClient(server.origin, null).get('/api/demo/accounts', demoAccountsAnswerSchema);
    expect(accounts.map(({ role }) => role)).toEqual([
      'province',
      'field-lead',
      ...Array.from({ length: 6 }, () => 'agency'),
      'reader',
    ]);
    await server.stop();
  });

  it('is closed to other host names, to proxies, and when it is switched off', async () => {
    const server = await startTestServer();
    const { hostname, port } = new URL(server.origin);
    const status = (headers: Record<string, string>): Promise<number> =>
      new Promise((resolve, reject) => {
        request({ hostname, port, path: '/api/demo/accounts', headers }, (response) => {
          response.resume();
          resolve(response.statusCode ?? 0);
        })
          .on('error', reject)
          .end();
      });
    expect(await status({})).toBe(200);
    expect(await status({ host: 'localhost:3000' })).toBe(200);
    expect(await status({ host: 'bang-diem.example' })).toBe(404);
    expect(await status({ host: '127.0.0.1.example' })).toBe(404);
    expect(await status({ 'x-forwarded-for': '10.0.0.1' })).toBe(404);
    await server.stop();
    const off = await startTestServer({ demo: false });
    const refused = await new TestClient(off.origin, null).refusal('POST', '/api/demo/session', {
      username: 'so-noi-vu',
    });
    expect(refused).toMatchObject({ status: 404, reason: 'demo-off' });
    await off.stop();
  });
});
