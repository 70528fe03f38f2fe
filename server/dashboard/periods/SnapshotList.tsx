import { Button, mergeClasses, Text } from '@fluentui/react-components';
import type { SnapshotInfo } from '#shared/api/period-api.ts';
import { showInstant } from '../words.ts';
import { PeriodSection } from './PeriodSection.tsx';
import { periodWords } from './period-words.ts';
import { useTableStyles } from './table-styles.ts';

interface Props {
  readonly snapshots: readonly SnapshotInfo[];
  readonly mayChange: boolean;
  onTake(): void;
  onView(id: string): void;
}

/** The figures that were kept, newest first. */
export function SnapshotList({ snapshots, mayChange, onTake, onView }: Props) {
  const styles = useTableStyles();
  return (
    <PeriodSection
      title={periodWords.snapshots}
      actions={
        <Button size="small" disabled={!mayChange} onClick={onTake}>
          {periodWords.takeSnapshot}
        </Button>
      }
    >
      {snapshots.length === 0 ? (
        <Text>{periodWords.noSnapshots}</Text>
      ) : (
        <table className={styles.table}>
          <tbody>
            {snapshots.map(({ id, label, rowCount, author, at }) => (
              <tr key={id}>
                <td className={styles.cell}>
                  <Text weight="semibold">{label}</Text>
                  <div className={styles.minor}>
                    {periodWords.snapshotRows(rowCount)} · {author} · {showInstant(at)}
                  </div>
                </td>
                <td className={mergeClasses(styles.cell, styles.actions)}>
                  <Button size="small" aria-label={`${periodWords.view}: ${label}`} onClick={() => onView(id)}>
                    {periodWords.view}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </PeriodSection>
  );
}
