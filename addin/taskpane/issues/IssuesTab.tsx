import { Button, Input, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowDown16Regular } from '@fluentui/react-icons/svg/arrow-down';
import { ArrowUp16Regular } from '@fluentui/react-icons/svg/arrow-up';
import { Search16Regular } from '@fluentui/react-icons/svg/search';
import { useMemo, useRef, type ReactNode } from 'react';
import { usePane, usePaneState } from '../shell/pane-context.ts';
import { EmptyState } from '../shell/EmptyState.tsx';
import { groupId, groupIssues, keyIssues, type IssueGroup } from '../state/issue-list.ts';
import type { SheetView } from '../state/pane-state.ts';
import { recordsByRow } from '../state/record-label.ts';
import { words } from '../words.ts';
import { IssueGroupSection } from './IssueGroupSection.tsx';
import { RulesOffList } from './RulesOffList.tsx';
import { SetAsideList } from './SetAsideList.tsx';
import { SeverityFilter } from './SeverityFilter.tsx';

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
  },
  searchLine: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalXS },
  search: { flexGrow: 1, minWidth: 0 },
  position: {
    color: tokens.colorNeutralForeground3,
    fontVariantNumeric: 'tabular-nums',
    whiteSpace: 'nowrap',
    fontSize: tokens.fontSizeBase200,
  },
});

/** What has to be mended on this sheet, by rule. */
export function IssuesTab(): ReactNode {
  const sheet = usePaneState((state) => state.sheet);
  return sheet.status === 'ready' ? <ReadySheet sheet={sheet} /> : null;
}

function ReadySheet({ sheet }: { sheet: Extract<SheetView, { status: 'ready' }> }): ReactNode {
  const { store } = usePane();
  const filter = usePaneState((state) => state.filter);
  const openGroups = usePaneState((state) => state.openGroups);
  const current = usePaneState((state) => state.currentIssue);
  const focusWantedRef = useRef(false);
  const { report } = sheet;
  const keyed = useMemo(() => keyIssues(report.issues), [report]);
  const groups = useMemo(() => groupIssues(keyed, filter), [keyed, filter]);
  const records = useMemo(() => recordsByRow(report.reading), [report]);
  const rows = records.size;

  if (report.reading.tables.length === 0 && report.issues.length === 0) return <NoTable sheet={sheet} />;
  if (report.issues.length === 0) {
    return (
      <>
        <EmptyState mood="done" title={words.issues.cleanTitle} text={words.issues.clean(rows)} />
        <SetAsideList items={sheet.setAside} />
        <RulesOffList />
      </>
    );
  }
  return (
    <>
      <IssueBar groups={groups} current={current} />
      {groups.map((group) => (
        <IssueGroupSection
          key={groupId(group)}
          group={group}
          open={openGroups.has(groupId(group))}
          current={current}
          records={records}
          focusWantedRef={focusWantedRef}
        />
      ))}
      {groups.length === 0 && (
        <EmptyState
          title={words.issues.nothingMatches}
          action={words.issues.clearFilter}
          onAction={() => store.dispatch({ type: 'filter-changed', filter: { severity: null, text: '' } })}
        />
      )}
      <SetAsideList items={sheet.setAside} />
      <RulesOffList />
    </>
  );
}

function IssueBar({ groups, current }: { groups: readonly IssueGroup[]; current: string | null }): ReactNode {
  const styles = useStyles();
  const { store, commands } = usePane();
  const text = usePaneState((state) => state.filter.text);
  const shown = useMemo(() => groups.flatMap((group) => group.items.map(({ key }) => key)), [groups]);
  const at = current === null ? -1 : shown.indexOf(current);
  return (
    <div className={styles.bar}>
      <div className={styles.searchLine}>
        <Input
          className={styles.search}
          size="small"
          type="search"
          value={text}
          contentBefore={<Search16Regular />}
          placeholder={words.issues.search}
          aria-label={words.issues.search}
          onChange={(_, { value }) => store.dispatch({ type: 'filter-changed', filter: { text: value } })}
        />
        {at >= 0 && <span className={styles.position}>{words.issues.position(at + 1, shown.length)}</span>}
        <Button
          title={words.issues.previous}
          aria-label={words.issues.previous}
          size="small"
          appearance="subtle"
          icon={<ArrowUp16Regular />}
          disabled={shown.length === 0}
          onClick={() => void commands.stepIssue(-1)}
        />
        <Button
          title={words.issues.following}
          aria-label={words.issues.following}
          size="small"
          appearance="subtle"
          icon={<ArrowDown16Regular />}
          disabled={shown.length === 0}
          onClick={() => void commands.stepIssue(1)}
        />
      </div>
      <SeverityFilter />
    </div>
  );
}

function NoTable({ sheet }: { sheet: Extract<SheetView, { status: 'ready' }> }): ReactNode {
  const { store } = usePane();
  const makeWorkbook = (): void => store.dispatch({ type: 'dialog-opened', dialog: { kind: 'new-workbook' } });
  if (sheet.report.kind === 'lost-points') {
    return <EmptyState title={words.issues.lostTitle} text={words.issues.lost} mood="done" />;
  }
  if (sheet.report.kind === 'empty') {
    return (
      <EmptyState
        title={words.issues.emptyTitle}
        text={words.issues.empty}
        action={words.template.menu}
        onAction={makeWorkbook}
      />
    );
  }
  return (
    <EmptyState
      title={words.issues.unknownTitle}
      text={words.issues.unknown}
      action={words.next.pickColumns}
      onAction={() => store.dispatch({ type: 'dialog-opened', dialog: { kind: 'columns' } })}
    />
  );
}
