import { describe, expect, it } from 'vitest';
import { loadWorkbook } from '#addin/workbench/load-workbook.ts';
import { saveWorkbook } from '#addin/workbench/save-workbook.ts';
import { isoMoment } from '#shared/xlsx/iso-moment.ts';
import { readWorkbook } from '#shared/xlsx/read-workbook.ts';
import { parseDeadline } from '#shared/deadline/parse-deadline.ts';
import { rawWorkbook, type RawWorkbook } from '#test/support/raw-zip.ts';

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const sharedStrings = `<sst xmlns="${main}" count="1" uniqueCount="1"><si><t>PHỤ LỤC</t></si></sst>`;
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
/** Format 1 is a date, format 0 is none. */
const styles = `<styleSheet xmlns="${main}"><fonts><font/></fonts><fills><fill/><fill/></fills><borders><border/></borders><cellXfs><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`;

const withStyles = (workbook: RawWorkbook): RawWorkbook => ({
  ...workbook,
  parts: [{ name: 'xl/styles.xml', data: styles }],
  change: (entry) =>
    entry.name === 'xl/_rels/workbook.xml.rels'
      ? {
          ...entry,
          data: String(entry.data).replace(
            '</Relationships>',
            `<Relationship Id="rId9" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
          ),
        }
      : entry,
});

async function readRow(workbook: RawWorkbook) {
  const bytes = rawWorkbook({ sharedStrings, ...workbook });
  const read = await readWorkbook(bytes);
  const opened = await loadWorkbook(bytes, 'book');
  if (!read.ok || !opened.ok) throw new Error('refused');
  const { values, numberFormats, uncalculated } = read.grids[0]!;
  const cells = opened.source.snapshot.sheets['sheet-1']!.cellData![0] as Record<number, { v?: unknown; s?: string }>;
  return { values: values[0], formats: numberFormats?.[0], uncalculated, cells, opened };
}

describe('cells with a type and no value', () => {
  it.each([
    '<c r="B1" t="s"/>',
    '<c t="s" r="B1"/>',
    "<c r='B1' t='s' />",
    '<c r="B1" s="0" t="s"></c>',
    '<c r="B1" t="s"><v/></c>',
    '<c r="B1" t="s"><v></v></c>',
    '<c r="B1" t="s">\n <v> </v>\n</c>',
    '<c r="B1" t="b"/>',
    '<c r="B1" t="b"><v/></c>',
    '<c r="B1" t="e"/>',
    '<c r="B1" t="n"/>',
    '<c r="B1" t="str"/>',
    '<c r="B1" t="d"/>',
    '<c r="B1" t="inlineStr"/>',
    '<c r="B1" t="inlineStr"><is><t/></is></c>',
  ])('%s is blank at both doors', async (blank) => {
    const rows = `<row r="1"><c r="A1" t="s"><v>0</v></c>${blank}<c r="C1"><v>1</v></c></row>`;
    const { values, cells } = await readRow({ rows });
    expect(values).toEqual(['PHỤ LỤC', null, 1]);
    expect(cells[1]?.v).toBeUndefined();
  });

  it('is not calculated where it holds a formula', async () => {
    const rows = '<row r="1"><c r="A1" t="s"><f>B1&amp;"x"</f></c><c r="B1" t="b"><f>1=1</f><v/></c></row>';
    const { values, uncalculated } = await readRow({ rows });
    expect([values, uncalculated]).toEqual([[null, null], 2]);
  });

  it('stays as the file has it when another cell is saved', async () => {
    const rows = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"/></row>';
    const { opened } = await readRow({ rows });
    const book = structuredClone(opened.source.snapshot);
    book.sheets['sheet-1']!.cellData![1] = { 0: { v: 1, t: 2 } };
    const saved = await readWorkbook(await saveWorkbook(opened.source, book, opened.settings));
    expect(saved.ok && saved.grids[0]!.values).toEqual([['PHỤ LỤC'], [1]]);
  });
});

describe('dates as ISO text', () => {
  const dated = (...texts: readonly string[]) =>
    texts.map((text, index) => `<c r="${'ABCDEF'[index]}1" s="1" t="d"><v>${text}</v></c>`).join('');

  it('are serial numbers under their date format at both doors, and deadlines without a note', async () => {
    const rows = `<row r="1">${dated('2026-06-30', '2026-11-07T00:00:00', '2026-12-31T23:59:59.999', '2026-07-15T07:30:00')}</row>`;
    const { values, formats, cells } = await readRow(withStyles({ rows }));
    expect(values).toEqual([46203, 46333, expect.closeTo(46387.999999988, 8), 46218.3125]);
    expect(Object.values(cells).map(({ v, s }) => [v, s])).toEqual(values?.map((value) => [value, 'xf1']));
    const deadlines = values?.map((value, index) =>
      parseDeadline(typeof value === 'boolean' ? null : value, { year: 2026, numberFormat: formats?.[index] ?? null }),
    );
    expect(deadlines?.map((deadline) => deadline?.end)).toEqual([
      '2026-06-30',
      '2026-11-07',
      '2026-12-31',
      '2026-07-15',
    ]);
  });

  it('are dates also where the cell has no date format, and only there', async () => {
    const rows =
      '<row r="1"><c r="A1" t="d"><v>2026-06-30</v></c><c r="B1" s="0" t="d"><v>2026-06-30T08:00:00</v></c><c r="C1" s="0"><v>7</v></c></row>';
    const { values, formats, cells, opened } = await readRow(withStyles({ rows }));
    expect(values).toEqual([46203, 46203.333333333, 7]);
    expect(formats).toEqual(['dd/mm/yyyy', 'dd/mm/yyyy hh:mm', null]);
    const { styles: known } = opened.source.snapshot;
    expect(known[cells[1]!.s!]?.n).toEqual({ pattern: 'dd/mm/yyyy hh:mm' });
    expect(known[cells[2]!.s!]?.n).toBeUndefined();
    const book = structuredClone(opened.source.snapshot);
    book.sheets['sheet-1']!.cellData![0]![0]!.v = 46204;
    const saved = await readWorkbook(await saveWorkbook(opened.source, book, opened.settings));
    expect(saved.ok && [saved.grids[0]!.values, saved.grids[0]!.numberFormats]).toEqual([
      [[46204, 46203.333333333, 7]],
      [['dd/mm/yyyy', 'dd/mm/yyyy hh:mm', null]],
    ]);
  });

  it('mean the same day in a workbook that counts from 1904', async () => {
    const { change, ...rest } = withStyles({ rows: `<row r="1">${dated('2026-06-30')}</row>` });
    const { values } = await readRow({
      ...rest,
      change: (entry) => {
        const changed = change!(entry);
        if (entry.name !== 'xl/workbook.xml') return changed;
        return { ...changed, data: String(changed.data).replace('<sheets>', '<workbookPr date1904="1"/><sheets>') };
      },
    });
    expect(values).toEqual([46203]);
  });

  it.each([
    ['2026-06-30', '2026-06-30T00:00:00.000Z'],
    ['2026-06-30T00:00:00+07:00', '2026-06-30T00:00:00.000Z'],
    ['2026-06-30T23:30:00Z', '2026-06-30T23:30:00.000Z'],
    ['07:30:00', '1899-12-30T07:30:00.000Z'],
    ['2026-02-30', null],
    ['30/06/2026', null],
    ['', null],
  ])('%s is the moment %s', (text, moment) => {
    expect(isoMoment(text)?.toISOString() ?? null).toBe(moment);
  });

  it('stay text where the calendar does not know them', async () => {
    const { values } = await readRow({ rows: '<row r="1"><c r="A1" t="d"><v>quý II</v></c></row>' });
    expect(values).toEqual(['quý II']);
  });
});

describe('texts with readings', () => {
  it('are the text alone', async () => {
    const rows =
      '<row r="1"><c r="A1" t="inlineStr"><is><t>漢字</t><rPh sb="0" eb="2"><t>かんじ</t></rPh><phoneticPr fontId="0"/></is></c></row>';
    expect((await readRow({ rows })).values).toEqual(['漢字']);
  });
});
