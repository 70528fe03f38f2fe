import type { IRange, ISheetDataValidationRule, IStyleData, IWorksheetData, Nullable } from '@univerjs/core';
import type { IConditionFormattingRule } from '@univerjs/preset-sheets-conditional-formatting';
import type { SourceSheet } from '../load-workbook.ts';
import { blockText, parseBlock } from './grid-range.ts';
import type { LineMap, SheetLines } from './line-map.ts';
import { movedFilter } from './moved-filter.ts';
import type { MovedReferences } from './moved-references.ts';
import { moveSheetReferences } from './move-references.ts';
import { columnsXml } from './save-columns.ts';
import { conditionalFormatsXml } from './save-conditional-formats.ts';
import { RowWriter } from './save-rows.ts';
import type { StyleSheet } from './save-styles.ts';
import { validationsXml } from './save-validations.ts';
import { scanSheetXml, type SheetXml } from './sheet-xml.ts';
import { childElements, openingTag, readAttributes } from '#shared/xlsx/xml-text.ts';

/** One sheet before and after, with what the grid's features keep beside it. */
export interface SheetState {
  readonly data: Partial<IWorksheetData>;
  readonly validations: readonly ISheetDataValidationRule[];
  readonly conditionalFormats: readonly IConditionFormattingRule[];
  /** The block with filter arrows that the grid shows; it shows none whose choices came with the file. */
  readonly filter: IRange | null;
  /** The blocks of tables by their names in the file. */
  readonly tables: ReadonlyMap<string, IRange>;
}

export interface SavedSheet {
  /** The new part, or `null` when nothing in it changed. */
  readonly xml: string | null;
  readonly rows: LineMap;
  readonly columns: LineMap;
  /** The block of the filter arrows where it was written anew, "" where they went; `null` where it stands as it was. */
  readonly filter: string | null;
}

/** The order that the format prescribes for the elements of a sheet. */
const elementOrder = [
  'sheetPr',
  'dimension',
  'sheetViews',
  'sheetFormatPr',
  'cols',
  'sheetData',
  'sheetCalcPr',
  'sheetProtection',
  'protectedRanges',
  'scenarios',
  'autoFilter',
  'sortState',
  'dataConsolidate',
  'customSheetViews',
  'mergeCells',
  'phoneticPr',
  'conditionalFormatting',
  'dataValidations',
  'hyperlinks',
  'printOptions',
  'pageMargins',
  'pageSetup',
  'headerFooter',
  'rowBreaks',
  'colBreaks',
  'customProperties',
  'cellWatches',
  'ignoredErrors',
  'smartTags',
  'drawing',
  'legacyDrawing',
];

/** New text of some elements of a sheet by name; "" removes the element. */
type Replacements = ReadonlyMap<string, string>;

/** Puts the replaced elements where they stood, new ones where the format wants them. */
function assemble(scan: SheetXml, replacements: Replacements): string {
  const written = new Set<string>();
  let inner = '';
  let end = scan.root.innerStart;
  const writeDue = (next: string | null) => {
    const limit = next === null ? elementOrder.length : elementOrder.indexOf(next);
    // An element after the known ones (tables, extensions) comes last of all.
    const until = limit < 0 ? elementOrder.length : limit;
    for (const name of elementOrder.slice(0, until)) {
      if (written.has(name) || !replacements.has(name) || scan.children.some((child) => child.name === name)) continue;
      inner += replacements.get(name)!;
      written.add(name);
    }
  };
  for (const child of scan.children) {
    writeDue(child.name);
    inner += scan.xml.slice(end, child.start);
    const replacement = replacements.get(child.name);
    if (replacement === undefined) inner += scan.xml.slice(child.start, child.end);
    else if (!written.has(child.name)) inner += replacement;
    written.add(child.name);
    end = child.end;
  }
  writeDue(null);
  return scan.xml.slice(0, scan.root.innerStart) + inner + scan.xml.slice(end);
}

function element(scan: SheetXml, name: string, inner: string, attributes = ''): string {
  if (inner === '') return '';
  return `<${scan.prefix}${name}${attributes}>${inner}</${scan.prefix}${name}>`;
}

function mergesText(data: Partial<IWorksheetData>): string[] {
  return (data.mergeData ?? []).map(blockText);
}

function mergesXml(scan: SheetXml, before: Partial<IWorksheetData>, now: Partial<IWorksheetData>): string | null {
  const texts = mergesText(now);
  if (texts.join(' ') === mergesText(before).join(' ')) return null;
  const inner = texts.map((text) => `<${scan.prefix}mergeCell ref="${text}"/>`).join('');
  return element(scan, 'mergeCells', inner, ` count="${texts.length}"`);
}

