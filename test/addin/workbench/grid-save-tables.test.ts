import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { ICellData, IWorkbookData } from '@univerjs/core';
import { describe, expect, it } from 'vitest';
import { loadWorkbook } from '#addin/workbench/load-workbook.ts';
import { saveWorkbook } from '#addin/workbench/save-workbook.ts';
import { fixtureParts, packTexts, unpackTexts } from './grid-fixture.ts';

const tablePart = 'xl/tables/table1.xml';
const sheet1 = 'xl/worksheets/sheet1.xml';
const sheet2 = 'xl/worksheets/sheet2.xml';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

const cell = (reference: string, text: string) => `<c r="${reference}" t="inlineStr"><is><t>${text}</t></is></c>`;
const line = (row: number, ...texts: string[]) =>
  `<row r="${row}">${texts.map((text, at) => cell(`${'ABCDE'[at]}${row}`, text)).join('')}</row>`;

/** The fixture with a table of four columns, filtered and ordered, and a filter with choices on the first sheet. */
function parts(): Record<string, string> {
  const texts = fixtureParts();
  return {
    ...texts,
    [sheet1]: texts[sheet1]!.replace(
      '<autoFilter ref="A2:D6"/>',
      '<autoFilter ref="A2:D6"><filterColumn colId="1"><filters><filter val="1"/></filters></filterColumn><filterColumn colId="3"><filters blank="1"/></filterColumn><sortState ref="A3:D6"><sortCondition ref="D3:D6"/></sortState></autoFilter>',
    ).replace(/<sheetProtection[^>]*>/, ''),
    [sheet2]: texts[sheet2]!.replace(
      /<sheetData>.*<\/sheetData>/,
      `<sheetData>${line(1, 'Cơ quan', 'Tên', 'Số', 'Ghi chú')}${line(2, '1', 'Sở Nội vụ', '5', 'x')}${line(3, '2', 'Sở Y tế', '6', 'y')}${line(4, '3', 'Sở Tư pháp', '7', 'z')}</sheetData>`,
    ),
    [tablePart]: `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<table xmlns="${main}" id="1" name="Bang1" displayName="Bang1" ref="A1:D4" totalsRowShown="0"><autoFilter ref="A1:D4"><filterColumn colId="2"><filters><filter val="5"/></filters></filterColumn></autoFilter><sortState ref="A2:D4"><sortCondition ref="C2:C4"/></sortState><tableColumns count="4"><tableColumn id="1" name="Cơ quan"/><tableColumn id="2" name="Tên" dataDxfId="0"/><tableColumn id="3" name="Số"><calculatedColumnFormula>$A$2+'Kế hoạch'!B3</calculatedColumnFormula></tableColumn><tableColumn id="7" name="Ghi chú"/></tableColumns><tableStyleInfo name="TableStyleLight1" showRowStripes="1"/></table>`,
  };
}

type Lines = Record<number, unknown>;
type Change = (lines: Lines) => Lines;

const insertBefore =
  (at: number, fresh?: unknown): Change =>
  (lines) => ({
    ...Object.fromEntries(
      Object.entries(lines).map(([place, one]) => [Number(place) >= at ? Number(place) + 1 : place, one]),
    ),
    ...(fresh === undefined ? {} : { [at]: fresh }),
  });
const remove =
  (...gone: number[]): Change =>
  (lines) =>
    Object.fromEntries(
      Object.entries(lines)
        .filter(([place]) => !gone.includes(Number(place)))
        .map(([place, one]) => [Number(place) - gone.filter((other) => other < Number(place)).length, one]),
    );

interface Edit {
  readonly sheet?: string;
  readonly rows?: Change;
  readonly columns?: Change;
  readonly cells?: Readonly<Record<number, Record<number, ICellData>>>;
  readonly resources?: (book: IWorkbookData) => void;
}

