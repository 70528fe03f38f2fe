import { Field, Input } from '@fluentui/react-components';
import { findPasswordProblem, passwordProblemWords } from '#shared/account/password-policy.ts';
import type { Account } from '#shared/api/account-api.ts';
import { accountWords } from './account-words.ts';

/** A new password, typed twice. */
export interface NewPassword {
  readonly password: string;
  readonly repeated: string;
}

export const noPassword: NewPassword = { password: '', repeated: '' };

/** Two keyboards may write one letter in two ways. */
function isSame({ password, repeated }: NewPassword): boolean {
  return password.normalize('NFC') === repeated.normalize('NFC');
}

/** Whether it can be sent; the server judges once more. */
export function isReady(value: NewPassword, account: Account): boolean {
  return isSame(value) && findPasswordProblem(value.password, account) === null;
}

interface Props {
  readonly account: Account;
  readonly value: NewPassword;
  readonly autoFocus?: boolean;
  onChange(value: NewPassword): void;
}

/** The two fields of a new password, which say what is wrong with it while it is typed. */
export function NewPasswordFields({ account, value, autoFocus = false, onChange }: Props) {
  const { password, repeated } = value;
  const problem = password === '' ? null : findPasswordProblem(password, account);
  const differs = repeated !== '' && !isSame(value);
  return (
    <>
      <Field
        label={accountWords.newPassword}
        hint={problem === null ? accountWords.passwordHint : undefined}
        validationState={problem === null ? 'none' : 'error'}
        validationMessage={problem === null ? undefined : passwordProblemWords[problem]}
        required
      >
        <Input
          type="password"
          value={password}
          autoComplete="new-password"
          autoFocus={autoFocus}
          onChange={(_, { value: typed }) => onChange({ password: typed, repeated })}
        />
      </Field>
      <Field
        label={accountWords.repeatPassword}
        validationState={differs ? 'error' : 'none'}
        validationMessage={differs ? accountWords.notSame : undefined}
        required
      >
        <Input
          type="password"
          value={repeated}
          autoComplete="new-password"
          onChange={(_, { value: typed }) => onChange({ password, repeated: typed })}
        />
      </Field>
    </>
  );
}
