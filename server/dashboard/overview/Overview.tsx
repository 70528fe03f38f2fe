import { makeStyles, Skeleton, SkeletonItem } from '@fluentui/react-components';
import { useCallback, useEffect } from 'react';
import type { ApiFailure } from '#addin/api/request-json.ts';
import type { DashboardApi } from '../dashboard-api.ts';
import { LoadFailure } from '../shell/LoadFailure.tsx';
import { useLoaded, useReloadOn } from '../use-loaded.ts';
import { words } from '../words.ts';
import { AgencyTable } from './AgencyTable.tsx';
import { CountCards } from './CountCards.tsx';
import { DueList } from './DueList.tsx';
import { SectionBars } from './SectionBars.tsx';

const useStyles = makeStyles({
  page: { display: 'grid', rowGap: '12px' },
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)',
    gap: '12px',
    '@media (max-width: 900px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  skeleton: { display: 'grid', rowGap: '12px' },
});

interface Props {
  readonly api: DashboardApi;
  readonly token: string;
  readonly documentId: string;
  /** Grows when the document has changed. */
  readonly news: number;
  onFailure(failure: ApiFailure | null): void;
}

/** The whole plan on one screen: counts, fields, agencies, what is late and what is coming. */
export function Overview({ api, token, documentId, news, onFailure }: Props) {
  const styles = useStyles();
  const { value, failure, reload } = useLoaded(
    useCallback(() => api.overview(token, documentId), [api, token, documentId]),
  );
  useReloadOn(news, reload);
  useEffect(() => onFailure(failure), [failure, onFailure]);

  if (!value && !failure) {
    return (
      <Skeleton className={styles.skeleton} aria-label={words.loading}>
        <SkeletonItem size={72} />
        <SkeletonItem size={128} />
        <SkeletonItem size={128} />
      </Skeleton>
    );
  }
  return (
    <div className={styles.page}>
      <LoadFailure failure={failure} reload={reload} />
      {value && (
        <>
          <CountCards counts={value.counts} />
          <div className={styles.columns}>
            <SectionBars sections={value.bySection} />
            <AgencyTable agencies={value.byAgency} />
          </div>
          <div className={styles.columns}>
            <DueList title={words.late} empty={words.nothingLate} tasks={value.late} state="late" />
            <DueList title={words.nearDue} empty={words.nothingNear} tasks={value.nearDue} state="nearDue" />
          </div>
        </>
      )}
    </div>
  );
}