async function savedAfter({ sheet = 'sheet-2', rows, columns, cells = {}, resources }: Edit, texts = parts()) {
  const opened = await loadWorkbook(await packTexts(texts), 'book');
  if (!opened.ok) throw new Error(opened.message);
  const book = structuredClone(opened.source.snapshot);
  const data = book.sheets[sheet]!;
  if (rows) {
    data.cellData = rows(data.cellData as Lines) as never;
    data.rowData = rows(data.rowData as Lines) as never;
  }
  if (columns) {
    data.cellData = Object.fromEntries(
      Object.entries(data.cellData as Record<string, Lines>).map(([row, line]) => [row, columns(line)]),
    ) as never;
    data.columnData = columns(data.columnData as Lines) as never;
  }
  for (const [row, line] of Object.entries(cells)) Object.assign((data.cellData as Lines)[Number(row)]!, line);
  resources?.(book);
  const bytes = await saveWorkbook(opened.source, book, opened.settings);
  return { bytes, texts: await unpackTexts(bytes) };
}

const tableOf = (texts: Record<string, string>) => texts[tablePart]!;
const namesIn = (xml: string) =>
  [...xml.matchAll(/<tableColumn id="(\d+)" name="([^"]*)"/g)].map(([, id, name]) => [id, name]);

