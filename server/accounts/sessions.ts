import { createHash, randomBytes } from 'node:crypto';
import type { OwnSession } from '#shared/api/account-admin-api.ts';
import type { Account } from '#shared/api/account-api.ts';
import { ApiFailure } from '#server/api-failure.ts';
import type { AccountRecord } from '#server/store/account-transaction.ts';
import type { Actor, Store } from '#server/store/store.ts';
import { foldUsername } from './check-new-account.ts';
import { checkPassword } from './password-hash.ts';

const hour = 3_600_000;
/** A session ends when it was not used for so long. */
const idleTime = 12 * hour;
/** The end of a session is moved at most this often: reading must not write to the disk each time. */
const extendEvery = 5 * 60_000;
const mostFailures = 5;
const lockTime = 15 * 60_000;

export interface AccountDeps {
  readonly store: Pick<Store, 'accounts' | 'accountAdmin'>;
  readonly clock: () => Date;
}

function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

/** The hash that a session is kept under, of the token in an `Authorization` header; `null` when there is none. */
export function readTokenHash(header: string | undefined): string | null {
  const token = /^Bearer ([\w-]{43})$/i.exec(header ?? '')?.[1];
  return token === undefined ? null : hashToken(token);
}

function after(now: Date, milliseconds: number): string {
  return new Date(now.getTime() + milliseconds).toISOString();
}

/** The account without its key: what surfaces see. */
export function publicAccount(actor: Actor): Account {
  const { username, displayName, role, agencyCode, agencyName, parIndexFields } = actor;
  return { username, displayName, role, agencyCode, agencyName, parIndexFields };
}

/**
 * Opens a session for an account and gives its token, which is kept nowhere; `null` when the account was shut or its
 * password replaced since it was read.
 */
export async function openSession(
  { store, clock }: AccountDeps,
  { actor, password }: Pick<AccountRecord, 'actor' | 'password'>,
): Promise<string | null> {
  const now = clock();
  const token = randomBytes(32).toString('base64url');
  const opened = await store.accounts.insertSession({
    tokenHash: hashToken(token),
    accountId: actor.accountId,
    password,
    expiresAt: after(now, idleTime),
    now: now.toISOString(),
  });
  return opened ? token : null;
}

/** The sessions of an account that are open, latest used first; `header` tells which one asks. */
export async function listOwnSessions(
  { store, clock }: AccountDeps,
  actor: Actor,
  header: string | undefined,
): Promise<OwnSession[]> {
  const own = readTokenHash(header);
  const sessions = await store.accounts.listSessions(actor.accountId, clock().toISOString());
  return sessions.map(({ tokenHash, openedAt, expiresAt }) => ({
    openedAt,
    usedAt: after(new Date(expiresAt), -idleTime),
    current: tokenHash === own,
  }));
}

function locked(until: string, now: Date): ApiFailure {
  const minutes = Math.max(1, Math.ceil((Date.parse(until) - now.getTime()) / 60_000));
  return new ApiFailure(
    429,
    'sign-in-locked',
    `Tên đăng nhập này đã nhập sai ${mostFailures} lần liên tiếp nên tạm khóa. Thử lại sau ${minutes} phút, hoặc đề nghị tỉnh mở khóa.`,
    { until },
  );
}

function wrongPassword(left: number): ApiFailure {
  const warning = left <= 2 ? ` Còn ${left} lần thử trước khi tạm khóa 15 phút.` : '';
  return new ApiFailure(401, 'sign-in-failed', `Tên đăng nhập hoặc mật khẩu không đúng.${warning}`);
}

/** Attempts of one name wait for each other: ten guesses sent at once must not be counted as one. */
const attempts = new Map<string, Promise<unknown>>();

async function oneByOne<Result>(key: string, work: () => Promise<Result>): Promise<Result> {
  const before = attempts.get(key) ?? Promise.resolve();
  const turn = before.then(work, work);
  const settled = turn.then(
    () => undefined,
    () => undefined,
  );
  attempts.set(key, settled);
  try {
    return await turn;
  } finally {
    if (attempts.get(key) === settled) attempts.delete(key);
  }
}

