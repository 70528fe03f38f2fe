import type { AccountActName, AccountState, ManagedAccount } from '#shared/api/account-admin-api.ts';
import type { AccountRole } from '#shared/api/account-api.ts';
import { foldText } from '#shared/text/fold-text.ts';
import { accountWords, roleNames, stateNames } from './account-words.ts';

export interface AccountFilter {
  readonly text: string;
  readonly role: AccountRole | null;
  readonly state: AccountState | null;
}

export const sortColumns = ['displayName', 'agency', 'role', 'state', 'signedIn'] as const;
export interface Sorting {
  /** `null` = as the server lists them: by role, then as they were made. */
  readonly column: (typeof sortColumns)[number] | null;
  readonly down: boolean;
}

const sortKeys: Readonly<Record<(typeof sortColumns)[number], (account: ManagedAccount) => string>> = {
  displayName: ({ displayName }) => displayName,
  agency: ({ agencyName }) => agencyName ?? '',
  role: ({ role }) => roleNames[role],
  state: ({ state }) => stateNames[state],
  signedIn: ({ signedInAt }) => signedInAt ?? '',
};

/** The accounts that the filter lets through, in the order asked for. */
export function orderAccounts(
  accounts: readonly ManagedAccount[],
  { text, role, state }: AccountFilter,
  { column, down }: Sorting,
): ManagedAccount[] {
  const wanted = foldText(text).trim();
  const shown = accounts.filter(
    (account) =>
      (role === null || account.role === role) &&
      (state === null || account.state === state) &&
      (wanted === '' ||
        foldText(`${account.displayName} ${account.username} ${account.agencyName ?? ''}`).includes(wanted)),
  );
  if (column === null) return shown;
  const key = sortKeys[column];
  const { compare } = new Intl.Collator('vi');
  return shown.sort((a, b) => compare(key(a), key(b)) * (down ? -1 : 1));
}

export type RowAct = AccountActName | 'code';

interface OfferedAct {
  readonly act: RowAct;
  readonly name: string;
  /** What it does, asked before it is done; `null` where nothing is lost by it. */
  readonly sure: string | null;
}

/** What a coordinator may do about an account; nothing about the one she is signed in with. */
export function actsOf({ state, username, lockedUntil }: ManagedAccount, own: string): OfferedAct[] {
  if (state === 'demo' || username === own) return [];
  const { sure } = accountWords;
  const disable: OfferedAct = { act: 'disable', name: accountWords.disable, sure: sure.disable };
  const reissue: OfferedAct = { act: 'code', name: accountWords.reissue, sure: null };
  const unlock: OfferedAct[] = lockedUntil === null ? [] : [{ act: 'unlock', name: accountWords.unlock, sure: null }];
  switch (state) {
    case 'invited':
      return [reissue, { act: 'withdraw', name: accountWords.withdraw, sure: sure.withdraw }];
    case 'resetting':
      return [reissue, disable];
    case 'disabled':
      return [{ act: 'enable', name: accountWords.enable, sure: null }];
    case 'active':
      return [...unlock, { act: 'code', name: accountWords.reset, sure: sure.code }, disable];
  }
}
