import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { ICellData, IWorkbookData, IWorksheetData } from '@univerjs/core';
import { describe, expect, it } from 'vitest';
import { loadWorkbook, type OpenedWorkbook } from '#addin/workbench/load-workbook.ts';
import { saveWorkbook } from '#addin/workbench/save-workbook.ts';
import { formulaAt, valueAt, type Grid } from '#shared/sheet/grid.ts';
import { readWorkbook } from '#shared/xlsx/read-workbook.ts';
import { fixtureParts, packTexts, unpackTexts } from './grid-fixture.ts';

async function openFixture(change: Record<string, string> = {}): Promise<OpenedWorkbook> {
  const opened = await loadWorkbook(await packTexts({ ...fixtureParts(), ...change }), 'book');
  if (!opened.ok) throw new Error(opened.message);
  return opened;
}

interface Draft {
  readonly book: IWorkbookData;
  readonly sheet: Partial<IWorksheetData>;
  cell(row: number, column: number): ICellData;
  /** Changes what one feature of the grid keeps. */
  edit(resource: string, change: (sheets: Record<string, never[]>) => void): void;
}

/** A copy of what the grid holds, to be changed as the grid would change it. */
function draftOf(opened: OpenedWorkbook): Draft {
  const book = structuredClone(opened.source.snapshot);
  const sheet = book.sheets['sheet-1']!;
  return {
    book,
    sheet,
    cell: (row, column) => ((sheet.cellData![row] ??= {})[column] ??= {}),
    edit(name, change) {
      const resource = book.resources!.find((entry) => entry.name === name)!;
      const sheets = JSON.parse(resource.data) as Record<string, never[]>;
      change(sheets);
      resource.data = JSON.stringify(sheets);
    },
  };
}

async function saveDraft(opened: OpenedWorkbook, draft: Draft, settings = opened.settings) {
  const bytes = await saveWorkbook(opened.source, draft.book, settings);
  const read = await readWorkbook(bytes);
  if (!read.ok) throw new Error(read.message);
  return { bytes, parts: await unpackTexts(bytes), grid: read.grids[0]! as Grid, grids: read.grids };
}

/** Moves rows as the grid does when one is inserted before `at`. */
function insertRow(sheet: Partial<IWorksheetData>, at: number): void {
  const shift = <T>(lines: Record<number, T>) =>
    Object.fromEntries(Object.entries(lines).map(([row, line]) => [Number(row) >= at ? Number(row) + 1 : row, line]));
  sheet.cellData = shift(sheet.cellData as Record<number, never>);
  sheet.rowData = shift(sheet.rowData as Record<number, never>);
}

describe('loading a workbook into the grid', () => {
  it('shows values, formulas, formats, merges, sizes and hidden lines', async () => {
    const { source } = await openFixture();
    const sheet = source.snapshot.sheets['sheet-1']!;
    expect(sheet.name).toBe('Kế hoạch');
    expect(sheet.cellData?.[1]?.[1]?.v).toBe('Chủ trì');
    expect(sheet.cellData?.[2]?.[2]).toMatchObject({ v: 46032, t: 2 });
    expect(sheet.cellData?.[4]?.[3]).toMatchObject({ f: '=B5/10', v: 0.3 });
    expect(sheet.cellData?.[5]?.[0]).toMatchObject({ v: 1, t: 3 });
    expect(sheet.cellData?.[5]?.[1]).toMatchObject({ v: '#N/A' });
    expect(sheet.mergeData).toEqual([{ startRow: 0, startColumn: 0, endRow: 0, endColumn: 3 }]);
    expect(sheet.rowData?.[0]).toMatchObject({ h: 40, ia: 0 });
    expect(sheet.rowData?.[4]).toMatchObject({ hd: 1 });
    expect(sheet.columnData?.[0]).toMatchObject({ w: 290 });
    expect(sheet.columnData?.[4]).toMatchObject({ hd: 1 });
    expect(sheet.freeze).toMatchObject({ ySplit: 2, startRow: 2 });
    expect(source.snapshot.sheets['sheet-2']).toMatchObject({ name: 'Danh mục', hidden: 1 });
  });

  it('shows what cells look like', async () => {
    const { source } = await openFixture();
    expect(source.snapshot.styles['xf1']).toMatchObject({
      ff: 'Times New Roman',
      fs: 13,
      bl: 1,
      bg: { rgb: '#DDEBF7' },
      ht: 2,
      vt: 2,
      tb: 3,
    });
    expect(source.snapshot.styles['xf2']?.n).toEqual({ pattern: 'dd/mm/yyyy' });
    expect(source.snapshot.sheets['sheet-1']?.defaultStyle).toMatchObject({ ff: 'Times New Roman', fs: 13 });
    expect([...source.unlockedStyles]).toEqual(['xf3']);
    expect(source.sheets.map((sheet) => sheet.protected)).toEqual([true, false]);
  });

  it('refuses what is no workbook with the words of the reader', async () => {
    const refused = await loadWorkbook(new TextEncoder().encode('%PDF-1.4'), 'book');
    expect(refused).toMatchObject({ ok: false, reason: 'not-a-workbook' });
  });
});

