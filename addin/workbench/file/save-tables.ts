import type { ICellData, IRange, IWorksheetData } from '@univerjs/core';
import {
  childElements,
  escapeXml,
  openingTag,
  readAttributes,
  rootElement,
  rootPrefix,
  unescapeXml,
  withAttribute,
  withOpeningTag,
  type XmlElement,
} from '#shared/xlsx/xml-text.ts';
import { blockText, parseBlock } from './grid-range.ts';
import { headedRange, movedFilter, movedSort } from './moved-filter.ts';
import { removeRelatedPart } from './package-edit.ts';
import { findChild, partText, readRelationships, setPartText } from './workbook-package.ts';
import type { PackageParts } from './zip-parts.ts';
import { mapRange, type SheetLines } from './line-map.ts';
import { rebuilt } from './rebuilt.ts';

type SheetData = Partial<IWorksheetData>;

/** A sheet before and after, with the blocks that the grid gives its tables, by name. */
export interface TablesToSave extends SheetLines {
  readonly loaded: SheetData;
  readonly current: SheetData;
  readonly loadedBlocks: ReadonlyMap<string, IRange>;
  readonly blocks: ReadonlyMap<string, IRange>;
}

/** A cell above a column of a table; a file in which it differs from the table's list of columns is damaged for Excel. */
interface HeaderCell {
  readonly row: number;
  readonly column: number;
  readonly text: string;
}

/** What becomes of one table of a sheet. */
export interface TablePlan {
  readonly relationId: string;
  readonly part: string;
  /** `null` when the table lost its header or all its columns: its cells stay, as in "Convert to range". */
  readonly xml: string | null;
  readonly headers: readonly HeaderCell[];
}

/** Plans the tables of a sheet: their blocks and columns where the cells are now, named as their header cells say. */
export function planTables(parts: PackageParts, sheetPart: string, sheet: TablesToSave): TablePlan[] {
  return readRelationships(parts, sheetPart).flatMap(({ id, type, target, external }) => {
    const xml = type !== 'table' || external ? null : partText(parts, target);
    return xml === null ? [] : [{ relationId: id, part: target, ...planTable(xml, sheet) }];
  });
}

/** The sheet with the header cells that its tables need. */
export function withHeaders(data: SheetData, plans: readonly TablePlan[]): SheetData {
  const headers = plans.flatMap((plan) => plan.headers);
  if (headers.length === 0) return data;
  const cellData: Record<number, Record<number, ICellData>> = { ...data.cellData };
  for (const { row, column, text } of headers) {
    const { s } = cellData[row]?.[column] ?? {};
    cellData[row] = { ...cellData[row], [column]: { v: text, t: 1, ...(s === undefined ? {} : { s }) } };
  }
  return { ...data, cellData };
}

/** Writes the tables as planned. @param formula a formula of the sheet as it is to be spelled now. */
export function writeTables(
  parts: PackageParts,
  sheetPart: string,
  plans: readonly TablePlan[],
  formula: (text: string) => string,
): void {
  for (const { relationId, part, xml } of plans) {
    if (xml === null) removeRelatedPart(parts, sheetPart, relationId, part);
    else {
      const text = xml.replace(columnFormulas, (_, head: string, stored: string, tail: string) => {
        const before = unescapeXml(stored);
        const now = formula(before);
        return head + (now === before ? stored : escapeXml(now)) + tail;
      });
      if (text !== partText(parts, part)) setPartText(parts, part, text);
    }
  }
}

const columnFormulas = /(<(?:[\w.-]+:)?(?:calculatedColumnFormula|totalsRowFormula)(?:\s[^>]*)?>)([^<]+)(<\/)/g;

function planTable(xml: string, sheet: TablesToSave): Pick<TablePlan, 'xml' | 'headers'> {
  const root = rootElement(xml);
  const attributes = readAttributes(xml, root.start);
  const range = parseBlock(attributes.get('ref') ?? '');
  const list = findChild(xml, root, 'tableColumns');
  if (!range || !list) return { xml, headers: [] };
  const headed = attributes.get('headerRowCount') !== '0';
  const totals = Number(attributes.get('totalsRowCount') ?? '0') > 0 && sheet.rows.now(range.endRow) !== null;
  const target = placeOf(range, sheet, { name: attributes.get('name') ?? '', headed, totals });
  if (!target) return { xml: null, headers: [] };
  const columns = planColumns(xml, list, sheet, { range, target, headed });
  const isStill = blockText(range) === blockText(target) && sheet.rows.unchanged && sheet.columns.unchanged;
  if (isStill && columns.every(({ stored, name }) => stored !== null && name === null)) return { xml, headers: [] };
  const tag = withAttribute(openingTag(xml, root), 'ref', blockText(target));
  const text = rebuilt(xml, root, totals ? tag : withAttribute(tag, 'totalsRowCount', null), (child) => {
    if (child.name === 'sortState') return movedSort(xml, child, sheet);
    if (child.name === 'tableColumns') return columnsXml(xml, child, columns);
    if (child.name !== 'autoFilter') return xml.slice(child.start, child.end);
    return movedFilter(xml, child, sheet, totals ? { ...target, endRow: target.endRow - 1 } : target);
  });
  const headers = columns.flatMap(({ header }) => (header ? [header] : []));
  return { xml: xml.slice(0, root.start) + text + xml.slice(root.end), headers };
}

