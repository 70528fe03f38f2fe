import type { PeriodAct } from '#shared/api/period-api.ts';
import type { ReportingPeriod } from '#shared/period/reporting-period.ts';
import type { RowReturned } from '#shared/sync/protocol.ts';
import type { Actor, StoredRow } from './store.ts';

/** A period with the sequence number at which it was first opened: later changes were reported in it. */
export interface StoredPeriod extends ReportingPeriod {
  readonly openedSequence: number;
}

export interface StoredSnapshot {
  readonly id: string;
  readonly documentId: string;
  readonly periodId: string | null;
  readonly rowCount: number;
  readonly author: string;
  readonly at: string;
}

/** A row as it stood; it carries no state of its own besides. */
export type SnapshotRow = Omit<StoredRow, 'documentId' | 'removed' | 'returned'>;

export interface StoredPeriodAct {
  readonly act: PeriodAct;
  readonly periodId: string | null;
  readonly reason: string | null;
  readonly rows: number;
  readonly author: string;
  readonly at: string;
}

/** A report of a row: its last change of a field that agencies own. */
export interface LastReport {
  readonly rowId: string;
  readonly at: string;
}

/** What pages and panes read of periods and snapshots. */
export interface PeriodStore {
  /** Latest first. */
  listPeriods(documentId: string): Promise<readonly StoredPeriod[]>;
  /** Newest first, at most 100. */
  listActs(documentId: string): Promise<readonly StoredPeriodAct[]>;
  /** How many acts there were. */
  countActs(documentId: string): Promise<number>;
  /** Rows that are given back now and not taken out, in reading order. */
  listReturned(documentId: string): Promise<readonly StoredRow[]>;
  /** Newest first. */
  listSnapshots(documentId: string): Promise<readonly StoredSnapshot[]>;
  /** `null` when the document has no such snapshot. Rows in reading order. */
  readSnapshot(
    documentId: string,
    snapshotId: string,
  ): Promise<{ readonly snapshot: StoredSnapshot; readonly rows: readonly SnapshotRow[] } | null>;
  /** The last change after a sequence number of any of the fields, for every row that had one. */
  lastReports(documentId: string, after: number, fields: readonly string[]): Promise<readonly LastReport[]>;
}

/** The statements of a write transaction that speak of periods. Each is one statement, whatever the number of rows. */
export interface PeriodTransaction {
  /** Latest first. */
  periodsOf(documentId: string): Promise<readonly StoredPeriod[]>;
  insertPeriod(period: StoredPeriod, actor: Actor): Promise<void>;
  /** Open again, to be reported for until `due`. */
  reopenPeriod(period: Pick<StoredPeriod, 'id' | 'due' | 'openedAt'>, actor: Actor): Promise<void>;
  closePeriod(periodId: string, actor: Actor, at: string): Promise<void>;
  /** Keeps the document's rows as they now are. */
  takeSnapshot(snapshot: Omit<StoredSnapshot, 'author' | 'rowCount'>, actor: Actor): Promise<void>;
  /** Rows that are given back now, in reading order. */
  returnedRows(documentId: string): Promise<readonly StoredRow[]>;
  setReturned(rowIds: readonly string[], returned: RowReturned | null): Promise<void>;
  /** Remembers what an operation did, for the list of acts. The operation must be written already. */
  insertAct(act: {
    readonly operationId: string;
    readonly documentId: string;
    readonly act: PeriodAct;
    readonly periodId: string | null;
    readonly reason: string | null;
  }): Promise<void>;
}