describe('saving a workbook', () => {
  it('gives back every part byte by byte when nothing changed', async () => {
    const opened = await openFixture();
    const { parts } = await saveDraft(opened, draftOf(opened));
    expect(parts).toEqual(fixtureParts());
  });

  it('writes changed cells and leaves everything else as it stands', async () => {
    const opened = await openFixture();
    const draft = draftOf(opened);
    draft.cell(2, 0).v = 'Một & "hai" <ba>\ndòng 2';
    draft.cell(2, 1).v = 7.5;
    Object.assign(draft.cell(3, 1), { v: 1, t: 3 });
    draft.sheet.cellData![8] = { 0: { v: 'mới', t: 1 }, 1: { f: '=SUM(B3:B4)', v: 9, t: 2 } };
    const { parts, grid } = await saveDraft(opened, draft);
    expect(valueAt(grid, 2, 0)).toBe('Một & "hai" <ba>\ndòng 2');
    expect(valueAt(grid, 2, 1)).toBe(7.5);
    expect(valueAt(grid, 3, 1)).toBe(true);
    expect(valueAt(grid, 8, 0)).toBe('mới');
    expect(formulaAt(grid, 8, 1)).toBe('=SUM(B3:B4)');
    const before = fixtureParts();
    const touched = Object.keys(parts).filter((name) => parts[name] !== before[name]);
    expect(touched.sort()).toEqual(
      ['[Content_Types].xml', 'xl/_rels/workbook.xml.rels', 'xl/workbook.xml', 'xl/worksheets/sheet1.xml'].sort(),
    );
    const sheet = parts['xl/worksheets/sheet1.xml']!;
    for (const kept of ['<c r="B2" s="1" t="s"><v>2</v></c>', 'type="top10"', '<x14:dataValidations', 'r:id="rId9"']) {
      expect(sheet).toContain(kept);
    }
  });

  it('drops the list of formula cells and asks Excel to calculate', async () => {
    const opened = await openFixture();
    const draft = draftOf(opened);
    draft.cell(2, 1).v = 5;
    const { parts } = await saveDraft(opened, draft);
    expect(parts['xl/calcChain.xml']).toBeUndefined();
    expect(parts['[Content_Types].xml']).not.toContain('calcChain');
    expect(parts['xl/_rels/workbook.xml.rels']).not.toContain('calcChain');
    expect(parts['xl/workbook.xml']).toContain('<calcPr calcId="191029" fullCalcOnLoad="1"/>');
  });

  it('spells out a shared formula when one of its cells changes', async () => {
    const opened = await openFixture();
    const draft = draftOf(opened);
    Object.assign(draft.cell(2, 3), { f: null, v: 0.9, t: 2 });
    const { grid, parts } = await saveDraft(opened, draft);
    expect([2, 3, 4, 5].map((row) => formulaAt(grid, row, 3))).toEqual([null, '=B4/10', '=B5/10', '=B6/10']);
    expect(parts['xl/worksheets/sheet1.xml']).not.toContain('t="shared"');
  });

  it('derives a new format from the one the cell had', async () => {
    const opened = await openFixture();
    const draft = draftOf(opened);
    draft.book.styles['new'] = { ...draft.book.styles['xf3'], bg: { rgb: '#FFEEAA' }, bl: 1, n: { pattern: '0.000' } };
    draft.cell(2, 3).s = 'new';
    const { parts, grid } = await saveDraft(opened, draft);
    const styles = parts['xl/styles.xml']!;
    expect(styles).toContain('<cellXfs count="6">');
    expect(styles).toMatch(/<xf [^>]*><protection locked="0"\/><\/xf><\/cellXfs>/);
    expect(styles).toContain('FFFFEEAA');
    expect(grid.numberFormats?.[2]?.[3]).toBe('0.000');
    expect(grid.numberFormats?.[3]?.[3]).toBe('0%');
  });

  it('lets everything follow when a row is inserted', async () => {
    const opened = await openFixture();
    const draft = draftOf(opened);
    insertRow(draft.sheet, 3);
    draft.sheet.rowData![3] = { h: 22 };
    draft.sheet.cellData![3] = { 0: { v: 'chèn', t: 1 } };
    for (const row of [4, 5, 6]) draft.cell(row, 3).f = `=B${row + 1}/10`;
    draft.cell(7, 1).f = '=SUM(B3:B6)';
    draft.edit('SHEET_DATA_VALIDATION_PLUGIN', (sheets) => {
      Object.assign(sheets['sheet-1']![0]!, { ranges: [{ startRow: 2, startColumn: 0, endRow: 6, endColumn: 0 }] });
    });
    const { parts, grid } = await saveDraft(opened, draft);
    const sheet = parts['xl/worksheets/sheet1.xml']!;
    expect([3, 4, 5].map((row) => valueAt(grid, row, 0))).toEqual(['chèn', 'Hai', 'Ba']);
    expect(formulaAt(grid, 4, 3)).toBe('=B5/10');
    expect([...grid.hiddenRows]).toEqual([5]);
    expect(sheet).toContain('<hyperlink ref="A5"');
    expect(sheet).toContain('<autoFilter ref="A2:D7"');
    expect(sheet).toContain('sqref="A3:A7"');
    expect(sheet).toMatch(/<dataValidation type="custom"[^>]*sqref="B3:B7"/);
    expect(sheet).toMatch(/<xm:sqref[^>]*>C3:C7</);
    expect(parts['xl/comments1.xml']).toContain('ref="A5"');
    expect(parts['xl/drawings/vmlDrawing1.vml']).toContain('<x:Row>4</x:Row>');
    expect(parts['xl/workbook.xml']).toContain("'Kế hoạch'!$A$1:$E$9");
    expect(parts['xl/workbook.xml']).toContain("'Kế hoạch'!$D$3:$D$7");
    expect(parts['xl/workbook.xml']).toContain("'Kế hoạch'!$2:$2");
  });

  it('writes hidden columns, widths, merges, drop-downs and tints', async () => {
    const opened = await openFixture();
    const draft = draftOf(opened);
    Object.assign(draft.sheet.columnData![0]!, { hd: 1 });
    Object.assign(draft.sheet.columnData![1]!, { w: 145 });
    draft.sheet.mergeData!.push({ startRow: 2, startColumn: 0, endRow: 3, endColumn: 0 });
    draft.edit('SHEET_DATA_VALIDATION_PLUGIN', (sheets) => {
      const ranges = [{ startRow: 2, startColumn: 5, endRow: 5, endColumn: 5 }];
      const rule = {
        uid: 'a',
        type: 'list',
        formula1: 'Chưa làm,"Đang" làm',
        ranges,
        showErrorMessage: true,
        errorStyle: 1,
      };
      sheets['sheet-1']!.push(rule as never);
    });
    draft.edit('SHEET_CONDITIONAL_FORMATTING_PLUGIN', (sheets) => {
      const ranges = [{ startRow: 2, startColumn: 0, endRow: 5, endColumn: 0 }];
      const style = { bg: { rgb: '#FFF4CE' } };
      const rule = { type: 'highlightCell', subType: 'formula', value: '=$B3="Một"', style };
      sheets['sheet-1']!.unshift({ cfId: 'tint-1', ranges, stopIfTrue: false, rule } as never);
    });
    const { parts, bytes } = await saveDraft(opened, draft);
    const sheet = parts['xl/worksheets/sheet1.xml']!;
    expect(sheet).toContain('<col min="1" max="1" width="40.7109375" customWidth="1" hidden="1"/>');
    expect(sheet).toContain('<col min="2" max="2" width="20" customWidth="1" style="1"/>');
    expect(sheet).toContain('<mergeCells count="2">');
    expect(sheet).toContain('<formula1>&quot;Chưa làm,&quot;&quot;Đang&quot;&quot; làm&quot;</formula1>');
    expect(sheet).toContain('priority="1"><formula>$B3=&quot;Một&quot;</formula>');
    expect(sheet).toMatch(/type="cellIs"[^>]*priority="2"/);
    expect(parts['xl/styles.xml']).toContain('<dxfs count="2">');
    const again = await loadWorkbook(bytes, 'again');
    const resources = again.ok ? again.source.snapshot.resources! : [];
    expect(resources.find((entry) => entry.name === 'SHEET_CONDITIONAL_FORMATTING_PLUGIN')?.data).toContain('#FFF4CE');
  });

  it('removes a rule that was removed in the grid and keeps those the grid does not know', async () => {
    const opened = await openFixture();
    const draft = draftOf(opened);
    draft.edit('SHEET_CONDITIONAL_FORMATTING_PLUGIN', (sheets) => sheets['sheet-1']!.splice(0));
    draft.edit('SHEET_DATA_VALIDATION_PLUGIN', (sheets) => sheets['sheet-1']!.splice(0));
    const sheet = (await saveDraft(opened, draft)).parts['xl/worksheets/sheet1.xml']!;
    expect(sheet).not.toContain('type="cellIs"');
    expect(sheet).toContain('type="top10"');
    expect(sheet).not.toContain('type="list" allowBlank');
    expect(sheet).toContain('type="custom"');
    expect(sheet).toContain('<dataValidations count="1">');
  });

  it('adds, renames, reorders and removes sheets', async () => {
    const opened = await openFixture();
    const draft = draftOf(opened);
    draft.book.sheets['added'] = {
      id: 'added',
      name: 'Tổng hợp & mới',
      cellData: { 0: { 0: { v: 'xin chào', t: 1 } } },
    };
    draft.book.sheets['sheet-1']!.name = "Kế hoạch '26";
    draft.book.sheetOrder = ['added', 'sheet-1'];
    delete draft.book.sheets['sheet-2'];
    const { grids, parts } = await saveDraft(opened, draft);
    expect(grids.map((grid) => [grid.name, grid.hidden])).toEqual([
      ['Tổng hợp & mới', false],
      ["Kế hoạch '26", false],
    ]);
    expect(valueAt(grids[0]!, 0, 0)).toBe('xin chào');
    expect(parts['xl/worksheets/sheet2.xml']).toBeUndefined();
    expect(parts['xl/workbook.xml']).toContain(`localSheetId="1">'Kế hoạch ''26'!$A$1:$E$8<`);
  });

  it('counts days from 1904 where the file does', async () => {
    const book = fixtureParts()['xl/workbook.xml']!.replace('<workbookPr ', '<workbookPr date1904="1" ');
    const opened = await openFixture({ 'xl/workbook.xml': book });
    const draft = draftOf(opened);
    expect(draft.cell(2, 2).v).toBe(46032 + 1462);
    draft.cell(2, 2).v = 46033 + 1462;
    const { parts } = await saveDraft(opened, draft);
    expect(parts['xl/worksheets/sheet1.xml']).toContain('<c r="C3" s="2"><v>46033</v></c>');
  });

  it('saves a workbook from a program that puts prefixes on every element', async () => {
    const texts = fixtureParts();
    const plain = texts['xl/worksheets/sheet2.xml']!;
    const prefixed = plain.replace('xmlns=', 'xmlns:x=').replace(/<(\/?)(?!\?)([a-zA-Z])/g, '<$1x:$2');
    const opened = await openFixture({ 'xl/worksheets/sheet2.xml': prefixed });
    const draft = draftOf(opened);
    draft.book.sheets['sheet-2']!.cellData![1]![1]!.v = 'Sở Tư pháp';
    const { grids, parts } = await saveDraft(opened, draft);
    expect(valueAt(grids[1]!, 1, 1)).toBe('Sở Tư pháp');
    expect(parts['xl/worksheets/sheet2.xml']).toContain('<x:c r="B2" t="inlineStr">');
  });
});

