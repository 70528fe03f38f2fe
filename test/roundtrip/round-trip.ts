import type { ICellData, IWorkbookData } from '@univerjs/core';
import { openPackage, readRelationships, relationshipsPart } from '#addin/workbench/file/workbook-package.ts';
import { unpackParts, type PackageParts } from '#addin/workbench/file/zip-parts.ts';
import { loadWorkbook, type OpenedWorkbook } from '#addin/workbench/load-workbook.ts';
import { saveWorkbook } from '#addin/workbench/save-workbook.ts';
import { a1 } from '#shared/sheet/a1.ts';
import { partKey, plainPartName } from '#shared/xlsx/part-names.ts';
import { readWorkbook } from '#shared/xlsx/read-workbook.ts';
import { compareFacts } from './compare-facts.ts';
import { independentFacts, ownFacts, type SheetFacts } from './sheet-facts.ts';

/** What became of one workbook that was read, edited in one cell, saved and read again. */
export type RoundTrip =
  | { readonly ok: false; readonly message: string }
  | {
      readonly ok: true;
      readonly cells: number;
      /** Cell that was edited, "sheet!A1". */
      readonly edited: string;
      readonly lost: readonly string[];
      /** Beyond the edit: cells, sheets, merged blocks, and parts that nobody touched. */
      readonly changed: readonly string[];
      /** Cells that the product and the independent reader tell differently, before and after. */
      readonly readDifferently: readonly string[];
      /** Why the independent reader could not look at the file, `null` when it could. */
      readonly unseen: string | null;
    };

/** Takes the workbook through the product's own reading and saving; `save` stands in for the latter in tests. */
export async function roundTrip(bytes: Uint8Array, save: typeof saveWorkbook = saveWorkbook): Promise<RoundTrip> {
  const [read, opened] = [await readWorkbook(bytes), await loadWorkbook(bytes, 'book')];
  if (!read.ok) return { ok: false, message: read.message };
  if (!opened.ok) return { ok: false, message: opened.message };
  const { book, edited } = editOneCell(opened);
  const saved = await save(opened.source, book, opened.settings);
  const again = await readWorkbook(saved);
  if (!again.ok) {
    const lost = [`the saved file: ${again.message}`];
    return { ok: true, cells: 0, edited, lost, changed: [], readDifferently: [], unseen: null };
  }
  const [own, ownSaved] = [ownFacts(read.grids), ownFacts(again.grids)];
  const except = new Set([edited]);
  const kept = compareFacts(own, ownSaved, { except, formatsAlike: true });
  const lost = new Set(kept.lost);
  const changed = new Set([...kept.changed, ...(await changedParts(bytes, saved, opened, edited))]);
  const readDifferently: string[] = [];
  const [before, after] = [attempt(bytes), attempt(saved)];
  if (typeof before !== 'string' && typeof after !== 'string') {
    const independent = compareFacts(before, after, { except, formatsAlike: true });
    independent.lost.forEach((line) => lost.add(line));
    independent.changed.forEach((line) => changed.add(line));
    for (const [mine, theirs] of [
      [own, before],
      [ownSaved, after],
    ] as const) {
      const differences = compareFacts(mine, theirs, { formatsAlike: false });
      readDifferently.push(...differences.lost, ...differences.changed);
    }
  } else if (typeof before !== 'string' && typeof after === 'string') {
    lost.add(`the saved file, to the independent reader: ${after}`);
  }
  const cells = own.reduce((sum, sheet) => sum + sheet.cells.size, 0);
  const unseen = typeof before === 'string' ? before : null;
  return { ok: true, cells, edited, lost: [...lost], changed: [...changed], readDifferently, unseen };
}

function attempt(bytes: Uint8Array): SheetFacts[] | string {
  try {
    return independentFacts(bytes);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** The first cell that holds a text, else a number, else a cell below everything gets another content. */
function editOneCell({ source }: OpenedWorkbook): { readonly book: IWorkbookData; readonly edited: string } {
  const book = structuredClone(source.snapshot);
  for (const wanted of ['string', 'number']) {
    for (const id of book.sheetOrder) {
      const { name = '', cellData = {} } = book.sheets[id]!;
      for (const [row, cells] of Object.entries(cellData as Record<string, Record<string, ICellData>>)) {
        for (const [column, cell] of Object.entries(cells)) {
          if (typeof cell.v !== wanted || cell.f !== undefined) continue;
          cell.v = typeof cell.v === 'number' ? cell.v + 1 : `${String(cell.v)} (sửa)`;
          return { book, edited: `${name}!${a1({ row: Number(row), column: Number(column) })}` };
        }
      }
    }
  }
  const first = book.sheets[book.sheetOrder[0]!]!;
  const row = Math.max(-1, ...Object.keys(first.cellData ?? {}).map(Number)) + 1;
  (first.cellData ??= {})[row] = { 0: { v: 'sửa', t: 1 } };
  return { book, edited: `${first.name ?? ''}!${a1({ row, column: 0 })}` };
}

/**
 * Parts that an edit of one cell may rewrite: its sheet, the list of sheets (calculation), formats. A table of the sheet may call
 * one column otherwise: the cell above it may be the one that was edited.
 */
async function changedParts(
  bytes: Uint8Array,
  saved: Uint8Array,
  { source }: OpenedWorkbook,
  edited: string,
): Promise<string[]> {
  const [before, after] = [byKey(await unpackParts(bytes)), byKey(await unpackParts(saved))];
  const opened = byKey(source.package.parts);
  const { workbookPart, sheets } = await openPackage(saved);
  const sheet = sheets.find(({ name }) => edited.startsWith(`${name}!`))?.part ?? '';
  const touched = new Set(
    [sheet, workbookPart, relationshipsPart(workbookPart), '[Content_Types].xml', 'xl/calcChain.xml'].map(partKey),
  );
  const tables = new Set(
    readRelationships(source.package.parts, sheet).flatMap(({ type, target }) =>
      type === 'table' ? [partKey(target)] : [],
    ),
  );
  const lines: string[] = [];
  for (const [key, part] of before) {
    if (touched.has(key)) continue;
    const now = after.get(key);
    if (!now) lines.push(`part ${key}: gone`);
    else if (tables.has(key) && sameButOneName(part, now)) continue;
    // Opening settles names in relations, and drops blank rows of huge sheets; cells are compared one by one.
    else if (!sameBytes(part, now) && !sameBytes(opened.get(key), now)) lines.push(`part ${key}: other bytes`);
  }
  for (const key of after.keys()) if (!before.has(key) && !touched.has(key)) lines.push(`part ${key}: new`);
  return lines;
}

function byKey(parts: PackageParts): Map<string, Uint8Array> {
  return new Map([...parts].map(([name, part]) => [partKey(plainPartName(name)), part]));
}

const columnNames = /(<[^<>]*tableColumn\s[^<>]*?\sname\s*=\s*)("[^"]*"|'[^']*')/g;

/** Whether two tables differ in the name of one column at most. */
function sameButOneName(first: Uint8Array, second: Uint8Array): boolean {
  const [before, after] = [first, second].map((bytes) => new TextDecoder().decode(bytes)) as [string, string];
  const namesIn = (text: string) => [...text.matchAll(columnNames)].map(([, , name]) => name!.slice(1, -1));
  const others = namesIn(after);
  const differing = namesIn(before).filter((name, at) => name !== others[at]);
  return before.replace(columnNames, '$1') === after.replace(columnNames, '$1') && differing.length <= 1;
}

function sameBytes(first: Uint8Array | undefined, second: Uint8Array): boolean {
  return first?.length === second.length && first.every((byte, index) => byte === second[index]);
}
