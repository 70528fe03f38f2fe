import type { ICellData } from '@univerjs/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadWorkbook, type OpenedWorkbook } from '#addin/workbench/load-workbook.ts';
import { saveWorkbook } from '#addin/workbench/save-workbook.ts';
import { buildWorkbook } from '#test/corpus/build-workbook.ts';
import { corpus } from '#test/corpus/corpus.ts';
import { fixtureParts, packTexts, unpackTexts } from './grid-fixture.ts';

const sheetPart = 'xl/worksheets/sheet1.xml';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

/** Cells as programs write them, without their address; "@" stands for it in the block of an array formula. */
const shapes: readonly ((address: string) => string)[] = [
  (at) => `<c r="${at}"><v>12.50</v></c>`,
  (at) => `<c r="${at}" s="2"><v>-5</v></c>`,
  (at) => `<c r="${at}" s="2"><v>3000000</v></c>`,
  (at) => `<c s="2" r="${at}"><v>0.25</v></c>`,
  (at) => `<c r="${at}" t="s"><v>2</v></c>`,
  (at) => `<c r="${at}" t="str"><f>A1&amp;"x"</f><v>1x</v></c>`,
  (at) => `<c r="${at}" t="e"><f>1/0</f><v>#DIV/0!</v></c>`,
  (at) => `<c r="${at}" t="e"><v>#N/A</v></c>`,
  (at) => `<c r="${at}" t="b"><f>TRUE()</f><v>1</v></c>`,
  (at) => `<c r="${at}"><f>NOW()</f><v>46000.5</v></c>`,
  (at) => `<c r="${at}"><f>SUM([1]Tháng!A1:A3)</f><v>17</v></c>`,
  (at) => `<c r="${at}"><f>SUM(Bang1[Tên])</f><v>3</v></c>`,
  (at) => `<c r="${at}"><f t="array" ref="${at}">SUM((A1:A9&gt;1)*1)</f><v>4</v></c>`,
  (at) => `<c r="${at}" cm="1"><f t="array" ref="${at}" ca="1">_xlfn.UNIQUE(Z1)</f><v>0</v></c>`,
  (at) => `<c r="${at}"><f t="dataTable" ref="${at}" dt2D="0" dtr="0" r1="A1"/><v>8</v></c>`,
  (at) => `<c r="${at}"><f>_xlfn.IFS(Z1=0,"a")</f></c>`,
  (at) => `<c r="${at}" t="str"><f>T("")</f><v></v></c>`,
  (at) =>
    `<c r="${at}" t="inlineStr"><is><r><t>Sở </t></r><r><rPr><b/></rPr><t xml:space="preserve">Nội vụ </t></r></is></c>`,
  (at) => `<c r='${at}' s='3' ph='1'><v>1E-3</v></c>`,
  (at) => `<c r="${at}" s="4"/>`,
];

function address(row: number, column: number): string {
  return `${String.fromCharCode(65 + column)}${row + 1}`;
}

function sheetOf(rows: readonly (readonly number[])[]): string {
  const lines = rows.map((cells, row) => {
    const texts = cells.map((shape, column) => shapes[shape]!(address(row, column)));
    return `<row r="${row + 1}">${texts.join('')}</row>`;
  });
  return `<?xml version="1.0"?>\n<worksheet xmlns="${main}"><sheetData>${lines.join('')}</sheetData></worksheet>`;
}

function cellsOf(xml: string): Map<string, string> {
  const cells = new Map<string, string>();
  for (const [text, address_] of xml.matchAll(/<c\b[^>]*?\br=["']([A-Z]+\d+)["'][^>]*?(?:\/>|>.*?<\/c>)/gs))
    cells.set(address_!, text);
  return cells;
}

async function open(bytes: Uint8Array): Promise<OpenedWorkbook> {
  const opened = await loadWorkbook(bytes, 'book');
  if (!opened.ok) throw new Error(opened.message);
  return opened;
}

/** Edits the cells, saves, and gives the parts: what was typed is the text "sửa" with the address. */
async function edited(opened: OpenedWorkbook, sheetId: string, places: readonly (readonly [number, number])[]) {
  const book = structuredClone(opened.source.snapshot);
  const cells = book.sheets[sheetId]!.cellData as Record<number, Record<number, ICellData>>;
  for (const [row, column] of places) {
    const cell = ((cells[row] ??= {})[column] ??= {});
    Object.assign(cell, { v: `sửa ${address(row, column)}`, t: 1, f: null, custom: null });
  }
  return await unpackTexts(await saveWorkbook(opened.source, book, opened.settings));
}

/** Parts that follow an edit anywhere. */
const following = new Set(['[Content_Types].xml', 'xl/_rels/workbook.xml.rels', 'xl/workbook.xml', 'xl/calcChain.xml']);

describe('cells that nobody edited', () => {
  it('keep their bytes, whatever kind they are', { timeout: 120_000 }, async () => {
    const shape = fc.nat({ max: shapes.length - 1 });
    const rows = fc.array(fc.array(shape, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 6 });
    const place = fc.tuple(fc.nat({ max: 5 }), fc.nat({ max: 5 }));
    await fc.assert(
      fc.asyncProperty(rows, fc.array(place, { minLength: 1, maxLength: 4 }), async (drawn, places) => {
        const before = { ...fixtureParts(), [sheetPart]: sheetOf(drawn) };
        const saved = await edited(await open(await packTexts(before)), 'sheet-1', places);
        const typed = new Set(places.map(([row, column]) => address(row, column)));
        const now = cellsOf(saved[sheetPart]!);
        for (const [at, text] of cellsOf(before[sheetPart])) if (!typed.has(at)) expect(now.get(at)).toBe(text);
        for (const at of typed) expect(now.get(at)).toContain(`sửa ${at}<`);
        for (const [name, text] of Object.entries(before))
          if (name !== sheetPart && !following.has(name)) expect(saved[name]).toBe(text);
      }),
      { seed: 18, numRuns: 60 },
    );
  });

  it('keep their bytes in the workbooks of the corpus', { timeout: 120_000 }, async () => {
    for (const workbook of corpus.filter((_, index) => index % 9 === 0)) {
      const bytes = await buildWorkbook(workbook);
      const before = await unpackTexts(bytes);
      const opened = await open(bytes);
      const { id, place } = opened.source.sheets[0]!;
      const saved = await edited(opened, id, [
        [1, 1],
        [6, 2],
      ]);
      const now = cellsOf(saved[place.part]!);
      for (const [at, text] of cellsOf(before[place.part]!))
        if (at !== 'B2' && at !== 'C7') expect(now.get(at), `${workbook.file} ${at}`).toBe(text);
    }
  });

  it('show numbers outside the calendar as numbers, also in a format of days', async () => {
    const opened = await open(await packTexts({ ...fixtureParts(), [sheetPart]: sheetOf([[1, 2, 3]]) }));
    const cells = opened.source.snapshot.sheets['sheet-1']!.cellData as Record<number, Record<number, ICellData>>;
    expect([0, 1, 2].map((column) => cells[0]![column]!.v)).toEqual([-5, 3_000_000, 0.25]);
  });
});
