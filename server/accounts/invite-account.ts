import type { InviteRequest, IssuedCode } from '#shared/api/account-admin-api.ts';
import { ApiFailure } from '#server/api-failure.ts';
import type { AccountRecord, AccountTransaction } from '#server/store/account-transaction.ts';
import { issueCode } from './account-code.ts';
import { operationOf, wasDone, type Author, type ManageDeps } from './account-operation.ts';
import { checkNewAccount } from './check-new-account.ts';
import { publicAccount } from './sessions.ts';

export interface InviteDeps extends ManageDeps {
  /** Name of an agency of the province's catalogue; `null` for an unknown code. */
  readonly agencyName: (code: string) => string | null;
}

/**
 * Makes an account that nobody can enter yet, and the code its person sets her password with. The same request again
 * (its answer was lost) gives a new code in place of the one that nobody saw.
 */
export async function inviteAccount(deps: InviteDeps, author: Author, request: InviteRequest): Promise<IssuedCode> {
  const account = checkNewAccount(request, deps.agencyName);
  const operation = operationOf(request.operationId, { act: 'invite', ...account });
  const now = deps.clock();
  const at = now.toISOString();
  return deps.store.accountAdmin.change(async (transaction) => {
    const found = await transaction.find(account.username);
    if (await wasDone(transaction, operation, author)) return showAgain(transaction, found, now);
    if (found !== null) {
      throw new ApiFailure(
        409,
        'username-taken',
        `Đã có tài khoản tên ${account.username} (${found.actor.displayName}). Chọn tên đăng nhập khác.`,
      );
    }
    const accountId = deps.newId();
    await transaction.insert({ ...account, accountId, password: null, demo: false }, at);
    const issued = await issueCode(transaction, { accountId, kind: 'invitation', now });
    const authorId = author?.accountId ?? null;
    await transaction.log({ operation, action: 'invited', subject: account, authorId, at });
    return { account, ...issued };
  });
}

/** The answer of an operation that was done before, with a code that can be shown: the first one is kept nowhere. */
export async function showAgain(
  transaction: AccountTransaction,
  found: AccountRecord | null,
  now: Date,
): Promise<IssuedCode> {
  if (found === null || found.disabled || found.password !== null) {
    throw new ApiFailure(
      409,
      'code-settled',
      'Mã của lần gửi này đã được dùng hoặc thu hồi. Tải lại danh sách; nếu vẫn cần, cấp mã mới.',
    );
  }
  const { accountId } = found.actor;
  const kind = (await transaction.hadReset(accountId)) ? 'reset' : 'invitation';
  return { account: publicAccount(found.actor), ...(await issueCode(transaction, { accountId, kind, now })) };
}
