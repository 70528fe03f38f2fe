import type { ICellData } from '@univerjs/core';
import { describe, expect, it } from 'vitest';
import { loadWorkbook } from '#addin/workbench/load-workbook.ts';
import { saveWorkbook } from '#addin/workbench/save-workbook.ts';
import { fixtureParts, packTexts, unpackTexts } from './grid-fixture.ts';

const chartSpace = (formula: string) =>
  `<c:chartSpace xmlns:c="urn:c"><c:chart><c:ser><c:val><c:numRef><c:f>${formula}</c:f></c:numRef></c:val></c:ser></c:chart></c:chartSpace>`;
const sparkline =
  '<ext uri="{05C60535-1F16-4fd2-B633-F4F36F0B64E0}"><x14:sparklineGroups><x14:sparklineGroup><x14:sparklines><x14:sparkline><xm:f xmlns:xm="urn:xm">\'Kế hoạch\'!B3:B6</xm:f><xm:sqref xmlns:xm="urn:xm">E3</xm:sqref></x14:sparkline></x14:sparklines></x14:sparklineGroup></x14:sparklineGroups></ext>';

/** The fixture with a chart, a pivot table, breaks, a note with its box, a sparkline and names that read its rows. */
function parts(): Record<string, string> {
  const texts = fixtureParts();
  const sheet1 = 'xl/worksheets/sheet1.xml';
  const relations = 'xl/worksheets/_rels/sheet1.xml.rels';
  const package_ = 'http://schemas.openxmlformats.org/package/2006/relationships';
  const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  return {
    ...texts,
    [sheet1]: texts[sheet1]!.replace('<extLst>', `<extLst>${sparkline}`)
      .replace(
        '<legacyDrawing',
        '<rowBreaks count="1" manualBreakCount="1"><brk id="5" max="16383" man="1"/></rowBreaks><legacyDrawing',
      )
      .replace(
        'type="top10" dxfId="0" priority="2" rank="1"/>',
        'type="timePeriod" dxfId="0" priority="2" timePeriod="today"><formula>FLOOR($B$6,1)=TODAY()</formula></cfRule>',
      )
      .replace('<formula1>B3&gt;0</formula1>', '<formula1>COUNTIF($A$3:$A$6,B3)&gt;0</formula1>'),
    [relations]: texts[relations]!.replace(
      '</Relationships>',
      `<Relationship Id="rId20" Type="${type}/drawing" Target="../drawings/drawing1.xml"/></Relationships>`,
    ),
    'xl/drawings/drawing1.xml':
      '<wsDr xmlns="urn:d"><twoCellAnchor><from><col>0</col><row>4</row></from><to><col>3</col><row>9</row></to></twoCellAnchor></wsDr>',
    'xl/drawings/_rels/drawing1.xml.rels': `<Relationships xmlns="${package_}"><Relationship Id="rId1" Type="${type}/chart" Target="/xl/charts/chart1.xml"/></Relationships>`,
    'xl/charts/chart1.xml': chartSpace("('Kế hoạch'!$B$3:$B$6,'Danh mục'!$A$2)"),
    'xl/_rels/workbook.xml.rels': texts['xl/_rels/workbook.xml.rels']!.replace(
      '</Relationships>',
      `<Relationship Id="rId30" Type="${type}/pivotCacheDefinition" Target="pivotCache/pivotCacheDefinition1.xml"/></Relationships>`,
    ),
    'xl/pivotCache/pivotCacheDefinition1.xml':
      '<pivotCacheDefinition xmlns="urn:p"><cacheSource type="worksheet"><worksheetSource ref="A2:D6" sheet="Kế hoạch"/></cacheSource></pivotCacheDefinition>',
    'xl/drawings/vmlDrawing1.vml': texts['xl/drawings/vmlDrawing1.vml']!.replace(
      '<x:Row>',
      '<x:Anchor>1, 15, 2, 10, 3, 15, 6, 4</x:Anchor><x:Row>',
    ),
    'xl/workbook.xml': texts['xl/workbook.xml']!.replace(
      '</definedNames>',
      "<definedName name=\"DongSau\">SUM('Kế hoạch'!$B4:B$6)+'[1]Kế hoạch'!$B$4</definedName></definedNames>",
    ),
  };
}

