import { HostFailure, type RowsSnapshot } from '#addin/host/workbook-host.ts';
import type { ProvinceSettings } from '#shared/api/province-api.ts';
import { LiveInspection } from '#shared/inspect/live-inspection.ts';
import type { CellAddress, Grid, Rect } from '#shared/sheet/grid.ts';
import { valueAt } from '#shared/sheet/grid.ts';
import { dayInVietNam } from '#shared/deadline/calendar-day.ts';
import { findLocalChanges } from '../state/local-changes.ts';
import type { WorkbookNotes } from '../state/workbook-notes.ts';
import { inspectOptionsOf, splitSetAside } from './inspect-with-notes.ts';
import type { PaneServices } from './pane-services.ts';

/** More rows than this at once are read with their whole sheet. */
const mostRows = 100;

/** Keeps what the pane shows with the sheet in front. */
export interface SheetWatch {
  /** Remembers what was typed over in the sheet shown; `null` = anything may have changed. */
  noteEdit(typed: Rect | null): void;
  /** A cell that the selection left: what is chosen from a drop-down may raise no event. */
  noteLeft(sheetId: string, cell: CellAddress): void;
  /** Somebody asked to read: the next refusal is told whatever is on screen. */
  speakUp(): void;
  /**
   * Reads and checks what was noted since the last time; answers what Excel refused. While it is a cell being edited, or
   * Excel keeps silent, the sheet that is shown stays without a word: it is read again by itself.
   */
  catchUp(): Promise<HostFailure | null>;
}

/** The sheet that is followed, and what its inspection was asked with: anything else asks for a new one. */
interface Followed {
  readonly sheetId: string;
  readonly inspection: LiveInspection;
  readonly notes: WorkbookNotes;
  readonly province: ProvinceSettings | null;
  readonly day: string;
  /** Excel does not say which cells it recalculated, so a sheet with formulas is read whole. */
  readonly holdsFormula: boolean;
}

/**
 * Watches the sheet in front. An edit of some rows reads these rows and inspects what they touch; where that is not
 * enough (another sheet, rows that came or went, formulas, a header typed over) the sheet is read and inspected whole.
 */
