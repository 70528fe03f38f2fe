import { createHash, randomInt } from 'node:crypto';
import { checkSign, codeSigns, randomSigns } from '#shared/account/account-code.ts';
import type { AccountTransaction, NewCode } from '#server/store/account-transaction.ts';

/** How long a code that was handed out can be used, in days. */
export const codeDays = 7;

/** A new code. It is shown once and kept nowhere. */
export function makeCode(): string {
  const signs = Array.from({ length: randomSigns }, () => codeSigns.charAt(randomInt(codeSigns.length))).join('');
  return signs + checkSign(signs);
}

export function hashCode(code: string): string {
  return createHash('sha256').update(code).digest('base64url');
}

/** Puts a new code in the place of whatever the account had; gives it with the instant it ends. */
export async function issueCode(
  transaction: AccountTransaction,
  { accountId, kind, now }: Pick<NewCode, 'accountId' | 'kind'> & { readonly now: Date },
): Promise<{ readonly code: string; readonly expiresAt: string }> {
  const code = makeCode();
  const at = now.toISOString();
  const expiresAt = new Date(now.getTime() + codeDays * 24 * 3_600_000).toISOString();
  await transaction.endCodes(accountId, at);
  await transaction.insertCode({ codeHash: hashCode(code), accountId, kind, expiresAt, at });
  return { code, expiresAt };
}
