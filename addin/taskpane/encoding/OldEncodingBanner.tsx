import { makeStyles, MessageBar, MessageBarBody, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { usePaneState } from '../shell/pane-context.ts';
import { oldSheetOf } from '../state/old-encoding.ts';
import { words } from '../words.ts';

const useStyles = makeStyles({
  place: { padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}` },
  text: { overflowWrap: 'anywhere' },
});

/** Says that a sheet cannot be read for its encoding, and what it will be. The button of the header converts it. */
export function OldEncodingBanner(): ReactNode {
  const styles = useStyles();
  const old = usePaneState(({ sheet }) => (sheet.status === 'ready' ? oldSheetOf(sheet.grid) : null));
  if (old === null) return null;
  return (
    <div className={styles.place}>
      <MessageBar intent="warning" layout="multiline" politeness="polite">
        <MessageBarBody className={styles.text}>
          {words.encoding.found(old.encoding, old.count, old.more)}{' '}
          {words.encoding.becomes(old.kind, old.rows, old.more)}
        </MessageBarBody>
      </MessageBar>
    </div>
  );
}
