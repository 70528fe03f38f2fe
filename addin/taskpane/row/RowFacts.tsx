import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { AgencyRef } from '#shared/agency/agency-ref.ts';
import type { Deadline } from '#shared/deadline/deadline-kind.ts';
import type { SheetRecord } from '#shared/sheet/sheet-record.ts';
import { readProgressStatus } from '#shared/sync/progress-status.ts';
import { dayInVietnam, daysBetween } from '../format.ts';
import { usePane } from '../shell/pane-context.ts';
import { words } from '../words.ts';

const useStyles = makeStyles({
  facts: { display: 'grid', gridTemplateColumns: '72px minmax(0, 1fr)', gap: '6px 12px', margin: 0 },
  term: { color: tokens.colorNeutralForeground3 },
  value: { margin: 0, minWidth: 0, overflowWrap: 'anywhere', whiteSpace: 'pre-line' },
  missing: { color: tokens.colorNeutralForeground3, fontStyle: 'italic' },
  late: { color: tokens.colorPaletteRedForeground1, fontWeight: tokens.fontWeightSemibold },
  soon: { color: tokens.colorPaletteDarkOrangeForeground1, fontWeight: tokens.fontWeightSemibold },
});

interface Fact {
  readonly term: string;
  readonly value: ReactNode;
}

/** People, product, deadline and money of a row. */
export function RowFacts({ record }: { record: SheetRecord }): ReactNode {
  const styles = useStyles();
  const { now } = usePane();
  const facts = factsOf(record, dayInVietnam(now()));
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
        { term: words.row.deadline, value: <Due deadline={record.deadline} today={today} status={record.status} /> },
        ...(record.budget === null ? [] : [{ term: words.row.budget, value: record.budget }]),
        ...(record.note === null ? [] : [{ term: words.row.note, value: record.note }]),
      ];
    case 'improvement':
      return [
        { term: words.row.targetRank, value: record.targetRank },
        { term: words.row.weakness, value: record.weakness },
        { term: words.row.lead, value: <Agencies agencies={record.leadAgencies} /> },
        { term: words.row.remedy, value: record.remedy },
        { term: words.row.deadline, value: <Due deadline={record.deadline} today={today} status={null} /> },
      ];
    case 'recommendations':
      return [
        { term: words.row.source, value: record.source },
        { term: words.row.lead, value: <Agencies agencies={record.leadAgencies} /> },
        { term: words.row.deadline, value: <Due deadline={record.deadline} today={today} status={record.status} /> },
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

interface DueProps {
  readonly deadline: Deadline;
  readonly today: string;
  readonly status: string | null;
}

/** The deadline as written, and how far away its last day is while the work is not done. */
function Due({ deadline, today, status }: DueProps): ReactNode {
  const styles = useStyles();
  if (deadline.raw === '') return <span className={styles.missing}>{words.row.notStated}</span>;
  const standing = status === null ? null : readProgressStatus(status);
  if (standing === 'done') return `${deadline.raw} · ${words.deadline.done}`;
  if (deadline.end === null || standing === 'cancelled') return deadline.raw;
  const left = daysBetween(today, deadline.end);
  const tone = left < 0 ? styles.late : left <= 30 ? styles.soon : undefined;
  return (
    <>
      {deadline.raw}
      <div className={tone}>
        {words.deadline.until(deadline.end)} · {left < 0 ? words.deadline.late(-left) : words.deadline.left(left)}
      </div>
    </>
  );
}
