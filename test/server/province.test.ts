import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { defaultCatalogue } from '#shared/agency/agency-catalogue.ts';
import { catalogueOf } from '#shared/agency/province-catalogue.ts';
import { rowsOfEntries } from '#shared/agency/write-agency-list.ts';
import type { PublishCatalogueRequest, PublishedAgency } from '#shared/api/province-api.ts';
import {
  catalogueVersionsAnswerSchema,
  provinceRulesAnswerSchema,
  provinceSettingsSchema,
} from '#shared/api/province-api.ts';
import { checkRules } from '#shared/check/rule-registry.ts';
import { openSqliteStore } from '#server/store/open-sqlite-store.ts';
import type { TestClient, TestServer } from '#test/support/server.ts';
import { startTestServer, TestClient as Client } from '#test/support/server.ts';
import { push, readRows, rowLedBy, sync } from '#test/support/sync-requests.ts';

let server: TestServer;
let province: TestClient;
let justice: TestClient;
beforeEach(async () => {
  server = await startTestServer();
  province = await server.signIn('so-noi-vu');
  justice = await server.signIn('so-tu-phap');
});
afterEach(async () => {
  await server.stop();
  expect(server.errors).toEqual([]);
});

const plain = {
  variants: [],
  level: null,
  validFrom: null,
  validTo: null,
  lastDay: null,
  parent: null,
  successors: [],
  members: [],
};
const bay: PublishedAgency = { ...plain, code: 'BQL_VINH', name: 'Ban Quản lý vịnh', level: 'Ban, ngành' };

function list(more: Partial<PublishCatalogueRequest> = {}): PublishCatalogueRequest {
  return { operationId: randomUUID(), base: 0, scope: 'additions', agencies: [bay], ...more };
}
const settingsOf = (client: TestClient) => client.get('/api/province/settings', provinceSettingsSchema);
const publish = (request: PublishCatalogueRequest) =>
  province.post('/api/province/agencies', request, provinceSettingsSchema);
const versions = () => province.get('/api/province/agencies/versions', catalogueVersionsAnswerSchema);

function complete(change: (rows: PublishedAgency[]) => PublishedAgency[]): PublishedAgency[] {
  const rows = rowsOfEntries(defaultCatalogue.entries).map((row): PublishedAgency => ({
    ...plain,
    ...row,
    name: row.name ?? '',
    variants: [...row.variants],
    lastDay: row.lastDay ?? null,
    parent: row.parent ?? null,
    successors: [...(row.successors ?? [])],
    members: [...(row.members ?? [])],
  }));
  return change(rows);
}

