import type { AccountActName, AccountLogAction, IssuedCode } from '#shared/api/account-admin-api.ts';
import { ApiFailure } from '#server/api-failure.ts';
import type { AccountRecord, AccountTransaction } from '#server/store/account-transaction.ts';
import { issueCode } from './account-code.ts';
import {
  operationOf,
  requireAnotherProvince,
  requireManaged,
  requireOther,
  wasDone,
  type Author,
  type ManageDeps,
} from './account-operation.ts';
import { showAgain } from './invite-account.ts';
import { publicAccount } from './sessions.ts';

interface Asked {
  readonly operationId: string;
  readonly username: string;
}

/**
 * Gives a new code. One that was never entered gets its invitation anew; for any other the password is void and every
 * session ends at once, so that whoever knew it is out before the code is used.
 */
export async function reissueCode(
  deps: ManageDeps,
  author: Author,
  { operationId, username }: Asked,
): Promise<IssuedCode> {
  const operation = operationOf(operationId, { act: 'code', username });
  const now = deps.clock();
  const at = now.toISOString();
  return deps.store.accountAdmin.change(async (transaction) => {
    const found = await requireManaged(transaction, username);
    if (await wasDone(transaction, operation, author)) return showAgain(transaction, found, now);
    requireOther(author, found);
    if (found.disabled) {
      throw new ApiFailure(409, 'account-disabled', 'Tài khoản đang ngừng sử dụng. Mở lại trước khi cấp mã.');
    }
    const { accountId } = found.actor;
    const invited = found.password === null && !(await transaction.hadReset(accountId));
    if (!invited) {
      await transaction.setPassword(accountId, null);
      await transaction.endSessions(accountId, null);
      await transaction.clearFailures(found.actor.username);
    }
    const issued = await issueCode(transaction, { accountId, kind: invited ? 'invitation' : 'reset', now });
    const action: AccountLogAction = invited ? 'reissued' : 'reset';
    await transaction.log({ operation, action, subject: found.actor, authorId: author?.accountId ?? null, at });
    return { account: publicAccount(found.actor), ...issued };
  });
}

type Act = (transaction: AccountTransaction, found: AccountRecord, at: string) => Promise<boolean>;

const acts: Readonly<Record<AccountActName, { readonly action: AccountLogAction; readonly run: Act }>> = {
  disable: {
    action: 'disabled',
    run: async (transaction, found, at) => {
      if (found.disabled) return false;
      await requireAnotherProvince(transaction, found);
      await transaction.setDisabled(found.actor.accountId, at);
      await transaction.endSessions(found.actor.accountId, null);
      await transaction.endCodes(found.actor.accountId, at);
      return true;
    },
  },
  enable: {
    action: 'enabled',
    run: async (transaction, found) => {
      if (!found.disabled) return false;
      await transaction.setDisabled(found.actor.accountId, null);
      return true;
    },
  },
  unlock: {
    action: 'unlocked',
    run: async (transaction, found) => {
      await transaction.clearFailures(found.actor.username);
      return true;
    },
  },
  withdraw: {
    action: 'withdrawn',
    run: async (transaction, found, at) => {
      const { accountId } = found.actor;
      if (found.password !== null || (await transaction.hadReset(accountId))) {
        throw new ApiFailure(
          409,
          'account-in-use',
          'Lời mời này đã được dùng nên không thu hồi được nữa. Ngừng sử dụng tài khoản nếu không cần.',
        );
      }
      await transaction.endCodes(accountId, at);
      await transaction.remove(accountId);
      return true;
    },
  },
};

/**
 * Shuts an account, opens it again, ends a lock after failures, or takes back an invitation that was not used (its user
 * name is free again). Done twice it changes nothing the second time.
 */
export async function actOnAccount(
  deps: ManageDeps,
  author: Author,
  name: AccountActName,
  { operationId, username }: Asked,
): Promise<void> {
  const operation = operationOf(operationId, { act: name, username });
  const at = deps.clock().toISOString();
  const { action, run } = acts[name];
  await deps.store.accountAdmin.change(async (transaction) => {
    if (await wasDone(transaction, operation, author)) return;
    const found = await requireManaged(transaction, username);
    if (name === 'disable') requireOther(author, found);
    const changed = await run(transaction, found, at);
    if (!changed) return;
    await transaction.log({ operation, action, subject: found.actor, authorId: author?.accountId ?? null, at });
  });
}
