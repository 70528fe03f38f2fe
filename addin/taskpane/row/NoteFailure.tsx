import { Button, makeStyles, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { words } from '../words.ts';

const useStyles = makeStyles({ bar: { minWidth: 0 } });

/** Why something beside a row could not be read or written, with a way to try again. */
export function NoteFailure({
  message,
  onRetry,
}: {
  readonly message: string;
  readonly onRetry?: (() => void) | undefined;
}): ReactNode {
  const styles = useStyles();
  return (
    <MessageBar intent="warning" layout="multiline" className={styles.bar}>
      <MessageBarBody>{message}</MessageBarBody>
      {onRetry && (
        <MessageBarActions>
          <Button size="small" onClick={onRetry}>
            {words.retry}
          </Button>
        </MessageBarActions>
      )}
    </MessageBar>
  );
}
