import { describe, expect, it } from 'vitest';
import { loadWorkbook } from '#addin/workbench/load-workbook.ts';
import { saveWorkbook } from '#addin/workbench/save-workbook.ts';
import { readWorkbook } from '#shared/xlsx/read-workbook.ts';
import { noteWorkbookFile } from '#shared/xlsx/workbook-file-notes.ts';
import { oneRow, rawWorkbook, rawZip, sheetXml, type RawEntry } from '#test/support/raw-zip.ts';

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

/** Both doors of the product: the command line and the workbench. */
async function verdicts(bytes: Uint8Array): Promise<[string, string]> {
  const read = await readWorkbook(bytes);
  const opened = await loadWorkbook(bytes, 'book');
  return [read.ok ? 'ok' : read.reason, opened.ok ? 'ok' : opened.reason];
}

async function valuesOf(bytes: Uint8Array) {
  const read = await readWorkbook(bytes);
  if (!read.ok) throw new Error(read.message);
  return read.grids[0]!.values;
}

function withSheet(change: (entry: RawEntry) => RawEntry): Uint8Array {
  return rawWorkbook({ change: (entry) => (entry.name.includes('sheet1') ? change(entry) : entry) });
}

function strings(content: string): string {
  return `<?xml version="1.0"?><sst xmlns="${main}" count="999999999" uniqueCount="999999999">${content}</sst>`;
}

const laughs = `<!DOCTYPE l [<!ENTITY a0 "ha">${Array.from({ length: 9 }, (_, n) => `<!ENTITY a${n + 1} "${`&a${n};`.repeat(10)}">`).join('')}]>`;
const declared = (doctype: string, xml: string) => doctype + xml.replace(/^<\?xml[^>]*>\s*/, '');
const laughing = '<row r="1"><c r="A1" t="inlineStr"><is><t>&a9;</t></is></c></row>';
const spying = '<row r="1"><c r="A1" t="inlineStr"><is><t>&f;</t></is></c></row>';

