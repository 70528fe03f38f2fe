import { makeStyles, tokens } from '@fluentui/react-components';
import { useMemo, type ReactNode } from 'react';
import type { PlanRecord, SheetRecord } from '#shared/sheet/sheet-record.ts';
import { EmptyState } from '../shell/EmptyState.tsx';
import { usePaneState } from '../shell/pane-context.ts';
import { recordLabel, recordsByRow } from '../state/record-label.ts';
import { rightsOf } from '../state/rights.ts';
import { words } from '../words.ts';
import { ClearPoints } from './ClearPoints.tsx';
import { CriterionCard } from './CriterionCard.tsx';
import { rowNotes } from './lazy-row-notes.ts';
import { ProgressForm } from './ProgressForm.tsx';
import { RowFacts } from './RowFacts.tsx';
import { RowHistory } from './RowHistory.tsx';
import { RowIssues } from './RowIssues.tsx';
import { RowReturned } from './RowReturned.tsx';

const useStyles = makeStyles({
  card: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, padding: tokens.spacingHorizontalM },
  where: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, overflowWrap: 'anywhere' },
  title: {
    margin: `2px 0 0`,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
    whiteSpace: 'pre-line',
  },
});

/** The selected row as a card. */
export function RowTab(): ReactNode {
  const report = usePaneState((state) => (state.sheet.status === 'ready' ? state.sheet.report : null));
  const sheetId = usePaneState((state) => (state.sheet.status === 'ready' ? state.sheet.sheetId : null));
  const selection = usePaneState((state) => state.selection);
  const records = useMemo(() => (report ? recordsByRow(report.reading) : null), [report]);
  if (!records) return null;
  if (!selection || selection.sheetId !== sheetId) return <EmptyState title={words.row.none} />;
  const record = records.get(selection.cell.row);
  if (!record) return <EmptyState title={words.row.notARow} text={words.row.none} />;
  // A card per row: what was typed for one row must never be saved into another.
  return <RowCard key={`${sheetId} ${record.row}`} record={record} />;
}

function RowCard({ record }: { record: SheetRecord }): ReactNode {
  const styles = useStyles();
  const section = words.row.section(record.section, record.sectionName);
  const plan = record.kind === 'plan' || record.kind === 'papi';
  return (
    <div className={styles.card}>
      <div>
        <div className={styles.where}>{[words.row.title(record.row + 1), section].filter(Boolean).join(' · ')}</div>
        <h2 className={styles.title}>{recordLabel(record) ?? words.row.unnamed}</h2>
      </div>
      <RowReturned row={record.row} />
      <RowIssues row={record.row} />
      {record.kind === 'criteria' ? <CriterionCard record={record} /> : <RowFacts record={record} />}
      {plan && <ClearPoints record={record} />}
      {plan && <Progress record={record} />}
      <rowNotes.View row={record.row} />
      <RowHistory row={record.row} />
    </div>
  );
}

/** Progress to be typed, or why the account does not report this row. */
function Progress({ record }: { record: PlanRecord }): ReactNode {
  const styles = useStyles();
  const mayReport = usePaneState((state) => rightsOf(state)?.mayReport(record) ?? true);
  const reads = usePaneState(
    ({ sync }) => sync.session.status === 'signed-in' && sync.session.account.role === 'reader',
  );
  if (mayReport) return <ProgressForm record={record} />;
  const leads = record.leadAgencies.map(({ text }) => text).join(', ');
  const why = reads ? words.row.onlyRead : leads === '' ? words.row.onlySeeNobody : words.row.onlySee(leads);
  return <div className={styles.where}>{why}</div>;
}
