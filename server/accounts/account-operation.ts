import { ApiFailure } from '#server/api-failure.ts';
import type { AccountRecord, AccountTransaction } from '#server/store/account-transaction.ts';
import type { Actor, Store } from '#server/store/store.ts';
import { hashRequest } from '#server/sync/request-hash.ts';
import { foldUsername } from './check-new-account.ts';

export interface ManageDeps {
  readonly store: Pick<Store, 'accountAdmin'>;
  readonly clock: () => Date;
  readonly newId: () => string;
}

/** Who looks after accounts: a coordinator, or `null` on the command line of the server. */
export type Author = Actor | null;

export interface AccountOperation {
  readonly id: string;
  readonly requestHash: string;
}

/** The operation of a request: the same id with other content is another operation. */
export function operationOf(id: string, content: unknown): AccountOperation {
  return { id, requestHash: hashRequest(content) };
}

/** Whether the operation was done before; throws 409 when its id belongs to another one. */
export async function wasDone(
  transaction: AccountTransaction,
  operation: AccountOperation,
  author: Author,
): Promise<boolean> {
  const done = await transaction.findOperation(operation.id);
  if (done === null) return false;
  if (done.requestHash === operation.requestHash && done.authorId === (author?.accountId ?? null)) return true;
  throw new ApiFailure(
    409,
    'operation-reused',
    'Mã lần gửi này đã dùng cho một nội dung khác. Bấm lại để gửi với mã mới; chưa có gì bị thay đổi.',
  );
}

/** The account of a user name that a coordinator may change; throws 404 and 409 otherwise. */
export async function requireManaged(transaction: AccountTransaction, username: string): Promise<AccountRecord> {
  const found = await transaction.find(foldUsername(username));
  if (found === null) {
    throw new ApiFailure(404, 'account-unknown', 'Không có tài khoản này. Tải lại danh sách rồi chọn lại.');
  }
  if (found.demo) {
    throw new ApiFailure(
      409,
      'account-demo',
      'Tài khoản minh họa không có mật khẩu và không đổi được. Khởi động máy chủ với DEMO=off để tắt các tài khoản này.',
    );
  }
  return found;
}

/** Keeps one out of changing the account she is signed in with, which would shut her out by a slip. */
export function requireOther(author: Author, found: AccountRecord): void {
  if (author?.accountId !== found.actor.accountId) return;
  throw new ApiFailure(
    409,
    'own-account',
    'Đây là tài khoản bạn đang dùng. Nhờ một tài khoản khác của tỉnh làm việc này; để đổi mật khẩu của mình, dùng «Đổi mật khẩu».',
  );
}

/** A province without an account that can be entered could only be helped on the server itself. */
export async function requireAnotherProvince(transaction: AccountTransaction, found: AccountRecord): Promise<void> {
  const { role, accountId } = found.actor;
  if (role !== 'province' || found.disabled || found.password === null) return;
  if ((await transaction.countOtherProvinces(accountId)) > 0) return;
  throw new ApiFailure(
    409,
    'last-province-account',
    'Đây là tài khoản cuối cùng của tỉnh còn dùng được nên cần giữ nguyên vai trò và không ngừng được. Mời và kích hoạt một tài khoản khác của tỉnh trước.',
  );
}
