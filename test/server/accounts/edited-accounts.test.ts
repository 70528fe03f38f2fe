import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  accountLogAnswerSchema,
  editedAccountSchema,
  issuedCodeSchema,
  type EditRequest,
} from '#shared/api/account-admin-api.ts';
import { sessionAnswerSchema, signInAnswerSchema } from '#shared/api/account-api.ts';
import { openEvents } from '#test/support/event-reader.ts';
import { goodPassword, invitation, makeAccount } from '#test/support/accounts.ts';
import { startTestServer, TestClient, type TestServer } from '#test/support/server.ts';
import { push, rowLedBy, sync } from '#test/support/sync-requests.ts';

let server: TestServer;
let province: TestClient;
beforeAll(async () => {
  server = await startTestServer({ liveLimits: { heartbeatMs: 40 } });
  province = await server.signIn('so-noi-vu');
});
afterAll(async () => {
  await server.stop();
  expect(server.errors).toEqual([]);
});

type Change = Partial<Omit<EditRequest, 'operationId'>>;
const send = (username: string, change: Change, client = province, operationId: string = randomUUID()) =>
  client.post(`/api/accounts/${encodeURIComponent(username)}/edit`, { ...change, operationId }, editedAccountSchema);
const refuse = (username: string, change: Change, client = province, operationId: string = randomUUID()) =>
  client.refusal('POST', `/api/accounts/${encodeURIComponent(username)}/edit`, { ...change, operationId });
async function signIn(username: string): Promise<TestClient> {
  const anyone = new TestClient(server.origin, null);
  const { token } = await anyone.post('/api/session', { username, password: goodPassword }, signInAnswerSchema);
  return new TestClient(server.origin, token);
}
async function logOf(username: string) {
  const { entries } = await province.get('/api/accounts/log', accountLogAnswerSchema);
  return entries.filter((entry) => entry.username === username);
}

