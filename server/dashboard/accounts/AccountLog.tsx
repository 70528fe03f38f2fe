import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import type { AccountLogEntry } from '#shared/api/account-admin-api.ts';
import { showInstant } from '../words.ts';
import { accountWords, logNames, showChange } from './account-words.ts';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid', rowGap: '4px' },
  minor: { color: tokens.colorNeutralForeground3 },
  more: { justifySelf: 'start' },
});

interface Props {
  readonly entries: readonly AccountLogEntry[];
  readonly more: boolean;
  onMore(): void;
}

/** What happened to accounts, newest first. */
export function AccountLog({ entries, more, onMore }: Props) {
  const styles = useStyles();
  return (
    <>
      <Text as="h2" weight="semibold" size={400}>
        {accountWords.log}
      </Text>
      {entries.length === 0 && <Text className={styles.minor}>{accountWords.noLog}</Text>}
      <ul className={styles.list}>
        {entries.map(({ number, at, action, username, displayName, author, changes }) => (
          <li key={number}>
            {showInstant(at)} · {logNames[action]}: {displayName} ({username})
            {changes.length > 0 && ` · ${changes.map(showChange).join('; ')}`}{' '}
            <span className={styles.minor}>· {author ?? accountWords.commandLine}</span>
          </li>
        ))}
      </ul>
      {more && (
        <Button className={styles.more} onClick={onMore}>
          {accountWords.more}
        </Button>
      )}
    </>
  );
}
