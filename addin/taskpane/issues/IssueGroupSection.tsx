import { Badge, Button, makeStyles, tokens } from '@fluentui/react-components';
import { ChevronDown16Regular } from '@fluentui/react-icons/svg/chevron-down';
import { ChevronRight16Regular } from '@fluentui/react-icons/svg/chevron-right';
import { memo, useEffect, useId, useMemo, useRef, type ReactNode, type RefObject } from 'react';
import type { SheetRecord } from '#shared/sheet/sheet-record.ts';
import { formatCount } from '../format.ts';
import { usePane, usePaneState } from '../shell/pane-context.ts';
import { groupId, type IssueGroup, type KeyedIssue } from '../state/issue-list.ts';
import { countPlanned, planFixes } from '../state/planned-fixes.ts';
import { recordLabel } from '../state/record-label.ts';
import { words } from '../words.ts';
import { IssueGroupMenu } from './IssueGroupMenu.tsx';
import { IssueRow, issueRowHeight } from './IssueRow.tsx';
import { ruleTitle } from './rule-title.ts';
import { SeverityIcon } from './SeverityIcon.tsx';
import { scrollParentOf, WindowedList } from './WindowedList.tsx';

const useStyles = makeStyles({
  head: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    paddingRight: tokens.spacingHorizontalM,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    position: 'sticky',
    top: 0,
    zIndex: 1,
  },
  toggle: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    flexGrow: 1,
    minWidth: 0,
    minHeight: '40px',
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
    border: 'none',
    background: 'none',
    color: 'inherit',
    font: 'inherit',
    textAlign: 'left',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  chevron: { flexShrink: 0, color: tokens.colorNeutralForeground3 },
  title: { fontWeight: tokens.fontWeightSemibold, minWidth: 0, overflowWrap: 'anywhere' },
  count: { flexShrink: 0 },
  fixAll: { flexShrink: 0 },
});

export interface IssueGroupSectionProps {
  readonly group: IssueGroup;
  readonly open: boolean;
  readonly current: string | null;
  readonly records: ReadonlyMap<number, SheetRecord>;
  readonly focusWantedRef: RefObject<boolean>;
}

/** The findings of one rule: a heading that opens, the mend for all of them, and the list. */
export const IssueGroupSection = memo(function IssueGroupSection(props: IssueGroupSectionProps): ReactNode {
  const { group, open, current, records, focusWantedRef } = props;
  const styles = useStyles();
  const { store } = usePane();
  const busy = usePaneState((state) => state.busy !== null);
  const body = useRef<HTMLDivElement>(null);
  const bodyId = useId();
  const title = ruleTitle(group.code);
  const planned = useMemo(() => countPlanned(planFixes(group.items)), [group]);
  const mend = planned.cells > 0 ? words.issues.fixAll(planned.cells) : words.issues.seeGuesses(planned.guesses);
  const openIndex = open && current !== null ? group.items.findIndex(({ key }) => key === current) : -1;

  // The row to show may not be rendered yet: bring the place where it will be into sight, the list does the rest.
  useEffect(() => {
    const scroller = body.current && scrollParentOf(body.current);
    if (openIndex < 0 || !body.current || !scroller) return;
    const top = body.current.offsetTop + openIndex * issueRowHeight;
    const visible = top >= scroller.scrollTop && top + issueRowHeight <= scroller.scrollTop + scroller.clientHeight;
    if (!visible) scroller.scrollTop = Math.max(0, top - scroller.clientHeight / 3);
  }, [openIndex]);

  return (
    <section aria-label={title}>
      <div className={styles.head}>
        <button
          type="button"
          className={styles.toggle}
          aria-expanded={open}
          aria-controls={open ? bodyId : undefined}
          onClick={() => store.dispatch({ type: 'group-toggled', id: groupId(group) })}
        >
          {open ? (
            <ChevronDown16Regular className={styles.chevron} />
          ) : (
            <ChevronRight16Regular className={styles.chevron} />
          )}
          <SeverityIcon severity={group.severity} />
          <span className={styles.title}>{title}</span>
          <Badge className={styles.count} color="informative" appearance="filled" size="medium">
            {formatCount(group.items.length)}
          </Badge>
        </button>
        {planned.cells + planned.guesses > 0 && (
          <Button
            className={styles.fixAll}
            size="small"
            disabled={busy}
            aria-label={words.issues.groupMendLabel(mend, title)}
            onClick={() => store.dispatch({ type: 'dialog-opened', dialog: { kind: 'fix-all', group } })}
          >
            {mend}
          </Button>
        )}
        {group.severity !== 'error' && <IssueGroupMenu code={group.code} />}
      </div>
      {open && (
        <div ref={body} id={bodyId}>
          <WindowedList
            items={group.items}
            keyOf={keyOf}
            rowHeight={issueRowHeight}
            openIndex={openIndex < 0 ? null : openIndex}
            label={words.issues.list(title)}
          >
            {(item) => (
              <IssueRow
                item={item}
                label={labelOf(item, records)}
                open={item.key === current}
                focusWantedRef={focusWantedRef}
              />
            )}
          </WindowedList>
        </div>
      )}
    </section>
  );
});

function keyOf(item: KeyedIssue): string {
  return item.key;
}

function labelOf({ issue }: KeyedIssue, records: ReadonlyMap<number, SheetRecord>): string | null {
  const record = records.get(issue.recordRow ?? issue.cell.row);
  return record ? recordLabel(record) : null;
}
