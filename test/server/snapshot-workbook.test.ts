import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { documentAnswerSchema } from '#shared/api/document-api.ts';
import { periodActAnswerSchema } from '#shared/api/period-api.ts';
import { valueAt, type Grid } from '#shared/sheet/grid.ts';
import { readWorkbook } from '#shared/xlsx/read-workbook.ts';
import { findOffice } from '#test/shared/rule/libreoffice.ts';
import { recalculateWorkbooks } from '#test/shared/template/recalculate-workbooks.ts';
import { startTestServer, type TestClient, type TestServer } from '#test/support/server.ts';

const office = findOffice();
if (office === null) console.warn('LEFT OUT: the file of a snapshot in LibreOffice, which is not on this machine.');

/** Words that a spreadsheet would run, and ordinary ones. */
const texts = [
  '=1+1',
  '+84 986',
  '-5',
  '@SUM(A1)',
  "'nháy",
  '=HYPERLINK("http://x.vn","x")',
  'Dòng một\nDòng hai',
  '007',
  'Quý IV',
];

let server: TestServer;
let province: TestClient;
let path: string;
beforeAll(async () => {
  server = await startTestServer();
  province = await server.signIn('so-noi-vu');
  const { document } = await province.post(
    '/api/documents',
    {
      operationId: randomUUID(),
      kind: 'plan',
      number: '12/KH-UBND',
      date: null,
      title: 'Kế hoạch MINH HỌA',
      year: 2026,
      agencyCode: null,
      agencyName: null,
      rows: texts.map((text, index) => ({
        fields: { activity: text, percent: index * 10.5, leadAgencies: 'Sở Tư pháp' },
      })),
    },
    documentAnswerSchema,
  );
  const act = (part: string, body: object) =>
    province.post(
      `/api/documents/${document.id}/${part}`,
      { operationId: randomUUID(), ...body },
      periodActAnswerSchema,
    );
  const span = { kind: 'month', from: '2026-03-01', to: '2026-03-31', due: '2026-04-05' };
  const { period } = await act('periods', span);
  const { snapshotId } = await act(`periods/${period!.id}/close`, {});
  path = `/api/documents/${document.id}/snapshots/${snapshotId}/workbook`;
});
afterAll(async () => {
  await server.stop();
  expect(server.errors).toEqual([]);
});

async function download(client = province): Promise<Uint8Array> {
  const response = await client.send('GET', path);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-disposition')).toContain('so-lieu-da-chup.xlsx');
  return new Uint8Array(await response.arrayBuffer());
}

function column(grid: Grid, name: string): unknown[] {
  const found = Array.from({ length: 12 }, (_, at) => at).find((at) => valueAt(grid, 3, at) === name)!;
  return texts.map((_, index) => valueAt(grid, 4 + index, found));
}

function judge(grid: Grid): void {
  expect(valueAt(grid, 0, 0)).toBe('12/KH-UBND · Kế hoạch MINH HỌA');
  expect(String(valueAt(grid, 1, 0))).toContain('Số liệu khi khóa kỳ Tháng 3/2026: 9 dòng');
  expect(column(grid, 'Hoạt động')).toEqual(texts);
  expect(column(grid, 'Tiến độ (%)')).toEqual(texts.map((_, index) => index * 10.5));
}

describe('the .xlsx file of a closed period', () => {
  it('holds the rows as they stood, text that looks like a formula as text, numbers as numbers', async () => {
    const read = await readWorkbook(await download());
    if (!read.ok) throw new Error(read.message);
    expect(read.grids).toHaveLength(1);
    judge(read.grids[0]!);
  });

  it('may be had by whoever sees the snapshot, by nobody else', async () => {
    await download(await server.signIn('so-tu-phap'));
    expect((await province.refusal('GET', path.replace(/snapshots\/[^/]+/, 'snapshots/khong-co'))).reason).toBe(
      'snapshot-unknown',
    );
  });

  it.skipIf(office === null)(
    'is read by LibreOffice as the same',
    async () => {
      const [grids] = await recalculateWorkbooks(office!, [await download()]);
      judge(grids![0]!);
    },
    280_000,
  );
});
