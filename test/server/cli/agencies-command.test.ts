import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { writeXlsx } from 'hucre/xlsx';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { agencyListHeader } from '#shared/agency/write-agency-list.ts';
import type { ProvinceSettings } from '#shared/api/province-api.ts';
import { runCli } from '#server/cli/run-cli.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'bang-diem-agencies-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const file = (name: string): string => path.join(folder, name);
const outputSchema = z.object({
  sheets: z.array(
    z.looseObject({
      kind: z.string(),
      issues: z.array(z.looseObject({ code: z.string(), cell: z.string(), severity: z.string() })),
    }),
  ),
});

async function codes(...args: string[]): Promise<string[]> {
  const { stdout } = await runCli(['check', ...args, '--json']);
  return outputSchema.parse(JSON.parse(stdout)).sheets.flatMap(({ issues }) => issues.map(({ code }) => code));
}

async function writeSheet(name: string, rows: (string | number | null)[][]): Promise<string> {
  writeFileSync(file(name), await writeXlsx({ sheets: [{ name: 'Trang', rows }] }));
  return file(name);
}

const planRows = (lead: string): (string | number | null)[][] => [
  ['KẾ HOẠCH CẢI CÁCH HÀNH CHÍNH NĂM 2026'],
  ['TT', 'Mục tiêu', 'Nhiệm vụ', 'Hoạt động', 'Sản phẩm', 'Chủ trì', 'Phối hợp', 'Thời gian'],
  [1, 'Mục tiêu 1', 'Nhiệm vụ 1', 'Hoạt động 1', 'Báo cáo', lead, 'Sở Nội vụ', 'Quý I/2026'],
  [2, 'Mục tiêu 2', 'Nhiệm vụ 2', 'Hoạt động 2', 'Báo cáo', 'Các sở, ngành', 'Sở Nội vụ', 'Quý I/2026'],
];

describe('cli -- agencies', () => {
  it('writes a list that checks clean and serves as the same catalogue', async () => {
    expect(await runCli(['agencies', file('goc.xlsx')])).toMatchObject({ exitCode: 0, stderr: '' });
    expect(await runCli(['check', file('goc.xlsx')])).toMatchObject({ exitCode: 0 });
    const example = 'examples/ke-hoach-167-bac-ninh-2026.xlsx';
    expect(await codes(example, '--agencies', file('goc.xlsx'))).toEqual(await codes(example));
  });

  it('never writes over a file', async () => {
    await runCli(['agencies', file('hai-lan.xlsx')]);
    const again = await runCli(['agencies', file('hai-lan.xlsx')]);
    expect(again).toMatchObject({ exitCode: 2, stdout: '' });
    expect(again.stderr).toContain('Tệp đã có');
  });
});

describe('cli -- check --agencies', () => {
  it('knows the agencies of the list', async () => {
    const plan = await writeSheet('ke-hoach.xlsx', planRows('Ban Quản lý vịnh'));
    expect(await codes(plan)).toContain('lead-unknown');
    const list = await writeSheet('danh-muc.xlsx', [
      ['DANH MỤC CƠ QUAN'],
      [...agencyListHeader],
      [1, 'BQL_VINH', 'Ban Quản lý vịnh', 'BQL vịnh', 'Ban, ngành', null, null, null, null, null],
    ]);
    expect(await codes(plan, '--agencies', list)).not.toContain('lead-unknown');
  });

  it('refuses a list with errors, and a file that holds none', async () => {
    const plan = await writeSheet('ke-hoach-2.xlsx', planRows('Sở Tư pháp'));
    const broken = await writeSheet('danh-muc-loi.xlsx', [
      ['DANH MỤC CƠ QUAN'],
      ['TT', 'Mã cơ quan', 'Tên cơ quan', 'Tên gọi khác', 'Cấp'],
      [1, 'A1', 'Sở Một', null, 'Sở'],
      [2, 'A1', 'Sở Hai', null, 'Sở'],
    ]);
    const refused = await runCli(['check', plan, '--agencies', broken]);
    expect(refused).toMatchObject({ exitCode: 2, stdout: '' });
    expect(refused.stderr).toContain('còn 1 lỗi');
    expect((await runCli(['check', plan, '--agencies', plan])).stderr).toContain('không có trang danh mục');
    expect((await runCli(['check', plan, '--agencies', file('khong-co.xlsx')])).exitCode).toBe(2);
  });
});

describe('cli -- check --settings', () => {
  const settings: ProvinceSettings = {
    tag: 't',
    catalogue: null,
    version: 0,
    scope: 'additions',
    agencies: [],
    own: 0,
    rulesOff: [
      { code: 'lead-collective', reason: 'Đã thống nhất', author: 'Cán bộ CCHC Sở Nội vụ', at: '2026-01-01T00:00:00Z' },
      { code: 'lead-unknown', reason: 'Thử tắt lỗi', author: 'Cán bộ CCHC Sở Nội vụ', at: '2026-01-01T00:00:00Z' },
    ],
  };

  it('switches warnings off and never an error', async () => {
    const plan = await writeSheet('ke-hoach-3.xlsx', planRows('Ban Quản lý vịnh'));
    writeFileSync(file('thiet-lap.json'), JSON.stringify(settings));
    expect(await codes(plan)).toEqual(expect.arrayContaining(['lead-collective', 'lead-unknown']));
    const found = await codes(plan, '--settings', file('thiet-lap.json'));
    expect(found).toContain('lead-unknown');
    expect(found).not.toContain('lead-collective');
  });

  it('refuses a file that is no answer of the server', async () => {
    const plan = await writeSheet('ke-hoach-4.xlsx', planRows('Sở Tư pháp'));
    writeFileSync(file('khac.json'), '{"a":1}');
    expect((await runCli(['check', plan, '--settings', file('khac.json')])).exitCode).toBe(2);
  });
});
