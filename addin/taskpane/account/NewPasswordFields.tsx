import { Field, Input } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { findPasswordProblem, passwordProblemWords } from '#shared/account/password-policy.ts';
import type { Account } from '#shared/api/account-api.ts';
import { ownAccountWords } from './own-account-words.ts';

/** A new password, typed twice. */
export interface NewPassword {
  readonly password: string;
  readonly repeated: string;
}

export const noPassword: NewPassword = { password: '', repeated: '' };

/** Whether it can be sent; the server judges once more. */
export function isReady({ password, repeated }: NewPassword, account: Account): boolean {
  return isSame(password, repeated) && findPasswordProblem(password, account) === null;
}

/** Two keyboards may write one letter in two ways. */
function isSame(password: string, repeated: string): boolean {
  return password.normalize('NFC') === repeated.normalize('NFC');
}

interface Props {
  readonly account: Account;
  readonly value: NewPassword;
  readonly autoFocus?: boolean;
  onChange(value: NewPassword): void;
}

/** The two fields of a new password, which say what is wrong with it while it is typed. */
export function NewPasswordFields({ account, value, autoFocus = false, onChange }: Props): ReactNode {
  const { password, repeated } = value;
  const problem = password === '' ? null : findPasswordProblem(password, account);
  const differs = repeated !== '' && !isSame(password, repeated);
  return (
    <>
      <Field
        label={ownAccountWords.password}
        hint={problem === null ? ownAccountWords.hint : undefined}
        validationState={problem === null ? 'none' : 'error'}
        validationMessage={problem === null ? undefined : passwordProblemWords[problem]}
        required
      >
        <Input
          type="password"
          value={password}
          autoComplete="new-password"
          autoFocus={autoFocus}
          onChange={(_, { value: typed }) => onChange({ ...value, password: typed })}
        />
      </Field>
      <Field
        label={ownAccountWords.repeat}
        validationState={differs ? 'error' : 'none'}
        validationMessage={differs ? ownAccountWords.notSame : undefined}
        required
      >
        <Input
          type="password"
          value={repeated}
          autoComplete="new-password"
          onChange={(_, { value: typed }) => onChange({ ...value, repeated: typed })}
        />
      </Field>
    </>
  );
}
