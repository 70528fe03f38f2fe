import type { IWorkbookData } from '@univerjs/core';
import { describe, expect, it } from 'vitest';
import { loadWorkbook, type OpenedWorkbook } from '#addin/workbench/load-workbook.ts';
import { saveWorkbook } from '#addin/workbench/save-workbook.ts';
import { fixtureParts, packTexts, unpackTexts } from './grid-fixture.ts';

/** As Excel writes a header white on dark blue, below a default font in the theme's ink. */
const fonts = `<fonts count="3"><font><sz val="13"/><color theme="1"/><name val="Times New Roman"/><family val="1"/></font><font><b/><u val="double"/><vertAlign val="superscript"/><sz val="13"/><color theme="0"/><name val=".VnTime"/><family val="2"/><charset val="163"/><scheme val="minor"/></font><font><sz val="20"/><color indexed="10"/><name val="Arial"/></font></fonts>`;
const fills = `<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor theme="3" tint="0.399975585192419"/><bgColor indexed="64"/></patternFill></fill></fills>`;
const borders = `<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border diagonalUp="1"><left style="thin"><color theme="4"/></left><right style="thin"><color indexed="64"/></right><top/><bottom/><diagonal style="thin"><color theme="1"/></diagonal></border></borders>`;

async function open(): Promise<OpenedWorkbook> {
  const parts = fixtureParts();
  const styles = parts['xl/styles.xml']!.replace(/<fonts.*<\/fonts>/, fonts)
    .replace(/<fills.*<\/fills>/, fills)
    .replace(/<borders.*<\/borders>/, borders)
    .replace(
      /<dxfs.*<\/dxfs>/,
      '<dxfs count="1"><dxf><font><color theme="0"/></font><fill><patternFill><bgColor theme="5"/></patternFill></fill></dxf></dxfs>',
    );
  const scale =
    '<conditionalFormatting sqref="D3:D6"><cfRule type="colorScale" priority="5"><colorScale><cfvo type="min"/><cfvo type="max"/><color theme="0"/><color theme="4"/></colorScale></cfRule></conditionalFormatting>';
  const sheet = parts['xl/worksheets/sheet1.xml']!.replace(
    '<tabColor rgb="FF00B050"/>',
    '<tabColor theme="9"/>',
  ).replace('<dataValidations', `${scale}<dataValidations`);
  const opened = await loadWorkbook(
    await packTexts({ ...parts, 'xl/styles.xml': styles, 'xl/worksheets/sheet1.xml': sheet }),
    'book',
  );
  if (!opened.ok) throw new Error(opened.message);
  return opened;
}

/** The style sheet saved once the cell A2 (white on blue) was given another style. */
async function restyle(change: Record<string, unknown>): Promise<string> {
  const opened = await open();
  const book: IWorkbookData = structuredClone(opened.source.snapshot);
  book.styles['new'] = { ...book.styles['xf1'], ...change };
  book.sheets['sheet-1']!.cellData![1]![0]!.s = 'new';
  const parts = await unpackTexts(await saveWorkbook(opened.source, book, opened.settings));
  return parts['xl/styles.xml']!;
}

describe('colours of the theme in the grid', () => {
  it('are the file’s: ink on paper, white on dark blue, and red by number', async () => {
    const { styles, sheets } = (await open()).source.snapshot;
    expect(styles['xf0']?.cl).toEqual({ rgb: '#000000' });
    expect(styles['xf1']).toMatchObject({ cl: { rgb: '#FFFFFF' }, bg: { rgb: '#558ED5' } });
    expect(styles['xf1']?.bd).toEqual({
      l: { s: 1, cl: { rgb: '#4F81BD' } },
      r: { s: 1, cl: { rgb: '#000000' } },
    });
    expect(styles['xf4']?.cl).toEqual({ rgb: '#FF0000' });
    expect(sheets['sheet-1']?.tabColor).toBe('#F79646');
    expect(sheets['sheet-1']?.defaultStyle).toMatchObject({ cl: { rgb: '#000000' } });
  });

  it('tint by rules too, and in scales', async () => {
    const { resources } = (await open()).source.snapshot;
    const data = resources!.find(({ name }) => name === 'SHEET_CONDITIONAL_FORMATTING_PLUGIN')!.data;
    expect(data).toContain('"style":{"bg":{"rgb":"#C0504D"},"cl":{"rgb":"#FFFFFF"}}');
    expect(data).toContain('"color":"#FFFFFF"');
    expect(data).toContain('"color":"#4F81BD"');
  });
});

describe('colours of the theme in a saved file', () => {
  it('stay the theme’s when a cell is made bold, underlined or larger', async () => {
    for (const change of [{ bl: 0 }, { it: 1 }, { fs: 14 }, { st: { s: 1 } }]) {
      const styles = await restyle(change);
      expect(styles).toContain('<fonts count="4">');
      expect(styles).toMatch(
        /<u val="double"\/><vertAlign val="superscript"\/><sz val="1[34]"\/><color theme="0"\/><name val=".VnTime"\/><family val="2"\/><charset val="163"\/><scheme val="minor"\/><\/font><\/fonts>/,
      );
    }
  });

  it('stay the theme’s when the font becomes one of Unicode, and the old font’s ties go', async () => {
    expect(await restyle({ ff: 'Times New Roman' })).toContain(
      '<font><b/><u val="double"/><vertAlign val="superscript"/><sz val="13"/><color theme="0"/><name val="Times New Roman"/></font></fonts>',
    );
  });

  it('stay on the sides of a border that were not changed', async () => {
    expect(
      await restyle({ bd: { l: { s: 1, cl: { rgb: '#4F81BD' } }, r: { s: 8, cl: { rgb: '#112233' } } } }),
    ).toContain(
      '<border diagonalUp="1"><left style="thin"><color theme="4"/></left><right style="medium"><color rgb="FF112233"/></right><top/><bottom/><diagonal style="thin"><color theme="1"/></diagonal></border></borders>',
    );
  });

  it('give way to a colour that was chosen, and go when it is reset', async () => {
    expect(await restyle({ cl: { rgb: '#ABCDEF' } })).toMatch(/<color rgb="FFABCDEF"\/><name val=".VnTime"\/>/);
    expect(await restyle({ cl: null })).toMatch(/<sz val="13"\/><name val=".VnTime"\/>/);
  });

  it('stay in the workbook’s own font, also when the grid spells out what it draws', async () => {
    const opened = await open();
    const book: IWorkbookData = structuredClone(opened.source.snapshot);
    book.styles['new'] = { ...book.styles['xf3'], bl: 1, cl: { rgb: '#000000' } };
    book.sheets['sheet-1']!.cellData![2]![3]!.s = 'new';
    const parts = await unpackTexts(await saveWorkbook(opened.source, book, opened.settings));
    expect(parts['xl/styles.xml']).toContain(
      '<font><b/><sz val="13"/><color theme="1"/><name val="Times New Roman"/><family val="1"/></font></fonts>',
    );
  });
});
