import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runCli } from '#server/cli/run-cli.ts';
import { ZipReader } from '#server/cli/convert/patch-zip.ts';
import { toTcvn3 } from '#test/support/old-encoders.ts';
import { fixtureParts, packTexts } from '../../addin/workbench/grid-fixture.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'bang-diem-convert-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('converting a workbook as Excel writes it', () => {
  it('patches only texts and their styles, and keeps comments, tables, validations and settings', async () => {
    const parts = fixtureParts();
    const old = toTcvn3('Rà soát thủ tục hành chính');
    const file = path.join(folder, 'cu.xlsx');
    const styles = parts['xl/styles.xml']!.replaceAll('val="Times New Roman"', 'val=".VnTime"');
    const sheet = parts['xl/worksheets/sheet1.xml']!.replace('<t>Hai</t>', `<t>${old}</t>`);
    writeFileSync(file, await packTexts({ ...parts, 'xl/styles.xml': styles, 'xl/worksheets/sheet1.xml': sheet }));
    const result = await runCli(['convert', file, path.join(folder, 'moi.xlsx')]);
    expect(result).toMatchObject({ exitCode: 0 });
    expect(result.stdout).toContain('A4:');

    const [before, after] = [file, path.join(folder, 'moi.xlsx')].map((name) => new ZipReader(readFileSync(name)));
    const changed = before!.entries.filter(({ name }) => before!.text(name) !== after!.text(name));
    expect(changed.map(({ name }) => name).sort()).toEqual(['xl/styles.xml', 'xl/worksheets/sheet1.xml']);
    const patched = after!.text('xl/worksheets/sheet1.xml')!;
    expect(patched).toContain('<t xml:space="preserve">Rà soát thủ tục hành chính</t>');
    // The one cell has another style; everything around it is as it was.
    const [style] = /<c r="A4"[^>]* s="(\d+)"/.exec(patched)!.slice(1);
    expect(style).toBe('5');
    expect(patched.slice(0, patched.indexOf('<c r="A4"'))).toBe(sheet.slice(0, sheet.indexOf('<c r="A4"')));
    expect(patched.slice(patched.indexOf('<c r="B4"'))).toBe(sheet.slice(sheet.indexOf('<c r="B4"')));
    expect(after!.text('xl/styles.xml')).toContain('<cellXfs count="6">');
    expect(after!.text('xl/styles.xml')).toContain('<fonts count="4">');
  });
});
