import type { CellBefore } from '#addin/host/workbook-host.ts';
import type { CellEdit } from '#shared/sheet/grid.ts';
import type { Account } from '#shared/api/account-api.ts';
import type { DocumentInfo, RowHistoryEntry } from '#shared/api/document-api.ts';
import type { NewsMarks } from '#shared/api/live-api.ts';
import type { OperationInfo } from '#shared/api/operation-api.ts';
import type { PeriodsAnswer } from '#shared/api/period-api.ts';
import type { Applied } from '#shared/sync/apply-answer.ts';
import { choiceKey, type FieldChoice } from '#shared/sync/field-choice.ts';
import type { Collected, CollectOptions, Relink, RowSaid } from '#shared/sync/collect-changes.ts';
import type { CursorUnknown, SyncAnswer } from '#shared/sync/protocol.ts';
import type { SheetRows } from '#shared/sync/sheet-rows.ts';
import { unknownNews } from './sync-lines.ts';
import type { DocumentLink } from './workbook-notes.ts';

export type Session =
  | { readonly status: 'unknown' | 'signed-out' }
  /** The server no longer accepts the token; who it was is kept for the form. */
  | { readonly status: 'expired'; readonly username: string }
  | { readonly status: 'signed-in'; readonly account: Account; readonly token: string };

export type Connection = 'unknown' | 'online' | 'offline';

/** What the sheet holds that the province has not seen. `none`: this sheet is not of a kind the province keeps. */
export type LocalChanges =
  { readonly kind: 'none' } | { readonly kind: 'ready'; readonly collected: Collected; readonly toSend: number };

export type SyncPhase =
  | 'idle'
  | 'signing-in'
  | 'listing'
  | 'connecting'
  | 'previewing'
  | 'sending'
  | 'receiving'
  | 'receiving-rest'
  | 'resolving'
  | 'revoking';

/** What a sync would do: the server's dry run beside the rows that were not even asked about. */
export interface SyncPreview {
  readonly answer: SyncAnswer;
  readonly collected: Collected;
  /** What bringing the answer in would do to the sheet. */
  readonly foreseen: Applied;
}

/** What one step of a sync wrote into the sheet: enough to take it back. */
export interface PulledCells {
  readonly edits: readonly CellEdit[];
  readonly before: readonly CellBefore[];
  /** The cursor the workbook held before. */
  readonly cursor: number;
}

/** What a sync did. `sent` is the sheet as it was read for the request. */
export interface SyncOutcome {
  readonly sheetId: string;
  readonly answer: SyncAnswer;
  /** The cursor that the request carried. */
  readonly asked: number;
  readonly collected: Collected;
  readonly sent: SheetRows;
  /** How the sheet was read for the request. */
  readonly options: CollectOptions;
  readonly applied: Applied;
  /** What was written into the sheet, in order; empty when it was taken back. */
  readonly written: readonly PulledCells[];
  /** True when the request carried rows: then there is something that can be taken back. */
  readonly published: boolean;
  readonly revoked: boolean;
  /** True when the province has further news that the answer left out (SPEC C-6). */
  readonly more: boolean;
  /** How many further answers brought such news. */
  readonly pages: number;
}

/** One field on which sheet and province differ and only a person can decide. */
export interface OpenConflict {
  readonly key: string;
  readonly ref: string;
  readonly rowId: string;
  readonly field: string;
  readonly base: string | number | null;
  readonly mine: string | number | null;
  readonly theirs: string | number | null;
  readonly author: string;
  readonly at: string;
}

export interface SyncFailure {
  readonly message: string;
  /** What to run again on "Thử lại". */
  readonly retry: 'connect' | 'documents' | 'preview' | 'send' | 'receive' | 'rest' | 'start-over' | null;
  /** For `start-over`: the numbers that the server knows. */
  readonly server?: CursorUnknown;
}

export type RowHistory =
  | { readonly rowId: string; readonly status: 'loading' }
  | { readonly rowId: string; readonly status: 'failed'; readonly message: string }
  | { readonly rowId: string; readonly status: 'ready'; readonly entries: readonly RowHistoryEntry[] };