interface TableShape {
  readonly name: string;
  readonly headed: boolean;
  readonly totals: boolean;
}

/** The block a table covers now; `null` when it cannot go on as a table, which needs a header, a column and a row of data. */
function placeOf(range: IRange, sheet: TablesToSave, { name, headed, totals }: TableShape): IRange | null {
  const moved = headed ? headedRange(range, sheet) : mapRange(range, sheet.rows, sheet.columns);
  if (!moved) return null;
  const given = sheet.blocks.get(name);
  const before = sheet.loadedBlocks.get(name);
  const resized = given && before && blockText(given) !== blockText(before);
  const isWider = resized && given.startRow === moved.startRow && given.startColumn === moved.startColumn;
  const endColumn = isWider ? Math.max(moved.endColumn, given.endColumn) : moved.endColumn;
  const endRow = isWider && !totals ? Math.max(moved.endRow, given.endRow) : moved.endRow;
  const leastRows = Number(headed) + 1;
  if (totals) return endRow - moved.startRow < leastRows ? null : { ...moved, endColumn };
  return { ...moved, endColumn, endRow: Math.max(endRow, moved.startRow + leastRows - 1) };
}

interface TableColumn {
  /** Its element in the file; `null` for a column that is new. */
  readonly stored: XmlElement | null;
  /** Its name where that is not the stored one. */
  readonly name: string | null;
  /** The cell above it, where that has to be written. */
  readonly header: HeaderCell | null;
}

interface TablePlace {
  readonly range: IRange;
  readonly target: IRange;
  readonly headed: boolean;
}

function planColumns(
  xml: string,
  list: XmlElement,
  { loaded, current, columns }: TablesToSave,
  { range, target, headed }: TablePlace,
): TableColumn[] {
  const elements = childElements(xml, list.innerStart, list.innerEnd);
  const places = Array.from({ length: target.endColumn - target.startColumn + 1 }, (_, at) => target.startColumn + at);
  const found = places.map((column) => {
    const origin = columns.origin(column);
    const stored = (origin === null ? undefined : elements[origin - range.startColumn]) ?? null;
    const now = headed ? current.cellData?.[target.startRow]?.[column] : undefined;
    const before = origin === null ? undefined : loaded.cellData?.[range.startRow]?.[origin];
    return { column, stored, now, keeps: stored !== null && (!headed || sameHeader(before, now)) };
  });
  const taken = new Set(
    found.flatMap(({ stored, keeps }) => (stored && keeps ? [nameOf(xml, stored).toLowerCase()] : [])),
  );
  return found.map(({ column, stored, now, keeps }, at) => {
    if (keeps) return { stored, name: null, header: null };
    const text = headerText(now);
    const name = freeName(text === '' ? `Cột${at + 1}` : text, taken);
    const fits = !headed || (now?.v === name && Number(now.t) === 1 && !now.f && !now.p);
    return { stored, name, header: fits ? null : { row: target.startRow, column, text: name } };
  });
}

function sameHeader(before: ICellData | undefined, now: ICellData | undefined): boolean {
  return (before?.v ?? '') === (now?.v ?? '') && (before?.f ?? null) === (now?.f ?? null) && !now?.p;
}

function headerText(cell: ICellData | undefined): string {
  const rich = cell?.p?.body?.dataStream.replace(/\r\n$/, '').replace(/\r/g, '\n');
  return (rich ?? String(cell?.v ?? '')).trim() === '' ? '' : (rich ?? String(cell?.v ?? ''));
}

/** The name, numbered where another column of the table has it; takes it. */
function freeName(wanted: string, taken: Set<string>): string {
  let name = wanted;
  for (let number = 2; taken.has(name.toLowerCase()); number += 1) name = `${wanted}${number}`;
  taken.add(name.toLowerCase());
  return name;
}

/** A column's name as its header cell spells it. */
function nameOf(xml: string, column: XmlElement): string {
  return (readAttributes(xml, column.start).get('name') ?? '').replace(/_x000a_/gi, '\n');
}

function columnsXml(xml: string, list: XmlElement, columns: readonly TableColumn[]): string {
  const elements = childElements(xml, list.innerStart, list.innerEnd);
  let id = Math.max(0, ...elements.map(({ start }) => Number(readAttributes(xml, start).get('id') ?? '0')));
  const prefix = rootPrefix(xml, list);
  const texts = columns.map(({ stored, name }) => {
    const fileName = name?.replaceAll('\n', '_x000a_') ?? '';
    if (!stored) return `<${prefix}tableColumn id="${(id += 1)}" name="${escapeXml(fileName)}"/>`;
    if (name === null) return xml.slice(stored.start, stored.end);
    return withOpeningTag(xml, stored, withAttribute(openingTag(xml, stored), 'name', fileName));
  });
  const tag = withAttribute(openingTag(xml, list), 'count', String(texts.length));
  return `${tag}${texts.join('')}</${prefix}tableColumns>`;
}
