import { makeStyles, Text, tokens } from '@fluentui/react-components';
import type { PeriodsAnswer } from '#shared/api/period-api.ts';
import { showInstant } from '../words.ts';
import { PeriodSection } from './PeriodSection.tsx';
import { actNames, periodWords } from './period-words.ts';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid', rowGap: '4px' },
  minor: { color: tokens.colorNeutralForeground3 },
});

/** Who opened, closed and gave back what, newest first. */
export function ActList({ acts }: { readonly acts: PeriodsAnswer['acts'] }) {
  const styles = useStyles();
  return (
    <PeriodSection title={periodWords.acts}>
      <ul className={styles.list}>
        {acts.map(({ act, label, reason, rows, author, at }, index) => (
          <li key={`${at}/${acts.length - index}`}>
            <Text>
              {[actNames[act], label, rows > 0 ? periodWords.snapshotRows(rows) : null].filter(Boolean).join(' · ')}
              {reason === null ? '' : `: ${reason}`}
            </Text>{' '}
            <Text size={200} className={styles.minor}>
              {author} · {showInstant(at)}
            </Text>
          </li>
        ))}
      </ul>
    </PeriodSection>
  );
}