describe('workbooks that lie about themselves', () => {
  it.each([
    ['a part that is no worksheet', withSheet((entry) => ({ ...entry, data: '%PDF-1.7' })), 'corrupt'],
    [
      'a sheet cut off in the middle',
      withSheet((entry) => ({ ...entry, data: sheetXml({}).slice(0, 260) })),
      'corrupt',
    ],
    ['a sheet in UTF-16', withSheet((entry) => ({ ...entry, data: Buffer.from(sheetXml({}), 'utf16le') })), 'corrupt'],
    [
      'a sheet far longer than claimed',
      withSheet((entry) => ({
        ...entry,
        data: sheetXml({ rows: oneRow + ' '.repeat(20_000_000) }),
        claimedSize: 5_000,
      })),
      'corrupt',
    ],
    ['an unknown packing', rawWorkbook({ change: (entry) => ({ ...entry, method: 99 }) }), 'corrupt'],
    [
      'a workbook without sheets',
      rawWorkbook({
        change: (entry) =>
          entry.name === 'xl/workbook.xml'
            ? { ...entry, data: `<workbook xmlns="${main}"><sheets/></workbook>` }
            : entry,
      }),
      'corrupt',
    ],
    [
      'a workbook part of nothing but depth',
      rawWorkbook({
        change: (entry) =>
          entry.name === 'xl/workbook.xml'
            ? { ...entry, data: `<workbook>${'<a>'.repeat(100_000)}${'</a>'.repeat(100_000)}</workbook>` }
            : entry,
      }),
      'corrupt',
    ],
    ['a missing sheet part', withSheet((entry) => ({ ...entry, name: 'xl/elsewhere.xml' })), 'corrupt'],
    ['a column behind the last', rawWorkbook({ rows: '<row r="1"><c r="ZZZZ1"><v>1</v></c></row>' }), 'corrupt'],
    [
      'a row behind the last',
      rawWorkbook({ rows: '<row r="99999999"><c r="A99999999"><v>1</v></c></row>' }),
      'corrupt',
    ],
    [
      'a zip bomb that says so',
      rawWorkbook({ parts: [{ name: 'xl/media/a.bin', data: new Uint8Array(300 * 1024 * 1024) }] }),
      'too-large',
    ],
    [
      'cells in opposite corners',
      rawWorkbook({ rows: `${oneRow}<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>` }),
      'too-large',
    ],
    ['a zip of anything', rawZip([{ name: 'a.txt', data: 'x' }]), 'not-a-workbook'],
  ] as const)('refuses %s at both doors', async (_, bytes, reason) => {
    expect(await verdicts(bytes)).toEqual([reason, reason]);
  });

  it('refuses a picture that unfolds without end where pictures are kept', async () => {
    const bytes = rawWorkbook({
      parts: [{ name: 'xl/media/a.bin', data: new Uint8Array(40_000_000), claimedSize: 10 }],
    });
    expect(await verdicts(bytes)).toEqual(['ok', 'corrupt']);
  });

  it.each([
    ['a used range said to be the whole sheet', { before: '<dimension ref="A1:XFD1048576"/>' }],
    ['a used range of no meaning', { before: '<dimension ref="??"/>' }],
    [
      'names that climb out of the archive',
      {
        parts: [
          { name: '../../etc/passwd', data: 'x' },
          { name: '/abs', data: 'y' },
        ],
      },
    ],
    [
      'merged cells crossing, reversed, whole and nameless',
      {
        after:
          '<mergeCells count="9"><mergeCell ref="A1:B2"/><mergeCell ref="B2:A1"/><mergeCell ref="A1:XFD1048576"/><mergeCell ref="zz"/><mergeCell/></mergeCells>',
      },
    ],
  ])('reads past %s', async (_, workbook) => {
    const bytes = rawWorkbook(workbook);
    expect(await verdicts(bytes)).toEqual(['ok', 'ok']);
    expect(await valuesOf(bytes)).toEqual([['Nhiệm vụ', 5]]);
  });

  it('reads what it can of texts that are not there, and of cells of no kind', async () => {
    const rows =
      '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>7</v></c><c r="C1" t="zzz" s="99"><v>1</v></c><c r="D1"><v>1e999</v></c><c r="E1" t="b"><v>7</v></c></row>';
    const bytes = rawWorkbook({ rows, sharedStrings: strings('<si><t>một</t></si>') });
    expect(await verdicts(bytes)).toEqual(['ok', 'ok']);
    expect((await valuesOf(bytes))[0]?.slice(0, 3)).toEqual(['một', null, 1]);
  });

  it.each([
    [
      'a billion laughs in the sheet',
      withSheet((entry) => ({ ...entry, data: declared(laughs, sheetXml({ rows: laughing })) })),
    ],
    [
      'a billion laughs in the texts',
      rawWorkbook({
        rows: '<row r="1"><c r="A1" t="s"><v>0</v></c></row>',
        sharedStrings: laughs + strings('<si><t>&a9;</t></si>').slice(21),
      }),
    ],
    [
      'a file of the machine as an entity',
      withSheet((entry) => ({
        ...entry,
        data: declared('<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>', sheetXml({ rows: spying })),
      })),
    ],
  ])('never unfolds %s', async (_, bytes) => {
    expect(await verdicts(bytes)).toEqual(['ok', 'ok']);
    expect(String((await valuesOf(bytes))[0]?.[0])).toMatch(/^&\w+;$/);
  });

  it('takes the last of two parts of one name, at both doors', async () => {
    const second = {
      name: 'xl/worksheets/sheet1.xml',
      data: sheetXml({ rows: '<row r="1"><c r="A1"><v>2</v></c></row>' }),
    };
    const bytes = rawWorkbook({ parts: [second] });
    expect(await valuesOf(bytes)).toEqual([[2]]);
    const opened = await loadWorkbook(bytes, 'book');
    expect(opened.ok && opened.source.snapshot.sheets['sheet-1']?.cellData?.[0]?.[0]?.v).toBe(2);
  });

  it('opens a sheet whose formula claims to spill over all of it', async () => {
    const rows =
      '<row r="1"><c r="A1" cm="1"><f t="array" ref="A1:XFD1048576">1</f><v>1</v></c><c r="B1"><v>2</v></c></row>';
    expect(await verdicts(rawWorkbook({ rows }))).toEqual(['ok', 'ok']);
  });

  it('reads a row of 16,384 columns, and a forgotten cell on the last row', async () => {
    const letters = (index: number): string =>
      index < 0 ? '' : letters(Math.floor(index / 26) - 1) + String.fromCharCode(65 + (index % 26));
    const wide = Array.from({ length: 16_384 }, (_, column) => `<c r="${letters(column)}1"><v>${column}</v></c>`);
    expect((await valuesOf(rawWorkbook({ rows: `<row r="1">${wide.join('')}</row>` })))[0]).toHaveLength(16_384);
    const far = await valuesOf(rawWorkbook({ rows: `${oneRow}<row r="1048576"><c r="A1048576"><v>1</v></c></row>` }));
    expect([far.length, far[1_048_575]]).toEqual([1_048_576, [1, null]]);
  });

  it('says of macros and links that they are neither run nor followed', () => {
    expect(noteWorkbookFile(rawWorkbook())).toEqual([]);
    expect(noteWorkbookFile(rawWorkbook({ parts: [{ name: 'xl/vbaProject.bin', data: 'x' }] }))[0]).toMatch(
      /không chạy macro/,
    );
    expect(
      noteWorkbookFile(rawWorkbook({ parts: [{ name: 'xl/externalLinks/externalLink1.xml', data: '<x/>' }] }))[0],
    ).toMatch(/không mở sổ kia/);
  });
});

