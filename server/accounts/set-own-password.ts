import { readCode } from '#shared/account/account-code.ts';
import { findPasswordProblem, passwordProblemWords } from '#shared/account/password-policy.ts';
import type { ApplyCodeRequest, ChangePasswordRequest, CodeInfo } from '#shared/api/account-admin-api.ts';
import type { Account, SignInAnswer } from '#shared/api/account-api.ts';
import { ApiFailure } from '#server/api-failure.ts';
import type { AccountRecord, StoredCode } from '#server/store/account-transaction.ts';
import type { Actor } from '#server/store/store.ts';
import { hashCode } from './account-code.ts';
import { operationOf, wasDone } from './account-operation.ts';
import { hashPassword } from './password-hash.ts';
import {
  accountDisabled,
  confirmPassword,
  openSession,
  publicAccount,
  readTokenHash,
  type AccountDeps,
} from './sessions.ts';

function requireGoodPassword(password: string, account: Account): void {
  const problem = findPasswordProblem(password, account);
  if (problem !== null) throw new ApiFailure(422, `password-${problem}`, passwordProblemWords[problem]);
}

function refuseCode(reason: string, message: string): ApiFailure {
  return new ApiFailure(409, reason, message);
}

/** The account of a code that can still be used; throws 404 and 409 saying why another cannot. */
function requireUsable(code: StoredCode | null, now: string): AccountRecord {
  if (code === null) {
    throw new ApiFailure(404, 'code-unknown', 'Máy chủ không có mã này. Kiểm tra lại từng ký tự, hoặc xin mã mới.');
  }
  if (code.usedAt !== null) {
    throw refuseCode(
      'code-used',
      'Mã này đã được dùng. Nếu chính bạn đã đặt mật khẩu thì đăng nhập bằng mật khẩu đó; nếu không phải bạn, báo ngay Sở Nội vụ.',
    );
  }
  if (code.account === null) {
    throw refuseCode('code-withdrawn', 'Lời mời này đã được thu hồi. Liên hệ Sở Nội vụ nếu vẫn cần tài khoản.');
  }
  if (code.account.disabled) throw accountDisabled();
  if (code.endedAt !== null) {
    throw refuseCode('code-replaced', 'Mã này đã được thay bằng một mã mới hơn. Dùng mã mới nhận sau cùng.');
  }
  if (code.expiresAt <= now) {
    throw refuseCode('code-expired', 'Mã này đã hết hạn. Liên hệ Sở Nội vụ để nhận mã mới.');
  }
  return code.account;
}

/** The hash of what was typed; throws 422 for what cannot be a code: a slip, and no guess. */
export function hashTypedCode(text: string): string {
  const code = readCode(text);
  if (code !== null) return hashCode(code);
  throw new ApiFailure(
    422,
    'code-invalid',
    'Mã chưa đúng: mã gồm 16 chữ và số, không có 0, 1, I, L, O. Kiểm tra lại từng ký tự.',
  );
}

/** What a code is for, told before a password is asked. */
export async function describeCode({ store, clock }: AccountDeps, codeHash: string): Promise<CodeInfo> {
  const code = await store.accountAdmin.findCode(codeHash);
  const { actor } = requireUsable(code, clock().toISOString());
  return { kind: code?.kind ?? 'invitation', account: publicAccount(actor), expiresAt: code?.expiresAt ?? '' };
}

/** Sets the password that the holder of a code chose, ends every session of the account and opens a new one. */
export async function applyCode(
  deps: AccountDeps,
  codeHash: string,
  { password }: Pick<ApplyCodeRequest, 'password'>,
): Promise<SignInAnswer> {
  const { accountAdmin } = deps.store;
  const known = requireUsable(await accountAdmin.findCode(codeHash), deps.clock().toISOString());
  requireGoodPassword(password, known.actor);
  // Worked out before the transaction: it takes a tenth of a second.
  const hash = await hashPassword(password);
  const actor = await accountAdmin.change(async (transaction) => {
    const at = deps.clock().toISOString();
    const code = await transaction.findCode(codeHash);
    const found = requireUsable(code, at);
    const { accountId, username } = found.actor;
    await transaction.markCodeUsed(codeHash, at);
    await transaction.setPassword(accountId, hash);
    await transaction.endSessions(accountId, null);
    await transaction.clearFailures(username);
    const action = code?.kind === 'reset' ? 'password-set' : 'joined';
    await transaction.log({ operation: null, action, subject: found.actor, authorId: accountId, at });
    return found.actor;
  });
  const token = await openSession(deps, { actor, password: hash });
  if (token === null) throw accountDisabled();
  return { token, account: publicAccount(actor) };
}

