import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createApiClient } from '#addin/api/client.ts';
import { loadWorkbook } from '#addin/workbench/load-workbook.ts';
import { saveWorkbook } from '#addin/workbench/save-workbook.ts';
import { showCode } from '#shared/account/account-code.ts';
import { issuedCodeSchema, sessionsEndedSchema } from '#shared/api/account-admin-api.ts';
import { signInAnswerSchema } from '#shared/api/account-api.ts';
import { readWorkbook } from '#shared/xlsx/read-workbook.ts';
import { goodPassword, invitation } from '#test/support/accounts.ts';
import { startTestServer, type TestServer } from '#test/support/server.ts';
import { FakeWorkbookHost } from '../taskpane/fake-workbook-host.ts';
import { createTestPane, type PaneUnderTest } from '../taskpane/pane-fixture.ts';
import { unpackTexts } from './grid-fixture.ts';

const newPassword = 'bảy con vịt vàng';
const bytes = new Uint8Array(readFileSync('examples/ke-hoach-167-bac-ninh-2026.xlsx'));
let server: TestServer;
let running: PaneUnderTest;

beforeEach(async () => {
  server = await startTestServer();
  const read = await readWorkbook(bytes);
  if (!read.ok) throw new Error(read.message);
  const api = createApiClient({ fetch: (...call) => fetch(...call), baseUrl: server.origin, timeoutMs: 20_000 });
  running = createTestPane(new FakeWorkbookHost({ s1: read.grids[0]! }), { api });
  await running.start();
});
afterEach(async () => {
  await running.stop();
  await server.stop();
});

/** The file that holds every cell and setting as the pane left them. */
async function save(): Promise<Record<string, string>> {
  const opened = await loadWorkbook(bytes, 'book');
  if (!opened.ok) throw new Error(opened.message);
  const book = structuredClone(opened.source.snapshot);
  const { cellData } = book.sheets['sheet-1']!;
  const grid = running.host.grid();
  for (const [line, cells] of grid.values.entries()) {
    for (const [at, value] of cells.entries()) {
      if (value !== null) ((cellData![grid.top + line] ??= {})[grid.left + at] ??= {}).v = value;
    }
  }
  return unpackTexts(await saveWorkbook(opened.source, book, running.host.settings));
}

const token = (): string => {
  const { session } = running.pane.store.getState().sync;
  if (session.status !== 'signed-in') throw new Error(`The pane is ${session.status}.`);
  return session.token;
};

describe('a workbook that was synced and saved', () => {
  it('holds no token, password or code in any part of its file', async () => {
    const { commands, store } = running.pane;
    const province = await server.signIn('so-noi-vu');
    const { code } = await province.post('/api/accounts', invitation('stp.moi'), issuedCodeSchema);
    const use = { method: 'POST', path: '/api/codes/use', body: { code, password: goodPassword } } as const;
    const entered = await commands.askServer({ ...use, answer: signInAnswerSchema });
    if (!entered.ok) throw new Error(entered.message);
    await commands.acceptSession(entered.value);
    const secrets = [code, showCode(code), goodPassword, newPassword, token()];

    const plan = store.getState().sync.documents!.find(({ number }) => number === '167/KH-UBND')!;
    await commands.connectAndPreview(plan);
    await commands.sync();
    const body = { operationId: crypto.randomUUID(), current: goodPassword, password: newPassword };
    const change = { method: 'POST', path: '/api/session/password', body } as const;
    expect((await commands.askServer({ ...change, answer: sessionsEndedSchema })).ok).toBe(true);
    await commands.signOut();
    expect(await commands.signIn({ username: 'stp.moi', password: newPassword })).toBe(true);
    secrets.push(token());
    await commands.sync();

    const parts = await save();
    const holding = (text: string): string[] =>
      Object.keys(parts).filter((name) =>
        parts[name]!.normalize('NFC').toLowerCase().includes(text.normalize('NFC').toLowerCase()),
      );
    // What the pane does keep in the file is found this way, so what is not found is not there.
    expect(holding(plan.id)).toEqual(['xl/webextensions/webextension1.xml']);
    expect(secrets.map(holding)).toEqual(secrets.map(() => []));
    expect(new Set(secrets).size).toBe(6);
  }, 60_000);
});
