import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { ShareList } from '#shared/api/share-api.ts';
import { warnLateShare } from '#shared/deadline/late-share.ts';
import { formatDay, formatInstant } from '../format.ts';
import { noteWords } from './note-words.ts';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  item: { padding: `${tokens.spacingVerticalXS} 0`, borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
  text: { overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, overflowWrap: 'anywhere' },
  late: { color: tokens.colorPaletteDarkOrangeForeground1, fontSize: tokens.fontSizeBase200 },
});

interface Props {
  readonly list: ShareList;
  readonly rowDueOn: string | null;
}

/** A list of parts of the work, to be read. */
export function ShareLines({ list, rowDueOn }: Props): ReactNode {
  const styles = useStyles();
  return (
    <>
      {list.shares.length === 0 && <div className={styles.quiet}>{noteWords.noShares}</div>}
      <ol className={styles.list}>
        {list.shares.map(({ assignee, part, deadline, done }, index) => {
          const late = done ? null : warnLateShare(deadline, rowDueOn);
          return (
            // Lines are replaced as a whole list: their place is all that names them.
            <li key={index} className={styles.item}>
              <div className={styles.text}>{part === '' ? assignee : `${assignee}: ${part}`}</div>
              <div className={styles.quiet}>
                {[deadline === null ? null : formatDay(deadline), done ? noteWords.done : noteWords.open]
                  .filter(Boolean)
                  .join(' · ')}
              </div>
              {late !== null && <div className={styles.late}>{late}</div>}
            </li>
          );
        })}
      </ol>
      {list.author !== null && list.at !== null && (
        <div className={styles.quiet}>{noteWords.lastSaved(list.author, formatInstant(list.at))}</div>
      )}
    </>
  );
}