export interface SyncView {
  readonly session: Session;
  readonly connection: Connection;
  /** Accounts offered for trying out; empty where the server offers none. */
  readonly demoAccounts: readonly Account[];
  readonly documents: readonly DocumentInfo[] | null;
  readonly link: DocumentLink | null;
  readonly local: LocalChanges;
  readonly phase: SyncPhase;
  /** The officer asked to stop receiving the rest. */
  readonly stopping: boolean;
  readonly preview: SyncPreview | null;
  readonly outcome: SyncOutcome | null;
  readonly conflicts: readonly OpenConflict[];
  readonly choices: ReadonlyMap<string, FieldChoice>;
  /** Rows that the officer confirmed as meant, though their texts or columns look displaced. */
  readonly confirmed: ReadonlySet<string>;
  /** The rows that the next sending has found by their content; `null` = every hidden cell counts. */
  readonly relink: Relink | null;
  /** `saidKey` → what the officer said about rows that are like others. */
  readonly said: ReadonlyMap<string, RowSaid>;
  readonly newsCount: number;
  /** How far comments and periods of the document have come: what is shown of them is asked for anew when it moves. */
  readonly marks: NewsMarks;
  readonly failure: SyncFailure | null;
  readonly operations: readonly OperationInfo[] | null;
  readonly history: RowHistory | null;
  /** Periods of the connected document and its rows given back, as last heard. */
  readonly periods: PeriodsAnswer | null;
}

export const initialSyncView: SyncView = {
  session: { status: 'unknown' },
  connection: 'unknown',
  demoAccounts: [],
  documents: null,
  link: null,
  local: { kind: 'none' },
  phase: 'idle',
  stopping: false,
  preview: null,
  outcome: null,
  conflicts: [],
  choices: new Map(),
  confirmed: new Set(),
  relink: null,
  said: new Map(),
  newsCount: 0,
  marks: { comments: 0, periods: 0 },
  failure: null,
  operations: null,
  history: null,
  periods: null,
};

export type SyncAction =
  | { readonly type: 'session-changed'; readonly session: Session }
  | { readonly type: 'connection-changed'; readonly connection: Connection }
  | { readonly type: 'demo-accounts-loaded'; readonly accounts: readonly Account[] }
  | { readonly type: 'documents-loaded'; readonly documents: readonly DocumentInfo[] }
  | { readonly type: 'sheet-changed' }
  | { readonly type: 'link-changed'; readonly link: DocumentLink | null }
  | { readonly type: 'local-changed'; readonly local: LocalChanges }
  | { readonly type: 'phase-changed'; readonly phase: SyncPhase }
  | { readonly type: 'previewed'; readonly preview: SyncPreview }
  | { readonly type: 'preview-closed' }
  | { readonly type: 'synced'; readonly outcome: SyncOutcome }
  /** The outcome shown, with a further page of news. */
  | { readonly type: 'rest-received'; readonly outcome: SyncOutcome }
  | { readonly type: 'rest-stopped' }
  | { readonly type: 'outcome-closed' }
  | { readonly type: 'absent-added'; readonly rowIds: ReadonlySet<string> }
  | { readonly type: 'pull-undone' }
  | { readonly type: 'news-counted'; readonly count: number }
  | { readonly type: 'marks-heard'; readonly marks: NewsMarks }
  | { readonly type: 'choice-made'; readonly key: string; readonly choice: FieldChoice }
  | { readonly type: 'row-chosen'; readonly rowId: string; readonly choice: FieldChoice }
  | { readonly type: 'all-chosen'; readonly choice: FieldChoice }
  | { readonly type: 'held-confirmed'; readonly rowIds: readonly string[] }
  | { readonly type: 'relink-asked'; readonly relink: Relink }
  | { readonly type: 'row-said'; readonly key: string; readonly said: RowSaid }
  | { readonly type: 'failed'; readonly failure: SyncFailure }
  | { readonly type: 'failure-closed' }
  | { readonly type: 'operations-loaded'; readonly operations: readonly OperationInfo[] }
  | { readonly type: 'periods-loaded'; readonly periods: PeriodsAnswer }
  | { readonly type: 'revoked' }
  | { readonly type: 'history-changed'; readonly history: RowHistory };

/** The part of the state that belongs to one sheet. */
const sheetPart = {
  preview: null,
  outcome: null,
  conflicts: [],
  choices: new Map<string, FieldChoice>(),
  confirmed: new Set<string>(),
  relink: null,
  said: new Map<string, RowSaid>(),
  newsCount: 0,
  failure: null,
  operations: null,
  history: null,
  periods: null,
} satisfies Partial<SyncView>;

