import { columnLetters } from '#shared/sheet/a1.ts';
import { rawZip, sheetXml } from '#test/support/raw-zip.ts';
import type { CorpusWorkbook } from './corpus-sheet.ts';
import { corpus } from './corpus.ts';

/** The parts of a workbook as text, by name. */
export type PartTexts = Readonly<Record<string, string>>;

/** A way in which some program writes the same workbook. */
export interface FileShape {
  readonly name: string;
  /** Formats are not written, so that dates are bare numbers. */
  readonly plain?: true;
  change(parts: PartTexts): PartTexts;
}

const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const isSheet = (name: string) => name.startsWith('xl/worksheets/') && name.endsWith('.xml');
const isRelations = (name: string) => name.endsWith('.rels');

function onParts(wanted: (name: string) => boolean, change: (xml: string, name: string) => string) {
  return (parts: PartTexts): PartTexts =>
    Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, wanted(name) ? change(xml, name) : xml]));
}

const without = (parts: PartTexts, part: string): PartTexts =>
  Object.fromEntries(Object.entries(parts).filter(([name]) => name !== part));

const onNames =
  (change: (name: string) => string) =>
  (parts: PartTexts): PartTexts =>
    Object.fromEntries(Object.entries(parts).map(([name, xml]) => [change(name), xml]));

const cells = /<c (?:[^>]*?\/>|[\s\S]*?<\/c>)/g;
const rows = /<row [^>]*?(?:\/>|>[\s\S]*?<\/row>)/g;

/** Reorders the rows of a sheet, each a whole element. */
const withRows = (reorder: (rows: readonly string[]) => readonly string[]) =>
  onParts(isSheet, (xml) =>
    xml.replace(/(<sheetData>)([\s\S]*)(<\/sheetData>)/, (_, open: string, inner: string, close: string) =>
      [open, ...reorder(inner.match(rows) ?? []), close].join(''),
    ),
  );

/** A row as one element for each of its cells. */
function splitRow(row: string): string[] {
  const tag = /^<row [^>]*?(?=\/?>)/.exec(row)![0];
  const inner = row.match(cells) ?? [];
  return inner.length === 0 ? [row] : inner.map((cell) => `${tag}>${cell}</row>`);
}

/** Texts in the cells themselves, as NPOI and exporters of web pages write them. */
function inlineTexts(parts: PartTexts): PartTexts {
  const items = [...(parts['xl/sharedStrings.xml'] ?? '').matchAll(/<si>([\s\S]*?)<\/si>/g)].map(([, item]) => item!);
  const inline = onParts(isSheet, (xml) =>
    xml.replace(
      / t="s"([^>]*)><v>(\d+)<\/v>/g,
      (_, rest: string, index: string) => ` t="inlineStr"${rest}><is>${items[Number(index)]!}</is>`,
    ),
  )(parts);
  return onParts(
    (name) => isRelations(name) || name === '[Content_Types].xml',
    (xml) => xml.replace(/<(?:Relationship|Override) [^>]*sharedStrings[^>]*\/>/g, ''),
  )(without(inline, 'xl/sharedStrings.xml'));
}

/** Blank cells that name a type, behind the last cell of every row: DevExpress, ClosedXML. */
function typedBlanks(xml: string): string {
  return xml.replace(/<row r="(\d+)"([^>]*)>([\s\S]*?)<\/row>/g, (_, row: string, rest: string, inner: string) => {
    const blanks = [14, 15, 16].map((column) => `<c r="${columnLetters(column)}${row}" t="s"/>`);
    return `<row r="${row}"${rest}>${inner}${blanks.join('')}</row>`;
  });
}

/** Adds an entry to the front of the list of sheets, with its relation and, where it has one, its part. */
function withEntry(type: string, part: string | null) {
  return (parts: PartTexts): PartTexts => {
    const listed = onParts(
      (name) => name === 'xl/workbook.xml' || name === 'xl/_rels/workbook.xml.rels',
      (xml, name) =>
        isRelations(name)
          ? xml.replace(
              '</Relationships>',
              `<Relationship Id="rId900" Type="${type}" Target="odd/odd1.xml"/></Relationships>`,
            )
          : xml.replace('<sheets>', '<sheets><sheet name="Trang lạ" sheetId="900" r:id="rId900"/>'),
    )(parts);
    return part === null ? listed : { ...listed, 'xl/odd/odd1.xml': part };
  };
}

