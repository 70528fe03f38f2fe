import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readXlsx, writeXlsx, type Cell, type WriteSheet } from 'hucre/xlsx';
import { afterAll, describe, expect, it } from 'vitest';
import { ZipReader } from '#server/cli/convert/patch-zip.ts';
import { runCli } from '#server/cli/run-cli.ts';
import { toTcvn3, toVni } from '#test/support/old-encoders.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'bang-diem-convert-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const header = ['TT', 'Nhiệm vụ', 'Sản phẩm', 'Chủ trì', 'Phối hợp', 'Thời gian'];
const body = [
  [1, 'Rà soát văn bản quy phạm pháp luật', 'Báo cáo', 'Sở Tư pháp', 'Sở Nội vụ', 'Quý I/2026'],
  [2, 'Kiểm tra công vụ tại các đơn vị', 'Kết luận', 'Sở Nội vụ', 'Sở Tài chính', 'Tháng 6/2026'],
  [3, 'Tập huấn nghiệp vụ', 'Lớp học', 'Sở Nội vụ', 'Sở Tư pháp', 'Thường xuyên'],
];

function sheetOf(name: string, encode: (text: string) => string, font: string, capitals: string): WriteSheet {
  const rows = [header, ...body].map((row) => row.map((cell) => (typeof cell === 'string' ? encode(cell) : cell)));
  const cells = new Map<string, Partial<Cell>>();
  rows.forEach((row, at) => {
    row.forEach((_, column) => {
      const fontName = at === 0 ? capitals : font;
      cells.set(`${at},${column}`, { style: { font: { name: fontName, size: 13, bold: at === 0 } } });
    });
  });
  cells.set('4,0', { formula: 'SUM(A2:A4)', formulaResult: 6 });
  return { name, rows: [...rows, [6]], cells, merges: [{ startRow: 4, startCol: 1, endRow: 4, endCol: 3 }] };
}

async function oldWorkbook(name: string): Promise<string> {
  const bytes = await writeXlsx({
    sheets: [
      sheetOf('Phu luc 1', toTcvn3, '.VnTime', '.VnTimeH'),
      sheetOf('Phu luc 2', toVni, 'VNI-Times', 'VNI-Times'),
      { name: 'Unicode', rows: [['Cải cách hành chính'], ['café'], [toTcvn3('Sở Nội vụ tỉnh')]] },
    ],
  });
  const file = path.join(folder, name);
  writeFileSync(file, bytes);
  return file;
}

const copyOf = (name: string) => path.join(folder, name);

