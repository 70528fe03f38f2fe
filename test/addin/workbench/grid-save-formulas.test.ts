import type { ICellData, IWorkbookData } from '@univerjs/core';
import { describe, expect, it } from 'vitest';
import { loadWorkbook, type OpenedWorkbook } from '#addin/workbench/load-workbook.ts';
import { saveWorkbook } from '#addin/workbench/save-workbook.ts';
import { fixtureParts, packTexts, unpackTexts } from './grid-fixture.ts';

const sheetPart = 'xl/worksheets/sheet1.xml';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

/** A sheet of one's own rows in the fixture, opened; the second sheet stays. */
async function openSheet(rows: string, prefix = ''): Promise<OpenedWorkbook> {
  const p = prefix;
  const xmlns = p === '' ? 'xmlns' : `xmlns:${p.slice(0, -1)}`;
  const sheet = `<?xml version="1.0"?>\n<${p}worksheet ${xmlns}="${main}"><${p}sheetData>${rows}</${p}sheetData></${p}worksheet>`;
  const opened = await loadWorkbook(await packTexts({ ...fixtureParts(), [sheetPart]: sheet }), 'book');
  if (!opened.ok) throw new Error(opened.message);
  return opened;
}

type Cells = Record<number, Record<number, ICellData>>;

/** Saves after `change` did to the cells what the grid would do; gives the sheet part. */
async function saved(opened: OpenedWorkbook, change: (cells: Cells, book: IWorkbookData) => void): Promise<string> {
  const book = structuredClone(opened.source.snapshot);
  change(book.sheets['sheet-1']!.cellData as Cells, book);
  const parts = await unpackTexts(await saveWorkbook(opened.source, book, opened.settings));
  return parts[sheetPart]!;
}

/** Puts a blank row before `at` as the grid does: cells and the marks of rows move together. */
function insertRow(book: IWorkbookData, at: number): void {
  const sheet = book.sheets['sheet-1']!;
  const shift = (lines: object) =>
    Object.fromEntries(Object.entries(lines).map(([row, line]) => [Number(row) >= at ? Number(row) + 1 : row, line]));
  sheet.cellData = shift(sheet.cellData!);
  sheet.rowData = shift(sheet.rowData!);
}

