import { applyOverride } from './column-override.ts';
import { readDocumentFacts } from './document-facts.ts';
import type { Grid } from './grid.ts';
import type { HeaderBlock } from './header-block.ts';
import { findHeaderBlocks, rememberingMatcher } from './header-block.ts';
import type { LocatedTable } from './locate-tables.ts';
import { layOut, locateTables } from './locate-tables.ts';
import { findLostPointsSheet } from './lost-points-sheet.ts';
import type { ReadContext } from './read-context.ts';
import { readCriteria } from './read-criteria.ts';
import { readRecords, readSurvey } from './read-records.ts';
import { readTally } from './read-tally.ts';
import { RecordReader } from './record-reader.ts';
import type { SheetKind } from './sheet-kind.ts';
import type { SheetRecord } from './sheet-record.ts';
import type { DocumentFacts, SheetReading, SheetTable } from './sheet-table.ts';
import { SheetView } from './sheet-view.ts';
import type { WalkedBody } from './walk-body.ts';
import { walkBody } from './walk-body.ts';
import { walkCriteria } from './walk-criteria.ts';
import { walkLevels } from './walk-levels.ts';

export type { ReadContext } from './read-context.ts';

/**
 * Recognises and reads a sheet: its tables, their columns, group rows and records, each field with the cell it came
 * from. A sheet of no kind of ours gives no tables; tell blank from unknown with `sheetKindOf`. Never throws on any
 * grid; linear in its cells.
 */
export function readSheet(grid: Grid, context: ReadContext): SheetReading {
  return openSheet(grid, context).reading;
}

/** A sheet read, with what its reading rests on, so that edited rows can be read anew. */
export interface OpenSheet {
  readonly view: SheetView;
  readonly context: ReadContext;
  readonly blocks: readonly HeaderBlock[];
  readonly located: readonly LocatedTable[];
  /** By table; `null` for tables whose rows cannot be told one by one: criteria sets, survey forms. */
  readonly bodies: readonly (WalkedBody | null)[];
  readonly reading: SheetReading;
  /** By table, once asked for: the places of the records that read a cell above them. Edits of texts leave it true. */
  readonly sharers: Map<number, ReadonlyMap<number, readonly number[]>>;
}

/** Reads a sheet as `readSheet` does and keeps what `rereadRows` needs. */
export function openSheet(grid: Grid, context: ReadContext): OpenSheet {
  const view = new SheetView(grid);
  const blocks = findHeaderBlocks(view, rememberingMatcher);
  const located = locateIn(view, context, blocks);
  const facts = factsAround(view, located);
  const reader = new RecordReader(view, context, facts);
  const tables: SheetTable[] = [];
  const bodies: (WalkedBody | null)[] = [];
  for (const one of located) {
    const { table, walked } = readTable(view, reader, one);
    tables.push(table);
    bodies.push(walked);
  }
  return { view, context, blocks, located, bodies, reading: { name: grid.name, facts, tables }, sharers: new Map() };
}

/** What the lines around the tables say about the document. */
export function factsAround(view: SheetView, located: readonly LocatedTable[]): DocumentFacts {
  const tops = located.map(({ layout }) => layout.block.top);
  return readDocumentFacts(view, tops.length > 0 ? Math.min(...tops) : null);
}

/**
 * What a sheet is as a whole: the kind of its largest table; without one `lost-points` for the product's own page, `other`
 * when it holds cells, else `empty`.
 */
export function sheetKindOf(reading: SheetReading, grid: Grid): SheetKind {
  let largest: SheetTable | null = null;
  for (const table of reading.tables) {
    if (!largest || table.records.length > largest.records.length) largest = table;
  }
  if (largest) return largest.kind;
  if (findLostPointsSheet(grid)) return 'lost-points';
  const holdsText = grid.values.some((row) =>
    row.some((value) => value !== null && (typeof value !== 'string' || value.trim() !== '')),
  );
  return holdsText ? 'other' : 'empty';
}

/** The tables under a sheet's header blocks, with what an officer told applied. */
export function locateIn(
  view: SheetView,
  { override }: ReadContext,
  blocks: readonly HeaderBlock[],
): readonly LocatedTable[] {
  const matcher = rememberingMatcher;
  if (override?.kind === 'other' || override?.kind === 'empty') return [];
  // A page of lost points is what the product made of a criteria set, not another set.
  const guessed = findLostPointsSheet(view.grid) ? [] : locateTables(view, matcher, blocks);
  const told = override ? applyOverride(view, matcher, override) : null;
  if (!told) return guessed;
  const { block, left, right, recognition } = told;
  // What was guessed stays where it does not touch what was told; tables above it end at its header.
  const apart = guessed.filter(({ layout }) => {
    const sameColumns = layout.left <= right && layout.right >= left;
    return !sameColumns || layout.block.bottom < block.top || layout.block.top > lastRowOf(guessed, block.bottom);
  });
  const toldTable = {
    recognition,
    layout: layOut(
      view,
      told,
      apart.map(({ layout }) => layout),
    ),
  };
  const all = [...apart, toldTable].sort(
    (a, b) => a.layout.block.top - b.layout.block.top || a.layout.left - b.layout.left,
  );
  return all.map((table, index) =>
    table === toldTable
      ? table
      : {
          ...table,
          layout: layOut(
            view,
            { ...table.layout, recognition: table.recognition },
            all.slice(index + 1).map(({ layout }) => layout),
          ),
        },
  );
}

/** Last row of the guessed header that a told header sits on, so that both do not stand for one table. */
function lastRowOf(guessed: readonly LocatedTable[], toldBottom: number): number {
  const touched = guessed.filter(
    ({ layout }) => layout.block.top <= toldBottom + 2 && layout.block.bottom >= toldBottom - 2,
  );
  return Math.max(toldBottom, ...touched.map(({ layout }) => layout.block.bottom));
}

function readTable(
  view: SheetView,
  reader: RecordReader,
  { layout, recognition }: LocatedTable,
): { readonly table: SheetTable; readonly walked: WalkedBody | null } {
  const { block, left, right } = layout;
  const { records, sections, totals, bottom, walked } = readBody(view, reader, { layout, recognition });
  const table: SheetTable = {
    kind: recognition.kind,
    headerTop: block.top,
    headerBottom: block.bottom,
    area: { top: block.top, left, bottom: Math.max(bottom, block.bottom), right },
    columns: recognition.columns,
    unknownColumns: recognition.unknownColumns,
    sections,
    records,
    totals,
    questions: recognition.questions,
  };
  return { table, walked };
}

interface ReadBody extends Pick<SheetTable, 'sections' | 'totals'> {
  readonly records: readonly SheetRecord[];
  readonly bottom: number;
  readonly walked: WalkedBody | null;
}

function readBody(view: SheetView, reader: RecordReader, { layout, recognition }: LocatedTable): ReadBody {
  if (layout.kind === 'criteria') {
    const body = layout.levels.length > 0 ? walkLevels(view, layout) : walkCriteria(view, layout);
    return { ...body, records: readCriteria(view, reader, layout, body), walked: null };
  }
  if (layout.kind === 'survey') {
    const read = recognition.tally ? readTally : readSurvey;
    const { records, body } = read(view, reader, layout, recognition.questions);
    return { ...body, records, walked: null };
  }
  const walked = walkBody(view, layout);
  const { sections, totals, bottom } = walked;
  return { sections, totals, bottom, records: readRecords(reader, layout, walked), walked };
}
