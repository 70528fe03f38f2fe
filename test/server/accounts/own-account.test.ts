import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accountLogAnswerSchema, ownSessionsAnswerSchema, sessionsEndedSchema } from '#shared/api/account-admin-api.ts';
import { sessionAnswerSchema, signInAnswerSchema } from '#shared/api/account-api.ts';
import { goodPassword, makeAccount } from '#test/support/accounts.ts';
import { startTestServer, TestClient, type TestServer } from '#test/support/server.ts';

let server: TestServer;
let anyone: TestClient;
beforeAll(async () => {
  server = await startTestServer();
  anyone = new TestClient(server.origin, null);
});
afterAll(async () => {
  await server.stop();
  expect(server.errors).toEqual([]);
});

const another = 'con mèo đen leo cây';
async function signIn(username: string, password = goodPassword): Promise<TestClient> {
  const { token } = await anyone.post('/api/session', { username, password }, signInAnswerSchema);
  return new TestClient(server.origin, token);
}
const works = async (client: TestClient): Promise<boolean> => (await client.send('GET', '/api/session')).ok;

describe('a change of password', () => {
  it('takes the old and the new one, and ends every other session', async () => {
    const here = await makeAccount(server, 'doi.mot');
    const there = await signIn('doi.mot');
    const body = { operationId: randomUUID(), current: goodPassword.normalize('NFD'), password: another };
    expect(await here.post('/api/session/password', body, sessionsEndedSchema)).toEqual({ ended: 1 });
    expect(await works(here)).toBe(true);
    expect(await works(there)).toBe(false);
    expect((await anyone.refusal('POST', '/api/session', { username: 'doi.mot', password: goodPassword })).status).toBe(
      401,
    );
    await signIn('doi.mot', another);
  });

  it.each([
    ['ngắn', 'password-short'],
    ['x'.repeat(201), 'password-long'],
    ['doihai12345', 'password-like-account'],
    ['Cán bộ CCHC 2026', 'password-like-account'],
    ['qwertyuiop', 'password-common'],
    [goodPassword, 'password-same'],
  ])('to %s is refused: %s', async (password, reason) => {
    const client = await makeAccount(server, 'doi.hai').catch(() => signIn('doi.hai'));
    const body = { operationId: randomUUID(), current: goodPassword, password };
    const refused = await client.refusal('POST', '/api/session/password', body);
    expect(refused).toMatchObject({ status: 422, reason });
    expect(await works(client)).toBe(true);
  });

  it('with a wrong old one is refused, and a fifth time locks the name', async () => {
    const client = await makeAccount(server, 'doi.ba');
    const guess = () =>
      client.refusal('POST', '/api/session/password', {
        operationId: randomUUID(),
        current: 'sai',
        password: another,
      });
    for (let turn = 0; turn < 4; turn++) expect(await guess()).toMatchObject({ status: 422, reason: 'password-wrong' });
    expect(await guess()).toMatchObject({ status: 429, reason: 'sign-in-locked' });
    expect(await works(client)).toBe(true);
  });

  it('sent twice at once is done once', async () => {
    const client = await makeAccount(server, 'doi.bon');
    const answers = await Promise.all(
      ['mật khẩu thứ nhất', 'mật khẩu thứ hai'].map((password) =>
        client.send('POST', '/api/session/password', { operationId: randomUUID(), current: goodPassword, password }),
      ),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it('sent again after its answer was lost is told as done, and done once', async () => {
    const client = await makeAccount(server, 'doi.nam');
    await signIn('doi.nam');
    const body = { operationId: randomUUID(), current: goodPassword, password: another };
    const send = () => client.post('/api/session/password', body, sessionsEndedSchema);
    expect(await send()).toEqual({ ended: 1 });
    expect(await send()).toEqual({ ended: 0 });
    expect(await works(client)).toBe(true);
    const { entries } = await (await server.signIn('so-noi-vu')).get('/api/accounts/log', accountLogAnswerSchema);
    const changes = entries.filter(({ action, username }) => action === 'password-changed' && username === 'doi.nam');
    expect(changes).toHaveLength(1);
    // Under the same id another password was not set, and trying one is a guess.
    const other = { ...body, password: 'con cá vàng bơi ngược' };
    expect(await client.refusal('POST', '/api/session/password', other)).toMatchObject({ reason: 'password-wrong' });
    await signIn('doi.nam', another);
  });

  it('sent twice at once, as one operation, is told as done twice and done once', async () => {
    const client = await makeAccount(server, 'doi.sau');
    const body = { operationId: randomUUID(), current: goodPassword, password: another };
    const answers = await Promise.all([1, 2].map(() => client.send('POST', '/api/session/password', body)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  });

  it('is not for accounts of the demonstration', async () => {
    const demo = await server.signIn('so-tu-phap');
    const refused = await demo.refusal('POST', '/api/session/password', {
      operationId: randomUUID(),
      current: 'x',
      password: another,
    });
    expect(refused).toMatchObject({ status: 409, reason: 'account-demo' });
  });

  it('needs a session', async () => {
    const body = { operationId: randomUUID(), current: goodPassword, password: another };
    expect((await anyone.refusal('POST', '/api/session/password', body)).reason).toBe('not-signed-in');
  });
});

describe('the sessions of an account', () => {
  it('are listed with when they were opened and used, the present one marked', async () => {
    const first = await makeAccount(server, 'phien');
    const opened = server.time.now;
    server.time.now = new Date(opened.getTime() + 60 * 60_000);
    const second = await signIn('phien');
    const { sessions } = await second.get('/api/sessions', ownSessionsAnswerSchema);
    expect(sessions).toEqual([
      { openedAt: server.time.now.toISOString(), usedAt: server.time.now.toISOString(), current: true },
      { openedAt: opened.toISOString(), usedAt: opened.toISOString(), current: false },
    ]);
    await first.get('/api/session', sessionAnswerSchema);
    const again = await second.get('/api/sessions', ownSessionsAnswerSchema);
    expect(again.sessions.every(({ usedAt }) => usedAt === server.time.now.toISOString())).toBe(true);
  });

  it('end everywhere at once', async () => {
    const first = await makeAccount(server, 'moi.noi');
    const second = await signIn('moi.noi');
    const bystander = await makeAccount(server, 'nguoi.khac');
    const response = await first.send('DELETE', '/api/sessions');
    expect(sessionsEndedSchema.parse(await response.json())).toEqual({ ended: 2 });
    expect([await works(first), await works(second), await works(bystander)]).toEqual([false, false, true]);
  });
});
