import { writeXlsx, type WriteSheet } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { valueAt } from '#shared/sheet/grid.ts';
import { readWorkbook, type WorkbookGrid } from '#shared/xlsx/read-workbook.ts';

async function readSheets(
  sheets: WriteSheet[],
  dateSystem: '1900' | '1904' = '1900',
): Promise<readonly WorkbookGrid[]> {
  const read = await readWorkbook(await writeXlsx({ sheets, dateSystem }));
  if (!read.ok) throw new Error(read.message);
  return read.grids;
}

async function readOne(sheet: Omit<WriteSheet, 'name'>): Promise<WorkbookGrid> {
  const [grid] = await readSheets([{ name: 'Trang 1', ...sheet }]);
  return grid!;
}

function text(content: string): Uint8Array {
  return new TextEncoder().encode(content);
}

describe('reading cells', () => {
  it('gives values as Excel holds them', async () => {
    const grid = await readOne({ rows: [['Nhiệm vụ', 0.5, true, false, null, 'x']] });
    expect(grid.values).toEqual([['Nhiệm vụ', 0.5, true, false, null, 'x']]);
    expect(grid).toMatchObject({ name: 'Trang 1', top: 0, left: 0, hidden: false, uncalculated: 0 });
  });

  it('gives dates as serial numbers with their number format', async () => {
    const rows = [[new Date(Date.UTC(2026, 0, 10)), new Date(Date.UTC(2026, 11, 31, 12))]];
    const grid = await readOne({ rows });
    expect(grid.values).toEqual([[46032, 46387.5]]);
    expect(grid.numberFormats?.[0]?.[0]).toMatch(/y/);
  });

  it('counts the days of a 1904 workbook in the 1900 calendar', async () => {
    const [grid] = await readSheets([{ name: 'A', rows: [[new Date(Date.UTC(2026, 0, 10))]] }], '1904');
    expect(grid!.values).toEqual([[46032]]);
  });

  it('gives formulas beside their stored results', async () => {
    const cells = new Map([['0,1', { formula: 'SUM(A1,2)', formulaResult: 3, value: 3 }]]);
    const grid = await readOne({ rows: [[1, 3]], cells });
    expect(grid.values).toEqual([[1, 3]]);
    expect(grid.formulas).toEqual([[null, '=SUM(A1,2)']]);
    expect(grid.uncalculated).toBe(0);
  });

  it('counts formulas that were never calculated', async () => {
    const grid = await readOne({ rows: [[1]], cells: new Map([['0,1', { formula: 'A1*2' }]]) });
    expect(grid.values).toEqual([[1, null]]);
    expect(grid.uncalculated).toBe(1);
  });

  it('flattens rich text', async () => {
    const cells = new Map([['0,0', { richText: [{ text: 'Chủ ' }, { text: 'trì', font: { bold: true } }] }]]);
    const grid = await readOne({ rows: [['Chủ trì']], cells });
    expect(grid.values).toEqual([['Chủ trì']]);
  });

  it('gives merges, hidden rows and hidden columns', async () => {
    const grid = await readOne({
      rows: [
        ['a', 'b', 'c'],
        [null, 'd', 'e'],
      ],
      merges: [{ startRow: 0, startCol: 0, endRow: 1, endCol: 0 }],
      rowDefs: new Map([[1, { hidden: true }]]),
      columns: [{}, {}, { hidden: true }],
    });
    expect(grid.merges).toEqual([{ top: 0, left: 0, bottom: 1, right: 0 }]);
    expect([...grid.hiddenRows]).toEqual([1]);
    expect([...grid.hiddenColumns]).toEqual([2]);
  });

  it('keeps text exactly as typed: decomposed accents, line breaks, spaces, a leading "="', async () => {
    const odd = ['Chu\u0309 tri\u0300', 'dòng 1\ndòng 2', '  cách  ', '=không phải công thức', '0123'];
    expect((await readOne({ rows: [odd] })).values).toEqual([odd]);
  });

  it('gives hidden sheets with their flag, and empty sheets as empty grids', async () => {
    const sheets = await readSheets([
      { name: 'Hiện', rows: [['a']] },
      { name: 'Ẩn', rows: [], hidden: true },
      { name: 'Ẩn hẳn', rows: [['x']], veryHidden: true },
    ]);
    expect(sheets.map(({ name, hidden, values }) => [name, hidden, values.length])).toEqual([
      ['Hiện', false, 1],
      ['Ẩn', true, 0],
      ['Ẩn hẳn', true, 1],
    ]);
  });
});

