import { makeStyles, tokens } from '@fluentui/react-components';
import { useMemo, type ReactNode } from 'react';
import type { SheetRecord } from '#shared/sheet/sheet-record.ts';
import { EmptyState } from '../shell/EmptyState.tsx';
import { usePaneState } from '../shell/pane-context.ts';
import { recordLabel, recordsByRow } from '../state/record-label.ts';
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
      {plan && <ProgressForm record={record} />}
      <rowNotes.View row={record.row} />
      <RowHistory row={record.row} />
    </div>
  );
}
