import { Button, Checkbox, makeStyles, tokens } from '@fluentui/react-components';
import { useMemo, useState, type ReactNode } from 'react';
import { a1 } from '#shared/sheet/a1.ts';
import type { Grid } from '#shared/sheet/grid.ts';
import { usePane, usePaneState } from '../shell/pane-context.ts';
import { planFixes, type PlannedFix } from '../state/planned-fixes.ts';
import type { IssueGroupName, SheetView } from '../state/pane-state.ts';
import { groupId, groupIssues, keyIssues } from '../state/issue-list.ts';
import { recordLabel, recordsByRow } from '../state/record-label.ts';
import type { SheetRecord } from '#shared/sheet/sheet-record.ts';
import { words } from '../words.ts';
import { ChangeText } from '../shell/ChangeText.tsx';
import { PaneDialog } from '../shell/PaneDialog.tsx';
import { ruleTitle } from './rule-title.ts';
import { WindowedList } from './WindowedList.tsx';

const rowHeight = 64;

const useStyles = makeStyles({
  list: {
    maxHeight: '46vh',
    overflowY: 'auto',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    position: 'relative',
  },
  item: {
    display: 'flex',
    alignItems: 'flex-start',
    height: `${rowHeight}px`,
    boxSizing: 'border-box',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  change: { minWidth: 0, padding: `6px ${tokens.spacingHorizontalS} 0 0`, flexGrow: 1 },
});

/** Every mend of one rule, old → new, before any cell is touched. */
export function FixPreviewDialog({ group }: { group: IssueGroupName }): ReactNode {
  const sheet = usePaneState((state) => state.sheet);
  return sheet.status === 'ready' ? <Preview group={group} sheet={sheet} /> : null;
}

interface PreviewProps {
  readonly group: IssueGroupName;
  readonly sheet: Extract<SheetView, { status: 'ready' }>;
}

function Preview({ group, sheet }: PreviewProps): ReactNode {
  const styles = useStyles();
  const { store, commands } = usePane();
  const filter = usePaneState((state) => state.filter);
  const { report } = sheet;
  const title = ruleTitle(group.code);
  // Only what the list shows is mended: a filter narrows the mend as well.
  const plan = useMemo(() => {
    const groups = groupIssues(keyIssues(report.issues), filter);
    return planFixes(groups.find((other) => groupId(other) === groupId(group))?.items ?? []);
  }, [report, filter, group]);
  const records = useMemo(() => recordsByRow(report.reading), [report]);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const chosen = plan.filter(({ item }) => !left.has(item.key));
  const edits = chosen.flatMap((fix) => fix.edits);
  const close = (): void => store.dispatch({ type: 'dialog-closed' });

  function toggle(key: string, checked: boolean): void {
    const next = new Set(left);
    if (checked) next.delete(key);
    else next.add(key);
    setLeft(next);
  }

  return (
    <PaneDialog
      title={words.fixPreview.title(title)}
      actions={
        <>
          <Button onClick={close}>{words.cancel}</Button>
          <Button
            appearance="primary"
            disabled={edits.length === 0}
            onClick={() => {
              close();
              void commands.applyEdits(edits);
            }}
          >
            {words.fixPreview.confirm(edits.length)}
          </Button>
        </>
      }
    >
      <div>{words.fixPreview.lead}</div>
      <Checkbox
        label={words.fixPreview.selectAll}
        checked={chosen.length === plan.length ? true : chosen.length === 0 ? false : 'mixed'}
        onChange={(_, { checked }) => setLeft(checked === true ? new Set() : new Set(plan.map(({ item }) => item.key)))}
      />
      <div className={styles.list} data-scroller="true" tabIndex={0} role="group" aria-label={title}>
        <WindowedList items={plan} keyOf={({ item }) => item.key} rowHeight={rowHeight} openIndex={null} label={title}>
          {(fix) => (
            <PlannedRow
              fix={fix}
              label={labelOf(fix, records)}
              grid={sheet.grid}
              checked={!left.has(fix.item.key)}
              onToggle={(checked) => toggle(fix.item.key, checked)}
            />
          )}
        </WindowedList>
      </div>
    </PaneDialog>
  );
}

interface PlannedRowProps {
  readonly fix: PlannedFix;
  readonly label: string | null;
  readonly grid: Grid;
  readonly checked: boolean;
  readonly onToggle: (checked: boolean) => void;
}

function PlannedRow({ fix, label, grid, checked, onToggle }: PlannedRowProps): ReactNode {
  const styles = useStyles();
  const first = fix.edits[0]!;
  const names = fix.edits.map(a1).join(', ');
  return (
    <div className={styles.item}>
      <Checkbox
        checked={checked}
        aria-label={`${words.cell(names)}: ${fix.label}`}
        onChange={(_, data) => onToggle(data.checked === true)}
      />
      <div className={styles.change}>
        <ChangeText title={[names, label].filter(Boolean).join(' · ')} grid={grid} edit={first} />
      </div>
    </div>
  );
}

function labelOf({ item: { issue } }: PlannedFix, records: ReadonlyMap<number, SheetRecord>): string | null {
  const record = records.get(issue.recordRow ?? issue.cell.row);
  return record ? recordLabel(record) : null;
}