describe('the agency list of the province', () => {
  it('reaches every signed-in account, with who published it and when', async () => {
    const before = await settingsOf(justice);
    expect(before).toMatchObject({ catalogue: null, version: 0, rulesOff: [] });
    await publish(list());
    const after = await settingsOf(justice);
    expect(after).toMatchObject({
      version: 1,
      catalogue: { version: 1, count: 1, author: 'Cán bộ CCHC Sở Nội vụ', at: '2026-03-05T02:00:00.000Z' },
    });
    expect(after.tag).not.toBe(before.tag);
    expect(catalogueOf(after).byCode.get('BQL_VINH')?.name).toBe('Ban Quản lý vịnh');
    expect(catalogueOf(after).byCode.has('UBND_PHUONG_MINH_HOA')).toBe(true);
  });

  it('is not sent again to who holds it', async () => {
    const { tag } = await settingsOf(justice);
    const ask = (etag: string) =>
      fetch(`${server.origin}/api/province/settings`, {
        headers: { authorization: `Bearer ${justice.token}`, 'if-none-match': etag },
      });
    const same = await ask(`"${tag}"`);
    expect([same.status, await same.text()]).toEqual([304, '']);
    expect((await ask(`W/"${tag}"`)).status).toBe(304);
    await publish(list());
    expect((await ask(`"${tag}"`)).status).toBe(200);
  });

  it('is published by the coordinator only, and read by nobody who is not signed in', async () => {
    for (const username of ['so-tu-phap', 'lanh-dao']) {
      const other = await server.signIn(username);
      for (const [route, body] of [
        ['/api/province/agencies', list()],
        ['/api/province/agencies/restore', { operationId: randomUUID(), base: 0, version: 0 }],
        ['/api/province/rules', { operationId: randomUUID(), code: 'lead-collective', off: true, reason: 'Thử' }],
      ] as const) {
        expect(await other.refusal('POST', route, body)).toMatchObject({ status: 403, reason: 'province-only' });
      }
    }
    const nobody = new Client(server.origin, null);
    expect(await nobody.refusal('GET', '/api/province/settings')).toMatchObject({ status: 401 });
    expect((await versions()).versions).toEqual([]);
  });

  it('counts a resend once, and refuses its id for another list', async () => {
    const request = list();
    const first = await publish(request);
    expect(await publish(request)).toEqual(first);
    expect((await versions()).versions).toHaveLength(1);
    const other = { ...request, agencies: [{ ...bay, name: 'Ban Quản lý vịnh khác' }] };
    expect(await province.refusal('POST', '/api/province/agencies', other)).toMatchObject({
      status: 409,
      reason: 'operation-reused',
    });
  });

  it('is not written over by who did not see the last version', async () => {
    await publish(list());
    expect(await province.refusal('POST', '/api/province/agencies', list())).toMatchObject({
      status: 409,
      reason: 'catalogue-changed',
    });
    await publish(list({ base: 1, agencies: [{ ...bay, variants: ['BQL vịnh'] }] }));
    expect((await versions()).versions.map(({ version }) => version)).toEqual([2, 1]);
  });

  it('of two published at once takes one', async () => {
    const answers = await Promise.all(
      [list(), list()].map((body) => province.send('POST', '/api/province/agencies', body)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await settingsOf(province)).version).toBe(1);
  });

  it('goes back to an earlier version, and to the product’s own list', async () => {
    const first = await publish(list());
    await publish(list({ base: 1, agencies: [{ ...bay, name: 'Ban Quản lý vịnh mới' }] }));
    const restore = (base: number, version: number) =>
      province.post(
        '/api/province/agencies/restore',
        { operationId: randomUUID(), base, version },
        provinceSettingsSchema,
      );
    const restored = await restore(2, 1);
    expect(restored.agencies).toEqual(first.agencies);
    expect(restored.catalogue).toMatchObject({ version: 3, restoredFrom: 1 });
    const own = await restore(3, 0);
    expect(own).toMatchObject({ catalogue: null, version: 4 });
    expect(catalogueOf(own).byCode.has('BQL_VINH')).toBe(false);
    expect(
      await province.refusal('POST', '/api/province/agencies/restore', {
        operationId: randomUUID(),
        base: 4,
        version: 9,
      }),
    ).toMatchObject({ status: 404, reason: 'version-unknown' });
  });

  it.each<[string, PublishedAgency[]]>([
    ['two agencies with one code', [bay, { ...bay, name: 'Ban Quản lý biển' }]],
    ['one name of two agencies', [bay, { ...bay, code: 'KHAC' }]],
    ['years the wrong way round', [{ ...bay, validFrom: 2026, validTo: 2024 }]],
    ['a code of two words', [{ ...bay, code: 'BQL VINH' }]],
  ])('is refused with %s', async (_, agencies) => {
    expect(await province.refusal('POST', '/api/province/agencies', list({ agencies }))).toMatchObject({
      status: 422,
      reason: 'agency-list-invalid',
    });
    expect((await settingsOf(province)).version).toBe(0);
  });

  it('is refused when an account would lose its agency', async () => {
    const agencies = complete((rows) => rows.filter(({ code }) => code !== 'STP'));
    const refusal = await province.refusal('POST', '/api/province/agencies', list({ scope: 'complete', agencies }));
    expect(refusal).toMatchObject({ status: 422, reason: 'account-agency-missing' });
    expect(refusal.message).toContain('Sở Tư pháp (STP)');
  });

  it('whole, as the product writes it, changes nobody', async () => {
    const settings = await publish(list({ scope: 'complete', agencies: complete((rows) => rows) }));
    const without = catalogueOf(settings).entries.filter(({ code }) => code !== 'UBND_PHUONG_MINH_HOA');
    expect(without).toEqual(defaultCatalogue.entries);
    expect(settings.agencies.slice(0, settings.own).map(({ code }) => code)).toEqual(['UBND_PHUONG_MINH_HOA']);
  });

  it('decides at once who may report a row', async () => {
    const documentId = await province.plan();
    const finance = await server.signIn('so-tai-chinh');
    const row = await rowLedBy(province, documentId, 'Sở Tư pháp');
    await sync(province, { documentId, rows: [push(row, { leadAgencies: 'Phòng Ngân sách đặc thù' })] });
    const mayReport = async (): Promise<boolean> => {
      const rows = await readRows(finance, documentId);
      return rows.find(({ rowId }) => rowId === row.rowId)!.access.report;
    };
    expect(await mayReport()).toBe(false);
    await publish(list({ agencies: [{ ...bay, code: 'PNS', name: 'Phòng Ngân sách đặc thù', parent: 'STC' }] }));
    expect(await mayReport()).toBe(true);
  });

  it('and its history survive a restart', async () => {
    await publish(list());
    const store = await openSqliteStore(server.databaseFile);
    expect(await store.province.latestCatalogue()).toMatchObject({ info: { version: 1 }, agencies: [bay] });
    await store.close();
  });
});

