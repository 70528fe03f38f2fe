import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { memo, useEffect, useRef, type KeyboardEvent, type ReactNode, type RefObject } from 'react';
import type { Issue } from '#shared/check/issue.ts';
import { a1 } from '#shared/sheet/a1.ts';
import { usePane, usePaneState } from '../shell/pane-context.ts';
import type { KeyedIssue } from '../state/issue-list.ts';
import { words } from '../words.ts';
import { IssueActions } from './IssueActions.tsx';

/** Height of a closed row in CSS pixels: two lines and their padding. */
export const issueRowHeight = 52;

const useStyles = makeStyles({
  row: { borderLeft: `3px solid transparent`, boxSizing: 'border-box', minHeight: `${issueRowHeight}px` },
  open: { borderLeftColor: tokens.colorBrandStroke1, backgroundColor: tokens.colorNeutralBackground1Selected },
  here: { backgroundColor: tokens.colorBrandBackground2 },
  head: {
    display: 'flex',
    gap: tokens.spacingHorizontalS,
    width: '100%',
    height: `${issueRowHeight}px`,
    padding: `6px ${tokens.spacingHorizontalM}`,
    border: 'none',
    background: 'none',
    color: 'inherit',
    font: 'inherit',
    textAlign: 'left',
    cursor: 'pointer',
    boxSizing: 'border-box',
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  headOpen: { height: 'auto' },
  address: { flexShrink: 0, minWidth: '38px', fontWeight: tokens.fontWeightSemibold },
  texts: { minWidth: 0, flexGrow: 1 },
  line: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  twoLines: {
    display: '-webkit-box',
    WebkitBoxOrient: 'vertical',
    WebkitLineClamp: 2,
    overflow: 'hidden',
    overflowWrap: 'anywhere',
  },
  message: { color: tokens.colorNeutralForeground2 },
  body: {
    padding: `0 ${tokens.spacingHorizontalM} ${tokens.spacingVerticalS}`,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
  },
  fullMessage: { overflowWrap: 'anywhere' },
});

export interface IssueRowProps {
  readonly item: KeyedIssue;
  /** What the row of the sheet is about, `null` when unknown. */
  readonly label: string | null;
  readonly open: boolean;
  /** True for one render after the keyboard moved here: the row then takes the focus. */
  readonly focusWantedRef: RefObject<boolean>;
}

export const IssueRow = memo(function IssueRow({ item, label, open, focusWantedRef }: IssueRowProps): ReactNode {
  const styles = useStyles();
  const { commands } = usePane();
  const { issue } = item;
  const address = a1(issue.cell);
  const head = useRef<HTMLButtonElement>(null);
  const here = usePaneState(
    (state) => state.selection?.cell.row === issue.cell.row && state.selection.cell.column === issue.cell.column,
  );

  useEffect(() => {
    if (!open) return;
    head.current?.scrollIntoView?.({ block: 'nearest' });
    if (focusWantedRef.current) head.current?.focus({ preventScroll: true });
    focusWantedRef.current = false;
  }, [open, focusWantedRef]);

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    focusWantedRef.current = true;
    void commands.stepIssue(event.key === 'ArrowDown' ? 1 : -1);
  }

  return (
    <div className={mergeClasses(styles.row, here && styles.here, open && styles.open)}>
      <button
        ref={head}
        type="button"
        className={mergeClasses(styles.head, open && styles.headOpen)}
        aria-expanded={open}
        aria-current={here ? 'location' : undefined}
        onClick={() => void commands.openIssue(item)}
        onKeyDown={onKeyDown}
      >
        <span className={styles.address}>{address}</span>
        <span className={styles.texts}>
          {label !== null && <div className={open ? styles.twoLines : styles.line}>{label}</div>}
          {!open && (
            <div className={mergeClasses(styles.message, label === null ? styles.twoLines : styles.line)}>
              {withoutAddress(issue)}
            </div>
          )}
        </span>
      </button>
      {open && (
        <div className={styles.body}>
          <div className={styles.fullMessage}>{issue.message}</div>
          <IssueActions issue={issue} />
        </div>
      )}
    </div>
  );
});

/** The sentence without the address it opens with: the address stands beside it. */
function withoutAddress(issue: Issue): string {
  const opening = `${words.cell(a1(issue.cell))} `;
  if (!issue.message.startsWith(opening)) return issue.message;
  const rest = issue.message.slice(opening.length);
  return rest.charAt(0).toUpperCase() + rest.slice(1);
}
