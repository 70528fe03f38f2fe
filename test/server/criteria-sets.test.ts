import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { criteriaSetsAnswerSchema, criteriaWorkbookPath } from '#shared/api/criteria-set-api.ts';
import { builtInSets } from '#shared/criteria-set/built-in-sets.ts';
import { inspectSheet } from '#shared/inspect/inspect-sheet.ts';
import { readWorkbook } from '#shared/xlsx/read-workbook.ts';
import { startTestServer, TestClient, type TestServer } from '#test/support/server.ts';

describe('the criteria sets of the server', () => {
  let server: TestServer;
  let visitor: TestClient;
  beforeAll(async () => {
    server = await startTestServer();
    visitor = new TestClient(server.origin, null);
  });
  afterAll(() => server.stop());

  it('are listed without signing in', async () => {
    const { sets } = await visitor.get('/api/criteria-sets', criteriaSetsAnswerSchema);
    expect(sets.map(({ id }) => id)).toEqual(builtInSets.map(({ id }) => id));
    for (const { illustrative, note } of sets) expect(illustrative && note?.includes('MINH HỌA')).toBe(true);
  });

  it.each(builtInSets.map((set) => [set.id, set] as const))('gives %s as a workbook', async (id, set) => {
    const response = await visitor.send('GET', criteriaWorkbookPath(id));
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toContain('spreadsheetml.sheet');
    expect(response.headers.get('content-disposition')).toBe(`attachment; filename=bang-cham-diem-${id}.xlsx`);
    const read = await readWorkbook(new Uint8Array(await response.arrayBuffer()));
    if (!read.ok) throw new Error(read.message);
    const { reading } = inspectSheet(read.grids[0]!);
    expect(reading.tables[0]!.records.filter(({ kind }) => kind === 'criteria').length).toBeGreaterThan(50);
    expect(reading.facts.year).toBe(set.years.from);
  });

  it('refuses a set it does not have in words for a person', async () => {
    const response = await visitor.send('GET', criteriaWorkbookPath('khong/co'));
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ reason: 'criteria-set-unknown' });
  });
});