/** The ways in which Excel, LibreOffice, openpyxl, NPOI, ClosedXML, DevExpress and zip tools write a workbook. */
export const fileShapes: readonly FileShape[] = [
  {
    name: 'elements with a prefix',
    change: onParts(
      (name) => isSheet(name) || /xl\/(?:workbook|styles|sharedStrings)\.xml$/.test(name),
      (xml) => xml.replace(/<(\/?)(?=[a-zA-Z])/g, '<$1x:').replace(' xmlns="', ' xmlns:x="'),
    ),
  },
  {
    name: 'end tags on every element',
    change: onParts(
      (name) => isSheet(name) || name === 'xl/workbook.xml' || name === 'xl/styles.xml' || isRelations(name),
      (xml) => xml.replace(/<([\w:]+)((?:\s[^<>]*?)?)\s*\/>/g, '<$1$2></$1>'),
    ),
  },
  { name: 'blank cells of the type of texts', change: onParts(isSheet, typedBlanks) },
  { name: 'texts in the cells', change: inlineTexts },
  {
    name: 'attributes in another order and in single quotes',
    change: onParts(isSheet, (xml) =>
      xml.replace(/<c ((?:[\w:]+="[^"]*"\s*)+)(\/?>)/g, (_, list: string, end: string) => {
        const attributes = list.match(/[\w:]+="[^"]*"/g) ?? [];
        return `<c ${attributes.reverse().join('\n ').replaceAll('"', "'")}${end}`;
      }),
    ),
  },
  {
    name: 'no style sheet',
    plain: true,
    change: (parts) => {
      const bare = onParts(isSheet, (xml) => xml.replace(/(<c [^>]*?) s="\d+"/g, '$1'))(parts);
      return onParts(
        (name) => isRelations(name) || name === '[Content_Types].xml',
        (xml) => xml.replace(/<(?:Relationship|Override) [^>]*styles[^>]*\/>/g, ''),
      )(without(bare, 'xl/styles.xml'));
    },
  },
  {
    name: 'targets from the root of the package',
    change: onParts(
      (name) => name === 'xl/_rels/workbook.xml.rels',
      (xml) => xml.replace(/ Target="(?!\/)/g, ' Target="/xl/'),
    ),
  },
  {
    name: 'a byte order mark in front of every part',
    change: onParts(
      () => true,
      (xml) => `\ufeff${xml}`,
    ),
  },
  {
    name: 'no declarations, line breaks between elements',
    change: onParts(
      () => true,
      (xml) =>
        xml
          .replace(/^<\?xml[^>]*\?>\s*/, '')
          .replace(/(<\/?(?:row|c|sheetData|sheet|sheets)\b[^>]*>)(?=<)/g, '$1\r\n  '),
    ),
  },
  {
    name: 'namespaces of the strict format',
    change: onParts(
      (name) => name !== '[Content_Types].xml',
      (xml) =>
        xml
          .replaceAll(
            'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
            'http://purl.oclc.org/ooxml/spreadsheetml/main',
          )
          .replaceAll(relations, 'http://purl.oclc.org/ooxml/officeDocument/relationships'),
    ),
  },
  { name: 'rows without numbers, cells without references', change: gapless },
  { name: 'rows backwards', change: withRows((lines) => [...lines].reverse()) },
  { name: 'every cell in a row element of its own', change: withRows((lines) => lines.flatMap(splitRow)) },
  {
    name: 'cells backwards',
    change: withRows((lines) =>
      lines.map((line) => {
        const inner = line.match(cells) ?? [];
        return inner.length === 0 ? line : line.replace(/>[\s\S]*$/, `>${[...inner].reverse().join('')}</row>`);
      }),
    ),
  },
  { name: '"\\" in part names', change: onNames((name) => name.replaceAll('/', '\\')) },
  { name: 'part names in capitals', change: onNames((name) => (isRelations(name) ? name : name.toUpperCase())) },
  {
    name: 'a chart before the sheets',
    change: withEntry(
      `${relations}/chartsheet`,
      '<chartsheet><sheetViews><sheetView workbookViewId="0"/></sheetViews></chartsheet>',
    ),
  },
  {
    name: 'macros of Excel 4 before the sheets',
    change: withEntry('http://schemas.microsoft.com/office/2006/relationships/xlMacrosheet', sheetXml({})),
  },
  { name: 'an entry without its part before the sheets', change: withEntry(`${relations}/worksheet`, null) },
  {
    name: 'a prefix of its own for every relation of a sheet',
    change: onParts(
      (name) => name === 'xl/workbook.xml',
      (xml) => xml.replace(/<sheet ([^>]*?)r:id="/g, `<sheet xmlns:d3p1="${relations}" $1d3p1:id="`),
    ),
  },
];

/** Drops references where a sheet is so full that they follow from the order: blanks are written out first. */
function gapless(parts: PartTexts): PartTexts {
  return onParts(isSheet, (xml) => {
    let last = 0;
    return xml.replace(
      /<row r="(\d+)"([^>]*?)(?:\/>|>([\s\S]*?)<\/row>)/g,
      (_, number: string, rest: string, inner = '') => {
        const blank = '<row/>'.repeat(Number(number) - last - 1);
        last = Number(number);
        let column = 0;
        const full = String(inner).replace(cells, (cell) => {
          const letters = /\sr="([A-Z]+)/.exec(cell)![1]!;
          let blanks = '';
          for (; columnLetters(column) !== letters; column += 1) blanks += '<c/>';
          column += 1;
          return blanks + cell.replace(/\sr="[A-Z]+\d+"/, '');
        });
        return `${blank}<row${rest}>${full}</row>`;
      },
    );
  })(parts);
}

/** A workbook with more than one sheet, to be written in every shape. */
export const shapedWorkbook: CorpusWorkbook = corpus.find(({ sheets }) => sheets.length > 1)!;

export function packShape(parts: PartTexts): Uint8Array {
  return rawZip(Object.entries(parts).map(([name, data]) => ({ name, data })));
}
