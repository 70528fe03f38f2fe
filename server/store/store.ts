import type { Account } from '#shared/api/account-api.ts';
import type { DocumentInfo, DocumentKind, RowHistoryEntry } from '#shared/api/document-api.ts';
import type { JournalEntry, JournalPerson, JournalRow } from '#shared/api/journal-api.ts';
import type { OperationInfo } from '#shared/api/operation-api.ts';
import type { FieldOfRow } from '#shared/sync/par-index-field.ts';
import type { FieldValue, RowFields, RowReturned } from '#shared/sync/protocol.ts';
import type { AccountAdminStore, AccountRecord } from './account-transaction.ts';
import type { PeriodStore, PeriodTransaction } from './period-store.ts';
import type { ProvinceStore } from './province-store.ts';
import type { CommentStore, ShareStore } from './row-notes-store.ts';

/** Who acts: the account with its key in the store. */
export interface Actor extends Account {
  readonly accountId: string;
}

export interface NewAccount extends Account {
  readonly accountId: string;
  /** What `hashPassword` gave; `null` = nobody signs in to it with a password. */
  readonly password: string | null;
  readonly demo: boolean;
}

/** A row of the province's own agency list. */
export interface StoredAgency {
  readonly code: string;
  readonly name: string;
  readonly variants: readonly string[];
  /** Words of the level, as an agency sheet has them ("Cấp xã"). */
  readonly level: string | null;
  readonly validFrom: number | null;
  readonly validTo: number | null;
}

export interface SignInState {
  readonly failures: number;
  /** ISO instant until which sign-in is refused, or `null`. */
  readonly lockedUntil: string | null;
}

export interface NewSession {
  readonly tokenHash: string;
  readonly accountId: string;
  /** The password hash that was checked; `null` = none, as a demonstration account has. */
  readonly password: string | null;
  /** ISO instants. */
  readonly expiresAt: string;
  readonly now: string;
}

export interface OpenSession {
  readonly tokenHash: string;
  /** ISO instants; `null` for a session of before it was kept. */
  readonly openedAt: string | null;
  readonly expiresAt: string;
}

export interface AccountStore {
  insertAccount(account: NewAccount, at: string): Promise<void>;
  /** The account of a user name with its password hash. */
  findAccount(username: string): Promise<AccountRecord | null>;
  listAccounts(): Promise<readonly (Account & { readonly demo: boolean })[]>;
  /** Adds agencies to the province's own list; one with a known code replaces it. */
  saveAgencies(agencies: readonly StoredAgency[]): Promise<void>;
  listAgencies(): Promise<readonly StoredAgency[]>;
  /** Failures since `since` (ISO instant); older ones are forgotten. */
  readSignInState(username: string, since: string): Promise<SignInState>;
  /** Counts a failure, for known and unknown names alike, and forgets those before `forgetBefore`. */
  recordFailure(username: string, state: SignInState, at: string, forgetBefore: string): Promise<void>;
  clearFailures(username: string): Promise<void>;
  /**
   * Opens a session and forgets those that ended. Answers false, and opens none, when the account was shut or its
   * password changed since it was checked.
   */
  insertSession(session: NewSession): Promise<boolean>;
  /** Sessions of the account that have not ended, latest used first. */
  listSessions(accountId: string, now: string): Promise<readonly OpenSession[]>;
  findSession(tokenHash: string): Promise<{ actor: Actor; expiresAt: string } | null>;
  extendSession(tokenHash: string, expiresAt: string): Promise<void>;
  deleteSession(tokenHash: string): Promise<void>;
}

/** A row as the province keeps it. */
export interface StoredRow {
  readonly rowId: string;
  readonly documentId: string;
  readonly position: number;
  readonly parIndexField: number | null;
  readonly sectionField: number | null;
  readonly fields: RowFields;
  /** Sequence number of the operation that last changed it. */
  readonly revision: number;
  readonly removed: boolean;
  /** Display name of who changed it last, and when (ISO instant). */
  readonly author: string;
  readonly at: string;
  /** Why, who and when, while the province has given it back for correction. */
  readonly returned: RowReturned | null;
}

export interface DocumentFilter {
  /** Only documents of the whole province and of this agency; `null` = all. */
  readonly agencyCode: string | null;
}

/** What an operation did to a row, and the row as it is now. */
export interface OperationRow extends Omit<JournalRow, 'title'> {
  readonly parIndexField: number | null;
  readonly sectionField: number | null;
  readonly fields: RowFields;
}