describe('cli -- convert', () => {
  it('writes a copy in Unicode with fonts, formulas, numbers and everything else in place', async () => {
    const file = await oldWorkbook('cu.xlsx');
    const before = readFileSync(file);
    const result = await runCli(['convert', file, copyOf('moi.xlsx')]);
    expect(result).toMatchObject({ exitCode: 0 });
    expect(result.stdout).toContain('Trang "Phu luc 1": chuyển 19 ô từ TCVN3 sang Unicode');
    expect(result.stdout).toContain('→');
    expect(readFileSync(file)).toEqual(before);

    const { sheets } = await readXlsx(readFileSync(copyOf('moi.xlsx')), { readStyles: true });
    expect(sheets.map(({ name }) => name)).toEqual(['Phu luc 1', 'Phu luc 2', 'Unicode']);
    expect(sheets[0]!.rows[0]).toEqual(header.map((text) => (text === 'TT' ? text : text.toUpperCase())));
    expect(sheets[1]!.rows[0]).toEqual(header);
    for (const sheet of sheets.slice(0, 2)) {
      expect(sheet.rows.slice(1, 4)).toEqual(body);
      expect(sheet.merges).toEqual([{ startRow: 4, startCol: 1, endRow: 4, endCol: 3 }]);
      expect(sheet.cells?.get('4,0')?.formula).toBe('SUM(A2:A4)');
      expect(sheet.cells?.get('0,1')?.style?.font).toMatchObject({ name: 'Times New Roman', size: 13, bold: true });
      expect(sheet.cells?.get('1,1')?.style?.font).toMatchObject({ name: 'Times New Roman', size: 13 });
    }
    // Plain ASCII keeps its font; so do numbers.
    expect(sheets[0]!.cells?.get('0,0')?.style?.font?.name).toBe('.VnTimeH');
    expect(sheets[2]!.rows).toEqual([['Cải cách hành chính'], ['café'], ['Sở Nội vụ tỉnh']]);
  });

  it('keeps the bytes of every part that holds no converted text', async () => {
    const file = await oldWorkbook('phan.xlsx');
    await runCli(['convert', file, copyOf('phan-moi.xlsx')]);
    const [old, now] = [file, copyOf('phan-moi.xlsx')].map((name) => new ZipReader(readFileSync(name)));
    expect(now!.entries.map(({ name }) => name)).toEqual(old!.entries.map(({ name }) => name));
    const changed = old!.entries.filter(({ name }) => old!.text(name) !== now!.text(name)).map(({ name }) => name);
    expect(changed.sort()).toEqual([
      'xl/sharedStrings.xml',
      'xl/styles.xml',
      'xl/worksheets/sheet1.xml',
      'xl/worksheets/sheet2.xml',
      'xl/worksheets/sheet3.xml',
    ]);
  });

  it('makes a copy that the check understands, while the old file is said to be old', async () => {
    const file = await oldWorkbook('kiem.xlsx');
    const old = await runCli(['check', file, '--json']);
    expect(old.stderr).toContain('bảng mã cũ TCVN3');
    expect(old.stderr).toContain('Kế hoạch');
    expect(old.stderr).toContain('-- convert');
    expect(JSON.parse(old.stdout)).toMatchObject({
      sheets: [{ oldEncoding: 'TCVN3' }, { oldEncoding: 'VNI' }, { oldEncoding: null }],
    });
    await runCli(['convert', file, copyOf('kiem-moi.xlsx')]);
    const now = await runCli(['check', copyOf('kiem-moi.xlsx'), '--json']);
    expect(now.stderr).toBe('');
    expect(JSON.parse(now.stdout)).toMatchObject({
      sheets: [{ kind: 'plan', oldEncoding: null }, { kind: 'plan', oldEncoding: null }, { oldEncoding: null }],
    });
  });

  it('converts a text of several fonts stretch by stretch, and leaves the same text in another font alone', async () => {
    const rich = path.join(folder, 'rich.xlsx');
    const bytes = await writeXlsx({
      sheets: [
        {
          name: 'A',
          rows: [['x'], [toTcvn3('Bộ')], [toTcvn3('Bộ')], [toTcvn3('Cải cách hành chính')]],
          cells: new Map<string, Partial<Cell>>([
            [
              '0,0',
              {
                richText: [
                  { text: toTcvn3('cải cách '), font: { name: '.VnTimeH', bold: true } },
                  { text: toTcvn3('hành chính'), font: { name: '.VnTime' } },
                  { text: ' 2026' },
                ],
              },
            ],
            ['1,0', { style: { font: { name: '.VnTimeH' } } }],
            ['2,0', { style: { font: { name: 'Arial' } } }],
          ]),
        },
      ],
    });
    writeFileSync(rich, bytes);
    expect(await runCli(['convert', rich, copyOf('rich-moi.xlsx')])).toMatchObject({ exitCode: 0 });
    const { sheets } = await readXlsx(readFileSync(copyOf('rich-moi.xlsx')), { readStyles: true });
    const [sheet] = sheets;
    expect(sheet!.cells?.get('0,0')?.richText).toMatchObject([
      { text: 'CẢI CÁCH ', font: { name: 'Times New Roman', bold: true } },
      { text: 'hành chính', font: { name: 'Times New Roman' } },
      { text: ' 2026' },
    ]);
    expect(sheet!.rows.slice(1).map(([text]) => text)).toEqual(['BỘ', toTcvn3('Bộ'), 'Cải cách hành chính']);
  });

  it('never writes over a file without being told', async () => {
    const file = await oldWorkbook('giu.xlsx');
    writeFileSync(copyOf('co-san.xlsx'), 'của tôi');
    expect(await runCli(['convert', file, copyOf('co-san.xlsx')])).toMatchObject({ exitCode: 2 });
    expect(readFileSync(copyOf('co-san.xlsx'), 'utf8')).toBe('của tôi');
    expect(await runCli(['convert', file, file, '--overwrite'])).toMatchObject({ exitCode: 2 });
    expect(await runCli(['convert', file, copyOf('co-san.xlsx'), '--overwrite'])).toMatchObject({ exitCode: 0 });
    expect(readFileSync(copyOf('co-san.xlsx')).subarray(0, 2).toString()).toBe('PK');
  });

  it('writes nothing for a workbook of Unicode, and says why a file cannot be used', async () => {
    const none = copyOf('khong.xlsx');
    const clean = await runCli(['convert', 'examples/ke-hoach-167-bac-ninh-2026.xlsx', none]);
    expect(clean).toMatchObject({ exitCode: 0, stdout: '' });
    expect(clean.stderr).toContain('Không có ô nào');
    expect(existsSync(none)).toBe(false);
    expect(await runCli(['convert', copyOf('thieu.xlsx'), none])).toMatchObject({ exitCode: 2 });
    writeFileSync(copyOf('hong.xlsx'), 'không phải sổ');
    expect(await runCli(['convert', copyOf('hong.xlsx'), none])).toMatchObject({ exitCode: 2 });
    expect(await runCli(['convert', none])).toMatchObject({ exitCode: 2 });
  });
});
