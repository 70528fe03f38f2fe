import { Field, Input } from '@fluentui/react-components';
import { findFaults, type NewPassword } from '#shared/account/new-password.ts';
import { passwordProblemWords } from '#shared/account/password-policy.ts';
import type { Account } from '#shared/api/account-api.ts';
import { accountWords } from './account-words.ts';

interface Props {
  readonly account: Account;
  readonly value: NewPassword;
  readonly autoFocus?: boolean;
  onChange(value: NewPassword): void;
}

/** The two fields of a new password, which say what is wrong with it while it is typed. */
export function NewPasswordFields({ account, value, autoFocus = false, onChange }: Props) {
  const { password, repeated } = value;
  const { problem, differs } = findFaults(value, account);
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
