import { Field, Input } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { findFaults, type NewPassword } from '#shared/account/new-password.ts';
import { passwordProblemWords } from '#shared/account/password-policy.ts';
import type { Account } from '#shared/api/account-api.ts';
import { ownAccountWords } from './own-account-words.ts';

interface Props {
  readonly account: Account;
  readonly value: NewPassword;
  readonly autoFocus?: boolean;
  onChange(value: NewPassword): void;
}

/** The two fields of a new password, which say what is wrong with it while it is typed. */
export function NewPasswordFields({ account, value, autoFocus = false, onChange }: Props): ReactNode {
  const { password, repeated } = value;
  const { problem, differs } = findFaults(value, account);
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
