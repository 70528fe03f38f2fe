import { makeStyles, MessageBarActions, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  actions: {
    flexWrap: 'wrap',
    rowGap: tokens.spacingVerticalXS,
    // A button keeps its words on one line and goes below the other where a narrow pane has no room for both.
    '> *': { whiteSpace: 'nowrap' },
  },
});

/** What can be done about a message, below it. */
export function BarActions({ children }: { children: ReactNode }): ReactNode {
  return <MessageBarActions className={useStyles().actions}>{children}</MessageBarActions>;
}
