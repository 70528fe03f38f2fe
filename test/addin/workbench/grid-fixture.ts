import { packParts, unpackParts, type PackageParts } from '#addin/workbench/file/zip-parts.ts';

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

function relationships(...entries: readonly [id: string, type: string, target: string][]): string {
  const items = entries.map(([id, type, target]) => {
    const uri = type.startsWith('http') ? type : `${relations}/${type}`;
    return `<Relationship Id="${id}" Type="${uri}" Target="${target}"/>`;
  });
  return `${declaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${items.join('')}</Relationships>`;
}

const contentTypes = `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/worksheets/sheet2.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/><Override PartName="/xl/calcChain.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.calcChain+xml"/><Override PartName="/xl/comments1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"/><Override PartName="/xl/tables/table1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.table+xml"/><Override PartName="/docProps/custom.xml" ContentType="application/vnd.openxmlformats-officedocument.custom-properties+xml"/></Types>`;

/** xf 0 plain, 1 header (bold, fill, border, wrap, locked), 2 date, 3 percent unlocked, 4 big blue. */
const styles = `${declaration}<styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts><fonts count="3"><font><sz val="13"/><name val="Times New Roman"/><family val="1"/></font><font><b/><sz val="13"/><color theme="1"/><name val="Times New Roman"/></font><font><sz val="20"/><color rgb="FF0000FF"/><name val="Arial"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFDDEBF7"/><bgColor indexed="64"/></patternFill></fill></fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border><left style="thin"><color indexed="64"/></left><right style="thin"><color indexed="64"/></right><top style="thin"><color indexed="64"/></top><bottom style="thin"><color indexed="64"/></bottom><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="2" borderId="1" xfId="0" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment horizontal="center" vertical="center" wrapText="1"/></xf><xf numFmtId="164" fontId="0" fillId="0" borderId="1" xfId="0" applyNumberFormat="1"/><xf numFmtId="9" fontId="0" fillId="0" borderId="1" xfId="0" applyNumberFormat="1" applyProtection="1"><protection locked="0"/></xf><xf numFmtId="0" fontId="2" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles><dxfs count="1"><dxf><font><color rgb="FF9C0006"/></font><fill><patternFill><bgColor rgb="FFFFC7CE"/></patternFill></fill></dxf></dxfs><tableStyles count="0" defaultTableStyle="TableStyleMedium2"/></styleSheet>`;

const sharedStrings = `${declaration}<sst xmlns="${main}" count="4" uniqueCount="4"><si><t>KẾ HOẠCH</t></si><si><t>Nhiệm vụ</t></si><si><r><t xml:space="preserve">Chủ </t></r><r><rPr><b/></rPr><t>trì</t></r></si><si><t>Thời gian</t></si></sst>`;

const workbook = `${declaration}<workbook xmlns="${main}" xmlns:r="${relations}"><fileVersion appName="xl"/><workbookPr defaultThemeVersion="124226"/><bookViews><workbookView activeTab="0"/></bookViews><sheets><sheet name="Kế hoạch" sheetId="1" r:id="rId1"/><sheet name="Danh mục" sheetId="2" state="hidden" r:id="rId2"/></sheets><definedNames><definedName name="_xlnm.Print_Area" localSheetId="0">'Kế hoạch'!$A$1:$E$8</definedName><definedName name="_xlnm.Print_Titles" localSheetId="0">'Kế hoạch'!$2:$2</definedName><definedName name="TyLe">'Kế hoạch'!$D$3:$D$6</definedName></definedNames><calcPr calcId="191029"/></workbook>`;

const sheet1 = `${declaration}<worksheet xmlns="${main}" xmlns:r="${relations}" xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"><sheetPr><tabColor rgb="FF00B050"/></sheetPr><dimension ref="A1:E7"/><sheetViews><sheetView workbookViewId="0" zoomScale="85"><pane ySplit="2" topLeftCell="A3" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="16.5"/><cols><col min="1" max="1" width="40.7109375" customWidth="1"/><col min="2" max="3" width="12" customWidth="1" style="1"/><col min="5" max="5" width="9" hidden="1" customWidth="1"/></cols><sheetData><row r="1" spans="1:5" ht="30" customHeight="1" x14ac:dyDescent="0.3" xmlns:x14ac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac"><c r="A1" s="4" t="s"><v>0</v></c></row><row r="2"><c r="A2" s="1" t="s"><v>1</v></c><c r="B2" s="1" t="s"><v>2</v></c><c r="C2" s="1" t="s"><v>3</v></c><c r="D2" s="1"/></row><row r="3"><c r="A3" t="inlineStr"><is><t>Một</t></is></c><c r="B3"><v>1</v></c><c r="C3" s="2"><v>46032</v></c><c r="D3" s="3"><f t="shared" ref="D3:D6" si="0">B3/10</f><v>0.1</v></c></row><row r="4"><c r="A4" t="inlineStr"><is><t>Hai</t></is></c><c r="B4"><v>2</v></c><c r="C4" s="2"><v>46033</v></c><c r="D4" s="3"><f t="shared" si="0"/><v>0.2</v></c></row><row r="5" hidden="1"><c r="A5" t="inlineStr"><is><t>Ba</t></is></c><c r="B5"><v>3</v></c><c r="C5" s="2"/><c r="D5" s="3"><f t="shared" si="0"/><v>0.3</v></c></row><row r="6"><c r="A6" t="b"><v>1</v></c><c r="B6" t="e"><v>#N/A</v></c><c r="D6" s="3" t="e"><f t="shared" si="0"/><v>#N/A</v></c></row><row r="7"><c r="A7" t="inlineStr"><is><t>Tổng</t></is></c><c r="B7"><f>SUM(B3:B5)</f><v>6</v></c></row></sheetData><sheetProtection sheet="1" objects="1"/><autoFilter ref="A2:D6"/><mergeCells count="1"><mergeCell ref="A1:D1"/></mergeCells><conditionalFormatting sqref="B3:B6"><cfRule type="cellIs" dxfId="0" priority="1" operator="lessThan"><formula>2</formula></cfRule><cfRule type="top10" dxfId="0" priority="2" rank="1"/></conditionalFormatting><dataValidations count="2"><dataValidation type="list" allowBlank="1" showErrorMessage="1" sqref="A3:A6"><formula1>"Một,Hai,Ba"</formula1></dataValidation><dataValidation type="custom" sqref="B3:B6"><formula1>B3&gt;0</formula1></dataValidation></dataValidations><hyperlinks><hyperlink ref="A4" location="'Danh mục'!A1" display="x"/></hyperlinks><pageMargins left="0.2" right="0.2" top="0.3" bottom="0.3" header="0" footer="0"/><pageSetup paperSize="9" orientation="landscape" fitToHeight="0" r:id="rId9"/><legacyDrawing r:id="rId2"/><tableParts count="1"><tablePart r:id="rId3"/></tableParts><extLst><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}"><x14:dataValidations count="1"><x14:dataValidation type="list"><x14:formula1><xm:f xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main">'Danh mục'!$A$1:$A$2</xm:f></x14:formula1><xm:sqref xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main">C3:C6</xm:sqref></x14:dataValidation></x14:dataValidations></ext></extLst></worksheet>`;

