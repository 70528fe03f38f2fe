import path from 'node:path';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accountLogAnswerSchema } from '#shared/api/account-admin-api.ts';
import { sessionAnswerSchema, signInAnswerSchema } from '#shared/api/account-api.ts';
import { runCli } from '#server/cli/run-cli.ts';
import { openSqliteStore } from '#server/store/open-sqlite-store.ts';
import { goodPassword, makeAccount } from '#test/support/accounts.ts';
import { startTestServer, TestClient, type TestServer } from '#test/support/server.ts';

let server: TestServer;
let anyone: TestClient;
beforeAll(async () => {
  server = await startTestServer({ now: new Date() });
  anyone = new TestClient(server.origin, null);
});
afterAll(async () => {
  await server.stop();
  expect(server.errors).toEqual([]);
});

const accounts = (...args: string[]) => runCli(['accounts', ...args, '--database', server.databaseFile]);
const province = ['--name', 'Cán bộ CCHC Sở Nội vụ', '--role', 'province', '--agency', 'SNV'];

describe('accounts on the command line', () => {
  it('invites while the server runs; the code works there at once', async () => {
    const { exitCode, stdout, stderr } = await accounts(
      'invite',
      'snv.dau-tien',
      ...province,
      '--origin',
      'https://x.vn/',
    );
    expect(exitCode).toBe(0);
    const [code = '', link] = stdout.trim().split('\n');
    expect(link).toBe(`https://x.vn/#/moi?ma=${code}`);
    expect(stderr).toContain('chỉ hiện lần này');
    const { token } = await anyone.post('/api/codes/use', { code, password: goodPassword }, signInAnswerSchema);
    const client = new TestClient(server.origin, token);
    const { entries } = await client.get('/api/accounts/log', accountLogAnswerSchema);
    expect(entries).toMatchObject([{ action: 'joined' }, { action: 'invited', author: null }]);
    expect((await accounts('list')).stdout).toContain(
      'snv.dau-tien\tprovince\tSNV\t\tđang dùng\tCán bộ CCHC Sở Nội vụ',
    );
  });

  it('shuts and resets: sessions of the running server end at once', async () => {
    const client = await makeAccount(server, 'stp.mot');
    expect((await accounts('disable', 'stp.mot')).exitCode).toBe(0);
    expect((await client.refusal('GET', '/api/session')).reason).toBe('session-expired');
    await accounts('enable', 'stp.mot');
    const { stdout } = await accounts('reset', 'STP.MOT');
    const body = { code: stdout.trim(), password: goodPassword };
    const { token } = await anyone.post('/api/codes/use', body, signInAnswerSchema);
    await new TestClient(server.origin, token).get('/api/session', sessionAnswerSchema);
  });

  it('edits what is named, ends the sessions of the running server, and leaves the rest', async () => {
    const client = await makeAccount(server, 'stp.sua', { displayName: 'Cán bộ CCHC Sở Tư pháp' });
    const edited = await accounts('edit', 'stp.sua', '--role', 'field-lead', '--fields', '5,2');
    expect(edited).toMatchObject({ exitCode: 0, stdout: 'stp.sua\tfield-lead\tSTP\t2,5\tCán bộ CCHC Sở Tư pháp\n' });
    expect(edited.stderr).toContain('1 phiên đăng nhập đã kết thúc');
    expect((await client.refusal('GET', '/api/session')).reason).toBe('session-expired');
    const reader = await accounts('edit', 'stp.sua', '--role', 'reader', '--agency', '');
    expect(reader.stdout).toBe('stp.sua\treader\t\t\tCán bộ CCHC Sở Tư pháp\n');
    expect((await accounts('edit', 'snv.dau-tien', '--role', 'reader')).stderr).toContain(
      'tài khoản cuối cùng của tỉnh',
    );
  });

  it('keeps the last account of the province', async () => {
    const refused = await accounts('disable', 'snv.dau-tien');
    expect(refused).toMatchObject({ exitCode: 2, stdout: '' });
    expect(refused.stderr).toContain('tài khoản cuối cùng của tỉnh');
  });

  it('makes the file of a new machine with its first account', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'bang-diem-first-'));
    const file = path.join(folder, 'data', 'moi.sqlite');
    expect((await runCli(['accounts', 'list', '--database', file])).stderr).toContain('Không có tệp dữ liệu');
    expect((await runCli(['accounts', 'invite', 'snv', ...province, '--database', file])).exitCode).toBe(0);
    const store = await openSqliteStore(file);
    expect(await store.accounts.listAccounts()).toMatchObject([{ username: 'snv', role: 'province' }]);
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it.each([
    [['invite', 'x.y']],
    [['invite', 'x.y', '--name', 'X', '--role', 'chief']],
    [['invite', 'x.y', '--name', 'X', '--role', 'field-lead', '--agency', 'STP', '--fields', '9']],
    [['invite', 'x.y', '--name', 'X', '--role', 'agency', '--agency', 'KHONG_CO']],
    [['edit', 'snv.dau-tien']],
    [['edit', 'snv.dau-tien', '--role', 'chief']],
    [['edit', 'khong.co', '--role', 'reader']],
    [['reset']],
    [['list', 'x']],
    [['remove', 'x']],
    [['disable', 'khong.co']],
    [['list', '--colour']],
  ])('refuses %o in words', async (args) => {
    const { exitCode, stdout, stderr } = await accounts(...args);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).not.toBe('');
  });
});