export function accountDisabled(): ApiFailure {
  return new ApiFailure(
    403,
    'account-disabled',
    'Tài khoản này đã ngừng sử dụng. Dữ liệu trong sổ vẫn còn nguyên; liên hệ Sở Nội vụ nếu cần dùng lại.',
  );
}

/** Signs in with a password. Unknown names are answered, timed and locked like known ones. */
export function signIn(
  deps: AccountDeps,
  given: { readonly username: string; readonly password: string },
): Promise<{ token: string; account: Account }> {
  const username = foldUsername(given.username);
  return oneByOne(username, () => trySignIn(deps, username, given.password));
}

async function trySignIn(
  deps: AccountDeps,
  username: string,
  password: string,
): Promise<{ token: string; account: Account }> {
  const found = await checkGuess(deps, username, password);
  if (found.disabled) throw accountDisabled();
  const token = await openSession(deps, found);
  // The account was shut or its password replaced between the check and now.
  if (token === null) throw wrongPassword(mostFailures);
  return { token, account: publicAccount(found.actor) };
}

/** Whether the password is still the account's, counted like a guess at signing in. */
export function confirmPassword(deps: AccountDeps, actor: Actor, password: string): Promise<AccountRecord> {
  return oneByOne(actor.username, () => checkGuess(deps, actor.username, password));
}

/** The account whose password this is. A wrong one counts, and five of them lock the name. */
async function checkGuess(deps: AccountDeps, username: string, password: string): Promise<AccountRecord> {
  const { accounts } = deps.store;
  const now = deps.clock();
  const forgetBefore = after(now, -24 * hour);
  const state = await accounts.readSignInState(username, forgetBefore);
  if (state.lockedUntil !== null && Date.parse(state.lockedUntil) > now.getTime()) throw locked(state.lockedUntil, now);
  const found = await accounts.findAccount(username);
  if (!(await checkPassword(password, found?.password ?? null)) || found === null) {
    const counted = state.lockedUntil === null ? state.failures + 1 : 1;
    const lockedUntil = counted >= mostFailures ? after(now, lockTime) : null;
    await accounts.recordFailure(username, { failures: counted, lockedUntil }, now.toISOString(), forgetBefore);
    if (lockedUntil !== null && found !== null) await logLock(deps, found.actor, now);
    throw lockedUntil === null ? wrongPassword(mostFailures - counted) : locked(lockedUntil, now);
  }
  if (state.failures > 0) await accounts.clearFailures(username);
  return found;
}

function logLock({ store }: AccountDeps, subject: Actor, now: Date): Promise<void> {
  return store.accountAdmin.change((transaction) =>
    transaction.log({ operation: null, action: 'locked', subject, authorId: subject.accountId, at: now.toISOString() }),
  );
}

function sessionExpired(): ApiFailure {
  return new ApiFailure(
    401,
    'session-expired',
    'Phiên làm việc đã hết hạn. Đăng nhập lại; dữ liệu trong sổ vẫn còn nguyên.',
  );
}

export interface SessionUse {
  /** False for what a browser does by itself: it does not keep the session alive. */
  readonly extend?: boolean;
}

/** The account behind an `Authorization` header; throws 401 when there is none or its session ended. */
export async function findActor(
  { store, clock }: AccountDeps,
  header: string | undefined,
  { extend = true }: SessionUse = {},
): Promise<Actor> {
  if (header === undefined || header === '') {
    throw new ApiFailure(401, 'not-signed-in', 'Chưa đăng nhập. Đăng nhập để đồng bộ với tỉnh.');
  }
  const tokenHash = readTokenHash(header);
  const session = tokenHash === null ? null : await store.accounts.findSession(tokenHash);
  const now = clock();
  if (tokenHash === null || session === null || Date.parse(session.expiresAt) <= now.getTime()) throw sessionExpired();
  if (extend && Date.parse(session.expiresAt) < now.getTime() + idleTime - extendEvery) {
    await store.accounts.extendSession(tokenHash, after(now, idleTime));
  }
  return session.actor;
}

/** Ends a session; a token that is not known is no error. */
export async function closeSession({ store }: AccountDeps, header: string | undefined): Promise<void> {
  const tokenHash = readTokenHash(header);
  if (tokenHash !== null) await store.accounts.deleteSession(tokenHash);
}
