import type { CellBefore } from '#addin/host/workbook-host.ts';
import type { ProvinceSettings } from '#shared/api/province-api.ts';
import type { Issue, Severity } from '#shared/check/issue.ts';
import type { SheetReport } from '#shared/inspect/sheet-report.ts';
import type { CellAddress, CellEdit, Grid } from '#shared/sheet/grid.ts';
import type { PlacedLine } from './place-rows.ts';
import type { SheetConversion } from './old-encoding.ts';
import type { SyncView } from './sync-view.ts';
import { initialSyncView } from './sync-view.ts';
import type { WorkbookRuleOff } from './workbook-notes.ts';

export const paneTabs = ['issues', 'score', 'sync', 'row'] as const;
export type PaneTab = (typeof paneTabs)[number];

/** The sheet in front, as last read. While a newer reading runs the old one stays on screen. */
export type SheetView =
  | { readonly status: 'reading' }
  | { readonly status: 'failed' }
  | {
      readonly status: 'ready';
      readonly sheetId: string;
      readonly grid: Grid;
      readonly report: SheetReport;
      /** Issues the officer set aside, with the reason given; they are no longer in `report.issues`. */
      readonly setAside: readonly SetAsideIssue[];
      /** Rules switched off in the workbook. */
      readonly rulesOff: readonly WorkbookRuleOff[];
    };

export interface SetAsideIssue {
  readonly issue: Issue;
  readonly reason: string;
}

/** What we wrote on one sheet, and what stood there. */
export interface SheetWrite {
  readonly sheetId: string;
  readonly edits: readonly CellEdit[];
  readonly before: readonly CellBefore[];
}

/** One write of ours that can be taken back. */
export interface UndoableWrite extends SheetWrite {
  readonly label: string;
  /** Lines that were inserted: taking the write back takes them out. */
  readonly lines?: readonly PlacedLine[];
  /** Other sheets written in the same step. */
  readonly others?: readonly SheetWrite[];
}

/** What the pane is doing that the officer has to wait for. */
export type Busy = 'writing' | 'marking' | null;

/** A failure shown above the tabs. `retry` names what to run again. */
export interface PaneNotice {
  readonly intent: 'error' | 'warning' | 'success' | 'info';
  readonly message: string;
  readonly retry: 'read' | 'reload' | null;
  /** True when it tells of a write that "Hoàn tác" takes back. */
  readonly undo?: boolean;
}

/** The findings of a rule that are of one severity. */
export interface IssueGroupName {
  readonly code: string;
  readonly severity: Severity;
}

export type PaneDialog =
  | { readonly kind: 'fix-all'; readonly group: IssueGroupName }
  | { readonly kind: 'set-aside'; readonly issue: Issue }
  | { readonly kind: 'rule-off'; readonly code: string }
  | { readonly kind: 'columns' }
  /** `sheetId` = the sheet in front when it was asked for. */
  | { readonly kind: 'to-unicode'; readonly sheetId: string; readonly conversions: readonly SheetConversion[] }
  /** Percents typed as shares of 1 that are about to be sent. */
  | { readonly kind: 'percent-shares' }
  /** Criteria sets to make a workbook from. */
  | { readonly kind: 'new-workbook' }
  /** One's own password, one's sessions, and a code of an invitation or reset. */
  | { readonly kind: 'password' | 'sign-out-everywhere' | 'account-code' }
  | { readonly kind: 'about' };

/** What our marks on a sheet tell: findings of the check, rows that a sync left open. */
export interface SheetMarks {
  readonly issues: boolean;
  readonly rows: boolean;
  /** The marks as they were last drawn, as one comparable text; "" = not known. */
  readonly drawn: string;
}

export interface IssueFilter {
  readonly severity: Severity | null;
  readonly text: string;
}

export interface PaneState {
  readonly tab: PaneTab;
  readonly sheet: SheetView;
  readonly selection: { readonly sheetId: string; readonly cell: CellAddress } | null;
  readonly busy: Busy;
  readonly notice: PaneNotice | null;
  readonly dialog: PaneDialog | null;
  /** Writes that can be taken back, the latest last. */
  readonly writes: readonly UndoableWrite[];
  readonly filter: IssueFilter;
  readonly openGroups: ReadonlySet<string>;
  /** Key of the issue the officer is at (see `issueKeys`). */
  readonly currentIssue: string | null;
  readonly openFields: ReadonlySet<number>;
  readonly sync: SyncView;
  /** Our marks on the sheets seen so far. */
  readonly marked: ReadonlyMap<string, SheetMarks>;
  /** Agencies and rules of the province, as last heard; `null` = the product's own. */
  readonly province: ProvinceSettings | null;
}

export const initialPaneState: PaneState = {
  tab: 'issues',
  sheet: { status: 'reading' },
  selection: null,
  busy: null,
  notice: null,
  dialog: null,
  writes: [],
  filter: { severity: null, text: '' },
  openGroups: new Set(),
  currentIssue: null,
  openFields: new Set(),
  sync: initialSyncView,
  marked: new Map(),
  province: null,
};