describe('formulas that nobody retyped', () => {
  const arrays =
    '<row r="1"><c r="A1"><v>1</v></c><c r="B1" s="3" cm="1"><f t="array" ref="B1" ca="1">SUM((A1:A3&gt;1)*1)</f><v>2</v></c></row>' +
    '<row r="2"><c r="A2"><v>2</v></c><c r="B2"><f t="array" ref="B2:B3">A2:A3</f><v>2</v></c></row>' +
    '<row r="3"><c r="A3"><v>3</v></c><c r="B3"><v>3</v></c></row>';

  it('stay array formulas with the block they fill when an input changes', async () => {
    const sheet = await saved(await openSheet(arrays), (cells) => {
      cells[0]![0]!.v = 5;
      cells[0]![1]!.v = 3;
    });
    expect(sheet).toContain('<c r="B1" s="3" cm="1"><f t="array" ref="B1" ca="1">SUM((A1:A3&gt;1)*1)</f><v>3</v></c>');
    expect(sheet).toContain('<c r="B2"><f t="array" ref="B2:B3">A2:A3</f><v>2</v></c>');
    expect(sheet).toContain('<c r="B3"><v>3</v></c>');
  });

  it('keep the stored result where the grid lets them spill or knows no such function', async () => {
    const cube =
      '<row r="4"><c r="A4"><f>CUBEVALUE("x",A1)</f><v>9</v></c><c r="B4" t="str"><f>A1&amp;""</f><v>1</v></c></row>';
    const sheet = await saved(await openSheet(arrays + cube), (cells) => {
      cells[0]![0]!.v = 7;
      Object.assign(cells[1]![1]!, { v: '#SPILL!', t: 1 });
      Object.assign(cells[3]![0]!, { v: '#NAME?', t: 1 });
      Object.assign(cells[3]![1]!, { v: '7', t: 1 });
    });
    expect(sheet).toContain('<f t="array" ref="B2:B3">A2:A3</f><v>2</v>');
    expect(sheet).toContain('<c r="A4"><f>CUBEVALUE("x",A1)</f><v>9</v></c>');
    expect(sheet).toContain('<c r="B4" t="str"><f>A1&amp;""</f><v>7</v></c>');
  });

  it('let go of a block that somebody wrote into, so that the text stays', async () => {
    const sheet = await saved(await openSheet(arrays), (cells) => {
      Object.assign(cells[2]![1]!, { v: 'gõ đè', t: 1 });
    });
    expect(sheet).toContain('<f t="array" ref="B2">A2:A3</f><v>2</v>');
    expect(sheet).toContain('gõ đè');
  });

  it('take their block along when rows are inserted', async () => {
    const sheet = await saved(await openSheet(arrays), (cells, book) => {
      insertRow(book, 1);
      const now = book.sheets['sheet-1']!.cellData as Cells;
      now[0]![1]!.f = '=SUM((A1:A4>1)*1)';
      now[2]![1]!.f = '=A3:A4';
      expect(cells).toBeDefined();
    });
    expect(sheet).toContain('ref="B1" ca="1">SUM((A1:A4&gt;1)*1)</f><v>2</v>');
    expect(sheet).toContain('<c r="B3"><f t="array" ref="B3:B4">A3:A4</f><v>2</v></c>');
  });

  it('keep results that no edit changed: days of today, what the grid calculates otherwise', async () => {
    const rows =
      '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f>TODAY()</f><v>46000</v></c><c r="C1"><f>B1+1</f><v>46001</v></c></row>' +
      '<row r="2"><c r="A2"><f>A1+B1</f><v>46001</v></c><c r="B2"><f>SUMPRODUCT(D1:D3)</f><v>0</v></c><c r="C2"><f>A2*2</f><v>92002</v></c></row>';
    const opened = await openSheet(rows);
    const recalculated = (cells: Cells) => {
      cells[0]![1]!.v = 46357;
      cells[0]![2]!.v = 46358;
      cells[1]![0]!.v = 46358;
      cells[1]![1]!.v = 12;
      cells[1]![2]!.v = 92716;
    };
    expect(await saved(opened, recalculated)).toContain(rows);
    const edited = await saved(opened, (cells) => {
      recalculated(cells);
      cells[0]![0]!.v = 2;
    });
    expect(edited).toContain('<c r="B1"><f>TODAY()</f><v>46000</v></c><c r="C1"><f>B1+1</f><v>46001</v></c>');
    expect(edited).toContain('<c r="A2"><f>A1+B1</f><v>46358</v></c><c r="B2"><f>SUMPRODUCT(D1:D3)</f><v>0</v></c>');
    expect(edited).toContain('<f>A2*2</f><v>92716</v>');
  });

  it('are written fresh when they read an edit through a name, another sheet or a whole column', async () => {
    const rows =
      '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f>TyLe*2</f><v>2</v></c><c r="C1"><f>SUM(A:A)</f><v>1</v></c>' +
      '<c r="D1"><f>\'Danh mục\'!A2+1</f><v>2</v></c><c r="E1"><f>D1+1</f><v>3</v></c></row>';
    const sheet = await saved(await openSheet(rows), (cells, book) => {
      cells[0]![0]!.v = 4;
      (book.sheets['sheet-2']!.cellData as Cells)[1]![0]!.v = 10;
      cells[0]![1]!.v = 8;
      cells[0]![2]!.v = 4;
      cells[0]![3]!.v = 11;
      cells[0]![4]!.v = 12;
    });
    expect([...sheet.matchAll(/<\/f><v>(\d+)</g)].map((match) => match[1])).toEqual(['8', '4', '11', '12']);
  });

  it('change from a number to a text, an error or nothing and back', async () => {
    const rows =
      '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f>A1</f><v>1</v></c><c r="C1" t="str"><f>A1&amp;"x"</f><v>1x</v></c>' +
      '<c r="D1" t="e"><f>1/A1</f><v>#DIV/0!</v></c><c r="E1" t="str"><f>T(A1)</f><v></v></c><c r="F1"><f>A1*1</f></c></row>';
    const sheet = await saved(await openSheet(rows), (cells) => {
      cells[0]![0]!.v = 2;
      Object.assign(cells[0]![1]!, { v: '#DIV/0!', t: 1 });
      Object.assign(cells[0]![2]!, { v: '', t: 1 });
      Object.assign(cells[0]![3]!, { v: 0.5, t: 2 });
      Object.assign(cells[0]![4]!, { v: ' hai', t: 1 });
      Object.assign(cells[0]![5]!, { v: 2, t: 2 });
    });
    expect(sheet).toContain('<c r="B1" t="e"><f>A1</f><v>#DIV/0!</v></c>');
    expect(sheet).toContain('<c r="C1" t="str"><f>A1&amp;"x"</f><v></v></c>');
    expect(sheet).toContain('<c r="D1"><f>1/A1</f><v>0.5</v></c>');
    expect(sheet).toContain('<c r="E1" t="str"><f>T(A1)</f><v> hai</v></c>');
    expect(sheet).toContain('<c r="F1"><f>A1*1</f><v>2</v></c>');
  });

  it('keep a table of trials (data table) and what it was tried with, also when its cells move', async () => {
    const rows =
      '<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="B2"><f t="dataTable" ref="B2:B3" dt2D="0" dtr="0" r1="A1"/><v>5</v></c></row>' +
      '<row r="3"><c r="B3"><v>6</v></c></row>';
    const opened = await openSheet(rows);
    expect(await saved(opened, (cells) => void (cells[0]![0]!.v = 2))).toContain(
      rows.slice(rows.indexOf('<row r="2">')),
    );
    const moved = await saved(opened, (_, book) => insertRow(book, 0));
    expect(moved).toContain('<c r="B3"><f t="dataTable" ref="B3:B4" dt2D="0" dtr="0" r1="A2"/><v>5</v></c>');
  });

  it('keep their shared text when only results change, in a file with prefixes too', async () => {
    const rows =
      '<x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c><x:c r="B1"><x:f t="shared" ref="B1:B2" si="0">A1*2</x:f><x:v>2</x:v></x:c></x:row>' +
      '<x:row r="2"><x:c r="A2"><x:v>3</x:v></x:c><x:c r="B2"><x:f t="shared" si="0"/><x:v>6</x:v></x:c></x:row>';
    const sheet = await saved(await openSheet(rows, 'x:'), (cells) => {
      cells[1]![0]!.v = 4;
      cells[1]![1]!.v = 8;
    });
    expect(sheet).toContain('<x:f t="shared" ref="B1:B2" si="0">A1*2</x:f><x:v>2</x:v>');
    expect(sheet).toContain('<x:c r="B2"><x:f t="shared" si="0"/><x:v>8</x:v></x:c>');
  });

  it('keep their result and kind when only their looks change', async () => {
    const sheet = await saved(await openSheet(arrays), (cells, book) => {
      book.styles['new'] = { ...book.styles['xf3'], bl: 1 };
      cells[0]![1]!.s = 'new';
    });
    expect(sheet).toMatch(
      /<c r="B1" s="5" cm="1"><f t="array" ref="B1" ca="1">SUM\(\(A1:A3&gt;1\)\*1\)<\/f><v>2<\/v><\/c>/,
    );
  });
});
