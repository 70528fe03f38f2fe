import { Badge, Link, makeStyles, Text, tokens } from '@fluentui/react-components';
import type { OverviewTask } from '#shared/api/overview-api.ts';
import { hrefOf, noFilter } from '../route.ts';
import { showCount, showDay, showDaysLeft, words } from '../words.ts';
import { Panel } from './Panel.tsx';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid', rowGap: '8px' },
  item: { display: 'grid', gridTemplateColumns: '112px minmax(0, 1fr)', columnGap: '10px' },
  title: { display: '-webkit-box', WebkitLineClamp: '2', WebkitBoxOrient: 'vertical', overflow: 'hidden' },
  badge: { whiteSpace: 'nowrap' },
  minor: { color: tokens.colorNeutralForeground3 },
});

interface Props {
  readonly title: string;
  readonly empty: string;
  readonly tasks: readonly OverviewTask[];
  readonly state: 'late' | 'nearDue';
}

/** Late or near-due tasks, the most pressing first. */
export function DueList({ title, empty, tasks, state }: Props) {
  const styles = useStyles();
  return (
    <Panel title={tasks.length > 0 ? `${title} (${showCount(tasks.length)})` : title}>
      {tasks.length === 0 ? (
        <Text className={styles.minor}>{empty}</Text>
      ) : (
        <ul className={styles.list}>
          {tasks.slice(0, 50).map((each) => (
            <li key={each.rowId} className={styles.item}>
              <div>
                <Badge appearance="tint" className={styles.badge} color={state === 'late' ? 'danger' : 'warning'}>
                  {each.task.daysLeft === null ? '' : showDaysLeft(each.task.daysLeft)}
                </Badge>
                <br />
                <Text size={200} className={styles.minor}>
                  {each.task.dueOn && showDay(each.task.dueOn)}
                </Text>
              </div>
              <div>
                <Text className={styles.title}>{each.title}</Text>
                <Text size={200} className={styles.minor}>
                  {each.leadAgencies ?? words.blank}
                </Text>
              </div>
            </li>
          ))}
          {tasks.length > 50 && (
            <li>
              <Link href={hrefOf({ page: 'tasks', filter: { ...noFilter, state } })}>
                Xem tất cả {showCount(tasks.length)} việc
              </Link>
            </li>
          )}
        </ul>
      )}
    </Panel>
  );
}
