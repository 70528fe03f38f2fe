import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { AgencyRef } from '#shared/agency/agency-ref.ts';
import type { SheetRecord } from '#shared/sheet/sheet-record.ts';
import { dayInVietNam } from '#shared/deadline/calendar-day.ts';
import { usePane } from '../shell/pane-context.ts';
import { words } from '../words.ts';
import { DeadlineFacts } from './DeadlineFacts.tsx';

const useStyles = makeStyles({
  facts: { display: 'grid', gridTemplateColumns: '72px minmax(0, 1fr)', gap: '6px 12px', margin: 0 },
  term: { color: tokens.colorNeutralForeground3 },
  value: { margin: 0, minWidth: 0, overflowWrap: 'anywhere', whiteSpace: 'pre-line' },
  missing: { color: tokens.colorNeutralForeground3, fontStyle: 'italic' },
});

interface Fact {
  readonly term: string;
  readonly value: ReactNode;
}

/** People, product, deadline and money of a row. */
export function RowFacts({ record }: { record: SheetRecord }): ReactNode {
  const styles = useStyles();
  const { now } = usePane();
  const facts = factsOf(record, dayInVietNam(now()));
  if (facts.length === 0) return null;
  return (
    <dl className={styles.facts}>
      {facts.map(({ term, value }) => (
        <FactLine key={term} term={term} value={value} />
      ))}
    </dl>
  );
}

function FactLine({ term, value }: Fact): ReactNode {
  const styles = useStyles();
  const blank = value === null || value === '';
  return (
    <>
      <dt className={styles.term}>{term}</dt>
      <dd className={styles.value}>{blank ? <span className={styles.missing}>{words.row.notStated}</span> : value}</dd>
    </>
  );
}

function factsOf(record: SheetRecord, today: string): readonly Fact[] {
  switch (record.kind) {
    case 'plan':
    case 'papi':
      return [
        { term: words.row.product, value: record.product },
        { term: words.row.lead, value: <Agencies agencies={record.leadAgencies} /> },
        { term: words.row.co, value: <Agencies agencies={record.coAgencies} /> },
        {
          term: words.row.deadline,
          value: <DeadlineFacts deadline={record.deadline} today={today} status={record.status} />,
        },
        ...(record.budget === null ? [] : [{ term: words.row.budget, value: record.budget }]),
        ...(record.note === null ? [] : [{ term: words.row.note, value: record.note }]),
      ];
    case 'improvement':
      return [
        { term: words.row.targetRank, value: record.targetRank },
        { term: words.row.weakness, value: record.weakness },
        { term: words.row.lead, value: <Agencies agencies={record.leadAgencies} /> },
        { term: words.row.remedy, value: record.remedy },
        { term: words.row.deadline, value: <DeadlineFacts deadline={record.deadline} today={today} status={null} /> },
      ];
    case 'recommendations':
      return [
        { term: words.row.source, value: record.source },
        { term: words.row.lead, value: <Agencies agencies={record.leadAgencies} /> },
        {
          term: words.row.deadline,
          value: <DeadlineFacts deadline={record.deadline} today={today} status={record.status} />,
        },
        { term: words.row.result, value: record.result },
      ];
    case 'agencies':
      return [
        { term: words.row.agencyCode, value: record.code },
        { term: words.row.variants, value: record.variants.join('; ') },
      ];
    case 'criteria':
    case 'survey':
      return [];
  }
}

function Agencies({ agencies }: { agencies: readonly AgencyRef[] }): ReactNode {
  const styles = useStyles();
  if (agencies.length === 0) return <span className={styles.missing}>{words.row.notStated}</span>;
  return (
    <>
      {agencies.map(({ text, collective, condition }, at) => (
        <div key={`${at} ${text}`}>
          {text}
          {collective && <span className={styles.missing}> ({words.row.collective})</span>}
          {condition && <div className={styles.missing}>{condition}</div>}
        </div>
      ))}
    </>
  );
}
