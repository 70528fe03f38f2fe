import { makeStyles, Text, tokens } from '@fluentui/react-components';
import type { TaskCounts } from '#shared/api/overview-api.ts';
import { hrefOf, noFilter, type TaskFilter } from '../route.ts';
import { showCount, stateNames, words } from '../words.ts';
import { stateColors } from './state-colors.ts';

const useStyles = makeStyles({
  cards: { display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(130px, 1fr))', gap: '10px' },
  card: {
    display: 'grid',
    rowGap: '2px',
    padding: '10px 14px',
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderLeftWidth: '4px',
    color: tokens.colorNeutralForeground1,
    textDecorationLine: 'none',
    printColorAdjust: 'exact',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
  },
});

export function CountCards({ counts }: { readonly counts: TaskCounts }) {
  const styles = useStyles();
  const cards: readonly { name: string; count: number; color: string; filter: Partial<TaskFilter> }[] = [
    { name: words.total, count: counts.total, color: tokens.colorNeutralForeground1, filter: {} },
    { name: stateNames.done, count: counts.done, color: stateColors.done, filter: { state: 'done' } },
    {
      name: stateNames.inProgress,
      count: counts.inProgress,
      color: stateColors.inProgress,
      filter: { state: 'inProgress' },
    },
    { name: stateNames.nearDue, count: counts.nearDue, color: stateColors.nearDue, filter: { state: 'nearDue' } },
    { name: stateNames.late, count: counts.late, color: stateColors.late, filter: { state: 'late' } },
    {
      name: stateNames.notReported,
      count: counts.notReported,
      color: stateColors.notReported,
      filter: { state: 'notReported' },
    },
    {
      name: words.noDeadline,
      count: counts.noDeadline,
      color: tokens.colorNeutralStrokeAccessible,
      filter: { noDeadline: true },
    },
  ];
  return (
    <div className={styles.cards}>
      {cards.map(({ name, count, color, filter }) => (
        <a
          key={name}
          className={styles.card}
          style={{ borderLeftColor: color }}
          href={hrefOf({ page: 'tasks', filter: { ...noFilter, ...filter } })}
        >
          <Text size={700} weight="semibold">
            {showCount(count)}
          </Text>
          <Text size={200}>{name}</Text>
        </a>
      ))}
    </div>
  );
}
