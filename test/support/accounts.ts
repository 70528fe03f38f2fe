import { randomUUID } from 'node:crypto';
import { issuedCodeSchema, type InviteRequest } from '#shared/api/account-admin-api.ts';
import { signInAnswerSchema } from '#shared/api/account-api.ts';
import { TestClient, type TestServer } from './server.ts';

/** A password that nothing is wrong with. */
export const goodPassword = 'ba con mèo trắng';

const officer: Omit<InviteRequest, 'operationId' | 'username'> = {
  displayName: 'Cán bộ CCHC',
  role: 'agency',
  agencyCode: 'STP',
  parIndexFields: [],
};

/** What a coordinator sends to invite an officer of Sở Tư pháp, with what differs. */
export function invitation(username: string, change: Partial<InviteRequest> = {}): InviteRequest {
  return { ...officer, operationId: randomUUID(), username, ...change };
}

/** An account with a password, made as people make one: invited by the province, the code used. Gives its client. */
export async function makeAccount(
  server: TestServer,
  username: string,
  change: Partial<InviteRequest> = {},
  password = goodPassword,
): Promise<TestClient> {
  const province = await server.signIn('so-noi-vu');
  const { code } = await province.post('/api/accounts', invitation(username, change), issuedCodeSchema);
  const { token } = await province.post('/api/codes/use', { code, password }, signInAnswerSchema);
  return new TestClient(server.origin, token);
}