export function reduceSync(view: SyncView, action: SyncAction): SyncView {
  switch (action.type) {
    case 'session-changed':
      // Another account may see other documents and other rows.
      return {
        ...view,
        session: action.session,
        documents: null,
        operations: null,
        history: null,
        periods: null,
        newsCount: 0,
      };
    case 'connection-changed':
      return view.connection === action.connection ? view : { ...view, connection: action.connection };
    case 'demo-accounts-loaded':
      return { ...view, demoAccounts: action.accounts };
    case 'documents-loaded':
      return { ...view, documents: action.documents };
    case 'sheet-changed':
      return { ...view, ...sheetPart, link: null, local: { kind: 'none' } };
    case 'link-changed':
      // What was foreseen, done or refused with one document says nothing of another.
      return {
        ...view,
        ...(action.link?.documentId === view.link?.documentId ? {} : sheetPart),
        link: action.link,
      };
    case 'local-changed':
      return { ...view, local: action.local };
    case 'phase-changed':
      return {
        ...view,
        phase: action.phase,
        stopping: false,
        failure: action.phase === 'idle' ? view.failure : null,
      };
    case 'previewed':
      return { ...view, preview: action.preview, outcome: null, newsCount: countOf(action.preview, view.newsCount) };
    case 'preview-closed':
      return { ...view, preview: null, relink: null };
    case 'synced':
      return withOutcome(view, action.outcome);
    case 'rest-received':
      return {
        ...view,
        outcome: action.outcome,
        conflicts: openConflicts(action.outcome),
      };
    case 'rest-stopped':
      return { ...view, stopping: view.phase === 'receiving-rest' };
    case 'outcome-closed':
      return { ...view, outcome: null, conflicts: [], choices: new Map() };
    case 'absent-added':
      return { ...view, outcome: view.outcome && withoutAbsent(view.outcome, action.rowIds) };
    case 'pull-undone':
      return { ...view, outcome: view.outcome && { ...view.outcome, written: [] } };
    case 'news-counted':
      return { ...view, newsCount: action.count };
    case 'marks-heard': {
      const { comments, periods } = action.marks;
      const isKnown = comments === view.marks.comments && periods === view.marks.periods;
      return isKnown ? view : { ...view, marks: action.marks };
    }
    case 'choice-made':
      return { ...view, choices: new Map(view.choices).set(action.key, action.choice) };
    case 'row-chosen': {
      const ofRow = view.conflicts.filter(({ rowId }) => rowId === action.rowId);
      return { ...view, choices: new Map([...view.choices, ...ofRow.map(({ key }) => [key, action.choice] as const)]) };
    }
    case 'all-chosen':
      return { ...view, choices: new Map(view.conflicts.map(({ key }) => [key, action.choice])) };
    case 'held-confirmed':
      return { ...view, confirmed: new Set([...view.confirmed, ...action.rowIds]) };
    case 'relink-asked':
      return { ...view, relink: action.relink };
    case 'row-said':
      return { ...view, said: new Map(view.said).set(action.key, action.said) };
    case 'failed':
      return { ...view, failure: action.failure };
    case 'failure-closed':
      return { ...view, failure: null };
    case 'operations-loaded':
      return { ...view, operations: action.operations };
    case 'periods-loaded':
      return { ...view, periods: action.periods };
    case 'revoked':
      return { ...view, outcome: view.outcome && { ...view.outcome, revoked: true } };
    case 'history-changed':
      return { ...view, history: action.history };
  }
}

/** The news that a preview told; where it left some out, what was counted before may be nearer. */
function countOf({ answer: { news, more }, collected }: SyncPreview, counted: number): number {
  const { length } = unknownNews(news, collected.sheet);
  return more ? Math.max(length, counted) : length;
}

function withoutAbsent(outcome: SyncOutcome, rowIds: ReadonlySet<string>): SyncOutcome {
  const absent = outcome.applied.absent.filter(({ rowId }) => !rowIds.has(rowId));
  return { ...outcome, applied: { ...outcome.applied, absent } };
}

function withOutcome(view: SyncView, outcome: SyncOutcome): SyncView {
  return {
    ...view,
    outcome,
    preview: null,
    conflicts: openConflicts(outcome),
    choices: new Map(),
    confirmed: new Set(),
    relink: null,
    said: new Map(),
    newsCount: 0,
    operations: null,
    history: null,
  };
}

/** The conflicts of an answer that are still open after it was brought into the sheet. */
function openConflicts({ answer, applied }: Pick<SyncOutcome, 'answer' | 'applied'>): readonly OpenConflict[] {
  const waiting = new Set(applied.waiting.flatMap(({ rowId, reason }) => (reason === 'conflict' ? [rowId] : [])));
  return answer.results.flatMap(({ ref, rowId, conflicts }) =>
    rowId === null || !waiting.has(rowId)
      ? []
      : conflicts.map((conflict) => ({ ...conflict, key: choiceKey(rowId, conflict.field), ref, rowId })),
  );
}
