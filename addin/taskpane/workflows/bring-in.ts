// Writing an answer of the province into a sheet, whichever sheet is in front by then.
import type { CellEdit } from '#shared/sheet/grid.ts';
import { applyAnswer, type Applied } from '#shared/sync/apply-answer.ts';
import { releaseRows, type CollectOptions } from '#shared/sync/collect-changes.ts';
import { choiceKey, type FieldChoice } from '#shared/sync/field-choice.ts';
import type { SyncAnswer } from '#shared/sync/protocol.ts';
import { decodeIdentity } from '#shared/sync/row-identity.ts';
import { readSheetRows, type SheetRows } from '#shared/sync/sheet-rows.ts';
import { columnsAway, rememberGone } from '../state/gone-columns.ts';
import { linkedIds, rememberRows, rowsGone } from '../state/held-rows.ts';
import {
  headerEdits,
  missingProgressColumns,
  planNewColumns,
  withNewColumns,
  type NewColumn,
  type ProgressField,
} from '../state/progress-columns.ts';
import type { PulledCells } from '../state/sync-view.ts';
import type { DocumentLink } from '../state/workbook-notes.ts';
import { words } from '../words.ts';
import { dispatchSync } from './call-server.ts';
import { rememberLink } from './connect-document.ts';
import { coverIdentities } from './cover-identities.ts';
import { holdsOtherDocument } from './hold-other-document.ts';
import { involvementOf } from './involvement.ts';
import { withExcel, type PaneServices } from './pane-services.ts';
import { makeRoomForProgress } from './prepare-progress-columns.ts';
import { readTable, tableIn, type TableForSync } from './read-table.ts';

export interface Brought {
  readonly applied: Applied;
  readonly written: PulledCells;
}

export interface AnswerForSheet {
  readonly sheetId: string;
  readonly answer: SyncAnswer;
  /** The cursor that its request carried. */
  readonly asked: number;
  readonly sent: SheetRows;
  readonly options: CollectOptions;
}

/** Cells that stay the officer's, because she took back what she had sent of them (SPEC U-6). */
function keptCells({ takenBack = [] }: SyncAnswer): [string, FieldChoice][] {
  return takenBack.flatMap(({ rowId, fields }) =>
    fields.map((field): [string, FieldChoice] => [choiceKey(rowId, field), 'mine']),
  );
}

/** Rows that she had made and took back lose their hidden cell instead of being told as gone: they are new rows again. */
function freeRows(
  { applied, identityColumn: column }: Planned,
  { takenBack = [] }: SyncAnswer,
): { applied: Applied; freed: readonly CellEdit[] } {
  const gone = new Set(takenBack.flatMap(({ rowId, gone: isGone }) => (isGone ? [rowId] : [])));
  const isFreed = ({ news }: Applied['removed'][number]): boolean => gone.has(news.rowId);
  const freed = applied.removed.filter(isFreed).map(({ row }): CellEdit => ({ row, column, value: null }));
  return { applied: { ...applied, removed: applied.removed.filter((row) => !isFreed(row)) }, freed };
}

interface Planned {
  readonly now: SheetRows;
  /** The hidden column, where the sheet has none yet. */
  readonly identity: NewColumn | null;
  readonly identityColumn: number;
  readonly applied: Applied;
}

/** What an answer does to a sheet as it was read; `null` where there is no room for the hidden column. */
function planAnswer(
  found: TableForSync,
  { answer, asked, sent, options }: AnswerForSheet,
  cursor: number,
  made: ReadonlyMap<string, FieldChoice>,
): Planned | null {
  const read = readSheetRows(found.grid, found.table);
  if (!read) return null;
  const now = releaseRows(read, options, answer);
  const identity = now.identityColumn === null ? planIdentityColumn(found) : null;
  const identityColumn = now.identityColumn ?? identity?.column ?? null;
  if (identityColumn === null) return null;
  const choices = new Map([...keptCells(answer), ...made]);
  const applied = applyAnswer({ sent, grid: found.grid, now, answer, cursor, asked, identityColumn, choices });
  return { now: read, identity, identityColumn, applied };
}

/**
 * What bringing an answer in would do, in the same steps, without writing: the answer of a dry run shown cell by cell.
 * `null` when Excel refused.
 */
