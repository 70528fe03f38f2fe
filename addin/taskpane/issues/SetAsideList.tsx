import { Button, Link, makeStyles, tokens } from '@fluentui/react-components';
import { useState, type ReactNode } from 'react';
import { a1 } from '#shared/sheet/a1.ts';
import { usePane } from '../shell/pane-context.ts';
import type { SetAsideIssue } from '../state/pane-state.ts';
import { words } from '../words.ts';

/** More than this at once is for searching, not for reading: the rest comes on demand. */
const pageSize = 50;

const useStyles = makeStyles({
  box: {
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM}`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  list: { listStyleType: 'none', margin: 0, padding: `${tokens.spacingVerticalS} 0 0` },
  item: {
    padding: `${tokens.spacingVerticalXS} 0`,
    display: 'flex',
    gap: tokens.spacingHorizontalS,
    alignItems: 'flex-start',
  },
  text: { flexGrow: 1, minWidth: 0, overflowWrap: 'anywhere' },
  reason: { color: tokens.colorNeutralForeground3 },
});

/** Warnings the officer chose not to mend, with the reason, and the way back. */
export function SetAsideList({ items }: { items: readonly SetAsideIssue[] }): ReactNode {
  const styles = useStyles();
  const { commands } = usePane();
  const [open, setOpen] = useState(false);
  const [shown, setShown] = useState(pageSize);
  if (items.length === 0) return null;
  return (
    <div className={styles.box}>
      <Link as="button" aria-expanded={open} onClick={() => setOpen(!open)}>
        {words.issues.setAsideList(items.length)}
      </Link>
      {open && (
        <ul className={styles.list}>
          {items.slice(0, shown).map(({ issue, reason }) => (
            <li key={`${issue.code} ${a1(issue.cell)} ${issue.message}`} className={styles.item}>
              <span className={styles.text}>
                {issue.message}
                <div className={styles.reason}>{words.issues.reason(reason)}</div>
              </span>
              <Button size="small" appearance="subtle" onClick={() => void commands.bringBack(issue)}>
                {words.issues.bringBack}
              </Button>
            </li>
          ))}
          {items.length > shown && (
            <li>
              <Button size="small" appearance="subtle" onClick={() => setShown(shown + pageSize)}>
                {words.showMore(items.length - shown)}
              </Button>
            </li>
          )}
        </ul>
      )}
    </div>
  );
}
