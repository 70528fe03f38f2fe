import { Button, makeStyles, mergeClasses, SearchBox, Spinner, Text } from '@fluentui/react-components';
import { ArrowDownloadRegular, ArrowLeftRegular } from '@fluentui/react-icons';
import { useCallback, useDeferredValue, useMemo, useState } from 'react';
import type { ApiFailure } from '#addin/api/request-json.ts';
import type { ComparisonAnswer, SnapshotAnswer } from '#shared/api/period-api.ts';
import { foldText } from '#shared/text/fold-text.ts';
import { taskStates } from '#shared/api/overview-api.ts';
import { fieldLabel } from '#shared/sync/check-fields.ts';
import type { FieldValue } from '#shared/sync/protocol.ts';
import type { DashboardApi } from '../dashboard-api.ts';
import { csvText, downloadCsv } from '../download-csv.ts';
import { downloadFile } from '../download-file.ts';
import { LoadFailure } from '../shell/LoadFailure.tsx';
import { useLoaded } from '../use-loaded.ts';
import { showDay, stateNames, words } from '../words.ts';
import { PeriodSection } from './PeriodSection.tsx';
import { periodWords } from './period-words.ts';
import { useTableStyles } from './table-styles.ts';

const useStyles = makeStyles({
  page: { display: 'grid', rowGap: '16px' },
  counts: { maxWidth: '480px' },
  top: { display: 'flex', columnGap: '8px', alignItems: 'center', flexWrap: 'wrap', rowGap: '6px' },
  wide: { minWidth: '120px' },
});

/** Rows of a snapshot on the page; all of them go into the file. */
const mostShown = 300;

interface Props {
  readonly api: DashboardApi;
  readonly token: string;
  readonly documentId: string;
  readonly id: string;
  onBack(): void;
}

function show(value: FieldValue | undefined): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'number' ? String(value).replace('.', ',') : value;
}

function rowsToCsv({ columns, rows }: SnapshotAnswer): string {
  return csvText([
    columns.map(({ label }) => label),
    ...rows.map(({ fields }) => columns.map(({ field }) => show(fields[field]))),
  ]);
}

/** One snapshot: its rows as they stood, and what has become of them. */
export function SnapshotView({ api, token, documentId, id, onBack }: Props) {
  const styles = useStyles();
  const rows = useLoaded(useCallback(() => api.snapshot(token, documentId, id), [api, token, documentId, id]));
  const against = useLoaded(useCallback(() => api.comparison(token, documentId, id), [api, token, documentId, id]));
  const [refusal, setRefusal] = useState<ApiFailure | null>(null);
  const [busy, setBusy] = useState(false);
  const failure = rows.failure ?? against.failure ?? refusal;
  const download = async (): Promise<void> => {
    setBusy(true);
    const file = await api.snapshotWorkbook(token, documentId, id);
    setBusy(false);
    setRefusal(file.ok ? null : file);
    if (file.ok) downloadFile('so-lieu-da-chup.xlsx', new Blob([new Uint8Array(file.value)]));
  };
  return (
    <div className={styles.page}>
      <div className={styles.top}>
        <Button icon={<ArrowLeftRegular />} onClick={onBack}>
          {periodWords.back}
        </Button>
        <Button icon={<ArrowDownloadRegular />} disabled={busy || !rows.value} onClick={() => void download()}>
          {periodWords.exportXlsx}
        </Button>
        {rows.value && (
          <Button
            icon={<ArrowDownloadRegular />}
            onClick={() => rows.value && downloadCsv('so-lieu-da-chup.csv', rowsToCsv(rows.value))}
          >
            {periodWords.exportCsv}
          </Button>
        )}
      </div>
      <LoadFailure
        failure={failure}
        reload={() => {
          setRefusal(null);
          rows.reload();
          against.reload();
        }}
      />
      {(!rows.value || !against.value) && !failure && <Spinner label={words.loading} />}
      {against.value && <Comparison answer={against.value} />}
      {rows.value && <KeptRows answer={rows.value} />}
    </div>
  );
}

function Comparison({ answer }: { readonly answer: ComparisonAnswer }) {
  const page = useStyles();
  const styles = useTableStyles();
  const { then, now, thenDay, nowDay, changed, added, removed, changes } = answer;
  const number = mergeClasses(styles.cell, styles.number);
  return (
    <PeriodSection title={periodWords.compare}>
      {then && now && (
        <table className={mergeClasses(styles.table, page.counts)}>
          <thead>
            <tr>
              <th className={styles.head} />
              <th className={mergeClasses(styles.head, styles.number)}>{periodWords.then(showDay(thenDay))}</th>
              <th className={mergeClasses(styles.head, styles.number)}>{periodWords.now(showDay(nowDay))}</th>
            </tr>
          </thead>
          <tbody>
            {taskStates.map((state) => (
              <tr key={state}>
                <td className={styles.cell}>{stateNames[state]}</td>
                <td className={number}>{then[state]}</td>
                <td className={number}>{now[state]}</td>
              </tr>
            ))}
            <tr>
              <td className={styles.cell}>{words.total}</td>
              <td className={number}>{then.total}</td>
              <td className={number}>{now.total}</td>
            </tr>
          </tbody>
        </table>
      )}
      <Text>{periodWords.changedSince(changed, added, removed)}</Text>
      {changes.map((row) => (
        <div key={row.rowId}>
          <Text weight="semibold">{row.title}</Text>
          {row.changes.map(({ field, from, to }) => (
            <div key={field} className={styles.minor}>
              {fieldLabel(field)}: {show(from) || periodWords.blank} → {show(to) || periodWords.blank}
            </div>
          ))}
        </div>
      ))}
      {changes.length < changed && <Text>{periodWords.moreChanges(changes.length, changed)}</Text>}
    </PeriodSection>
  );
}

function KeptRows({ answer: { snapshot, columns, rows } }: { readonly answer: SnapshotAnswer }) {
  const page = useStyles();
  const styles = useTableStyles();
  const [search, setSearch] = useState('');
  const wanted = foldText(useDeferredValue(search));
  const found = useMemo(
    () =>
      wanted === ''
        ? rows
        : rows.filter(({ fields }) => Object.values(fields).some((value) => foldText(show(value)).includes(wanted))),
    [rows, wanted],
  );
  return (
    <PeriodSection title={`${snapshot.label}: ${periodWords.snapshotRows(rows.length)}`}>
      <SearchBox placeholder={periodWords.searchRows} value={search} onChange={(_, { value }) => setSearch(value)} />
      {found.length > mostShown && <Text className={styles.minor}>{periodWords.shown(mostShown, found.length)}</Text>}
      <div className={styles.scroll} tabIndex={0}>
        <table className={styles.table}>
          <thead>
            <tr>
              {columns.map(({ field, label }) => (
                <th key={field} className={styles.head}>
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {found.slice(0, mostShown).map(({ rowId, fields }) => (
              <tr key={rowId}>
                {columns.map(({ field }) => (
                  <td key={field} className={mergeClasses(styles.cell, page.wide)}>
                    {show(fields[field])}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </PeriodSection>
  );
}
