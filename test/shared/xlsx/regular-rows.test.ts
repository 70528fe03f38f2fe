import { describe, expect, it } from 'vitest';
import { loadWorkbook } from '#addin/workbench/load-workbook.ts';
import { saveWorkbook } from '#addin/workbench/save-workbook.ts';
import { readWorkbook } from '#shared/xlsx/read-workbook.ts';
import { regularRows } from '#shared/xlsx/regular-rows.ts';
import { rawWorkbook } from '#test/support/raw-zip.ts';

const cell = (reference: string, value: number) => `<c r="${reference}"><v>${value}</v></c>`;

/** What both doors read, and what is read again once one cell was changed and the workbook saved. */
async function bothDoors(rows: string) {
  const bytes = rawWorkbook({ rows });
  const read = await readWorkbook(bytes);
  const opened = await loadWorkbook(bytes, 'book');
  if (!read.ok || !opened.ok) throw new Error('refused');
  const book = structuredClone(opened.source.snapshot);
  const data = book.sheets['sheet-1']!.cellData!;
  const shown = Object.entries(data).flatMap(([row, cells]) =>
    Object.entries(cells as Record<string, { v?: unknown }>).flatMap(([column, { v }]) =>
      v === undefined ? [] : [[Number(row), Number(column), v]],
    ),
  );
  data[20] = { 0: { v: 'sửa', t: 1 } };
  const again = await readWorkbook(await saveWorkbook(opened.source, book, opened.settings));
  return {
    values: read.grids[0]!.values,
    hidden: [...read.grids[0]!.hiddenRows],
    shown,
    again: again.ok && again.grids[0]!.values,
  };
}

const inOrder = [
  [1, 2, 3],
  [4, 5, null],
];

describe('rows and cells in any order', () => {
  it.each([
    [
      'a row in two elements',
      `<row r="1">${cell('A1', 1)}${cell('B1', 2)}</row><row r="1">${cell('C1', 3)}</row><row r="2">${cell('A2', 4)}${cell('B2', 5)}</row>`,
    ],
    [
      'rows backwards',
      `<row r="2">${cell('A2', 4)}${cell('B2', 5)}</row><row r="1">${cell('A1', 1)}${cell('B1', 2)}${cell('C1', 3)}</row>`,
    ],
    [
      'cells backwards',
      `<row r="1">${cell('C1', 3)}${cell('B1', 2)}${cell('A1', 1)}</row><row r="2">${cell('B2', 5)}${cell('A2', 4)}</row>`,
    ],
    [
      'a cell in the element of another row',
      `<row r="1">${cell('A1', 1)}${cell('B1', 2)}${cell('A2', 4)}</row><row r="2">${cell('C1', 3)}${cell('B2', 5)}</row>`,
    ],
    [
      'a cell of a row that has no element',
      `<row r="1">${cell('A1', 1)}${cell('B1', 2)}${cell('C1', 3)}${cell('A2', 4)}${cell('B2', 5)}</row>`,
    ],
    [
      'a cell once more as a blank one',
      `<row r="1">${cell('A1', 1)}${cell('B1', 2)}${cell('C1', 3)}<c r="A1" s="0"/><c r="B1"><v></v></c></row><row r="2">${cell('A2', 4)}${cell('B2', 5)}</row>`,
    ],
    [
      'a cell with two values: the later one',
      `<row r="1">${cell('A1', 9)}${cell('B1', 2)}${cell('A1', 1)}${cell('C1', 3)}</row><row r="2">${cell('A2', 4)}${cell('B2', 5)}</row>`,
    ],
    [
      'no references at all',
      '<row><c><v>1</v></c><c><v>2</v></c><c><v>3</v></c></row><row><c><v>4</v></c><c><v>5</v></c></row>',
    ],
    [
      'references of rows alone',
      '<row r="1"><c><v>1</v></c><c><v>2</v></c><c><v>3</v></c></row><row r="2"><c><v>4</v></c><c><v>5</v></c></row>',
    ],
    [
      'an old copy of the row in a comment',
      `<!-- <row r="9">${cell('A9', 9)}</row> --><row r="1">${cell('C1', 3)}${cell('A1', 1)}${cell('B1', 2)}</row><row r="2">${cell('A2', 4)}${cell('B2', 5)}</row>`,
    ],
  ])('%s: nothing is lost at both doors, nor on save', async (_, rows) => {
    const { values, shown, again } = await bothDoors(rows);
    expect(values).toEqual(inOrder);
    expect(shown).toEqual([
      [0, 0, 1],
      [0, 1, 2],
      [0, 2, 3],
      [1, 0, 4],
      [1, 1, 5],
    ]);
    expect(again && again.slice(0, 2)).toEqual(inOrder);
    expect(again && again[20]?.[0]).toBe('sửa');
  });

  it('keeps a row hidden that has no number, and one that only its second element hides', async () => {
    const nameless = '<row><c><v>1</v></c></row><row hidden="1"><c><v>2</v></c></row><row><c><v>3</v></c></row>';
    expect((await bothDoors(nameless)).hidden).toEqual([1]);
    const twice = `<row r="1">${cell('A1', 1)}</row><row r="2">${cell('A2', 2)}</row><row r="2" hidden="1">${cell('B2', 3)}</row>`;
    expect((await bothDoors(twice)).hidden).toEqual([1]);
  });

  it('leaves a sheet in order as it is, with prefixes, blanks and texts that look like cells', () => {
    const xml =
      '<x:worksheet><x:sheetData>\n <x:row r="1" spans="1:2">\n<x:c r="A1" t="inlineStr"><x:is><x:t><![CDATA[<c r="A9"/>]]></x:t></x:is></x:c><x:c r="B1"/></x:row></x:sheetData><c r="A1"/></x:worksheet>';
    expect(regularRows(xml)).toBe(xml);
  });

  it('writes prefixed sheets with their prefix', () => {
    const xml = '<x:worksheet><x:sheetData><x:row><x:c><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>';
    expect(regularRows(xml)).toContain('<x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c></x:row>');
  });
});