export async function foreseeAnswer(
  services: PaneServices,
  link: DocumentLink,
  forSheet: AnswerForSheet,
): Promise<Applied | null> {
  const found = await readTable(services, link.sheetId);
  if (!found) return null;
  const fields = reportsToAdd(found, link, forSheet.answer);
  const columns = fields.length > 0 ? planNewColumns(found.grid, found.table, [...fields, 'rowIdentity']) : null;
  // The columns that would be added, as if they stood there.
  const withColumns =
    columns &&
    tableIn(services, link.sheetId, withNewColumns(found.grid, found.table, columns), await services.memory.load());
  const planned = planAnswer(withColumns ?? found, forSheet, link.cursor, new Map());
  if (!planned) return null;
  const { applied } = freeRows(planned, forSheet.answer);
  return { ...applied, absent: absentFor(services, link, applied) };
}

/** Writes an answer into the sheet as it stands now; `null` when Excel refused. */
export async function bringIn(
  services: PaneServices,
  forSheet: AnswerForSheet,
  choices: ReadonlyMap<string, FieldChoice>,
): Promise<Brought | null> {
  const { sheetId, answer } = forSheet;
  return withExcel(services, async () => {
    // The officer may have gone to another sheet meanwhile, which follows a document of its own.
    const { links } = await services.memory.load();
    const link = links.find((candidate) => candidate.sheetId === sheetId);
    if (!link) return null;
    const found = await readTableFor(services, link, answer);
    const planned = found && planAnswer(found, forSheet, link.cursor, choices);
    if (!found || holdsOtherDocument(services, found, planned?.now ?? null, link)) return null;
    if (!planned) {
      dispatchSync(services, { type: 'failed', failure: { message: words.writes.noRoom, retry: null } });
      return null;
    }
    const { identity, identityColumn } = planned;
    const { applied, freed } = freeRows(planned, answer);
    const edits = [...(identity ? headerEdits(found.table, [identity]) : []), ...applied.edits, ...freed];
    // Hidden first: identities in a column that could not be hidden would stand there for everybody to edit.
    if (identity) await services.host.hideColumn(sheetId, identity.column);
    const before = edits.length > 0 ? await services.host.writeCells(sheetId, edits) : [];
    await coverIdentities(services, sheetId, identityColumn, found.table.area);
    const ids = [...linkedIds(planned.now), ...identitiesIn(applied.edits, identityColumn)];
    const held = rememberRows(link.held, ids, rowsGone(answer));
    // The cursor and the sight go together: news of what came into sight wait as long as the answer does.
    const { sight } = applied.cursor === answer.cursor ? answer : link;
    const gone = rememberGone(link, planned.now);
    await rememberLink(services, { ...link, ...gone, cursor: applied.cursor, sight, held });
    const written = { edits: [...applied.edits, ...freed], before, cursor: link.cursor };
    return { applied: { ...applied, absent: absentFor(services, link, applied) }, written };
  });
}

/**
 * The table as it stands now; where the answer brings reports and the sheet never had columns for them, they are added.
 * A column that is gone comes back only when the officer wants it (SPEC I-10).
 */
async function readTableFor(
  services: PaneServices,
  link: DocumentLink,
  answer: SyncAnswer,
): Promise<TableForSync | null> {
  const { sheetId } = link;
  const found = await readTable(services, sheetId);
  if (!found) return null;
  const fields = reportsToAdd(found, link, answer);
  if (fields.length === 0 || !(await makeRoomForProgress(services, sheetId, found, fields))) return found;
  return readTable(services, sheetId);
}

/** The progress columns that the sheet never had, where an answer brings something for one of them. */
function reportsToAdd(
  found: TableForSync,
  link: DocumentLink,
  { results, news }: SyncAnswer,
): readonly ProgressField[] {
  const away = columnsAway(link, readSheetRows(found.grid, found.table));
  const missing = missingProgressColumns(found.table).filter((field) => !away.has(field));
  const brings = [...results, ...news].some(({ fields }) =>
    missing.some((field) => (fields?.[field] ?? null) !== null),
  );
  return brings ? missing : [];
}

function planIdentityColumn({ grid, table }: TableForSync): NewColumn | null {
  // Only the hidden column is needed here; the visible ones are the officer's to ask for.
  const columns = planNewColumns(grid, table, ['rowIdentity']);
  return columns?.[0] ?? null;
}

/** The rows whose identity is written. */
function identitiesIn(edits: readonly CellEdit[], identityColumn: number): string[] {
  return edits.flatMap(({ column, value }) => {
    const read = column === identityColumn ? decodeIdentity(value) : null;
    return read?.kind === 'linked' ? [read.identity.rowId] : [];
  });
}

/** A sheet that keeps only its agency's rows is not told of the others. */
function absentFor(services: PaneServices, { scope }: DocumentLink, { absent }: Applied): Applied['absent'] {
  const involved = scope === 'mine' ? involvementOf(services) : null;
  return involved ? absent.filter(({ fields }) => involved(fields)) : absent;
}
