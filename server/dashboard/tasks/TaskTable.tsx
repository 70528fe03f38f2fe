import { Badge, Button, Link, makeStyles, ProgressBar, Text, tokens } from '@fluentui/react-components';
import { ArrowSortDownRegular, ArrowSortUpRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { DocumentRow } from '#shared/api/document-api.ts';
import type { TaskState } from '#shared/api/overview-api.ts';
import { rowTitle } from '#shared/sync/row-title.ts';
import { showDaysLeft, stateNames, words } from '../words.ts';
import { noteWords } from './note-words.ts';
import { textOf, type SortKey, type Sorting } from './filter-rows.ts';

const narrow = '@media (max-width: 720px)';

const useStyles = makeStyles({
  // A narrow window scrolls the table, not the page; elsewhere the head stays in sight.
  scroll: { [narrow]: { overflowX: 'auto' } },
  table: { width: '100%', borderCollapse: 'collapse', tableLayout: 'fixed', [narrow]: { minWidth: '860px' } },
  head: {
    textAlign: 'left',
    padding: '6px 8px',
    borderBottom: `2px solid ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground1,
    position: 'sticky',
    top: 0,
    zIndex: 1,
  },
  sort: { minWidth: 0, padding: 0, fontWeight: tokens.fontWeightSemibold, justifyContent: 'flex-start' },
  row: { ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover }, breakInside: 'avoid' },
  cell: {
    padding: '7px 8px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    verticalAlign: 'top',
    overflowWrap: 'anywhere',
  },
  clamp: {
    display: '-webkit-box',
    WebkitLineClamp: '3',
    WebkitBoxOrient: 'vertical',
    overflow: 'hidden',
    '@media print': { display: 'block' },
  },
  minor: { color: tokens.colorNeutralForeground3 },
  more: { justifySelf: 'center', margin: '12px auto', display: 'block' },
});

const columns: readonly { key: SortKey; name: string; width: string }[] = [
  { key: 'position', name: words.section, width: '7%' },
  { key: 'activity', name: words.activity, width: '37%' },
  { key: 'leadAgencies', name: words.lead, width: '19%' },
  { key: 'deadline', name: words.deadline, width: '14%' },
  { key: 'state', name: words.state, width: '12%' },
  { key: 'percent', name: words.progress, width: '11%' },
];

export const stateBadges: Readonly<
  Record<TaskState, 'success' | 'brand' | 'warning' | 'danger' | 'informative' | 'subtle'>
> = {
  done: 'success',
  inProgress: 'brand',
  nearDue: 'warning',
  late: 'danger',
  notReported: 'informative',
  cancelled: 'subtle',
};

/** Rows drawn at first and added by «Xem thêm»: a page of ten thousand rows stays quick. */
const step = 200;

interface Props {
  readonly rows: readonly DocumentRow[];
  readonly sorting: Sorting;
  onSort(sorting: Sorting): void;
  onOpen(row: DocumentRow): void;
}

export function TaskTable({ rows, sorting, onSort, onOpen }: Props) {
  const styles = useStyles();
  const [shown, setShown] = useState(step);
  return (
    <>
      <div className={styles.scroll}>
        <table className={styles.table}>
          <colgroup>
            {columns.map(({ key, width }) => (
              <col key={key} style={{ width }} />
            ))}
          </colgroup>
          <thead>
            <tr>
              {columns.map(({ key, name }) => {
                const current = sorting.key === key;
                const icon = current ? (
                  sorting.descending ? (
                    <ArrowSortDownRegular />
                  ) : (
                    <ArrowSortUpRegular />
                  )
                ) : undefined;
                return (
                  <th
                    key={key}
                    className={styles.head}
                    aria-sort={current ? (sorting.descending ? 'descending' : 'ascending') : 'none'}
                  >
                    <Button
                      appearance="transparent"
                      className={styles.sort}
                      icon={icon}
                      iconPosition="after"
                      onClick={() => onSort({ key, descending: current && !sorting.descending })}
                    >
                      {name}
                    </Button>
                  </th>
                );
              })}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, shown).map((row) => {
              const { task } = row;
              const percent = row.fields.percent;
              return (
                <tr key={row.rowId} className={styles.row}>
                  <td className={styles.cell}>{textOf(row, 'section')}</td>
                  <td className={styles.cell}>
                    <Link as="button" className={styles.clamp} onClick={() => onOpen(row)}>
                      {rowTitle(row.fields) || words.blank}
                    </Link>
                    {row.comments > 0 && (
                      <Text size={200} className={styles.minor}>
                        {noteWords.count(row.comments)}
                      </Text>
                    )}
                  </td>
                  <td className={styles.cell}>
                    <Text className={styles.clamp}>{textOf(row, 'leadAgencies') || words.blank}</Text>
                  </td>
                  <td className={styles.cell}>
                    <Text className={styles.clamp}>{textOf(row, 'deadline') || words.blank}</Text>
                    {task?.daysLeft !== null && task?.daysLeft !== undefined && task.state !== 'done' && (
                      <Text size={200} className={styles.minor}>
                        {showDaysLeft(task.daysLeft)}
                      </Text>
                    )}
                  </td>
                  <td className={styles.cell}>
                    {task && (
                      <Badge appearance="tint" color={stateBadges[task.state]}>
                        {stateNames[task.state]}
                      </Badge>
                    )}
                  </td>
                  <td className={styles.cell}>
                    {typeof percent === 'number' && (
                      <>
                        <Text size={200}>{percent.toLocaleString('vi-VN')}%</Text>
                        <ProgressBar value={Math.min(1, Math.max(0, percent / 100))} aria-label={words.progress} />
                      </>
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {rows.length > shown && (
        <Button className={styles.more} onClick={() => setShown(shown + step)}>
          Xem thêm {Math.min(step, rows.length - shown)} dòng (còn {rows.length - shown})
        </Button>
      )}
    </>
  );
}