describe('trimming', () => {
  it('starts at the first filled cell and ends at the last', async () => {
    const rows = Array.from({ length: 20 }, () => Array.from({ length: 10 }, () => null as string | null));
    rows[4]![2] = 'đầu';
    rows[9]![5] = 'cuối';
    const grid = await readOne({ rows });
    expect([grid.top, grid.left, grid.values.length, grid.values[0]!.length]).toEqual([4, 2, 6, 4]);
    expect(valueAt(grid, 9, 5)).toBe('cuối');
  });

  it('does not keep blank rows that only carry a format', async () => {
    const cells = new Map(
      Array.from({ length: 3000 }, (_, row) => [`${row + 1},3`, { style: { font: { bold: true } } }] as const),
    );
    const grid = await readOne({ rows: [['a']], cells });
    expect(grid.values).toEqual([['a']]);
  });

  it('reads a small table on a sheet formatted to its last corner', async () => {
    const cells = new Map([['1048575,16383', { style: { font: { bold: true } } }]]);
    const bytes = await writeXlsx({ sheets: [{ name: 'Góc', rows: [['a', 1]], cells }] }).catch(() => null);
    if (!bytes) return; // the writer refused to build the sample
    const read = await readWorkbook(bytes);
    expect(read.ok && read.grids[0]!.values).toEqual([['a', 1]]);
  });
});

describe('files that are no readable workbook', () => {
  const ole = (stream: string) => {
    const bytes = new Uint8Array(1536);
    bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    [...stream].forEach((letter, index) => (bytes[1024 + index * 2] = letter.charCodeAt(0)));
    return bytes;
  };

  it.each([
    ['nothing at all', new Uint8Array(0), 'empty-file', /rỗng/],
    ['only zeros', new Uint8Array(4096), 'corrupt', /hỏng/],
    ['a password-protected workbook', ole('EncryptedPackage'), 'encrypted', /mật khẩu/],
    ['an .xls of Excel 97', ole('Workbook'), 'legacy-xls', /97–2003/],
    ['an .xls of Excel 95', ole('Book'), 'legacy-xls', /97–2003/],
    ['an old Word document', ole('WordDocument'), 'not-a-workbook', /Office cũ/],
    ['a PDF', text('%PDF-1.7\n…'), 'not-a-workbook', /PDF/],
    ['a web page', text('\r\n<html xmlns:o="urn:…"><table><tr><td>1'), 'not-a-workbook', /HTML/],
    ['a web page with doctype', text('<!DOCTYPE html><html>'), 'not-a-workbook', /HTML/],
    ['a bare table', text('<table border="1"><tr>'), 'not-a-workbook', /HTML/],
    [
      'XML of Excel 2003',
      text('<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">'),
      'not-a-workbook',
      /XML 2003/,
    ],
    ['a CSV file', text('STT;Nhiệm vụ;Chủ trì\n1;a;b'), 'not-a-workbook', /CSV/],
    ['a CSV file with a byte order mark', text('\ufeffSTT,Nhiệm vụ\n1,a'), 'not-a-workbook', /CSV/],
    ['some words', text('xin chào'), 'not-a-workbook', /không phải sổ Excel/],
    ['a zip that was cut off', text('PK\u0003\u0004' + 'x'.repeat(200)), 'corrupt', /hỏng/],
  ] as const)('%s', async (_, bytes, reason, message) => {
    const read = await readWorkbook(bytes);
    expect(read).toMatchObject({ ok: false, reason });
    expect(read.ok ? '' : read.message).toMatch(message);
    expect(read.ok ? '' : read.message).toMatch(/Hãy|chỉ để/);
  });

  it('refuses a workbook that lost its end', async () => {
    const bytes = await writeXlsx({ sheets: [{ name: 'A', rows: [['a']] }] });
    for (const kept of [30, bytes.length >> 1, bytes.length - 5]) {
      expect(await readWorkbook(bytes.subarray(0, kept))).toMatchObject({ ok: false, reason: 'corrupt' });
    }
  });

  it('refuses a workbook with a damaged part', async () => {
    const bytes = await writeXlsx({ sheets: [{ name: 'A', rows: [['a'.repeat(5000), 'b', 1, 2, 3]] }] });
    const broken = bytes.slice();
    for (let at = 60; at < 120; at += 1) broken[at] = broken[at]! ^ 0x55;
    expect(await readWorkbook(broken)).toMatchObject({ ok: false, reason: 'corrupt' });
  });

  it('refuses a file whose parts claim to unfold beyond the bound, without unfolding them', async () => {
    const bytes = (await writeXlsx({ sheets: [{ name: 'A', rows: [['a']] }] })).slice();
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    const entry = lastEntry(view);
    view.setUint32(entry + 24, 0x7fffffff, true);
    expect(await readWorkbook(bytes)).toMatchObject({ ok: false, reason: 'too-large' });
  });

  it('refuses a part that claims to be empty yet carries data', async () => {
    const bytes = (await writeXlsx({ sheets: [{ name: 'A', rows: [['a']] }] })).slice();
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    view.setUint32(lastEntry(view) + 24, 0, true);
    expect(await readWorkbook(bytes)).toMatchObject({ ok: false, reason: 'corrupt' });
  });
});

/** Offset of the last deflated entry in the central directory. */
function lastEntry(view: DataView): number {
  for (let at = view.byteLength - 46; at >= 0; at -= 1) {
    if (view.getUint32(at, true) === 0x02014b50 && view.getUint16(at + 10, true) === 8) return at;
  }
  throw new Error('the sample holds no deflated entry');
}
