import type { AccountChange, EditedAccount, EditRequest } from '#shared/api/account-admin-api.ts';
import type { Account } from '#shared/api/account-api.ts';
import {
  operationOf,
  requireAnotherProvince,
  requireManaged,
  requireOther,
  wasDone,
  type Author,
} from './account-operation.ts';
import { checkAccount, type WantedAccount } from './check-new-account.ts';
import type { InviteDeps } from './invite-account.ts';
import { publicAccount } from './sessions.ts';

/**
 * Changes the parts of an account that are named. What it may do counts from the same instant: its sessions end, so that
 * no screen that was opened with the former rights goes on showing or promising them. A new name alone ends none.
 */
export async function editAccount(
  deps: InviteDeps,
  author: Author,
  username: string,
  { operationId, ...change }: EditRequest,
): Promise<EditedAccount> {
  const operation = operationOf(operationId, { act: 'edit', username, ...change });
  const at = deps.clock().toISOString();
  return deps.store.accountAdmin.change(async (transaction) => {
    const found = await requireManaged(transaction, username);
    const before = publicAccount(found.actor);
    if (await wasDone(transaction, operation, author)) return { account: before, ended: 0 };
    const nameOf = (code: string): string | null =>
      deps.agencyName(code) ?? (code === before.agencyCode ? before.agencyName : null);
    const account = checkAccount(wantedOf(before, change), nameOf);
    const changes = changesBetween(before, account);
    if (changes.length === 0) return { account: before, ended: 0 };
    const { accountId } = found.actor;
    const rightsDiffer = changes.some(({ part }) => part !== 'displayName');
    if (rightsDiffer) requireOther(author, found);
    if (account.role !== 'province') await requireAnotherProvince(transaction, found);
    await transaction.edit(accountId, account);
    const ended = rightsDiffer ? await transaction.endSessions(accountId, null) : 0;
    await transaction.log({
      operation,
      action: 'edited',
      subject: account,
      authorId: author?.accountId ?? null,
      at,
      changes,
    });
    return { account, ended };
  });
}

/** The account as it shall be. Fields to follow go with the role that follows some, unless others are named. */
function wantedOf(before: Account, change: Omit<EditRequest, 'operationId'>): WantedAccount {
  const role = change.role ?? before.role;
  return {
    username: before.username,
    displayName: change.displayName ?? before.displayName,
    role,
    agencyCode: change.agencyCode === undefined ? before.agencyCode : change.agencyCode,
    parIndexFields: change.parIndexFields ?? (role === 'field-lead' ? before.parIndexFields : []),
  };
}

function changesBetween(before: Account, after: Account): AccountChange[] {
  const fieldsOf = ({ parIndexFields }: Account): string => parIndexFields.join(', ');
  const agencyOf = ({ agencyName, agencyCode }: Account): string => agencyName ?? agencyCode ?? '';
  const changes: AccountChange[] = [];
  const add = (part: AccountChange['part'], differs: boolean, from: string, to: string): void => {
    if (differs) changes.push({ part, from, to });
  };
  add('displayName', before.displayName !== after.displayName, before.displayName, after.displayName);
  add('role', before.role !== after.role, before.role, after.role);
  add('agency', before.agencyCode !== after.agencyCode, agencyOf(before), agencyOf(after));
  add('parIndexFields', fieldsOf(before) !== fieldsOf(after), fieldsOf(before), fieldsOf(after));
  return changes;
}
