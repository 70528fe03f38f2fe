import { crc32, deflateRawSync } from 'node:zlib';

/** One entry of an archive, with whatever lies about itself a test wants. */
export interface RawEntry {
  readonly name: string;
  readonly data: string | Uint8Array;
  /** Size the directory claims instead of the true one. */
  readonly claimedSize?: number;
  readonly method?: 0 | 8 | 99;
  /** General purpose flags: 1 = encrypted. */
  readonly flags?: number;
}

/** A zip archive written byte by byte: names, sizes and doubles are taken as given. */
export function rawZip(entries: readonly RawEntry[]): Uint8Array {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, data, claimedSize, method = 8, flags = 0 } of entries) {
    const plain = typeof data === 'string' ? Buffer.from(data) : Buffer.from(data);
    const stored = method === 8 ? deflateRawSync(plain) : plain;
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(flags, 2);
    common.writeUInt16LE(method, 4);
    common.writeUInt16LE(0x21, 8);
    common.writeUInt32LE(crc32(plain), 10);
    common.writeUInt32LE(stored.length, 14);
    common.writeUInt32LE(claimedSize ?? plain.length, 18);
    common.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), common, Buffer.from(name), stored]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from([0x50, 0x4b, 1, 2, 20, 0]), common, tail, Buffer.from(name)]));
    parts.push(local);
    offset += local.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(offset, 16);
  return new Uint8Array(Buffer.concat([...parts, list, end]));
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageRelations = 'http://schemas.openxmlformats.org/package/2006/relationships';

/** What stands in a hand-made workbook; every part may be replaced or added to. */
export interface RawWorkbook {
  /** Inner XML of `sheetData`. */
  readonly rows?: string;
  /** XML between the root's opening tag and `sheetData`, and behind it. */
  readonly before?: string;
  readonly after?: string;
  readonly sharedStrings?: string;
  readonly parts?: readonly RawEntry[];
  /** Changes to the entries as they are packed. */
  readonly change?: (entry: RawEntry) => RawEntry;
}

/** The row and cell every hand-made workbook holds unless told otherwise. */
export const oneRow = '<row r="1"><c r="A1" t="inlineStr"><is><t>Nhiệm vụ</t></is></c><c r="B1"><v>5</v></c></row>';

export function sheetXml({ rows = oneRow, before = '', after = '' }: RawWorkbook): string {
  return `${declaration}<worksheet xmlns="${main}" xmlns:r="${relations}">${before}<sheetData>${rows}</sheetData>${after}</worksheet>`;
}

/** The smallest workbook Excel accepts, packed by hand. */
export function rawWorkbook(workbook: RawWorkbook = {}): Uint8Array {
  const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const { sharedStrings } = workbook;
  const entries: RawEntry[] = [
    {
      name: '[Content_Types].xml',
      data: `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${types}.worksheet+xml"/></Types>`,
    },
    {
      name: '_rels/.rels',
      data: `${declaration}<Relationships xmlns="${packageRelations}"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      data: `${declaration}<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="Trang 1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      data: `${declaration}<Relationships xmlns="${packageRelations}"><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${relations}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    },
    { name: 'xl/worksheets/sheet1.xml', data: sheetXml(workbook) },
    ...(sharedStrings === undefined ? [] : [{ name: 'xl/sharedStrings.xml', data: sharedStrings }]),
    ...(workbook.parts ?? []),
  ];
  return rawZip(entries.map(workbook.change ?? ((entry) => entry)));
}