/**
 * Replaces the password of the one who knows it, and ends her other sessions; gives their number, 0 where the same
 * operation did so before and its answer was lost.
 */
export async function changePassword(
  deps: AccountDeps,
  actor: Actor,
  { operationId, current, password }: ChangePasswordRequest,
  header: string | undefined,
): Promise<number> {
  // Neither password is part of what is kept: a fast hash of them would be easier to guess than the slow one.
  const operation = operationOf(operationId, { act: 'password', username: actor.username });
  if ((await deps.store.accounts.findAccount(actor.username))?.demo === true) {
    throw new ApiFailure(409, 'account-demo', 'Tài khoản minh họa vào không cần mật khẩu nên không có gì để đổi.');
  }
  const { accountAdmin } = deps.store;
  if (await accountAdmin.change((transaction) => wasDone(transaction, operation, actor))) {
    return confirmChanged(deps, actor, password);
  }
  const before = await requireKnown(deps, actor, current);
  requireGoodPassword(password, actor);
  if (password.normalize('NFC') === current.normalize('NFC')) {
    throw new ApiFailure(422, 'password-same', 'Mật khẩu mới trùng mật khẩu hiện tại. Chọn mật khẩu khác.');
  }
  const hash = await hashPassword(password);
  const ended = await accountAdmin.change(async (transaction) => {
    // A resend that arrived while the first one was at work.
    if (await wasDone(transaction, operation, actor)) return null;
    const found = await transaction.find(actor.username);
    if (found === null || found.password !== before.password || found.disabled) {
      throw new ApiFailure(
        409,
        'password-changed-meanwhile',
        'Mật khẩu vừa được đổi ở nơi khác nên lần này chưa đổi. Đăng nhập lại rồi thử lần nữa.',
      );
    }
    await transaction.setPassword(actor.accountId, hash);
    const others = await transaction.endSessions(actor.accountId, readTokenHash(header));
    const at = deps.clock().toISOString();
    await transaction.log({ operation, action: 'password-changed', subject: actor, authorId: actor.accountId, at });
    return others;
  });
  return ended ?? confirmChanged(deps, actor, password);
}

/** The account whose password this is; a wrong one counts as a guess. */
function requireKnown(deps: AccountDeps, actor: Actor, password: string): Promise<AccountRecord> {
  return confirmPassword(deps, actor, password).catch((failure: unknown) => {
    // 401 would tell the pane that its session is over.
    if (failure instanceof ApiFailure && failure.reason === 'sign-in-failed') {
      throw new ApiFailure(422, 'password-wrong', 'Mật khẩu hiện tại không đúng. Kiểm tra bộ gõ và phím Caps Lock.');
    }
    throw failure;
  });
}

/** A resend is one only while the password it asks for is the account's: another one was not set by it. */
async function confirmChanged(deps: AccountDeps, actor: Actor, password: string): Promise<number> {
  await requireKnown(deps, actor, password);
  return 0;
}

/** Ends every session of the account, the one that asks included; gives their number. */
export function signOutEverywhere({ store, clock }: AccountDeps, actor: Actor): Promise<number> {
  return store.accountAdmin.change(async (transaction) => {
    const ended = await transaction.endSessions(actor.accountId, null);
    const at = clock().toISOString();
    await transaction.log({ operation: null, action: 'signed-out', subject: actor, authorId: actor.accountId, at });
    return ended;
  });
}
