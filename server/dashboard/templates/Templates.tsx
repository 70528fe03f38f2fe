import { Badge, Card, makeStyles, Spinner, Text, tokens } from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons';
import { useCallback } from 'react';
import { criteriaWorkbookPath, type CriteriaSetSummary } from '#shared/api/criteria-set-api.ts';
import { criteriaLevelNames } from '#shared/criteria-set/criteria-level.ts';
import type { DashboardApi } from '../dashboard-api.ts';
import { LoadFailure } from '../shell/LoadFailure.tsx';
import { useLoaded } from '../use-loaded.ts';
import { words } from '../words.ts';

const useStyles = makeStyles({
  head: { display: 'grid', rowGap: '6px', paddingBottom: '16px', maxWidth: '760px' },
  list: { display: 'grid', gridTemplateColumns: 'repeat(auto-fill, minmax(320px, 1fr))', gap: '16px' },
  card: { display: 'flex', flexDirection: 'column', rowGap: '8px', height: '100%', boxSizing: 'border-box' },
  marks: { display: 'flex', columnGap: '8px', flexWrap: 'wrap' },
  quiet: { color: tokens.colorNeutralForeground3 },
  download: {
    display: 'inline-flex',
    alignItems: 'center',
    columnGap: '8px',
    alignSelf: 'start',
    marginTop: 'auto',
    padding: '6px 12px',
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    color: tokens.colorNeutralForeground1,
    textDecorationLine: 'none',
    fontWeight: tokens.fontWeightSemibold,
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
  },
});

/** The criteria sets as ready workbooks to download. */
export function Templates({ api }: { readonly api: DashboardApi }) {
  const styles = useStyles();
  const sets = useLoaded(useCallback(() => api.criteriaSets(), [api]));
  return (
    <section aria-label={words.templates}>
      <div className={styles.head}>
        <Text as="h1" size={500} weight="semibold" block style={{ margin: 0 }}>
          {words.templates}
        </Text>
        <Text className={styles.quiet}>{words.templatesHint}</Text>
      </div>
      <LoadFailure failure={sets.failure} reload={sets.reload} />
      {sets.loading && !sets.value && <Spinner label={words.loading} />}
      <div className={styles.list}>
        {sets.value?.sets.map((set) => (
          <SetCard key={set.id} set={set} />
        ))}
      </div>
    </section>
  );
}

function SetCard({ set }: { readonly set: CriteriaSetSummary }) {
  const styles = useStyles();
  const { from, to } = set.years;
  return (
    <Card className={styles.card}>
      <Text weight="semibold" size={400}>
        {set.name}
      </Text>
      <div className={styles.marks}>
        <Badge appearance="tint">{criteriaLevelNames[set.level]}</Badge>
        <Badge appearance="tint" color="informative">
          {to === from ? `Năm ${from}` : to === null ? `Từ năm ${from}` : `Năm ${from}–${to}`}
        </Badge>
        {set.illustrative && (
          <Badge appearance="outline" color="warning">
            {words.illustrative}
          </Badge>
        )}
      </div>
      <Text>{set.totals}</Text>
      {set.note !== null && (
        <Text className={styles.quiet} size={200}>
          {set.note}
        </Text>
      )}
      <a className={styles.download} href={criteriaWorkbookPath(set.id)} download={set.file}>
        <ArrowDownloadRegular />
        {words.downloadWorkbook}
      </a>
    </Card>
  );
}