/** The filter arrows where they are now, at which cells the grid shows them; `null` when they stay as they are. */
function filterXml(scan: SheetXml, lines: SheetLines, before: IRange | null, now: IRange | null): string | null {
  const stored = scan.children.find(({ name }) => name === 'autoFilter');
  if (!stored) return now && `<${scan.prefix}autoFilter ref="${blockText(now)}"/>`;
  if (before && !now) return '';
  const range = parseBlock(readAttributes(scan.xml, stored.start).get('ref') ?? '');
  const isPlaced = now !== null && (before === null || blockText(before) !== blockText(now));
  const isStill = lines.rows.unchanged && lines.columns.unchanged;
  if (isStill && (!isPlaced || (range && blockText(range) === blockText(now)))) return null;
  return movedFilter(scan.xml, stored, lines, isPlaced ? now : undefined);
}

function tablePartsXml(scan: SheetXml, gone: ReadonlySet<string>): string | null {
  const list = scan.children.find(({ name }) => name === 'tableParts');
  if (!list || gone.size === 0) return null;
  const left = childElements(scan.xml, list.innerStart, list.innerEnd).filter(
    ({ start }) => !gone.has(/:id\s*=\s*["']([^"']*)["']/.exec(openingTag(scan.xml, { start }))?.[1] ?? ''),
  );
  const inner = left.map(({ start, end }) => scan.xml.slice(start, end)).join('');
  return element(scan, 'tableParts', inner, ` count="${left.length}"`);
}

export interface SheetToSave {
  readonly source: SourceSheet;
  readonly before: SheetState;
  readonly now: SheetState;
  readonly styleSheet: StyleSheet;
  readonly styles: Readonly<Record<string, Nullable<IStyleData>>>;
  readonly date1904: boolean;
  readonly rows: LineMap;
  readonly columns: LineMap;
  /** References of the whole workbook that follow moved lines and renamed sheets. */
  readonly moved: MovedReferences;
  /** Ids of the relations to tables that are tables no longer. */
  readonly goneTables: ReadonlySet<string>;
  /** Whether the grid's result of an unedited formula is stored, by row and column of the grid. */
  readonly follows: (row: number, column: number) => boolean;
}

/** Writes one sheet over its old part: changed cells and elements anew, everything else as it stands. */
export function saveSheet(input: SheetToSave): SavedSheet {
  const { source, before, now, styleSheet, styles, date1904, rows, columns, moved, goneTables, follows } = input;
  const { scan } = source;
  const loaded = before.data;
  const current = now.data;
  const replacements = new Map<string, string>();
  const put = (name: string, text: string | null) => {
    if (text !== null) replacements.set(name, text);
  };
  const leftOut = source.leftOut;
  const rowText = new RowWriter({
    scan,
    loaded,
    current,
    rows,
    columns,
    leftOut,
    styleSheet,
    styles,
    date1904,
    respelled: !moved.unchanged,
    follows,
  }).write();
  if (rowText !== null) put('sheetData', `<${scan.prefix}sheetData>${rowText}</${scan.prefix}sheetData>`);
  const columnText = columnsXml(scan, loaded, current, columns);
  if (columnText !== null) put('cols', element(scan, 'cols', columnText));
  put('mergeCells', mergesXml(scan, loaded, current));
  const formulas = (xml: string) => moved.xml(xml, source.place.name);
  const lines = { scan, rows, columns, formulas };
  const validations = validationsXml({ ...lines, loaded: before.validations, current: now.validations });
  if (validations !== null) {
    const count = validations.match(/<[\w.:-]*dataValidation\s/g)?.length ?? 0;
    put('dataValidations', element(scan, 'dataValidations', validations, ` count="${count}"`));
  }
  put(
    'conditionalFormatting',
    conditionalFormatsXml({ ...lines, loaded: before.conditionalFormats, current: now.conditionalFormats, styleSheet }),
  );
  if (!rows.unchanged || !columns.unchanged) moveSheetReferences(scan, rows, columns, put);
  const filterText = filterXml(scan, { rows, columns }, before.filter, now.filter);
  put('autoFilter', filterText);
  const filter = filterText === null ? null : (readAttributes(filterText, 0).get('ref') ?? '');
  put('tableParts', tablePartsXml(scan, goneTables));
  moveOtherFormulas(scan, formulas, replacements);
  if (replacements.size === 0) return { xml: null, rows, columns, filter };
  const xml = assemble(scan, replacements);
  return { xml: rowText === null ? xml : withoutDimension(xml), rows, columns, filter };
}

/** Formulas of extensions (sparklines, newer conditional formats and drop-downs) and links to cells. */
function moveOtherFormulas(scan: SheetXml, formulas: (xml: string) => string, replacements: Map<string, string>): void {
  const extensions = scan.children.find((child) => child.name === 'extLst');
  if (!extensions) return;
  const text = replacements.get('extLst') ?? scan.xml.slice(extensions.start, extensions.end);
  const now = formulas(text);
  if (now !== text) replacements.set('extLst', now);
}

/** Removes the stated extent of the sheet, which is optional and may no longer be true. */
function withoutDimension(xml: string): string {
  const scan = scanSheetXml(xml);
  const dimension = scan.children.find((child) => child.name === 'dimension');
  return dimension ? xml.slice(0, dimension.start) + xml.slice(dimension.end) : xml;
}

/** A part for a sheet that was made in the grid. */
export function emptySheetXml(): string {
  return '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheetData></sheetData></worksheet>';
}
