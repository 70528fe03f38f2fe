import type {
  AccountChange,
  AccountLogAction,
  AccountLogEntry,
  ManagedAccount,
} from '#shared/api/account-admin-api.ts';
import type { Account } from '#shared/api/account-api.ts';
import type { Actor, NewAccount } from './store.ts';

/** An account with what decides whether it can be entered. */
export interface AccountRecord {
  readonly actor: Actor;
  /** What `hashPassword` gave; `null` = nobody signs in to it with a password. */
  readonly password: string | null;
  readonly demo: boolean;
  readonly disabled: boolean;
}

/** A code that was handed out; only its hash is kept. Instants are ISO. */
export interface StoredCode {
  readonly kind: 'invitation' | 'reset';
  /** `null`: the invitation was withdrawn and its account removed. */
  readonly account: AccountRecord | null;
  readonly expiresAt: string;
  readonly usedAt: string | null;
  /** When another code took its place or it was withdrawn. */
  readonly endedAt: string | null;
}

export interface NewCode {
  readonly codeHash: string;
  readonly accountId: string;
  readonly kind: StoredCode['kind'];
  readonly expiresAt: string;
  readonly at: string;
}

export interface LogWrite {
  /** `null` for what is not asked for by an operation of its own, such as a lock after failures. */
  readonly operation: { readonly id: string; readonly requestHash: string } | null;
  readonly action: AccountLogAction;
  /** The account it happened to, by name: the log outlives an account that was never used. */
  readonly subject: { readonly username: string; readonly displayName: string };
  /** Who did it; `null` = the command line of the server. */
  readonly authorId: string | null;
  readonly at: string;
  /** What an edit changed. */
  readonly changes?: readonly AccountChange[];
}

/** What an operation id already did. */
export interface LoggedOperation {
  readonly requestHash: string;
  readonly authorId: string | null;
  readonly username: string;
}

/** One write transaction on accounts: everything it did is kept, or nothing. */
export interface AccountTransaction {
  find(username: string): Promise<AccountRecord | null>;
  findOperation(operationId: string): Promise<LoggedOperation | null>;
  insert(account: NewAccount, at: string): Promise<void>;
  /** Only for an account that was never entered: nothing in the store may name it. */
  remove(accountId: string): Promise<void>;
  /** Name, role, agency and fields of an account that is there; its user name never changes. */
  edit(accountId: string, account: Account): Promise<void>;
  setPassword(accountId: string, password: string | null): Promise<void>;
  setDisabled(accountId: string, at: string | null): Promise<void>;
  /** Ends the sessions of an account but the one that is excepted; gives their number. */
  endSessions(accountId: string, exceptTokenHash: string | null): Promise<number>;
  clearFailures(username: string): Promise<void>;
  insertCode(code: NewCode): Promise<void>;
  /** Ends every code of the account that is still open. */
  endCodes(accountId: string, at: string): Promise<void>;
  findCode(codeHash: string): Promise<StoredCode | null>;
  /** Whether the account was ever reset: then its person has entered it before. */
  hadReset(accountId: string): Promise<boolean>;
  markCodeUsed(codeHash: string, at: string): Promise<void>;
  /** Accounts of the province that can be entered with a password, without this one. */
  countOtherProvinces(accountId: string): Promise<number>;
  log(entry: LogWrite): Promise<void>;
}

/** Accounts as those who look after them see and change them. */
export interface AccountAdminStore {
  change<Result>(work: (transaction: AccountTransaction) => Promise<Result>): Promise<Result>;
  /** `now` (ISO instant) decides which locks and codes still count. */
  listManaged(now: string): Promise<readonly ManagedAccount[]>;
  findCode(codeHash: string): Promise<StoredCode | null>;
  /** Newest first, entries with a number below `before`. */
  readLog(before: number | null, most: number): Promise<readonly AccountLogEntry[]>;
}
