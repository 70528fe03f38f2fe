import { HostFailure } from '#addin/host/workbook-host.ts';
import { lostPointsPage } from '#shared/score/lost-points-page.ts';
import { lostPoints } from '#shared/score/lost-points.ts';
import { refreshLostPoints, type Refreshed } from '#shared/score/refresh-lost-points.ts';
import { valueAt, type Grid } from '#shared/sheet/grid.ts';
import { findLostPointsSheet } from '#shared/sheet/lost-points-sheet.ts';
import { foldText } from '#shared/text/fold-text.ts';
import { words } from '../words.ts';
import { whileBusy, type PaneServices } from './pane-services.ts';
import { writePage } from './write-page.ts';

interface OtherSheet {
  readonly sheetId: string;
  readonly grid: Grid;
}

/**
 * Puts the lost-point table of the sheet in front on a page: on the one made of this sheet before, whatever it is called
 * now, else on a new one. A page that cannot take the rows in place stays as it is, and a new one is made.
 */
export async function writeLostPoints(services: PaneServices): Promise<void> {
  const { sheet } = services.store.getState();
  if (sheet.status !== 'ready' || sheet.report.score === null) return;
  const { reading, score } = sheet.report;
  const lost = lostPoints(
    reading.tables.flatMap((table) => table.records),
    score,
  );
  const title = reading.facts.title ?? reading.name;
  const page = lostPointsPage(lost, title);
  const others = await readOthers(services, sheet.sheetId);
  const old = others && pageOf(others, foldText(title));
  const refreshed = old && refreshLostPoints(old.grid, lost);
  if (old && refreshed) await refresh(services, old, refreshed);
  else if (others) await writePage(services, page, words.score.lostSheetMade);
}

/** Every sheet but the one in front; `null` when Excel refused, which is told. */
async function readOthers(services: PaneServices, sheetId: string): Promise<readonly OtherSheet[] | null> {
  return await whileBusy(services, async () => {
    const { host } = services;
    const names = (await host.listSheets()).filter((other) => other.sheetId !== sheetId);
    const sheets: OtherSheet[] = [];
    for (const other of names) {
      try {
        sheets.push(await host.readSheet(other.sheetId));
      } catch (error) {
        // A sheet of charts has no cells and is no page of ours.
        if (!(error instanceof HostFailure)) throw error;
      }
    }
    return sheets;
  });
}

/** The page made of the sheet: the one under its title; else the only one, where its title is that of no other sheet. */
function pageOf(others: readonly OtherSheet[], title: string): OtherSheet | null {
  const pages = others.filter(({ grid }) => findLostPointsSheet(grid) !== null);
  const same = pages.find((other) => titleOf(other) === title);
  if (same) return same;
  const [only, ...more] = pages;
  if (!only || more.length > 0) return null;
  const elsewhere = others.some((other) => other !== only && says(other.grid, titleOf(only)));
  return elsewhere ? null : only;
}

function titleOf({ grid }: OtherSheet): string {
  const headerRow = findLostPointsSheet(grid)?.headerRow ?? grid.top;
  return foldText(String(valueAt(grid, headerRow - 1, grid.left) ?? ''));
}

function says({ values, name }: Grid, title: string): boolean {
  if (foldText(name) === title) return true;
  return values.slice(0, 15).some((row) => row.some((value) => typeof value === 'string' && foldText(value) === title));
}

async function refresh(services: PaneServices, { sheetId, grid }: OtherSheet, { edits, end }: Refreshed) {
  const { store, host } = services;
  const { name } = grid;
  await whileBusy(services, async () => {
    const before = await host.writeCells(sheetId, edits);
    await host.moveTableEnd(sheetId, end);
    const message = edits.length === 0 ? words.score.lostSheetSame(name) : words.score.lostSheetRefreshed(name);
    if (before.length > 0) {
      store.dispatch({
        type: 'write-done',
        write: { label: words.score.lostSheetWrite(name), sheetId, edits, before },
      });
    }
    store.dispatch({
      type: 'notice-shown',
      notice: { intent: 'success', message, retry: null, ...(before.length > 0 && { undo: true }) },
    });
    await host.selectCell(sheetId, { row: grid.top, column: grid.left });
  });
  await services.refresh();
}
