import { describe, expect, it } from 'vitest';
import { loadWorkbook, type OpenedWorkbook } from '#addin/workbench/load-workbook.ts';
import { saveWorkbook } from '#addin/workbench/save-workbook.ts';
import { readWorkbook } from '#shared/xlsx/read-workbook.ts';
import { rawWorkbook, sheetXml, type RawEntry } from '#test/support/raw-zip.ts';
import { unpackTexts } from './grid-fixture.ts';

const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const microsoft = 'http://schemas.microsoft.com/office/2006/relationships';

interface Listed {
  readonly name: string;
  readonly type?: string;
  readonly part?: string | null;
  readonly data?: string;
}

/** A workbook with the sheets listed; a sheet of type "worksheet" holds its own name in A1. */
function bookOf(sheets: readonly Listed[], options: { names?: string; tag?: (tag: string) => string } = {}) {
  const tag = options.tag ?? ((text: string) => `<sheet ${text}/>`);
  const list = sheets.map(({ name }, index) => tag(`name="${name}" sheetId="${index + 1}" r:id="rId${index + 1}"`));
  const targets = sheets.map(({ type = `${relations}/worksheet`, part }, index) =>
    part === null
      ? ''
      : `<Relationship Id="rId${index + 1}" Type="${type}" Target="${part ?? `worksheets/s${index + 1}.xml`}"/>`,
  );
  const parts = sheets.flatMap(({ name, data, part }, index): RawEntry[] => {
    if (data === '' || part === null) return [];
    const rows = `<row r="1"><c r="A1" t="inlineStr"><is><t>${name}</t></is></c></row>`;
    return [{ name: `xl/${part ?? `worksheets/s${index + 1}.xml`}`, data: data ?? sheetXml({ rows }) }];
  });
  return rawWorkbook({
    parts,
    change: (entry) => {
      if (entry.name === 'xl/workbook.xml') {
        const text = String(entry.data).replace(/<sheet .*\/>/, list.join(''));
        return { ...entry, data: text.replace('</sheets>', `</sheets>${options.names ?? ''}`) };
      }
      if (entry.name !== 'xl/_rels/workbook.xml.rels') return entry;
      return { ...entry, data: String(entry.data).replace(/<Relationship .*\/>/, targets.join('')) };
    },
  });
}

const chart: Listed = {
  name: 'Biểu đồ',
  type: `${relations}/chartsheet`,
  part: 'chartsheets/sheet1.xml',
  data: '<chartsheet><sheetViews/></chartsheet>',
};

async function open(bytes: Uint8Array): Promise<OpenedWorkbook> {
  const opened = await loadWorkbook(bytes, 'book');
  if (!opened.ok) throw new Error(opened.message);
  return opened;
}

async function save(opened: OpenedWorkbook, book = opened.source.snapshot) {
  const bytes = await saveWorkbook(opened.source, book, opened.settings);
  const parts = await unpackTexts(bytes);
  const names = [...parts['xl/workbook.xml']!.matchAll(/<sheet [^>]*?name="([^"]*)"/g)].map(([, name]) => name);
  return { bytes, parts, names };
}