export interface OperationRows {
  readonly rows: readonly OperationRow[];
  /** Rows it wrote. */
  readonly total: number;
}

/** Which operations of a document; `null` = all. */
export interface JournalQuery {
  /** Only revisions before this one. */
  readonly before: number | null;
  readonly agencyCode: string | null;
  readonly accountId: string | null;
  /** ISO instants: from the first, before the second. */
  readonly from: string | null;
  readonly until: string | null;
  readonly limit: number;
}

/** The syncs that a copy of a workbook has sent and heard of: copies share its id, so the account tells them apart. */
export interface OwnSyncs {
  readonly workbookId: string;
  readonly accountId: string;
  /** The highest revision that the copy knows; what the account sent past it came from another copy. `null` = not told. */
  readonly newest: number | null;
}

export interface DocumentStore {
  listDocuments(filter: DocumentFilter): Promise<readonly DocumentInfo[]>;
  findDocument(documentId: string): Promise<DocumentInfo | null>;
  /** Rows that are not removed, in reading order, with the sequence number of the moment they were read. */
  readRows(documentId: string): Promise<{ readonly rows: readonly StoredRow[]; readonly cursor: number }>;
  /** A row of the document, removed ones included. */
  findRow(documentId: string, rowId: string): Promise<StoredRow | null>;
  /** Number of the last operation that wrote something, of any document. */
  readSequence(): Promise<number>;
  /** Highest revision of the document's rows; 0 without rows. */
  readHead(documentId: string): Promise<number>;
  /** Rows whose revision is past the cursor, without those of which only own syncs speak since. */
  countNews(documentId: string, cursor: number, own: OwnSyncs | null): Promise<number>;
  /** The same rows, in the order of their revisions. */
  newsAfter(documentId: string, cursor: number, own: OwnSyncs | null): Promise<readonly StoredRow[]>;
  /** What tells the field of each row that is not removed, of all documents that belong to an agency. */
  fieldsOfAgencyRows(): Promise<readonly (FieldOfRow & { readonly documentId: string })[]>;
  /** Steps of a row's life, newest first; `null` when the document has no such row. */
  readHistory(documentId: string, rowId: string): Promise<readonly RowHistoryEntry[] | null>;
  /** Operations that wrote something, newest first: of anybody, or of one account from one workbook. */
  listOperations(
    documentId: string,
    own: Pick<OwnSyncs, 'workbookId' | 'accountId'> | null,
  ): Promise<readonly OperationInfo[]>;
  /** Operations that wrote something, newest first. */
  readJournal(documentId: string, query: JournalQuery): Promise<readonly JournalEntry[]>;
  /** Everybody who wrote to the document. */
  listJournalPeople(documentId: string): Promise<readonly JournalPerson[]>;
  /** What an operation did, in reading order, at most `limit` rows; `null` when the document has no such operation. */
  readOperationRows(documentId: string, operationId: string, limit: number): Promise<OperationRows | null>;
}

/** A change of a field that happened after a base revision. */
export interface LaterChange {
  readonly rowId: string;
  /** Of the operation that made it. */
  readonly revision: number;
  readonly field: string;
  readonly from: FieldValue;
}

/** Who wrote a value (display name) and when (ISO instant). */
export interface Authorship {
  readonly author: string;
  readonly at: string;
}

/** Who last wrote a field of a row; `field` is '' for who made the row. */
export interface FieldWriter extends Authorship {
  readonly rowId: string;
  readonly field: string;
}

export interface Base {
  readonly rowId: string;
  readonly revision: number;
}

export type HistoryAction = RowHistoryEntry['action'];

/** A row of the store of which some fields change and nothing else. */
export interface RowPatch {
  readonly rowId: string;
  /** The fields that change; `null` = blank. */
  readonly fields: RowFields;
}

/** A row to insert or update. */
export interface RowWrite {
  readonly rowId: string;
  readonly position: number;
  /** What tells its field (`FieldOfRow`) is kept as it was when the row was inserted. */
  readonly parIndexField: number | null;
  readonly sectionField?: number | null;
  readonly fields: RowFields;
  readonly removed: boolean;
}

export interface HistoryWrite {
  readonly rowId: string;
  readonly action: HistoryAction;
  /** '' unless `action` is changed. */
  readonly field: string;
  readonly from: FieldValue;
  readonly to: FieldValue;
}

export interface OperationWrite {
  readonly operationId: string;
  readonly kind: OperationInfo['kind'];
  readonly documentId: string;
  readonly workbookId: string | null;
  /** What people call the workbook; for reading only. */
  readonly workbookLabel?: string | null;
  readonly requestHash: string;
  readonly answer: unknown;
}

