import { mergeClasses, Spinner, Text } from '@fluentui/react-components';
import { useCallback } from 'react';
import type { DashboardApi } from '../dashboard-api.ts';
import { LoadFailure } from '../shell/LoadFailure.tsx';
import { useLoaded } from '../use-loaded.ts';
import { showInstant, words } from '../words.ts';
import { PeriodSection } from './PeriodSection.tsx';
import { periodWords } from './period-words.ts';
import { useTableStyles } from './table-styles.ts';

interface Props {
  readonly api: DashboardApi;
  readonly token: string;
  readonly documentId: string;
  readonly periodId: string;
  readonly label: string;
}

/** Who has reported in an open period, those most waited for first. */
export function Reporting({ api, token, documentId, periodId, label }: Props) {
  const styles = useTableStyles();
  const { value, failure, reload } = useLoaded(
    useCallback(() => api.reporting(token, documentId, periodId), [api, token, documentId, periodId]),
  );
  const number = mergeClasses(styles.cell, styles.number);
  const columns = [
    periodWords.rows,
    periodWords.waiting,
    periodWords.updated,
    periodWords.settled,
    periodWords.returned,
    periodWords.lastAt,
  ];
  return (
    <PeriodSection title={periodWords.reporting(label)}>
      <LoadFailure failure={failure} reload={reload} />
      {!value && !failure && <Spinner size="tiny" label={words.loading} />}
      {value && (
        <>
          <Text>{periodWords.reportingLead(value.waiting, value.total)}</Text>
          <div className={styles.scroll}>
            <table className={styles.table}>
              <thead>
                <tr>
                  <th className={styles.head}>{words.agency}</th>
                  {columns.map((name) => (
                    <th key={name} className={mergeClasses(styles.head, styles.number)}>
                      {name}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {value.byAgency.map(({ agency, rows, waiting, updated, settled, returned, lastAt }) => (
                  <tr key={agency.code ?? agency.name}>
                    <td className={styles.cell}>{agency.name}</td>
                    <td className={number}>{rows}</td>
                    <td className={number}>{waiting > 0 ? <Text weight="semibold">{waiting}</Text> : 0}</td>
                    <td className={number}>{updated}</td>
                    <td className={number}>{settled}</td>
                    <td className={number}>{returned}</td>
                    <td className={number}>{lastAt === null ? periodWords.never : showInstant(lastAt)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </PeriodSection>
  );
}