describe('sheets without cells', () => {
  it.each([
    ['a chart', chart],
    ['a dialog', { ...chart, type: `${relations}/dialogsheet`, data: '<dialogsheet/>' }],
    ['macros of Excel 4', { ...chart, type: `${microsoft}/xlMacrosheet`, data: '<xm:macrosheet/>' }],
    ['macros of another language', { ...chart, type: `${microsoft}/xlIntlMacrosheet`, data: '<xm:macrosheet/>' }],
    ['a part that is not there', { name: 'Biểu đồ', data: '' }],
    ['a relation that is not there', { name: 'Biểu đồ', part: null }],
  ])('%s: the others are read, it is told of and kept at its place', async (_, odd) => {
    const bytes = bookOf([odd, { name: 'Kế hoạch' }, { name: 'Phụ lục' }]);
    const read = await readWorkbook(bytes);
    if (!read.ok) throw new Error(read.message);
    expect(read.grids.map(({ name, values }) => [name, values[0]?.[0]])).toEqual([
      ['Kế hoạch', 'Kế hoạch'],
      ['Phụ lục', 'Phụ lục'],
    ]);
    expect(read.notes).toEqual([expect.stringMatching(/«Biểu đồ».*(?:giữ nguyên|Hãy)/)]);
    const opened = await open(bytes);
    expect(opened.notes).toEqual(read.notes);
    const book = structuredClone(opened.source.snapshot);
    expect(Object.values(book.sheets).map(({ name }) => name)).toEqual(['Kế hoạch', 'Phụ lục']);
    book.sheets[book.sheetOrder[1]!]!.cellData![0]![0]!.v = 'sửa';
    const saved = await save(opened, book);
    expect(saved.names).toEqual(['Biểu đồ', 'Kế hoạch', 'Phụ lục']);
    const again = await readWorkbook(saved.bytes);
    expect(again.ok && again.grids.map(({ values }) => values[0]?.[0])).toEqual(['Kế hoạch', 'sửa']);
    if ('data' in odd && odd.data) expect(saved.parts['xl/chartsheets/sheet1.xml']).toBe(odd.data);
  });

  it('stay behind their neighbour, and names of sheets still point to theirs', async () => {
    const names =
      '<definedNames><definedName name="x" localSheetId="1">Hai!$A$1</definedName><definedName name="y" localSheetId="3">Ba!$A$1</definedName></definedNames>';
    const opened = await open(bookOf([{ name: 'Một' }, { name: 'Hai' }, chart, { name: 'Ba' }], { names }));
    const book = structuredClone(opened.source.snapshot);
    const [one, two, three] = book.sheetOrder;
    book.sheetOrder = [three!, two!, one!];
    const saved = await save(opened, book);
    expect(saved.names).toEqual(['Ba', 'Hai', 'Biểu đồ', 'Một']);
    expect(saved.parts['xl/workbook.xml']).toContain('name="y" localSheetId="0"');
    expect(saved.parts['xl/workbook.xml']).toContain('name="x" localSheetId="1"');
    delete book.sheets[two!];
    book.sheetOrder = [one!, three!];
    expect((await save(opened, book)).names).toEqual(['Một', 'Biểu đồ', 'Ba']);
  });

  it('alone make no workbook', async () => {
    expect(await loadWorkbook(bookOf([chart]), 'book')).toMatchObject({ ok: false, reason: 'corrupt' });
  });
});

describe('sheet entries in other spellings', () => {
  it.each([
    ['with an end tag', (text: string) => `<sheet ${text}></sheet>`],
    ['with an end tag and blanks', (text: string) => `<sheet ${text} >\n</sheet>`],
    ['with blanks before the end', (text: string) => `<sheet ${text} />`],
    [
      'with a prefix of their own for the relation',
      (text: string) => `<sheet xmlns:d3p1="${relations}" ${text.replace('r:id="rId', 'd3p1:id="rId')}/>`,
    ],
  ])('%s are read and saved with an edit', async (_, tag) => {
    const opened = await open(bookOf([{ name: 'Một' }, { name: 'Hai' }], { tag }));
    const book = structuredClone(opened.source.snapshot);
    book.sheets['sheet-2']!.cellData![0]![0]!.v = 'sửa';
    const saved = await save(opened, book);
    const read = await readWorkbook(saved.bytes);
    expect(read.ok && read.grids.map(({ name, values }) => [name, values[0]?.[0]])).toEqual([
      ['Một', 'Một'],
      ['Hai', 'sửa'],
    ]);
  });

  it('are read by relations that are numbered in any way', async () => {
    const bytes = bookOf([{ name: 'Một' }], {
      tag: (text) => `<sheet xmlns:n="${relations}" ${text.replace('r:id="rId1"', 'n:id="R4f"')}/>`,
    });
    const opened = await loadWorkbook(bytes, 'book');
    expect(opened).toMatchObject({ ok: false });
    const parts = await unpackTexts(bytes);
    const renamed = rawWorkbook({
      change: (entry) => ({
        ...entry,
        data:
          entry.name === 'xl/workbook.xml'
            ? parts[entry.name]!
            : entry.name === 'xl/_rels/workbook.xml.rels'
              ? String(entry.data).replace('rId1', 'R4f')
              : entry.data,
      }),
    });
    expect((await open(renamed)).source.sheets.map(({ place }) => place.name)).toEqual(['Một']);
  });
});
