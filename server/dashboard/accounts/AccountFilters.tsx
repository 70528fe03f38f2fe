import { Input, makeStyles, Select, Text, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { accountStates } from '#shared/api/account-admin-api.ts';
import { accountRoles } from '#shared/api/account-api.ts';
import { accountWords, roleNames, stateNames } from './account-words.ts';
import type { AccountFilter } from './order-accounts.ts';

const useStyles = makeStyles({
  top: { display: 'flex', alignItems: 'center', columnGap: '10px', rowGap: '8px', flexWrap: 'wrap' },
  minor: { color: tokens.colorNeutralForeground3 },
});

interface Props {
  readonly filter: AccountFilter;
  onChange(filter: AccountFilter): void;
  /** How many accounts it lets through. */
  readonly children: ReactNode;
}

export function AccountFilters({ filter, onChange, children }: Props) {
  const styles = useStyles();
  return (
    <div className={styles.top}>
      <Input
        type="search"
        aria-label={accountWords.search}
        placeholder={accountWords.search}
        value={filter.text}
        onChange={(_, { value }) => onChange({ ...filter, text: value })}
      />
      <Select
        aria-label={accountWords.role}
        value={filter.role ?? ''}
        onChange={(_, { value }) => onChange({ ...filter, role: accountRoles.find((role) => role === value) ?? null })}
      >
        <option value="">{accountWords.allRoles}</option>
        {accountRoles.map((role) => (
          <option key={role} value={role}>
            {roleNames[role]}
          </option>
        ))}
      </Select>
      <Select
        aria-label={accountWords.state}
        value={filter.state ?? ''}
        onChange={(_, { value }) =>
          onChange({ ...filter, state: accountStates.find((state) => state === value) ?? null })
        }
      >
        <option value="">{accountWords.allStates}</option>
        {accountStates.map((state) => (
          <option key={state} value={state}>
            {stateNames[state]}
          </option>
        ))}
      </Select>
      <Text className={styles.minor} aria-live="polite">
        {children}
      </Text>
    </div>
  );
}