describe('blank rows that formatting was dragged over', () => {
  const blankRows = (from: number, to: number) =>
    Array.from(
      { length: to - from + 1 },
      (_, index) =>
        `<row r="${from + index}" s="0" customFormat="1"><c r="A${from + index}" s="0"/><c r="B${from + index}" s="0"/></row>`,
    ).join('');
  const filled = (row: number) => `<row r="${row}"><c r="A${row}"><v>${row}</v></c></row>`;

  it('are gone before anything is parsed, and the file saves and opens again', async () => {
    const bytes = rawWorkbook({
      rows: oneRow + blankRows(2, 200_000),
      after: '<mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells>',
    });
    const opened = await loadWorkbook(bytes, 'book');
    if (!opened.ok) throw new Error(opened.message);
    expect(opened.source.sheets[0]!.scan.rows.size).toBe(1);
    const saved = await saveWorkbook(opened.source, opened.source.snapshot, opened.settings);
    const read = await readWorkbook(saved);
    expect(read.ok && [read.grids[0]!.values, read.grids[0]!.merges.length]).toEqual([[['Nhiệm vụ', 5]], 1]);
  });

  it('stay where rows follow them, unless nobody could mean so many', async () => {
    const some = await valuesOf(
      rawWorkbook({ rows: oneRow + blankRows(2, 4_000) + filled(4_001) + blankRows(4_002, 90_000) }),
    );
    expect([some.length, some[4_000]]).toEqual([4_001, [4_001, null]]);
    const many = await valuesOf(rawWorkbook({ rows: oneRow + blankRows(2, 90_000) + filled(90_001) }));
    expect([many.length, many[90_000], many[50_000]]).toEqual([90_001, [90_001, null], [null, null]]);
  });

  it('give way to nothing that holds a formula, an error or a text', async () => {
    const kept =
      '<row r="100001"><c r="A100001"><f>1+1</f></c></row><row r="100002"><c r="A100002" t="e"><v>#N/A</v></c></row><row r="100003"><c r="A100003" t="inlineStr"><is><t>x</t></is></c></row>';
    const read = await readWorkbook(
      rawWorkbook({ rows: oneRow + blankRows(2, 100_000) + kept + blankRows(100_004, 150_000) }),
    );
    const grid = read.ok ? read.grids[0]! : null;
    expect(grid?.values.slice(-2).map(([value]) => value)).toEqual(['#N/A', 'x']);
    expect(grid?.formulas?.[100_000]?.[0]).toBe('=1+1');
  });

  it('are taken out of prefixed sheets too, and rows without numbers are left alone', async () => {
    const prefixed = sheetXml({ rows: oneRow + blankRows(2, 90_000) })
      .replace(/<(\/?)(?=[a-zA-Z])/g, '<$1x:')
      .replace(`xmlns="${main}"`, `xmlns:x="${main}"`);
    expect(await valuesOf(withSheet((entry) => ({ ...entry, data: prefixed })))).toEqual([['Nhiệm vụ', 5]]);
    const nameless = '<row><c s="0"/><c s="0"/></row>'.repeat(150_000);
    expect(await valuesOf(rawWorkbook({ rows: oneRow + nameless + '<row><c><v>9</v></c></row>' }))).toHaveLength(
      150_002,
    );
  });
});
