import { makeStyles, tokens } from '@fluentui/react-components';
import type { TaskCounts } from '#shared/api/overview-api.ts';
import { stateNames } from '../words.ts';
import { shownStates, stateColors } from './state-colors.ts';

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    height: '10px',
    borderRadius: tokens.borderRadiusSmall,
    overflow: 'hidden',
    backgroundColor: tokens.colorNeutralBackground5,
    // The colours are the content; printers drop backgrounds unless told.
    printColorAdjust: 'exact',
  },
});

/** The states of a group of tasks as one stacked bar. */
export function ProgressBar({ counts }: { readonly counts: TaskCounts }) {
  const styles = useStyles();
  const words = shownStates
    .filter((state) => counts[state] > 0)
    .map((state) => `${stateNames[state]} ${counts[state]}`);
  return (
    <div
      className={styles.bar}
      role="img"
      aria-label={words.join(', ') || 'Chưa có nhiệm vụ'}
      title={words.join(' · ')}
    >
      {shownStates.map((state) =>
        counts[state] > 0 ? (
          <div key={state} style={{ flexGrow: counts[state], flexBasis: 0, backgroundColor: stateColors[state] }} />
        ) : null,
      )}
    </div>
  );
}
