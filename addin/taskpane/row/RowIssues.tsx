import { Link, makeStyles, tokens } from '@fluentui/react-components';
import { useMemo, type ReactNode } from 'react';
import { IssueActions } from '../issues/IssueActions.tsx';
import { SeverityIcon } from '../issues/SeverityIcon.tsx';
import { usePane, usePaneState } from '../shell/pane-context.ts';
import { keyIssues } from '../state/issue-list.ts';
import { words } from '../words.ts';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', gap: '4px' },
  item: { display: 'flex', gap: tokens.spacingHorizontalXS, alignItems: 'flex-start' },
  body: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS, minWidth: 0 },
  text: { textAlign: 'left', overflowWrap: 'anywhere', lineHeight: tokens.lineHeightBase300 },
});

/** The findings on one row with their mends; a click leads to each in the list and to its cell. */
export function RowIssues({ row }: { row: number }): ReactNode {
  const styles = useStyles();
  const { store, commands } = usePane();
  const issues = usePaneState((state) => (state.sheet.status === 'ready' ? state.sheet.report.issues : null));
  const here = useMemo(
    () => keyIssues(issues ?? []).filter(({ issue }) => (issue.recordRow ?? issue.cell.row) === row),
    [issues, row],
  );
  if (here.length === 0) return null;
  return (
    <ul className={styles.list} aria-label={words.row.issuesHere(here.length)}>
      {here.map((item) => (
        <li key={item.key} className={styles.item}>
          <SeverityIcon severity={item.issue.severity} />
          <div className={styles.body}>
            <Link
              as="button"
              appearance="subtle"
              className={styles.text}
              onClick={() => {
                store.dispatch({ type: 'filter-changed', filter: { severity: null, text: '' } });
                store.dispatch({ type: 'tab-opened', tab: 'issues' });
                if (store.getState().currentIssue !== item.key) void commands.openIssue(item);
              }}
            >
              {item.issue.message}
            </Link>
            <IssueActions issue={item.issue} />
          </div>
        </li>
      ))}
    </ul>
  );
}
