import type { ProvinceSettings } from '#shared/api/province-api.ts';
import type { CellAddress, Grid } from '#shared/sheet/grid.ts';
import type { Issue } from '#shared/check/issue.ts';
import type { SheetReport } from '#shared/inspect/sheet-report.ts';
import { followCurrent, groupId, keyIssues } from './issue-list.ts';
import type {
  Busy,
  IssueFilter,
  PaneDialog,
  PaneNotice,
  PaneState,
  PaneTab,
  SetAsideIssue,
  SheetMarks,
  UndoableWrite,
} from './pane-state.ts';
import type { WorkbookRuleOff } from './workbook-notes.ts';
import { reduceSync, type SyncAction } from './sync-view.ts';

/** Writes that can be taken back, at most: older ones are too far from what is on the sheet now. */
const undoDepth = 20;

export type PaneAction =
  | { readonly type: 'tab-opened'; readonly tab: PaneTab }
  | {
      readonly type: 'sheet-read';
      readonly sheetId: string;
      readonly grid: Grid;
      readonly report: SheetReport;
      readonly setAside: readonly SetAsideIssue[];
      readonly rulesOff: readonly WorkbookRuleOff[];
    }
  | { readonly type: 'sheet-failed'; readonly message: string; readonly retry: 'read' | 'reload' }
  | { readonly type: 'cell-selected'; readonly sheetId: string; readonly cell: CellAddress }
  | { readonly type: 'busy-changed'; readonly busy: Busy }
  | { readonly type: 'notice-shown'; readonly notice: PaneNotice }
  | { readonly type: 'notice-closed' }
  | { readonly type: 'dialog-opened'; readonly dialog: PaneDialog }
  | { readonly type: 'dialog-closed' }
  | { readonly type: 'write-done'; readonly write: UndoableWrite }
  | { readonly type: 'write-undone'; readonly write: UndoableWrite }
  | { readonly type: 'filter-changed'; readonly filter: Partial<IssueFilter> }
  | { readonly type: 'group-toggled'; readonly id: string }
  | { readonly type: 'issue-opened'; readonly key: string; readonly issue: Issue }
  | { readonly type: 'issue-closed' }
  | { readonly type: 'field-toggled'; readonly row: number }
  | { readonly type: 'province-changed'; readonly settings: ProvinceSettings | null }
  | { readonly type: 'marked'; readonly sheetId: string; readonly marks: SheetMarks }
  | { readonly type: 'sync'; readonly action: SyncAction };

/** What the pane shows next. Pure: effects live in the workflows. */
export function reducePane(state: PaneState, action: PaneAction): PaneState {
  switch (action.type) {
    case 'tab-opened':
      return { ...state, tab: action.tab };
    case 'sheet-read':
      return withReading(state, action);
    case 'sheet-failed':
      // A failed re-read leaves the last good reading on screen: it is old, but not wrong, and the notice says so.
      return {
        ...state,
        sheet: state.sheet.status === 'ready' ? state.sheet : { status: 'failed' },
        notice: { intent: 'error', message: action.message, retry: action.retry },
      };
    case 'cell-selected':
      return withSelection(state, action.sheetId, action.cell);
    case 'busy-changed':
      return { ...state, busy: action.busy };
    case 'notice-shown':
      return { ...state, notice: action.notice };
    case 'notice-closed':
      return { ...state, notice: null };
    case 'dialog-opened':
      return { ...state, dialog: action.dialog };
    case 'dialog-closed':
      return { ...state, dialog: null };
    case 'write-done':
      return { ...state, writes: [...state.writes, action.write].slice(-undoDepth) };
    case 'write-undone':
      return { ...state, writes: state.writes.filter((write) => write !== action.write) };
    case 'filter-changed':
      return { ...state, filter: { ...state.filter, ...action.filter } };
    case 'group-toggled':
      return { ...state, openGroups: toggled(state.openGroups, action.id) };
    case 'issue-opened':
      return {
        ...state,
        currentIssue: action.key,
        openGroups: added(state.openGroups, groupId(action.issue)),
      };
    case 'issue-closed':
      return { ...state, currentIssue: null };
    case 'field-toggled':
      return { ...state, openFields: toggled(state.openFields, action.row) };
    case 'province-changed':
      return state.province === action.settings ? state : { ...state, province: action.settings };
    case 'marked':
      return { ...state, marked: new Map(state.marked).set(action.sheetId, action.marks) };
    case 'sync': {
      const sync = reduceSync(state.sync, action.action);
      return sync === state.sync ? state : { ...state, sync };
    }
  }
}

function withReading(state: PaneState, read: Extract<PaneAction, { type: 'sheet-read' }>): PaneState {
  const sameSheet = state.sheet.status === 'ready' && state.sheet.sheetId === read.sheetId;
  const before = sameSheet && state.sheet.status === 'ready' ? keyIssues(state.sheet.report.issues) : [];
  return {
    ...state,
    sheet: {
      status: 'ready',
      sheetId: read.sheetId,
      grid: read.grid,
      report: read.report,
      setAside: read.setAside,
      rulesOff: read.rulesOff,
    },
    // A reading that works again answers the failure that was shown.
    notice: state.notice?.retry === 'read' || state.notice?.retry === 'reload' ? null : state.notice,
    currentIssue: sameSheet ? followCurrent(before, keyIssues(read.report.issues), state.currentIssue) : null,
    openFields: sameSheet ? state.openFields : new Set(),
    dialog: sameSheet ? state.dialog : null,
  };
}

function withSelection(state: PaneState, sheetId: string, cell: CellAddress): PaneState {
  const was = state.selection;
  if (was?.sheetId === sheetId && was.cell.row === cell.row && was.cell.column === cell.column) return state;
  return { ...state, selection: { sheetId, cell } };
}

function toggled<Item>(set: ReadonlySet<Item>, item: Item): ReadonlySet<Item> {
  const next = new Set(set);
  if (!next.delete(item)) next.add(item);
  return next;
}

function added<Item>(set: ReadonlySet<Item>, item: Item): ReadonlySet<Item> {
  return set.has(item) ? set : new Set(set).add(item);
}
