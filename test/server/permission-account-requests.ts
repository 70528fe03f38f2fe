// How the routes of accounts are asked in permission-requests.ts: each on an account of its own, to be used up.
import { randomUUID } from 'node:crypto';
import { accountActs } from '#shared/api/account-admin-api.ts';
import { signInAnswerSchema, type Account } from '#shared/api/account-api.ts';
import { issueCode } from '#server/accounts/account-code.ts';
import { hashPassword } from '#server/accounts/password-hash.ts';
import { newId } from '#server/new-id.ts';
import { goodPassword, invitation } from '#test/support/accounts.ts';
import { TestClient } from '#test/support/server.ts';
import type { Asked } from './permission-requests.ts';
import { password, type Role, type World } from './permission-world.ts';

type Build = (world: World, role: Role) => Promise<Asked>;

function officer(): Account {
  const username = `can-bo-${newId()
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')}`;
  const names = { username, displayName: 'Cán bộ MINH HỌA', agencyCode: 'STP', agencyName: 'Sở Tư pháp' };
  return { ...names, role: 'agency', parIndexFields: [] };
}

async function addOfficer({ server }: World, hash: string | null): Promise<Account & { accountId: string }> {
  const account = { ...officer(), accountId: newId() };
  await server.store.accounts.insertAccount({ ...account, password: hash, demo: false }, server.time.now.toISOString());
  return account;
}

/** Signed in with an account that nobody else uses; without a session for who has none. */
async function ownClient(world: World, role: Role): Promise<TestClient> {
  const nobody = new TestClient(world.server.origin, null);
  if (role === 'chưa đăng nhập') return nobody;
  const { username } = await addOfficer(world, await hashPassword(password, { N: 16, r: 8, p: 1 }));
  const { token } = await nobody.post('/api/session', { username, password }, signInAnswerSchema);
  return new TestClient(world.server.origin, token);
}

/** The code of an invitation that was not used. */
async function newCode(world: World): Promise<string> {
  const { accountId } = await addOfficer(world, null);
  const { store, time } = world.server;
  const issued = await store.accountAdmin.change((transaction) =>
    issueCode(transaction, { accountId, kind: 'invitation', now: time.now }),
  );
  return issued.code;
}

const onInvited =
  (act: string): Build =>
  async (world) => {
    const { username } = await addOfficer(world, null);
    return { path: `/api/accounts/${username}/${act}`, body: { operationId: randomUUID() } };
  };

const at =
  (path: string): Build =>
  () =>
    Promise.resolve({ path });

export const accountRequests: Readonly<Record<string, Build>> = {
  'GET /api/sessions': at('/api/sessions'),
  'DELETE /api/sessions': async (world, role) => ({ path: '/api/sessions', client: await ownClient(world, role) }),
  'POST /api/session/password': async (world, role) => ({
    path: '/api/session/password',
    client: await ownClient(world, role),
    body: { operationId: randomUUID(), current: password, password: goodPassword },
  }),
  'POST /api/codes/read': async (world) => ({ path: '/api/codes/read', body: { code: await newCode(world) } }),
  'POST /api/codes/use': async (world) => ({
    path: '/api/codes/use',
    body: { code: await newCode(world), password: goodPassword },
  }),
  'GET /api/accounts': at('/api/accounts'),
  'GET /api/accounts/log': at('/api/accounts/log'),
  'POST /api/accounts': () => Promise.resolve({ path: '/api/accounts', body: invitation(officer().username) }),
  'POST /api/accounts/:username/edit': async (world) => {
    const { username } = await addOfficer(world, null);
    return { path: `/api/accounts/${username}/edit`, body: { operationId: randomUUID(), role: 'reader' } };
  },
  'POST /api/accounts/:username/code': onInvited('code'),
  ...Object.fromEntries(accountActs.map((act) => [`POST /api/accounts/:username/${act}`, onInvited(act)])),
};
