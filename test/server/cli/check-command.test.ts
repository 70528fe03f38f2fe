import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { writeXlsx } from 'hucre/xlsx';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { runCli } from '#server/cli/run-cli.ts';

const recordSchema = z.looseObject({
  section: z.string().nullable(),
  leadAgencies: z.array(z.object({ code: z.string().nullable(), collective: z.boolean(), text: z.string() })),
  deadline: z.looseObject({
    kind: z.string(),
    start: z.string().nullable(),
    end: z.string().nullable(),
    raw: z.string(),
  }),
});
const outputSchema = z.object({
  file: z.string(),
  sheets: z.array(
    z.looseObject({
      name: z.string(),
      kind: z.string(),
      headerRow: z.number().nullable(),
      columns: z.record(z.string(), z.string()),
      records: z.array(z.unknown()),
      issues: z.array(z.looseObject({ code: z.string(), severity: z.string(), cell: z.string(), message: z.string() })),
    }),
  ),
});

const folder = mkdtempSync(path.join(tmpdir(), 'bang-diem-cli-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function checkJson(file: string) {
  const { exitCode, stdout } = await runCli(['check', file, '--json']);
  return { exitCode, output: outputSchema.parse(JSON.parse(stdout)) };
}

function countBy<Item>(items: readonly Item[], key: (item: Item) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const item of items) counts[key(item)] = (counts[key(item)] ?? 0) + 1;
  return counts;
}

function inFolder(name: string, bytes: Uint8Array | string): string {
  const file = path.join(folder, name);
  writeFileSync(file, bytes);
  return file;
}

describe('cli -- check', () => {
  it('reads the 87 rows of plan 167 with its sections, deadlines and defects', async () => {
    const { exitCode, output } = await checkJson('examples/ke-hoach-167-bac-ninh-2026.xlsx');
    expect(exitCode).toBe(1);
    const [sheet] = output.sheets;
    expect(sheet).toMatchObject({ name: 'Phụ lục', kind: 'plan', headerRow: 5 });
    expect(sheet!.columns).toMatchObject({ objective: 'B', leadAgencies: 'F', deadline: 'H' });
    const records = z.array(recordSchema).parse(sheet!.records);
    expect(records).toHaveLength(87);
    expect(countBy(records, ({ section }) => String(section))).toEqual({
      I: 8,
      II: 23,
      III: 5,
      IV: 7,
      V: 23,
      VI: 8,
      VII: 13,
    });
    expect(countBy(records, ({ deadline }) => deadline.kind)).toEqual({
      year: 31,
      continuous: 21,
      month: 12,
      none: 9,
      per_separate_plan: 4,
      quarter: 4,
      on_demand: 2,
      by_date: 2,
      after_event: 2,
    });
    expect(records[10]!.deadline).toMatchObject({ kind: 'by_date', end: '2026-01-10', raw: 'Chậm nhất 10/01/2026' });
    const codes = countBy(sheet!.issues, ({ code }) => code);
    expect(codes).toMatchObject({ 'deadline-missing': 9, 'lead-missing': 3, 'product-missing': 1 });
  });

  it('reads the 22 rows of the PAPI annex, without an error', async () => {
    const { exitCode, output } = await checkJson('examples/nhiem-vu-papi-bac-giang-2024.xlsx');
    expect(exitCode).toBe(0);
    expect(output.sheets[0]).toMatchObject({ kind: 'papi' });
    expect(output.sheets[0]!.records).toHaveLength(22);
  });

  it('says the same to a person, in Vietnamese', async () => {
    const { exitCode, stdout } = await runCli(['check', 'examples/ke-hoach-167-bac-ninh-2026.xlsx']);
    expect(exitCode).toBe(1);
    expect(stdout).toContain('Trang "Phụ lục": Kế hoạch, phân công nhiệm vụ: 87 dòng');
    expect(stdout).toContain('12 lỗi');
  });

  it.each([
    ['a text file', 'thu.xlsx', 'a,b,c\n1,2,3\n', 'not-a-workbook'],
    ['an empty file', 'trong.xlsx', '', 'empty-file'],
    ['a PDF', 'bao-cao.xlsx', '%PDF-1.7 …', 'not-a-workbook'],
    ['a cut-off zip', 'hong.xlsx', Buffer.from([0x50, 0x4b, 0x03, 0x04, 0x14, 0x00, 0x01, 0x02]), 'corrupt'],
  ])('refuses %s with one clear sentence', async (_, name, bytes, reason) => {
    const file = inFolder(name, bytes);
    const { exitCode, stdout, stderr } = await runCli(['check', file, '--json']);
    expect(exitCode).toBe(2);
    const { error } = z
      .object({ error: z.object({ reason: z.string(), message: z.string() }) })
      .parse(JSON.parse(stdout));
    expect(error.reason).toBe(reason);
    expect(error.message.length).toBeGreaterThan(20);
    expect(stderr).toContain(error.message);
  });

  it('tells a missing file and a wrong call', async () => {
    expect((await runCli(['check', path.join(folder, 'khong-co.xlsx')])).exitCode).toBe(2);
    expect((await runCli(['check'])).exitCode).toBe(2);
    expect((await runCli(['check', 'a.xlsx', '--year', 'hai nghìn'])).exitCode).toBe(2);
    expect((await runCli(['vẽ'])).stderr).toContain('Không có lệnh "vẽ".');
  });

  it('tells an empty sheet and a sheet of another kind from one it knows', async () => {
    const bytes = await writeXlsx({
      sheets: [
        { name: 'Trống', rows: [] },
        {
          name: 'Danh bạ',
          rows: [
            ['Họ và tên', 'Điện thoại'],
            ['Văn thư', '0123'],
            ['Tiếp dân', '0456'],
          ],
        },
      ],
    });
    const { exitCode, output } = await checkJson(inFolder('khac.xlsx', bytes));
    expect(exitCode).toBe(0);
    expect(output.sheets.map(({ kind }) => kind)).toEqual(['empty', 'other']);
    expect(output.sheets.every(({ records }) => records.length === 0)).toBe(true);
  });
});
