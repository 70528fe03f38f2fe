import { parIndexFieldSchema, reportsForAgency, type Account } from '#shared/api/account-api.ts';
import type { Store } from '#server/store/store.ts';
import { hashPassword } from './password-hash.ts';

export type AccountRefusal =
  'username-taken' | 'username-invalid' | 'password-short' | 'agency-missing' | 'fields-invalid';

export interface CreateAccountDeps {
  readonly store: Pick<Store, 'accounts'>;
  readonly clock: () => Date;
  readonly newId: () => string;
}

/** Shortest password an account may have. */
const shortestPassword = 10;

/** Each field once, ascending; `null` where a field lead leads none, another role leads some, or one is not 1–8. */
function orderedFields({ role, parIndexFields }: Account): number[] | null {
  const fields = [...new Set(parIndexFields)].sort((a, b) => a - b);
  if ((role === 'field-lead') !== fields.length > 0) return null;
  return fields.every((field) => parIndexFieldSchema.safeParse(field).success) ? fields : null;
}

/** Makes an account that signs in with a password. The user name is kept in lower case, NFC. */
export async function createAccount(
  deps: CreateAccountDeps,
  account: Account,
  password: string,
): Promise<{ readonly ok: true } | { readonly ok: false; readonly reason: AccountRefusal }> {
  const username = account.username.normalize('NFC').trim().toLowerCase();
  if (!/^[\p{L}\p{N}._@-]{2,100}$/u.test(username)) return { ok: false, reason: 'username-invalid' };
  if ([...password].length < shortestPassword) return { ok: false, reason: 'password-short' };
  if (reportsForAgency(account.role) && account.agencyCode === null) return { ok: false, reason: 'agency-missing' };
  const fields = orderedFields(account);
  if (fields === null) return { ok: false, reason: 'fields-invalid' };
  if ((await deps.store.accounts.findAccount(username)) !== null) return { ok: false, reason: 'username-taken' };
  await deps.store.accounts.insertAccount(
    {
      ...account,
      username,
      parIndexFields: fields,
      accountId: deps.newId(),
      password: await hashPassword(password),
      demo: false,
    },
    deps.clock().toISOString(),
  );
  return { ok: true };
}