const sheet2 = `${declaration}<worksheet xmlns="${main}"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Cơ quan</t></is></c><c r="B1" t="inlineStr"><is><t>Tên</t></is></c></row><row r="2"><c r="A2"><v>1</v></c><c r="B2" t="inlineStr"><is><t>Sở Nội vụ</t></is></c></row></sheetData></worksheet>`;

const comments = `${declaration}<comments xmlns="${main}"><authors><author>Cán bộ CCHC</author></authors><commentList><comment ref="A4" authorId="0"><text><t>Xem lại hạn</t></text></comment></commentList></comments>`;
const vml = `<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><v:shape id="_x0000_s1025" type="#_x0000_t202"><x:ClientData ObjectType="Note"><x:Row>3</x:Row><x:Column>0</x:Column></x:ClientData></v:shape></xml>`;
const table = `${declaration}<table xmlns="${main}" id="1" name="Bang1" displayName="Bang1" ref="A1:B2" totalsRowShown="0"><autoFilter ref="A1:B2"/><tableColumns count="2"><tableColumn id="1" name="Cơ quan"/><tableColumn id="2" name="Tên"/></tableColumns><tableStyleInfo name="TableStyleLight1" showRowStripes="1"/></table>`;

/** The parts of a workbook with most of what offices' files hold, as Excel writes it. */
export function fixtureParts(): Record<string, string> {
  return {
    '[Content_Types].xml': contentTypes,
    '_rels/.rels': relationships(
      ['rId1', 'officeDocument', 'xl/workbook.xml'],
      ['rId2', 'custom-properties', 'docProps/custom.xml'],
    ),
    'xl/workbook.xml': workbook,
    'xl/_rels/workbook.xml.rels': relationships(
      ['rId1', 'worksheet', 'worksheets/sheet1.xml'],
      ['rId2', 'worksheet', 'worksheets/sheet2.xml'],
      ['rId3', 'styles', 'styles.xml'],
      ['rId4', 'sharedStrings', 'sharedStrings.xml'],
      ['rId5', 'calcChain', 'calcChain.xml'],
      ['rId6', 'customXml', '../customXml/item1.xml'],
    ),
    'xl/worksheets/sheet1.xml': sheet1.replace('<tableParts count="1"><tablePart r:id="rId3"/></tableParts>', ''),
    'xl/worksheets/_rels/sheet1.xml.rels': relationships(
      ['rId1', 'comments', '../comments1.xml'],
      ['rId2', 'vmlDrawing', '../drawings/vmlDrawing1.vml'],
      ['rId9', 'printerSettings', '../printerSettings/printerSettings1.bin'],
    ),
    'xl/worksheets/sheet2.xml': sheet2.replace(
      '</worksheet>',
      `<tableParts count="1"><tablePart xmlns:r="${relations}" r:id="rId1"/></tableParts></worksheet>`,
    ),
    'xl/worksheets/_rels/sheet2.xml.rels': relationships(['rId1', 'table', '../tables/table1.xml']),
    'xl/styles.xml': styles,
    'xl/sharedStrings.xml': sharedStrings,
    'xl/calcChain.xml': `${declaration}<calcChain xmlns="${main}"><c r="D3" i="1"/><c r="B7"/></calcChain>`,
    'xl/comments1.xml': comments,
    'xl/drawings/vmlDrawing1.vml': vml,
    'xl/tables/table1.xml': table,
    'xl/printerSettings/printerSettings1.bin': 'printer',
    'customXml/item1.xml': '<office xmlns="urn:office">của cơ quan</office>',
    'docProps/custom.xml': `${declaration}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="Số"><vt:lpwstr>167</vt:lpwstr></property></Properties>`,
  };
}

export async function packTexts(texts: Readonly<Record<string, string>>): Promise<Uint8Array<ArrayBuffer>> {
  const parts: PackageParts = new Map();
  for (const [name, text] of Object.entries(texts)) parts.set(name, new TextEncoder().encode(text));
  return await packParts(parts);
}

export async function unpackTexts(bytes: Uint8Array): Promise<Record<string, string>> {
  const parts = await unpackParts(bytes);
  return Object.fromEntries([...parts].map(([name, part]) => [name, new TextDecoder().decode(part)]));
}