describe('settings of the add-in', () => {
  it('stay with the file through save and reopen', async () => {
    const opened = await openFixture();
    const settings = new Map<string, unknown>([
      ['bangDiem.workbook', { id: 'a-1', note: 'dấu "ngoặc"\nvà dòng' }],
      ['bangDiem.list', [1, null, true]],
    ]);
    const { bytes } = await saveDraft(opened, draftOf(opened), settings);
    const again = await loadWorkbook(bytes, 'again');
    expect(again.ok && [...again.settings]).toEqual([...settings]);
    const draft = draftOf(again as OpenedWorkbook);
    const second = await saveDraft(again as OpenedWorkbook, draft, new Map([['bangDiem.list', 2]]));
    const third = await loadWorkbook(second.bytes, 'third');
    expect(third.ok && [...third.settings]).toEqual([['bangDiem.list', 2]]);
    expect(Object.keys(second.parts).filter((name) => name.includes('webextension'))).toHaveLength(3);
  });
});

describe('what other programs make of a saved workbook', () => {
  it('LibreOffice opens it and finds the changes', { timeout: 120_000 }, async () => {
    const opened = await openFixture();
    const draft = draftOf(opened);
    insertRow(draft.sheet, 3);
    draft.cell(3, 0).v = 'dòng chèn';
    draft.cell(2, 0).v = 'sửa ở bàn thử';
    draft.book.styles['new'] = { ...draft.book.styles['xf0'], bg: { rgb: '#FFEEAA' } };
    draft.cell(2, 0).s = 'new';
    const { bytes } = await saveDraft(opened, draft, new Map([['bangDiem.workbook', 1]]));
    const folder = await mkdtemp(join(tmpdir(), 'bang-diem-'));
    try {
      const file = join(folder, 'saved.xlsx');
      await writeFile(file, bytes);
      const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
      const filter = 'csv:Text - txt - csv (StarCalc):44,34,76,1';
      const args = [profile, '--headless', '--convert-to', filter, '--outdir', folder, file];
      await promisify(execFile)('soffice', args);
      const csv = await readFile(join(folder, 'saved.csv'), 'utf8');
      expect(csv).toContain('sửa ở bàn thử');
      expect(csv).toContain('dòng chèn');
      expect(csv).toContain('10/01/2026');
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
