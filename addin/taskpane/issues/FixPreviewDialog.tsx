import { Button, Checkbox, makeStyles, tokens } from '@fluentui/react-components';
import { useMemo, useState, type ReactNode } from 'react';
import type { SheetRecord } from '#shared/sheet/sheet-record.ts';
import { usePane, usePaneState } from '../shell/pane-context.ts';
import { editsOf, isChosen, planFixes, type FixChoice, type PlannedFix } from '../state/planned-fixes.ts';
import type { IssueGroupName, SheetView } from '../state/pane-state.ts';
import { groupId, groupIssues, keyIssues } from '../state/issue-list.ts';
import { recordLabel, recordsByRow } from '../state/record-label.ts';
import { words } from '../words.ts';
import { PaneDialog } from '../shell/PaneDialog.tsx';
import { PlannedRow, plannedRowHeight } from './PlannedRow.tsx';
import { ruleTitle } from './rule-title.ts';
import { WindowedList } from './WindowedList.tsx';

const useStyles = makeStyles({
  list: {
    maxHeight: '46vh',
    overflowY: 'auto',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    position: 'relative',
  },
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
  const [choices, setChoices] = useState<ReadonlyMap<string, FixChoice>>(new Map());
  const [openKey, setOpenKey] = useState<string | null>(null);
  const choiceOf = ({ item }: PlannedFix): FixChoice | undefined => choices.get(item.key);
  const chosen = plan.filter((each) => isChosen(each, choiceOf(each)));
  const edits = chosen.flatMap((each) => editsOf(each, choiceOf(each)));
  const guesses = plan.filter((each) => !isChosen(each)).length;
  const openIndex = plan.findIndex(({ item }) => item.key === openKey);
  const close = (): void => store.dispatch({ type: 'dialog-closed' });

  const choose = ({ item }: PlannedFix, choice: FixChoice): void =>
    setChoices((was) => new Map(was).set(item.key, choice));
  const chooseAll = (all: boolean): void =>
    setChoices((was) => new Map(plan.map(({ item }) => [item.key, { ...was.get(item.key), chosen: all }])));

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
      {(guesses === 0 || guesses < plan.length) && <div>{words.fixPreview.lead}</div>}
      {guesses > 0 && <div>{words.fixPreview.guesses(guesses)}</div>}
      <Checkbox
        label={words.fixPreview.selectAll}
        checked={chosen.length === plan.length ? true : chosen.length === 0 ? false : 'mixed'}
        onChange={(_, { checked }) => chooseAll(checked === true)}
      />
      <div className={styles.list} data-scroller="true" tabIndex={0} role="group" aria-label={title}>
        <WindowedList
          items={plan}
          keyOf={({ item }) => item.key}
          rowHeight={plannedRowHeight}
          openIndex={openIndex < 0 ? null : openIndex}
          label={title}
        >
          {(each) => (
            <PlannedRow
              plan={each}
              choice={choiceOf(each)}
              label={labelOf(each, records)}
              grid={sheet.grid}
              checked={isChosen(each, choiceOf(each))}
              open={each.item.key === openKey}
              onChoose={(choice) => choose(each, choice)}
              onOpen={(open) => setOpenKey(open ? each.item.key : null)}
              onGoTo={() => void commands.goTo(each.item.issue.cell)}
            />
          )}
        </WindowedList>
      </div>
    </PaneDialog>
  );
}

function labelOf({ item: { issue } }: PlannedFix, records: ReadonlyMap<number, SheetRecord>): string | null {
  const record = records.get(issue.recordRow ?? issue.cell.row);
  return record ? recordLabel(record) : null;
}
