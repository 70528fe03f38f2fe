import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { Checkmark16Regular } from '@fluentui/react-icons/svg/checkmark';
import type { ReactNode } from 'react';
import type { Issue } from '#shared/check/issue.ts';
import { usePane, usePaneState } from '../shell/pane-context.ts';
import { words } from '../words.ts';

const useStyles = makeStyles({
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS },
  fix: { maxWidth: '100%', overflowWrap: 'anywhere', textAlign: 'left' },
});

/** The mends of a finding and, unless it is an error, setting it aside. */
export function IssueActions({ issue }: { issue: Issue }): ReactNode {
  const styles = useStyles();
  const { commands, store } = usePane();
  const busy = usePaneState((state) => state.busy !== null);
  const settable = issue.severity !== 'error';
  if (issue.fixes.length === 0 && !settable) return null;
  return (
    <div className={styles.actions} role="group" aria-label={words.issues.fixesOf}>
      {issue.fixes.map((fix, at) => (
        <Button
          key={fix.label}
          className={styles.fix}
          size="small"
          appearance={at === 0 ? 'primary' : 'secondary'}
          icon={at === 0 ? <Checkmark16Regular /> : undefined}
          disabled={busy}
          onClick={() => void commands.applyFix(issue, fix)}
        >
          {fix.label}
        </Button>
      ))}
      {settable && (
        <Button
          size="small"
          appearance="subtle"
          onClick={() => store.dispatch({ type: 'dialog-opened', dialog: { kind: 'set-aside', issue } })}
        >
          {words.issues.setAside}
        </Button>
      )}
    </div>
  );
}
