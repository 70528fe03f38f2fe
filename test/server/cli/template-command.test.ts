import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli } from '#server/cli/run-cli.ts';
import { builtInSets, findBuiltInSet } from '#shared/criteria-set/built-in-sets.ts';
import { inspectSheet } from '#shared/inspect/inspect-sheet.ts';
import { readWorkbook } from '#shared/xlsx/read-workbook.ts';

describe('the template command', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'bang-diem-template-cli-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const at = (name: string): string => path.join(folder, name);
  const template = (...args: string[]) => runCli(['template', ...args]);

  async function titleOf(file: string): Promise<string | null> {
    const read = await readWorkbook(new Uint8Array(readFileSync(file)));
    if (!read.ok) throw new Error(read.message);
    return inspectSheet(read.grids[0]!).reading.facts.title;
  }

  it('lists the sets it has', async () => {
    const { exitCode, stdout } = await template('--list');
    expect(exitCode).toBe(0);
    for (const { id } of builtInSets) expect(stdout).toContain(id);
    expect(stdout.match(/MINH HỌA/g)).toHaveLength(builtInSets.length);
  });

  it.each([
    ['tinh', 'CẤP TỈNH'],
    ['so', 'CẤP SỞ'],
    ['xa', 'CẤP XÃ'],
  ])('writes the workbook of level %s', async (level, words) => {
    const { exitCode, stdout, stderr } = await template('--level', level, '--year', '2026', at(`${level}.xlsx`));
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: '' });
    expect(stderr).toContain('MINH HỌA');
    expect(await titleOf(at(`${level}.xlsx`))).toContain(words);
  });

  it('never overwrites unless told to', async () => {
    writeFileSync(at('giu.xlsx'), 'của tôi');
    const refused = await template(at('giu.xlsx'));
    expect(refused.exitCode).toBe(2);
    expect(refused.stderr).toContain('--force');
    expect(readFileSync(at('giu.xlsx'), 'utf8')).toBe('của tôi');
    expect((await template('--force', at('giu.xlsx'))).exitCode).toBe(0);
    expect(await titleOf(at('giu.xlsx'))).toContain('NĂM 2026');
  });

  it('gives the same bytes for the same day', async () => {
    await template('--today', '2026-02-01', at('a.xlsx'));
    await template('--today', '2026-02-01', at('b.xlsx'));
    expect(readFileSync(at('a.xlsx')).equals(readFileSync(at('b.xlsx')))).toBe(true);
  });

  it('takes a set from a file of its own, and from a workbook it wrote', async () => {
    const set = { ...findBuiltInSet('commune', 2026)!, id: 'xa-rieng', name: 'Bộ tiêu chí riêng của xã' };
    writeFileSync(at('rieng.json'), JSON.stringify(set));
    expect((await template('--set', at('rieng.json'), at('rieng.xlsx'))).exitCode).toBe(0);
    expect(await titleOf(at('rieng.xlsx'))).toBe('MINH HỌA - BỘ TIÊU CHÍ RIÊNG CỦA XÃ NĂM 2026');
    const again = await template('--set', at('rieng.xlsx'), '--level', 'xa', '--year', '2027', at('nam-sau.xlsx'));
    expect(again).toMatchObject({ exitCode: 0 });
    expect(await titleOf(at('nam-sau.xlsx'))).toBe('MINH HỌA - BỘ TIÊU CHÍ RIÊNG CỦA XÃ NĂM 2027');
  });

  it('writes a set with faults and says what they are', async () => {
    const set = structuredClone(findBuiltInSet('commune', 2026)!);
    writeFileSync(at('sai.json'), JSON.stringify({ ...set, scale: 90 }));
    const { exitCode, stderr } = await template('--set', at('sai.json'), at('sai.xlsx'));
    expect(exitCode).toBe(0);
    expect(stderr).toContain('Lỗi: Cả bộ cộng lại 100 điểm, khác thang điểm 90.');
  });

  it.each<[string, string[], string]>([
    ['no name to write to', [], 'tên tệp'],
    ['two names', ['a.xlsx', 'b.xlsx'], 'tên tệp'],
    ['a name that is no workbook', ['a.csv'], '.xlsx'],
    ['an unknown level', ['--level', 'huyen', 'a.xlsx'], '--level'],
    ['a year that is none', ['--year', 'nay', 'a.xlsx'], '--year'],
    ['a year without a set', ['--year', '2031', 'a.xlsx'], '2031'],
    ['a day that is none', ['--today', 'mai', 'a.xlsx'], '--today'],
    ['an option it does not know', ['--bo', 'a.xlsx'], '--bo'],
    ['a set that is not there', ['--set', '/khong/co.json', 'a.xlsx'], 'không đọc được'],
  ])('refuses %s', async (_, args, words) => {
    const { exitCode, stderr } = await template(...args);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(words);
  });

  it.each([
    ['text that is no JSON', '{', 'không phải tệp JSON'],
    ['JSON that is no set', '{"id":"x"}', 'chưa đúng khuôn'],
  ])('refuses %s', async (_, content, words) => {
    writeFileSync(at('hong.json'), content);
    const { exitCode, stderr } = await template('--set', at('hong.json'), at('hong.xlsx'));
    expect(exitCode).toBe(2);
    expect(stderr).toContain(words);
  });

  it('refuses a set of another level or year than asked for', async () => {
    writeFileSync(at('so.json'), JSON.stringify(findBuiltInSet('department', 2026)!));
    expect((await template('--set', at('so.json'), '--level', 'xa', at('x.xlsx'))).stderr).toContain('--level');
    expect((await template('--set', at('so.json'), '--year', '2030', at('x.xlsx'))).stderr).toContain('2030');
  });
});
