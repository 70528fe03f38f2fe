import { createHash, randomBytes } from 'node:crypto';
import type { Account } from '#shared/api/account-api.ts';
import { ApiFailure } from '#server/api-failure.ts';
import type { Actor, Store } from '#server/store/store.ts';
import { checkPassword } from './password-hash.ts';

const hour = 3_600_000;
/** A session ends when it was not used for so long. */
const idleTime = 12 * hour;
/** The end of a session is moved at most this often: reading must not write to the disk each time. */
const extendEvery = 5 * 60_000;
const mostFailures = 5;
const lockTime = 15 * 60_000;

export interface AccountDeps {
  readonly store: Pick<Store, 'accounts'>;
  readonly clock: () => Date;
}

function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

function after(now: Date, milliseconds: number): string {
  return new Date(now.getTime() + milliseconds).toISOString();
}

/** The account without its key: what surfaces see. */
export function publicAccount(actor: Actor): Account {
  const { username, displayName, role, agencyCode, agencyName, parIndexFields } = actor;
  return { username, displayName, role, agencyCode, agencyName, parIndexFields };
}

/** Opens a session for an account and gives its token, which is kept nowhere. */
export async function openSession({ store, clock }: AccountDeps, actor: Actor): Promise<string> {
  const now = clock();
  const token = randomBytes(32).toString('base64url');
  await store.accounts.insertSession(hashToken(token), actor.accountId, after(now, idleTime), now.toISOString());
  return token;
}

function locked(until: string, now: Date): ApiFailure {
  const minutes = Math.max(1, Math.ceil((Date.parse(until) - now.getTime()) / 60_000));
  return new ApiFailure(
    429,
    'sign-in-locked',
    `Tên đăng nhập này đã nhập sai ${mostFailures} lần liên tiếp nên tạm khóa. Thử lại sau ${minutes} phút, hoặc đề nghị quản trị đặt lại mật khẩu.`,
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

/** Signs in with a password. Unknown names are answered, timed and locked like known ones. */
export function signIn(
  deps: AccountDeps,
  given: { readonly username: string; readonly password: string },
): Promise<{ token: string; account: Account }> {
  const username = given.username.normalize('NFC').toLowerCase();
  return oneByOne(username, () => trySignIn(deps, username, given.password));
}

async function trySignIn(
  deps: AccountDeps,
  username: string,
  password: string,
): Promise<{ token: string; account: Account }> {
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
    throw lockedUntil === null ? wrongPassword(mostFailures - counted) : locked(lockedUntil, now);
  }
  if (state.failures > 0) await accounts.clearFailures(username);
  return { token: await openSession(deps, found.actor), account: publicAccount(found.actor) };
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
  const token = /^Bearer ([\w-]{43})$/i.exec(header)?.[1];
  const session = token === undefined ? null : await store.accounts.findSession(hashToken(token));
  const now = clock();
  if (token === undefined || session === null || Date.parse(session.expiresAt) <= now.getTime()) throw sessionExpired();
  if (extend && Date.parse(session.expiresAt) < now.getTime() + idleTime - extendEvery) {
    await store.accounts.extendSession(hashToken(token), after(now, idleTime));
  }
  return session.actor;
}

/** Ends a session; a token that is not known is no error. */
export async function closeSession({ store }: AccountDeps, header: string | undefined): Promise<void> {
  const token = /^Bearer ([\w-]{43})$/i.exec(header ?? '')?.[1];
  if (token !== undefined) await store.accounts.deleteSession(hashToken(token));
}