describe('rules switched off for the province', () => {
  const rules = (client = province) => client.get('/api/province/rules', provinceRulesAnswerSchema);
  const switchRule = (code: string, off: boolean, reason: string, operationId = randomUUID()) =>
    province.post('/api/province/rules', { operationId, code, off, reason }, provinceRulesAnswerSchema);

  it('reach every account with the reason, and are switched on again, with history', async () => {
    await switchRule('lead-collective', true, 'Việc chung của mọi sở');
    expect((await settingsOf(justice)).rulesOff).toMatchObject([
      { code: 'lead-collective', reason: 'Việc chung của mọi sở', author: 'Cán bộ CCHC Sở Nội vụ' },
    ]);
    await switchRule('lead-collective', false, 'Đã hết đợt chung');
    expect((await settingsOf(justice)).rulesOff).toEqual([]);
    const { history } = await rules(justice);
    expect(history.map(({ off, reason }) => [off, reason])).toEqual([
      [false, 'Đã hết đợt chung'],
      [true, 'Việc chung của mọi sở'],
    ]);
  });

  it('are never errors', async () => {
    const { rules: offered } = await rules();
    const errors = checkRules.filter(({ severity }) => severity === 'error').map(({ code }) => code);
    expect(offered.filter(({ code }) => errors.includes(code))).toEqual([]);
    expect(offered).toHaveLength(checkRules.length - errors.length);
    for (const code of errors) {
      const body = { operationId: randomUUID(), code, off: true, reason: 'Thử' };
      expect(await province.refusal('POST', '/api/province/rules', body)).toMatchObject({
        status: 422,
        reason: 'rule-is-error',
      });
    }
    expect((await settingsOf(province)).rulesOff).toEqual([]);
  });

  it('need a reason and a rule that exists; a resend counts once', async () => {
    const body = { operationId: randomUUID(), code: 'lead-collective', off: true, reason: ' ' };
    expect(await province.refusal('POST', '/api/province/rules', body)).toMatchObject({ status: 400 });
    expect(
      await province.refusal('POST', '/api/province/rules', { ...body, code: 'no-such-rule', reason: 'Thử' }),
    ).toMatchObject({ status: 404, reason: 'rule-unknown' });
    const operationId = randomUUID();
    await switchRule('lead-collective', true, 'Lý do', operationId);
    await switchRule('lead-collective', true, 'Lý do', operationId);
    expect((await rules()).history).toHaveLength(1);
  });
});
