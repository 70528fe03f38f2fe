import { describe, expect, it } from 'vitest';
import { readWorkbook } from '#shared/xlsx/read-workbook.ts';
import { settlePackage } from '#shared/xlsx/settle-package.ts';
import { readZipDirectory } from '#shared/xlsx/zip-directory.ts';
import { loadWorkbook } from '#addin/workbench/load-workbook.ts';
import { saveWorkbook } from '#addin/workbench/save-workbook.ts';
import { rawWorkbook, type RawEntry } from '#test/support/raw-zip.ts';

const rename = (change: (name: string) => string) =>
  rawWorkbook({ change: (entry) => ({ ...entry, name: change(entry.name) }) });

const retarget = (from: string, to: string, change: (name: string) => string = (name) => name) =>
  rawWorkbook({
    change: (entry: RawEntry) => ({
      ...entry,
      name: change(entry.name),
      data: entry.name.endsWith('.rels') ? String(entry.data).replace(from, to) : entry.data,
    }),
  });

const oddlyNamed: readonly (readonly [string, Uint8Array])[] = [
  ['"\\" between folders', rename((name) => name.replaceAll('/', '\\'))],
  ['"/" in front', rename((name) => `/${name}`)],
  ['the workbook part in another case', rename((name) => name.replace('xl/workbook.xml', 'xl/Workbook.xml'))],
  ['a folder in another case', rename((name) => name.replace('worksheets/', 'WorkSheets/'))],
  ['the list of relations in another case', rename((name) => name.replace('workbook.xml.rels', 'Workbook.xml.RELS'))],
  ['the list of types in another case', rename((name) => name.replace('Content_Types', 'content_types'))],
  ['a target with percent signs', retarget('sheet1.xml', 'sheet%31.xml')],
  [
    'a name with a space, escaped in its target',
    retarget('sheet1.xml', 'trang%20m%E1%BB%99t.xml', (name) => name.replace('sheet1', 'trang một')),
  ],
  ['a target with "\\"', retarget('worksheets/sheet1.xml', 'worksheets\\sheet1.xml')],
  ['a target from the root', retarget('worksheets/sheet1.xml', '/xl/worksheets/sheet1.xml')],
  ['a target through its own folder', retarget('worksheets/sheet1.xml', './worksheets/../worksheets/sheet1.xml')],
  [
    'a sheet outside the usual folder',
    retarget('worksheets/sheet1.xml', '../bang/mot.xml', (name) => name.replace('xl/worksheets/sheet1', 'bang/mot')),
  ],
];

describe('part names that are spelt in other ways than the relations', () => {
  it.each(oddlyNamed)('%s: read, saved and read again', async (_, bytes) => {
    const read = await readWorkbook(bytes);
    expect(read.ok && read.grids.map(({ name, values }) => [name, values])).toEqual([['Trang 1', [['Nhiệm vụ', 5]]]]);
    const opened = await loadWorkbook(bytes, 'book');
    if (!opened.ok) throw new Error(opened.message);
    const book = structuredClone(opened.source.snapshot);
    book.sheets['sheet-1']!.cellData![0]![1]!.v = 6;
    const again = await readWorkbook(await saveWorkbook(opened.source, book, opened.settings));
    expect(again.ok && again.grids[0]!.values).toEqual([['Nhiệm vụ', 6]]);
  });

  it('of two parts whose names differ by case alone takes the one that is named letter by letter', async () => {
    const other = { name: 'xl/worksheets/SHEET1.xml', data: '<worksheet><sheetData/></worksheet>' };
    const read = await readWorkbook(rawWorkbook({ parts: [other] }));
    expect(read.ok && read.grids[0]!.values).toEqual([['Nhiệm vụ', 5]]);
  });

  it('guesses nothing where two parts could be meant', async () => {
    const bytes = retarget('sheet1.xml', 'Sheet1.xml', (name) => name);
    const twice = rawWorkbook({
      change: (entry) =>
        entry.name.endsWith('.rels')
          ? { ...entry, data: String(entry.data).replace('sheet1.xml', 'Sheet1.xml') }
          : entry,
      parts: [{ name: 'xl/worksheets/SHEET1.xml', data: '<worksheet><sheetData/></worksheet>' }],
    });
    expect((await readWorkbook(bytes)).ok).toBe(true);
    expect(await readWorkbook(twice)).toMatchObject({ ok: false, reason: 'corrupt' });
  });

  it('gives back the very same bytes where the names agree', async () => {
    const bytes = rawWorkbook();
    expect(await settlePackage(bytes)).toBe(bytes);
  });

  it('keeps names in Vietnamese', async () => {
    const bytes = rawWorkbook({ parts: [{ name: 'xl\\media\\ảnh.png', data: 'x' }] });
    const names = readZipDirectory(await settlePackage(bytes))!.map(({ name }) => name);
    expect(names).toContain('xl/media/ảnh.png');
  });
});