export function createSheetWatch(services: Omit<PaneServices, 'refresh' | 'reread'>): SheetWatch {
  const { store, host, memory } = services;
  let followed: Followed | null = null;
  /** Blocks typed over since the last reading; `null` = read the whole sheet. */
  let noted: Rect[] | null = null;
  /** Cells of the sheet followed that the selection left since then. */
  let left: CellAddress[] = [];
  let aloud = false;

  async function readWhole(): Promise<void> {
    const [{ sheetId, grid }, notes] = await Promise.all([host.readActiveSheet(), memory.load()]);
    const { province } = store.getState();
    const now = services.now();
    const inspection = new LiveInspection(grid, inspectOptionsOf(sheetId, notes, now, province));
    const holdsFormula = hasFormula(grid.formulas);
    followed = { sheetId, inspection, notes, province, day: dayInVietNam(now), holdsFormula };
    show(followed);
  }

  /** Answers whether reading the rows was enough. */
  async function readRows(was: Followed, typed: readonly Rect[]): Promise<boolean> {
    const { sheetId, inspection, notes, province, day, holdsFormula } = was;
    const isAskedAlike =
      (await memory.load()) === notes && store.getState().province === province && dayInVietNam(services.now()) === day;
    const area = isAskedAlike && !holdsFormula ? rowsAround(inspection.grid, typed) : null;
    if (area === null) return false;
    const read = await host.readRows(sheetId, area);
    if (!fits(inspection.grid, area, read) || !inspection.follow(read.rows)) return false;
    show(was, area);
    return true;
  }

  /** Whether cells that the selection left, with their rows, are no longer as they are shown. */
  async function holdsNews({ sheetId, inspection }: Followed, cells: readonly CellAddress[]): Promise<boolean> {
    const area = rowsAround(
      inspection.grid,
      cells.map(({ row, column }) => ({ top: row, left: column, bottom: row, right: column })),
    );
    if (area === null) return false;
    const { rows } = await host.readRows(sheetId, area);
    const { grid } = inspection;
    return rows.values.some((line, row) =>
      line.some((value, column) => value !== valueAt(grid, area.top + row, area.left + column)),
    );
  }

  /** Reads as little as is enough for what was noted. */
  async function readNoted(typed: readonly Rect[] | null, cells: readonly CellAddress[]): Promise<void> {
    const was = followed;
    if (was !== null && typed !== null) {
      if (typed.length === 0 && cells.length > 0 && !(await holdsNews(was, cells))) return;
      const changed = [
        ...typed,
        ...cells.map(({ row, column }) => ({ top: row, left: column, bottom: row, right: column })),
      ];
      if (await readRows(was, changed)) return;
    }
    // A run in whose course another sheet came to the front still shows a consistent sheet: its own.
    await readWhole();
  }

  function tell({ reason, message }: HostFailure): void {
    const passes = reason === 'cell-being-edited' || reason === 'no-answer';
    if (passes && !aloud && store.getState().sheet.status === 'ready') return;
    store.dispatch({ type: 'sheet-failed', message, retry: reason === 'no-answer' ? 'reload' : 'read' });
  }

  /** `edited` = the lines that alone were read anew. */
  function show({ sheetId, inspection, notes }: Followed, edited?: Rect): void {
    const { grid } = inspection;
    const { report, setAside } = splitSetAside(inspection.report, sheetId, notes);
    const was = store.getState().sheet;
    if (was.status !== 'ready' || was.sheetId !== sheetId) {
      store.dispatch({ type: 'sync', action: { type: 'sheet-changed' } });
    }
    store.dispatch({ type: 'sheet-read', sheetId, grid, report, setAside, rulesOff: notes.rulesOff });
    const link = notes.links.find((candidate) => candidate.sheetId === sheetId) ?? null;
    store.dispatch({ type: 'sync', action: { type: 'link-changed', link } });
    const { local: last, confirmed } = store.getState().sync;
    const before = edited && { local: last, edited };
    const local = findLocalChanges(grid, report.reading, confirmed, before);
    store.dispatch({ type: 'sync', action: { type: 'local-changed', local } });
  }

  return {
    noteEdit(typed) {
      if (typed === null) noted = null;
      else noted?.push(typed);
    },
    noteLeft(sheetId, cell) {
      if (followed?.sheetId === sheetId) left.push(cell);
    },
    speakUp() {
      aloud = true;
    },
    async catchUp() {
      const typed = noted;
      const cells = left;
      noted = [];
      left = [];
      try {
        await readNoted(typed, cells);
        return null;
      } catch (error) {
        noted = null;
        if (!(error instanceof HostFailure)) throw error;
        tell(error);
        return error;
      } finally {
        aloud = false;
      }
    },
  };
}

/** The rows of all blocks across the grid; `null` where they are too many, or the sheet is not known cell by cell. */
function rowsAround(grid: Grid, typed: readonly Rect[]): Rect | null {
  const width = grid.values[0]?.length ?? 0;
  const top = Math.min(...typed.map((block) => block.top));
  const bottom = Math.max(...typed.map((block) => block.bottom));
  const isKnown = width > 0 && top >= grid.top && bottom < grid.top + grid.values.length;
  if (typed.length === 0 || !isKnown || bottom - top >= mostRows) return null;
  return { top, left: grid.left, bottom, right: grid.left + width - 1 };
}

function hasFormula(formulas: Grid['formulas']): boolean {
  return formulas?.some((row) => row.some((formula) => formula !== null)) ?? false;
}

/** Whether the sheet is the one the rows were asked of: nothing came, went or was merged since. */
function fits(grid: Grid, area: Rect, { name, used, rows, merges }: RowsSnapshot): boolean {
  const isSameRange =
    used !== null &&
    used.top === grid.top &&
    used.left === grid.left &&
    used.bottom === grid.top + grid.values.length - 1 &&
    used.right === area.right;
  return (
    name === grid.name &&
    isSameRange &&
    !hasFormula(rows.formulas) &&
    (merges === null || mergeKeys(merges, area) === mergeKeys(grid.merges, area))
  );
}

/** The parts of merged areas that lie in some rows, as one comparable text. */
function mergeKeys(merges: readonly Rect[], { top, bottom }: Rect): string {
  return merges
    .filter((merge) => merge.top <= bottom && merge.bottom >= top)
    .map((merge) => `${Math.max(merge.top, top)}:${merge.left}:${Math.min(merge.bottom, bottom)}:${merge.right}`)
    .sort()
    .join(' ');
}
