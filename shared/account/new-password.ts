import type { Account } from '../api/account-api.ts';
import { findPasswordProblem, type PasswordProblem } from './password-policy.ts';

/** A new password, typed twice. */
export interface NewPassword {
  readonly password: string;
  readonly repeated: string;
}

export const noPassword: NewPassword = { password: '', repeated: '' };

export interface NewPasswordFaults {
  readonly problem: PasswordProblem | null;
  /** The repetition says something else. */
  readonly differs: boolean;
}

/** What is wrong so far; nothing is wrong with a field that is still empty. */
export function findFaults(value: NewPassword, account: Account): NewPasswordFaults {
  const { password, repeated } = value;
  return {
    problem: password === '' ? null : findPasswordProblem(password, account),
    differs: repeated !== '' && !isSame(value),
  };
}

/** Whether it can be sent; the server judges once more. */
export function isReady(value: NewPassword, account: Account): boolean {
  return isSame(value) && findPasswordProblem(value.password, account) === null;
}

/** Two keyboards may write one letter in two ways. */
function isSame({ password, repeated }: NewPassword): boolean {
  return password.normalize('NFC') === repeated.normalize('NFC');
}
