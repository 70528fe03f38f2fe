import { Badge, Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { ManagedAccount } from '#shared/api/account-admin-api.ts';
import { showInstant, words } from '../words.ts';
import { accountWords, roleNames, stateNames } from './account-words.ts';
import { actsOf, type RowAct } from './order-accounts.ts';

const useStyles = makeStyles({
  cell: {
    padding: '6px 8px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    verticalAlign: 'top',
    overflowWrap: 'anywhere',
  },
  state: { whiteSpace: 'nowrap' },
  minor: { color: tokens.colorNeutralForeground3 },
  acts: { display: 'flex', gap: '4px', flexWrap: 'wrap' },
  sure: { display: 'grid', rowGap: '6px', paddingTop: '6px', maxWidth: '360px' },
});

const badgeColors = {
  active: 'success',
  invited: 'informative',
  resetting: 'warning',
  disabled: 'severe',
  demo: 'subtle',
} as const;

interface Props {
  readonly account: ManagedAccount;
  /** The account that is signed in: it cannot shut itself out. */
  readonly own: string;
  readonly busy: boolean;
  onAct(act: RowAct): void;
  onEdit(): void;
}

/** An account with what can be done about it; what ends sessions asks once more. */
export function AccountRow({ account, own, busy, onAct, onEdit }: Props) {
  const styles = useStyles();
  const [asking, setAsking] = useState<RowAct | null>(null);
  const acts = actsOf(account, own);
  const asked = acts.find(({ act, sure }) => act === asking && sure !== null);
  return (
    <tr>
      <td className={styles.cell}>
        {account.displayName}
        <div className={styles.minor}>{account.username}</div>
      </td>
      <td className={styles.cell}>{account.agencyName ?? ''}</td>
      <td className={styles.cell}>
        {roleNames[account.role]}
        {account.parIndexFields.length > 0 && (
          <div className={styles.minor}>{accountWords.fieldsOf(account.parIndexFields)}</div>
        )}
      </td>
      <td className={styles.cell}>
        <Badge className={styles.state} appearance="tint" color={badgeColors[account.state]}>
          {stateNames[account.state]}
        </Badge>
        <div className={styles.minor}>{noteOf(account)}</div>
      </td>
      <td className={styles.cell}>
        {account.signedInAt === null ? accountWords.never : showInstant(account.signedInAt)}
      </td>
      <td className={styles.cell}>
        <div className={styles.acts}>
          {account.state !== 'demo' && (
            <Button
              size="small"
              disabled={busy}
              aria-label={`${accountWords.edit}: ${account.displayName}`}
              onClick={onEdit}
            >
              {accountWords.edit}
            </Button>
          )}
          {acts.map(({ act, name, sure }) => (
            <Button
              key={act}
              size="small"
              disabled={busy}
              aria-label={`${name}: ${account.displayName}`}
              onClick={() => (sure === null ? onAct(act) : setAsking(act))}
            >
              {name}
            </Button>
          ))}
        </div>
        {asked && (
          <div key={asked.act} className={styles.sure} role="alert">
            <Text size={200}>{asked.sure}</Text>
            <div className={styles.acts}>
              <Button
                size="small"
                appearance="primary"
                autoFocus
                onClick={() => {
                  setAsking(null);
                  onAct(asked.act);
                }}
              >
                {asked.name}
              </Button>
              <Button size="small" onClick={() => setAsking(null)}>
                {words.cancel}
              </Button>
            </div>
          </div>
        )}
      </td>
    </tr>
  );
}

function noteOf({ state, lockedUntil, codeExpiresAt }: ManagedAccount): string {
  if (lockedUntil !== null) return accountWords.lockedUntil(showInstant(lockedUntil));
  if (state !== 'invited' && state !== 'resetting') return '';
  return codeExpiresAt === null ? accountWords.codeGone : accountWords.codeUntil(showInstant(codeExpiresAt));
}