describe('tables of the file', () => {
  it('take in a column that was inserted, and name it above its cells', async () => {
    const { texts } = await savedAfter({ columns: insertBefore(1) });
    const table = tableOf(texts);
    expect(table).toContain('displayName="Bang1" ref="A1:E4"');
    expect(table).toContain('<tableColumns count="5">');
    expect(namesIn(table)).toEqual([
      ['1', 'Cơ quan'],
      ['8', 'Cột2'],
      ['2', 'Tên'],
      ['3', 'Số'],
      ['7', 'Ghi chú'],
    ]);
    expect(table).toContain('<autoFilter ref="A1:E4"><filterColumn colId="3">');
    expect(table).toContain('<sortState ref="A2:E4"><sortCondition ref="D2:D4"/>');
    expect(table).toContain('<tableColumn id="2" name="Tên" dataDxfId="0"/>');
    expect(texts[sheet2]).toMatch(/<c r="B1"[^>]*t="inlineStr"[^>]*><is><t[^>]*>Cột2</);
  });

  it('are called as the cells above the columns are, each name once', async () => {
    const { texts } = await savedAfter({
      columns: insertBefore(3),
      cells: { 0: { 1: { v: 'Tên cơ quan', t: 1 }, 3: { v: 'số', t: 1 }, 4: { v: 2026, t: 2 } } },
    });
    expect(namesIn(tableOf(texts)).map(([, name]) => name)).toEqual(['Cơ quan', 'Tên cơ quan', 'Số', 'số2', '2026']);
    expect(texts[sheet2]).toMatch(/<c r="D1"[^>]*t="inlineStr"[^>]*><is><t[^>]*>số2</);
    expect(texts[sheet2]).toMatch(/<c r="E1"[^>]*t="inlineStr"[^>]*><is><t[^>]*>2026</);
  });

  it('let go a column that was removed, with its choice and its order', async () => {
    const { texts } = await savedAfter({ columns: remove(2) });
    const table = tableOf(texts);
    expect(table).toContain('ref="A1:C4"');
    expect(namesIn(table).map(([id]) => id)).toEqual(['1', '2', '7']);
    expect(table).toContain('<autoFilter ref="A1:C4"></autoFilter>');
    expect(table).not.toContain('sortState');
  });

  it('follow rows, and keep a row when all of theirs were removed', async () => {
    expect(tableOf((await savedAfter({ rows: insertBefore(2) })).texts)).toContain('displayName="Bang1" ref="A1:D5"');
    const emptied = tableOf((await savedAfter({ rows: remove(1, 2, 3) })).texts);
    expect(emptied).toContain('displayName="Bang1" ref="A1:D2"');
    expect(emptied).toContain('<autoFilter ref="A1:D2">');
  });

  it('are plain cells again when their header row was removed', async () => {
    const { texts } = await savedAfter({ rows: remove(0) });
    expect(texts[tablePart]).toBeUndefined();
    expect(texts[sheet2]).not.toContain('tablePart');
    expect(texts['[Content_Types].xml']).not.toContain('table1.xml');
    expect(texts['xl/worksheets/_rels/sheet2.xml.rels']).not.toContain('table1.xml');
  });

  it('let formulas of their columns follow cells of other sheets', async () => {
    const { texts } = await savedAfter({ sheet: 'sheet-1', rows: insertBefore(1) });
    expect(tableOf(texts)).toContain("<calculatedColumnFormula>$A$2+'Kế hoạch'!B4</calculatedColumnFormula>");
  });

  it('stay byte by byte where nothing of theirs changed', async () => {
    const { texts } = await savedAfter({ cells: { 1: { 1: { v: 'Sở Tài chính', t: 1 } } } });
    expect(tableOf(texts)).toBe(parts()[tablePart]);
  });

  it.skipIf(!existsSync(process.env['SOFFICE'] ?? '/usr/bin/soffice'))(
    'open in LibreOffice with the column that was inserted',
    { timeout: 120_000 },
    async () => {
      const { bytes } = await savedAfter({ columns: insertBefore(1) });
      const folder = await mkdtemp(join(tmpdir(), 'bang-diem-table-'));
      try {
        await writeFile(join(folder, 'saved.xlsx'), bytes);
        const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
        const args = [profile, '--headless', '--convert-to', 'fods', '--outdir', folder, join(folder, 'saved.xlsx')];
        await promisify(execFile)('soffice', args);
        const book = await readFile(join(folder, 'saved.fods'), 'utf8');
        expect(book).toMatch(/<table:database-range table:name="Bang1" table:target-range-address="[^"]*A1:[^"]*E4"/);
        expect(book).toContain('<text:p>Cột2</text:p>');
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
  );
});

describe('a filter with choices', () => {
  it('goes on choosing in the columns where it did', async () => {
    const inserted = (await savedAfter({ sheet: 'sheet-1', columns: insertBefore(1) })).texts[sheet1];
    expect(inserted).toContain(
      '<autoFilter ref="A2:E6"><filterColumn colId="2"><filters><filter val="1"/></filters></filterColumn><filterColumn colId="4"><filters blank="1"/></filterColumn><sortState ref="A3:E6"><sortCondition ref="E3:E6"/></sortState></autoFilter>',
    );
    const removed = (await savedAfter({ sheet: 'sheet-1', columns: remove(1) })).texts[sheet1];
    expect(removed).toContain(
      '<autoFilter ref="A2:C6"><filterColumn colId="2"><filters blank="1"/></filterColumn><sortState ref="A3:C6"><sortCondition ref="C3:C6"/></sortState></autoFilter>',
    );
  });

  it('goes with its header row', async () => {
    const { texts } = await savedAfter({ sheet: 'sheet-1', rows: remove(1) });
    expect(texts[sheet1]).not.toContain('autoFilter');
  });
});

describe('filter arrows that the grid shows at other cells', () => {
  const plain = () => {
    const all = fixtureParts();
    return {
      ...all,
      'xl/workbook.xml': all['xl/workbook.xml']!.replace(
        '</definedNames>',
        `<definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">'Kế hoạch'!$A$2:$D$6</definedName></definedNames>`,
      ),
    };
  };
  const setResource = (name: string, change: (bySheet: Record<string, never>) => void) => (book: IWorkbookData) => {
    const resource = book.resources!.find((one) => one.name === name)!;
    const bySheet = JSON.parse(resource.data) as Record<string, never>;
    change(bySheet);
    resource.data = JSON.stringify(bySheet);
  };
  const filters = 'SHEET_FILTER_PLUGIN';
  const block = { startRow: 1, endRow: 5, startColumn: 0, endColumn: 4 };

  it('are saved there, also over a column that is hidden', async () => {
    const wider = setResource(filters, (bySheet) => Object.assign(bySheet['sheet-1']!, { ref: block }));
    const { texts } = await savedAfter({ resources: wider }, plain());
    expect(texts[sheet1]).toContain('<autoFilter ref="A2:E6"/>');
    expect(texts['xl/workbook.xml']).toContain('hidden="1">\'Kế hoạch\'!$A$2:$E$6</definedName>');
  });

  it('are saved where there were none, and gone where somebody took them away', async () => {
    const fresh = setResource(filters, (bySheet) => Object.assign(bySheet, { 'sheet-2': { ref: block } }));
    expect((await savedAfter({ resources: fresh }, plain())).texts[sheet2]).toContain(
      '</sheetData><autoFilter ref="A2:E6"/>',
    );
    const gone = setResource(filters, (bySheet) => delete bySheet['sheet-1']);
    const { texts } = await savedAfter({ resources: gone }, plain());
    expect(texts[sheet1]).not.toContain('autoFilter');
    expect(texts['xl/workbook.xml']).not.toContain('_FilterDatabase');
  });

  it('of a table take its new column into the table', async () => {
    const wider = setResource('SHEET_TABLE_PLUGIN', (bySheet) => {
      const [table] = (bySheet['sheet-2'] as unknown as { tables: { range: object }[] }).tables;
      Object.assign(table!.range, { endColumn: 2 });
    });
    const { texts } = await savedAfter({ resources: wider, cells: { 0: { 2: { v: 'Mã đồng bộ', t: 1 } } } }, plain());
    expect(tableOf(texts)).toContain('displayName="Bang1" ref="A1:C2"');
    expect(tableOf(texts)).toContain('<tableColumns count="3">');
    expect(tableOf(texts)).toContain('<tableColumn id="3" name="Mã đồng bộ"/>');
  });
});

describe('notes of removed cells', () => {
  const thread = `<ThreadedComments xmlns="urn:t"><threadedComment ref="A4" id="{1}"><text>Xem</text></threadedComment><threadedComment ref="B6" id="{2}"><text>Còn</text></threadedComment></ThreadedComments>`;
  const relations = 'xl/worksheets/_rels/sheet1.xml.rels';
  const texts = () => {
    const all = parts();
    return {
      ...all,
      'xl/threadedComments/threadedComment1.xml': thread,
      [relations]: all[relations]!.replace(
        '</Relationships>',
        `<Relationship Id="rId40" Type="${type}/threadedComment" Target="../threadedComments/threadedComment1.xml"/></Relationships>`,
      ),
    };
  };

  it('are gone with their boxes and discussions; others move', async () => {
    const saved = (await savedAfter({ sheet: 'sheet-1', rows: remove(3) }, texts())).texts;
    expect(saved['xl/comments1.xml']).toContain('<commentList></commentList>');
    expect(saved['xl/drawings/vmlDrawing1.vml']).not.toContain('<v:shape ');
    expect(saved['xl/threadedComments/threadedComment1.xml']).not.toContain('{1}');
    expect(saved['xl/threadedComments/threadedComment1.xml']).toContain('<threadedComment ref="B5" id="{2}">');
    expect(saved[sheet1]).not.toContain('<hyperlink ');
  });

  it('move with columns', async () => {
    const saved = (await savedAfter({ sheet: 'sheet-1', columns: insertBefore(0) }, texts())).texts;
    expect(saved['xl/comments1.xml']).toContain('<comment ref="B4"');
    expect(saved['xl/threadedComments/threadedComment1.xml']).toContain('ref="C6"');
    expect(saved[sheet1]).toContain('<hyperlink ref="B4"');
  });
});

describe('newer drop-downs and colours of removed cells', () => {
  it('are gone, and their list when nothing is left in it', async () => {
    const { texts } = await savedAfter({ sheet: 'sheet-1', columns: remove(2) });
    expect(texts[sheet1]).not.toContain('x14:dataValidation');
    expect(texts[sheet1]).not.toContain('extLst');
    const kept = (await savedAfter({ sheet: 'sheet-1', rows: remove(5) })).texts[sheet1];
    expect(kept).toMatch(/<xm:sqref [^>]*>C3:C5<\/xm:sqref>/);
  });
});
