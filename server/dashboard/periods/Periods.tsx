import { makeStyles, MessageBar, MessageBarBody, Spinner } from '@fluentui/react-components';
import { useCallback, useEffect, useState } from 'react';
import type { ApiFailure } from '#addin/api/request-json.ts';
import type { DashboardApi } from '../dashboard-api.ts';
import { LoadFailure } from '../shell/LoadFailure.tsx';
import { useLoaded, useReloadOn } from '../use-loaded.ts';
import { words } from '../words.ts';
import { ManyDocuments, type NamedDocument } from './ManyDocuments.tsx';
import { ActList } from './ActList.tsx';
import { PeriodTable } from './PeriodTable.tsx';
import { periodWords } from './period-words.ts';
import { Reporting } from './Reporting.tsx';
import { ReturnedRows } from './ReturnedRows.tsx';
import { SnapshotList } from './SnapshotList.tsx';
import { SnapshotView } from './SnapshotView.tsx';
import { useAct } from './use-act.ts';

const useStyles = makeStyles({
  page: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', rowGap: '16px', maxWidth: '1100px' },
});

interface Props {
  readonly api: DashboardApi;
  readonly token: string;
  readonly documentId: string;
  /** All documents that the account sees, by the words of the list. */
  readonly documents: readonly NamedDocument[];
  /** Whether this account coordinates for the province; the server refuses anybody else. */
  readonly mayChange: boolean;
  /** Grows with each piece of news of the document. */
  readonly news: number;
  onFailure(failure: ApiFailure | null): void;
}

/** Periods of a document, who has reported in them, what was given back, and the figures that were kept. */
export function Periods({ api, token, documentId, documents, mayChange, news, onFailure }: Props) {
  const styles = useStyles();
  const periods = useLoaded(useCallback(() => api.periods(token, documentId), [api, token, documentId]));
  const snapshots = useLoaded(useCallback(() => api.snapshots(token, documentId), [api, token, documentId]));
  const rows = useLoaded(useCallback(() => api.rows(token, documentId), [api, token, documentId]));
  const [viewed, setViewed] = useState<string | null>(null);
  const [many, setMany] = useState(false);
  const { reload: loadPeriods } = periods;
  const { reload: loadSnapshots } = snapshots;
  const { reload: loadRows } = rows;
  const reload = useCallback(() => {
    loadPeriods();
    loadSnapshots();
    loadRows();
  }, [loadPeriods, loadSnapshots, loadRows]);
  useReloadOn(news, reload);
  const act = useAct(api, token, documentId, reload);
  const failure = periods.failure ?? snapshots.failure ?? rows.failure;
  useEffect(() => onFailure(failure ?? act.refusal), [failure, act.refusal, onFailure]);

  if (viewed !== null) {
    return <SnapshotView api={api} token={token} documentId={documentId} id={viewed} onBack={() => setViewed(null)} />;
  }
  const answer = periods.value;
  const opened = answer?.periods.filter(({ state }) => state === 'open') ?? [];
  const may = mayChange && !act.busy;
  return (
    <div className={styles.page}>
      <LoadFailure failure={failure} reload={reload} />
      {act.refusal && (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>{act.refusal.message}</MessageBarBody>
        </MessageBar>
      )}
      {!mayChange && (
        <MessageBar intent="info" layout="multiline">
          <MessageBarBody>{periodWords.readOnly}</MessageBarBody>
        </MessageBar>
      )}
      {!answer && !failure && <Spinner label={words.loading} />}
      {answer && <PeriodTable answer={answer} mayChange={may} onAct={act.run} onMany={() => setMany(true)} />}
      {many && (
        <ManyDocuments
          api={api}
          token={token}
          documents={documents}
          first={documentId}
          onDone={reload}
          onClose={() => setMany(false)}
        />
      )}
      {opened.map(({ id, label }) => (
        <Reporting
          key={`${id}/${answer?.acts.length ?? 0}`}
          api={api}
          token={token}
          documentId={documentId}
          periodId={id}
          label={label}
        />
      ))}
      {answer && answer.periods.length > 0 && rows.value && (
        <ReturnedRows rows={rows.value.rows} mayChange={may} onAct={act.run} />
      )}
      {snapshots.value && (
        <SnapshotList
          snapshots={snapshots.value.snapshots}
          mayChange={may}
          onTake={() => void act.run({ path: 'snapshots', body: {} })}
          onView={setViewed}
        />
      )}
      {answer && answer.acts.length > 0 && <ActList acts={answer.acts} />}
    </div>
  );
}
