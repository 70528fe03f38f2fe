import type { ReactNode } from 'react';
import { words } from '../words.ts';
import { EmptyState } from './EmptyState.tsx';
import { usePane } from './pane-context.ts';

/** The sheet could not be read at all; the notice above says why. */
export function ReadFailure(): ReactNode {
  const { commands } = usePane();
  return (
    <EmptyState
      title={words.header.failed}
      text={words.header.failedHint}
      action={words.retry}
      onAction={() => void commands.reread()}
    />
  );
}
