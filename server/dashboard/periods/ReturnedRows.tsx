import { Button, mergeClasses, Text } from '@fluentui/react-components';
import type { DocumentRow } from '#shared/api/document-api.ts';
import { rowTitle } from '#shared/sync/row-title.ts';
import { textOf } from '../tasks/filter-rows.ts';
import { showInstant, words } from '../words.ts';
import type { PeriodRequest } from './period-api.ts';
import { PeriodSection } from './PeriodSection.tsx';
import { periodWords } from './period-words.ts';
import { useTableStyles } from './table-styles.ts';

interface Props {
  readonly rows: readonly DocumentRow[];
  readonly mayChange: boolean;
  onAct(request: PeriodRequest): Promise<boolean>;
}

/** Rows that are given back now, why, and taking them as they are. */
export function ReturnedRows({ rows, mayChange, onAct }: Props) {
  const styles = useTableStyles();
  const given = rows.flatMap((row) => (row.returned ? [{ row, returned: row.returned }] : []));
  const take = (rowIds: readonly string[]): void => void onAct({ path: 'returns/end', body: { rowIds } });
  return (
    <PeriodSection
      title={periodWords.returnedTitle(given.length)}
      actions={
        given.length > 1 && (
          <Button size="small" disabled={!mayChange} onClick={() => take(given.map(({ row }) => row.rowId))}>
            {periodWords.takeAll}
          </Button>
        )
      }
    >
      {given.length === 0 ? (
        <Text>{periodWords.noReturned}</Text>
      ) : (
        <table className={styles.table}>
          <tbody>
            {given.map(({ row, returned }) => (
              <tr key={row.rowId}>
                <td className={styles.cell}>
                  <Text weight="semibold">{rowTitle(row.fields)}</Text>
                  <div className={styles.minor}>
                    {words.lead}: {textOf(row, 'leadAgencies') || periodWords.blank}
                  </div>
                  <div>{returned.reason}</div>
                  <div className={styles.minor}>
                    {returned.by} · {showInstant(returned.at)}
                  </div>
                </td>
                <td className={mergeClasses(styles.cell, styles.actions)}>
                  <Button
                    size="small"
                    disabled={!mayChange}
                    aria-label={`${periodWords.takeBack}: ${rowTitle(row.fields)}`}
                    onClick={() => take([row.rowId])}
                  >
                    {periodWords.takeBack}
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
