import { matchRows } from '#shared/sync/match-rows.ts';
import { unlinkedRows } from '#shared/sync/collect-changes.ts';
import { readSheetRows, type SheetRows } from '#shared/sync/sheet-rows.ts';
import type { SheetTable } from '#shared/sheet/sheet-table.ts';
import type { CellEdit, Grid } from '#shared/sheet/grid.ts';
import { planAppendedRows } from '../state/append-rows.ts';
import { linkedIds, rememberRows } from '../state/held-rows.ts';
import { extendSums } from '../state/extend-sums.ts';
import type { RowToPlace } from '../state/find-slots.ts';
import { planPlacedRows, type PlacedLine } from '../state/place-rows.ts';
import type { DocumentLink } from '../state/workbook-notes.ts';
import { words } from '../words.ts';
import { callAsAccount, dispatchSync, inPhase } from './call-server.ts';
import { rememberLink } from './connect-document.ts';
import { withExcel, type PaneServices } from './pane-services.ts';
import { holdsOtherDocument } from './hold-other-document.ts';
import { readTable } from './read-table.ts';

/** How many rows came, or why none could. */
type Placing =
  | { readonly kind: 'placed'; readonly rowIds: ReadonlySet<string>; readonly unlinked: number }
  | { readonly kind: 'no-room' };

/**
 * Puts rows of the document that the sheet lacks where they belong: in the document's order, within their group, looking
 * like their neighbours. One "Hoàn tác" takes them out again.
 * @param wanted row ids; those that the sheet holds by now, or that left the document, are passed over
 */
export async function placeAbsentRows(services: PaneServices, wanted: ReadonlySet<string>): Promise<void> {
  const { link } = services.store.getState().sync;
  const { sheet } = services.store.getState();
  if (!link || sheet.status !== 'ready') return;
  const placing = await inPhase(services, 'receiving', async () => {
    const answer = await callAsAccount(services, null, (token) => services.api.documentRows(token, link.documentId));
    if (!answer) return null;
    const document = [...answer.rows].sort((first, second) => first.position - second.position);
    return withExcel(services, () => place(services, link, document, wanted));
  });
  if (!placing) return;
  tell(services, placing);
  if (placing.kind === 'placed') {
    dispatchSync(services, { type: 'absent-added', rowIds: placing.rowIds });
    const { link: now } = services.store.getState().sync;
    if (now)
      await withExcel(services, () => rememberLink(services, { ...now, held: rememberRows(now.held, placing.rowIds) }));
  }
  await services.refresh();
}

async function place(
  services: PaneServices,
  link: DocumentLink,
  document: readonly RowToPlace[],
  wanted: ReadonlySet<string>,
): Promise<Placing | null> {
  const { sheetId } = link;
  const found = await readTable(services, sheetId);
  const sheet = found && readSheetRows(found.grid, found.table);
  if (found && holdsOtherDocument(services, found, sheet, link)) return null;
  if (!found || !sheet || sheet.identityColumn === null) return { kind: 'no-room' };
  const { grid, table, mergesUnknown } = found;
  const { missing, unlinked } = lackingRows(sheet, document, wanted);
  const rowIds = new Set(missing.map(({ rowId }) => rowId));
  if (missing.length === 0) return { kind: 'placed', rowIds, unlinked };
  if (mergesUnknown) {
    // Where merged areas lie is not known here, so nothing may come between rows.
    const edits = append(grid, table, sheet.identityColumn, missing);
    if (edits === null) return { kind: 'no-room' };
    const before = await services.host.writeCells(sheetId, edits);
    keepUndo(services, { sheetId, edits, before, lines: [] }, missing.length);
    return { kind: 'placed', rowIds, unlinked };
  }
  const { inserts, lines } = planPlacedRows(grid, table, sheet, document, rowIds);
  await services.host.insertRows(
    sheetId,
    inserts,
    lines.flatMap(({ cells }) => cells),
  );
  keepUndo(services, { sheetId, edits: [], before: [], lines }, missing.length);
  const { grid: after } = await services.host.readSheet(sheetId);
  const sums = extendSums(after, lines);
  if (sums.length > 0) await services.host.writeCells(sheetId, sums);
  return { kind: 'placed', rowIds, unlinked };
}

/** The wanted rows that the sheet truly lacks: not linked, and not standing there unlinked or with a copied identity. */
function lackingRows(
  sheet: SheetRows,
  document: readonly RowToPlace[],
  wanted: ReadonlySet<string>,
): { readonly missing: readonly RowToPlace[]; readonly unlinked: number } {
  const held = linkedIds(sheet);
  const candidates = document.filter(({ rowId }) => wanted.has(rowId) && !held.has(rowId));
  const broken = sheet.rows.filter(({ identity }) => identity.kind === 'broken');
  const free = [...unlinkedRows(sheet), ...broken].sort((a, b) => a.row - b.row).map(({ fields }) => fields);
  const found = new Set(matchRows(sheet.kind, free, candidates, held).filter((rowId) => rowId !== null));
  return { missing: candidates.filter(({ rowId }) => !found.has(rowId)), unlinked: found.size };
}

function append(
  grid: Grid,
  table: SheetTable,
  identityColumn: number,
  rows: readonly RowToPlace[],
): readonly CellEdit[] | null {
  const news = rows.map((row) => ({ ...row, removed: false, lost: false, author: '', at: '' }));
  return planAppendedRows(grid, table, identityColumn, news);
}

interface Undo {
  readonly sheetId: string;
  readonly edits: readonly CellEdit[];
  readonly before: Awaited<ReturnType<PaneServices['host']['writeCells']>>;
  readonly lines: readonly PlacedLine[];
}

function keepUndo({ store }: PaneServices, undo: Undo, count: number): void {
  store.dispatch({ type: 'write-done', write: { ...undo, label: words.sync.placed(count) } });
}

function tell({ store }: PaneServices, placing: Placing): void {
  const done = placing.kind === 'placed' && placing.rowIds.size > 0;
  const parts =
    placing.kind === 'no-room'
      ? [words.sync.noRoomBelow]
      : [
          done ? `${words.sync.placed(placing.rowIds.size)}.` : null,
          placing.unlinked > 0 ? words.sync.standsUnlinked(placing.unlinked) : null,
        ].filter((part) => part !== null);
  const message = parts.length > 0 ? parts.join(' ') : words.sync.nothingToPlace;
  const intent = done && parts.length === 1 ? 'success' : 'warning';
  store.dispatch({ type: 'notice-shown', notice: { intent, message, retry: null, ...(done && { undo: true }) } });
}