export interface StoredOperation {
  readonly operationId: string;
  readonly kind: OperationInfo['kind'];
  readonly documentId: string;
  readonly accountId: string;
  readonly workbookId: string | null;
  readonly workbookLabel: string | null;
  readonly requestHash: string;
  /** As it was given: JSON in UTF-8. */
  readonly answer: Uint8Array;
  readonly revision: number | null;
  readonly undoneBy: string | null;
}

/** What taking a sending back did to a row. */
export interface TakenBackStep {
  readonly rowId: string;
  readonly revision: number;
  readonly action: HistoryAction;
  readonly changes: readonly { readonly field: string; readonly to: FieldValue }[];
}

/** What a sync finds before it looks at any row. */
export interface SyncStart {
  readonly sequence: number;
  readonly document: DocumentInfo | null;
  /** An operation of this id was kept. */
  readonly repeated: boolean;
  readonly hasPeriods: boolean;
}

/** What a sync reads. Every call is one statement whatever the number of rows. */
export interface SyncReads {
  startOf(request: { readonly operationId: string; readonly documentId: string }): Promise<SyncStart>;
  sequence(): Promise<number>;
  findOperation(operationId: string): Promise<StoredOperation | null>;
  findDocument(documentId: string): Promise<DocumentInfo | null>;
  /** Rows of any document, removed ones included. */
  rowsById(rowIds: readonly string[]): Promise<readonly StoredRow[]>;
  liveRows(documentId: string): Promise<readonly StoredRow[]>;
  /** Which of the revisions its row really had. */
  knownBases(bases: readonly Base[]): Promise<ReadonlySet<string>>;
  /** Field changes after each row's base, oldest first; one base for each row. */
  changesAfter(bases: readonly Base[]): Promise<readonly LaterChange[]>;
  /** Which of the rows were made by an operation past the cursor. */
  madeAfter(rowIds: readonly string[], cursor: number): Promise<ReadonlySet<string>>;
  /** Who wrote what stands in each field that was ever changed, and who made the rows. */
  lastWriters(rowIds: readonly string[]): Promise<readonly FieldWriter[]>;
  /** What sendings of a workbook were taken back past the cursor by the account that had sent them, oldest first. */
  takenBackAfter(documentId: string, cursor: number, own: Omit<OwnSyncs, 'newest'>): Promise<readonly TakenBackStep[]>;
  /** Rows of the document whose revision is past the cursor, in the order of their revisions; `most` of them at most. */
  rowsAfter(documentId: string, cursor: number, most?: number): Promise<readonly StoredRow[]>;
}

/**
 * One write transaction. Every call is one statement whatever the number of rows. Writes carry the revision that
 * `write` gives them; either all of them are kept or none.
 */
export interface WriteTransaction extends SyncReads, PeriodTransaction {
  insertDocument(document: NewDocument, at: string): Promise<void>;
  historyOf(operationId: string): Promise<readonly HistoryWrite[]>;
  /** Keeps rows, their history and the operation under the next sequence number; gives the answer as JSON in UTF-8. */
  write(input: {
    readonly operation: OperationWrite;
    readonly rows: readonly RowWrite[];
    readonly patches?: readonly RowPatch[];
    readonly history: readonly HistoryWrite[];
    readonly actor: Actor;
    readonly at: string;
  }): Promise<Uint8Array>;
  markUndone(operationId: string, by: string): Promise<void>;
}

export interface NewDocument {
  readonly id: string;
  readonly kind: DocumentKind;
  readonly number: string | null;
  readonly date: string | null;
  readonly title: string;
  readonly year: number | null;
  readonly agencyCode: string | null;
  readonly agencyName: string | null;
}

/** The sequence went from `after` straight to `next` when the server was started. */
export interface SequenceBreak {
  readonly after: number;
  readonly next: number;
}

/** Everything the server keeps. */
export interface Store {
  /** Numbers that this file never gave out, oldest first. */
  readonly breaks: readonly SequenceBreak[];
  readonly accounts: AccountStore;
  readonly accountAdmin: AccountAdminStore;
  readonly documents: DocumentStore;
  readonly province: ProvinceStore;
  readonly comments: CommentStore;
  readonly shares: ShareStore;
  readonly periods: PeriodStore;
  /** Reads outside any transaction: each call sees the last committed state. */
  readonly reads: SyncReads;
  transact<Result>(work: (transaction: WriteTransaction) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}
