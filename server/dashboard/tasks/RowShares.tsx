import { Badge, makeStyles, Spinner, Text, tokens } from '@fluentui/react-components';
import { useCallback } from 'react';
import type { Share, ShareList } from '#shared/api/share-api.ts';
import { warnLateShare } from '#shared/deadline/late-share.ts';
import type { DashboardApi } from '../dashboard-api.ts';
import { LoadFailure } from '../shell/LoadFailure.tsx';
import { useLoaded } from '../use-loaded.ts';
import { showDay, showInstant, words } from '../words.ts';
import { noteWords } from './note-words.ts';

const useStyles = makeStyles({
  box: { display: 'grid', rowGap: '8px' },
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid', rowGap: '6px' },
  minor: { color: tokens.colorNeutralForeground3 },
  late: { color: tokens.colorPaletteDarkOrangeForeground1 },
  text: { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
  line: { display: 'grid', rowGap: '2px' },
});

interface Props {
  readonly api: DashboardApi;
  readonly token: string;
  readonly documentId: string;
  readonly rowId: string;
}

/** How each agency that answers for a row splits it, to be read; nothing for those it does not concern. */
export function RowShares({ api, token, documentId, rowId }: Props) {
  const styles = useStyles();
  const { value, loading, failure, reload } = useLoaded(
    useCallback(() => api.shares(token, documentId, rowId), [api, token, documentId, rowId]),
  );
  if (failure?.reason === 'not-yours') return null;
  return (
    <section className={styles.box}>
      <Text as="h3" weight="semibold">
        {noteWords.shares}
      </Text>
      {loading && !value && <Spinner size="tiny" label={words.loading} />}
      <LoadFailure failure={failure} reload={reload} />
      {value?.lists.length === 0 && <Text className={styles.minor}>{noteWords.noShares}</Text>}
      {value?.lists.map((list) => (
        <List key={list.agencyCode} list={list} rowDueOn={value.rowDueOn} />
      ))}
    </section>
  );
}

function List({ list, rowDueOn }: { readonly list: ShareList; readonly rowDueOn: string | null }) {
  const styles = useStyles();
  return (
    <div className={styles.box}>
      <div>
        <Text weight="semibold">{list.agencyName}</Text>{' '}
        {list.author !== null && list.at !== null && (
          <Text size={200} className={styles.minor}>
            {showInstant(list.at)} · {list.author}
          </Text>
        )}
      </div>
      {list.shares.length === 0 && <Text className={styles.minor}>{noteWords.emptyList}</Text>}
      <ol className={styles.list}>
        {list.shares.map((share, index) => (
          // A list is replaced as a whole: the place of a line is all that names it.
          <Line key={index} share={share} rowDueOn={rowDueOn} />
        ))}
      </ol>
    </div>
  );
}

function Line({ share, rowDueOn }: { readonly share: Share; readonly rowDueOn: string | null }) {
  const styles = useStyles();
  const { assignee, part, deadline, done } = share;
  const late = done ? null : warnLateShare(deadline, rowDueOn);
  return (
    <li className={styles.line}>
      <span>
        <Text className={styles.text}>{part === '' ? assignee : `${assignee}: ${part}`}</Text>{' '}
        <Badge appearance="tint" color={done ? 'success' : 'brand'}>
          {done ? noteWords.done : noteWords.open}
        </Badge>{' '}
        {deadline !== null && (
          <Text size={200} className={styles.minor}>
            {showDay(deadline)}
          </Text>
        )}
      </span>
      {late !== null && (
        <Text size={200} className={styles.late}>
          {late}
        </Text>
      )}
    </li>
  );
}