describe('editing an account', () => {
  it('changes only what is named; a new name ends no session', async () => {
    const client = await makeAccount(server, 'doi.ten', { displayName: 'Cán bộ cũ' });
    const { account, ended } = await send('Doi.Ten', { displayName: '  Cán bộ CCHC mới ' });
    expect(ended).toBe(0);
    expect(account).toMatchObject({ displayName: 'Cán bộ CCHC mới', role: 'agency', agencyCode: 'STP' });
    expect((await client.get('/api/session', sessionAnswerSchema)).account).toEqual(account);
    expect(await logOf('doi.ten')).toMatchObject([
      {
        action: 'edited',
        author: 'Cán bộ CCHC Sở Nội vụ',
        displayName: 'Cán bộ CCHC mới',
        changes: [{ part: 'displayName', from: 'Cán bộ cũ', to: 'Cán bộ CCHC mới' }],
      },
      { action: 'joined', changes: [] },
      { action: 'invited', changes: [] },
    ]);
  });

  it.each<[string, Change, string[]]>([
    ['vai.tro', { role: 'reader' }, ['role']],
    ['co.quan', { agencyCode: 'STC' }, ['agency']],
    ['linh.vuc', { role: 'field-lead', parIndexFields: [5, 2] }, ['role', 'parIndexFields']],
  ])(
    'other rights count at once: every session of %s ends, signing in gives the new ones',
    async (name, change, parts) => {
      const first = await makeAccount(server, name);
      const second = await signIn(name);
      const { account, ended } = await send(name, change);
      expect(ended).toBe(2);
      for (const client of [first, second]) {
        expect((await client.refusal('GET', '/api/session')).reason).toBe('session-expired');
      }
      const again = await signIn(name);
      expect((await again.get('/api/session', sessionAnswerSchema)).account).toEqual(account);
      expect((await logOf(name))[0]?.changes.map(({ part }) => part)).toEqual(parts);
    },
  );

  it('moves the right to report with the agency', async () => {
    await makeAccount(server, 'chuyen.co-quan');
    const plan = await province.plan();
    await send('chuyen.co-quan', { agencyCode: 'STC' });
    const client = await signIn('chuyen.co-quan');
    const rows = await Promise.all(['Sở Tư pháp', 'Sở Tài chính'].map((lead) => rowLedBy(client, plan, lead)));
    const answer = await sync(client, { documentId: plan, rows: rows.map((row) => push(row, { percent: 33 })) });
    expect(answer.results.map(({ status }) => status)).toEqual(['refused', 'applied']);
  });

  it('ends the streams that were open with the former rights', async () => {
    const client = await makeAccount(server, 'dang.nghe');
    const stream = await openEvents(client, await province.plan());
    await stream.next('ready');
    await send('dang.nghe', { role: 'reader' });
    expect(JSON.parse((await stream.next('end')).data)).toEqual({ reason: 'session-ended' });
  });

  it('drops the fields with the role that follows them, and asks for them with it', async () => {
    await makeAccount(server, 'het.theo-doi', { role: 'field-lead', parIndexFields: [1, 8] });
    expect((await send('het.theo-doi', { agencyCode: 'SNV' })).account.parIndexFields).toEqual([1, 8]);
    expect((await send('het.theo-doi', { role: 'agency' })).account.parIndexFields).toEqual([]);
    expect((await refuse('het.theo-doi', { role: 'field-lead' })).reason).toBe('fields-invalid');
  });

  it('done twice counts once; its id for something else is refused; nothing to change is no entry', async () => {
    const client = await makeAccount(server, 'hai.lan');
    const id = randomUUID();
    const [one, two] = await Promise.all([1, 2].map(() => send('hai.lan', { role: 'reader' }, province, id)));
    expect([one!.ended, two!.ended].sort()).toEqual([0, 1]);
    expect(one!.account).toEqual(two!.account);
    expect((await client.refusal('GET', '/api/session')).status).toBe(401);
    const again = await signIn('hai.lan');
    await send('hai.lan', { role: 'reader' }, province, id);
    await again.get('/api/session', sessionAnswerSchema);
    expect((await refuse('hai.lan', { role: 'agency' }, province, id)).reason).toBe('operation-reused');
    expect((await send('hai.lan', { role: 'reader', agencyCode: 'STP' })).ended).toBe(0);
    expect((await logOf('hai.lan')).map(({ action }) => action)).toEqual(['edited', 'joined', 'invited']);
  });

  it.each<[Change, string]>([
    [{ displayName: 'Hai\u0000dòng' }, 'name-invalid'],
    [{ displayName: '' }, 'request-invalid'],
    [{ agencyCode: null }, 'agency-missing'],
    [{ agencyCode: 'KHONG_CO' }, 'agency-unknown'],
    [{ agencyCode: '*SO_NGANH' }, 'agency-unknown'],
    [{ role: 'field-lead' }, 'fields-invalid'],
    [{ parIndexFields: [2] }, 'fields-invalid'],
    [{ role: 'field-lead', parIndexFields: [9] }, 'request-invalid'],
  ])('with %o is refused, %s, and changes nothing', async (change, reason) => {
    const name = `hong.${randomUUID().slice(0, 8)}`;
    const client = await makeAccount(server, name);
    const before = (await client.get('/api/session', sessionAnswerSchema)).account;
    expect((await refuse(name, change)).reason).toBe(reason);
    expect((await client.get('/api/session', sessionAnswerSchema)).account).toEqual(before);
  });

  it('lets nobody change her own rights, only her name; demonstration accounts stay', async () => {
    const own = await makeAccount(server, 'snv.minh', { role: 'province', agencyCode: 'SNV' });
    expect((await refuse('snv.minh', { role: 'reader' }, own)).reason).toBe('own-account');
    expect((await refuse('snv.minh', { agencyCode: 'STP' }, own)).reason).toBe('own-account');
    expect((await send('snv.minh', { displayName: 'Điều phối' }, own)).account.displayName).toBe('Điều phối');
    expect((await refuse('so-tu-phap', { displayName: 'X' })).reason).toBe('account-demo');
    expect((await refuse('khong.co', { displayName: 'X' })).reason).toBe('account-unknown');
  });

  it('of one who was invited makes the code open the account as it is then', async () => {
    const { code } = await province.post('/api/accounts', invitation('chua.vao'), issuedCodeSchema);
    await send('chua.vao', { role: 'reader', agencyCode: null });
    const { account } = await province.post('/api/codes/use', { code, password: goodPassword }, signInAnswerSchema);
    expect(account).toMatchObject({ role: 'reader', agencyCode: null, agencyName: null });
  });

  it('always leaves the province one account, also when two take the role from each other at once', async () => {
    const fresh = await startTestServer();
    const demo = await fresh.signIn('so-noi-vu');
    const first = await makeAccount(fresh, 'tinh.mot', { role: 'province', agencyCode: 'SNV' });
    const last = await refuse('tinh.mot', { role: 'reader' }, demo);
    expect(last).toMatchObject({ status: 409, reason: 'last-province-account' });
    expect((await send('tinh.mot', { displayName: 'Tên khác' }, demo)).ended).toBe(0);
    const second = await makeAccount(fresh, 'tinh.hai', { role: 'province', agencyCode: 'SNV' });
    const body = { role: 'agency', agencyCode: 'SNV' };
    const answers = await Promise.all([
      first.send('POST', '/api/accounts/tinh.hai/edit', { ...body, operationId: randomUUID() }),
      second.send('POST', '/api/accounts/tinh.mot/edit', { ...body, operationId: randomUUID() }),
    ]);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    await fresh.stop();
    expect(fresh.errors).toEqual([]);
  });
});