type Lines = Record<number, unknown>;

async function savedAfter(change: (lines: Lines) => Lines, name?: string): Promise<Record<string, string>> {
  const opened = await loadWorkbook(await packTexts(parts()), 'book');
  if (!opened.ok) throw new Error(opened.message);
  const book = structuredClone(opened.source.snapshot);
  const sheet = book.sheets['sheet-1']!;
  sheet.cellData = change(sheet.cellData as Lines) as Record<number, Record<number, ICellData>>;
  sheet.rowData = change(sheet.rowData as Lines) as never;
  if (name !== undefined) sheet.name = name;
  return await unpackTexts(await saveWorkbook(opened.source, book, opened.settings));
}

const insertBefore = (at: number) => (lines: Lines) =>
  Object.fromEntries(Object.entries(lines).map(([row, line]) => [Number(row) >= at ? Number(row) + 1 : row, line]));
const remove = (at: number) => (lines: Lines) =>
  Object.fromEntries(
    Object.entries(lines)
      .filter(([row]) => Number(row) !== at)
      .map(([row, line]) => [Number(row) > at ? Number(row) - 1 : row, line]),
  );

describe('what refers to cells from outside them', () => {
  it('follows rows that were inserted', async () => {
    const saved = await savedAfter(insertBefore(4));
    expect(saved['xl/charts/chart1.xml']).toBe(chartSpace("('Kế hoạch'!$B$3:$B$7,'Danh mục'!$A$2)"));
    expect(saved['xl/pivotCache/pivotCacheDefinition1.xml']).toContain('ref="A2:D7" sheet="Kế hoạch"');
    expect(saved['xl/workbook.xml']).toContain("SUM('Kế hoạch'!$B4:B$7)+'[1]Kế hoạch'!$B$4<");
    expect(saved['xl/workbook.xml']).toContain("'Kế hoạch'!$2:$2");
    const sheet = saved['xl/worksheets/sheet1.xml']!;
    expect(sheet).toContain('<xm:f xmlns:xm="urn:xm">\'Kế hoạch\'!B3:B7</xm:f>');
    expect(sheet).toContain('<rowBreaks count="1" manualBreakCount="1"><brk id="6" max="16383" man="1"/></rowBreaks>');
    expect(sheet).toContain('<formula>FLOOR($B$7,1)=TODAY()</formula>');
    expect(sheet).toContain('<formula1>COUNTIF($A$3:$A$7,B3)&gt;0</formula1>');
    expect(saved['xl/drawings/drawing1.xml']).toContain('<row>5</row></from><to><col>3</col><row>10</row>');
    expect(saved['xl/drawings/vmlDrawing1.vml']).toContain('<x:Anchor>1, 15, 2, 10, 3, 15, 7, 4</x:Anchor><x:Row>3<');
  });

  it('follows rows that were removed, also the first and the last one', async () => {
    const saved = await savedAfter(remove(2));
    expect(saved['xl/charts/chart1.xml']).toContain("'Kế hoạch'!$B$3:$B$5,'Danh mục'!$A$2");
    const last = await savedAfter(remove(5));
    expect(last['xl/charts/chart1.xml']).toContain("'Kế hoạch'!$B$3:$B$5,'Danh mục'!$A$2");
    expect(last['xl/worksheets/sheet1.xml']).toContain('<formula>FLOOR(#REF!,1)=TODAY()</formula>');
  });

  it('follows a sheet that was renamed', async () => {
    const saved = await savedAfter((lines) => lines, "Sở 'A' 2026");
    expect(saved['xl/charts/chart1.xml']).toContain("('Sở ''A'' 2026'!$B$3:$B$6,'Danh mục'!$A$2)");
    expect(saved['xl/pivotCache/pivotCacheDefinition1.xml']).toContain('sheet="Sở \'A\' 2026"');
    expect(saved['xl/worksheets/sheet1.xml']).toContain("'Sở ''A'' 2026'!B3:B6</xm:f>");
    expect(saved['xl/workbook.xml']).toContain("SUM('Sở ''A'' 2026'!$B4:B$6)+'[1]Kế hoạch'!$B$4<");
  });

  it('stays byte by byte where nothing moved', async () => {
    expect(await savedAfter((lines) => lines)).toEqual(parts());
  });
});
