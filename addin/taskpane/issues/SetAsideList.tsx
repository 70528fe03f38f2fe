import type { ReactNode } from 'react';
import { a1 } from '#shared/sheet/a1.ts';
import { usePane } from '../shell/pane-context.ts';
import type { SetAsideIssue } from '../state/pane-state.ts';
import { words } from '../words.ts';
import { FoldedList } from './FoldedList.tsx';

/** Warnings the officer chose not to mend, with the reason, and the way back. */
export function SetAsideList({ items }: { items: readonly SetAsideIssue[] }): ReactNode {
  const { commands } = usePane();
  return (
    <FoldedList
      title={words.issues.setAsideList(items.length)}
      back={words.issues.bringBack}
      items={items.map(({ issue, reason }) => ({
        key: `${issue.code} ${a1(issue.cell)} ${issue.message}`,
        text: issue.message,
        asides: [words.issues.reason(reason)],
        onBack: () => void commands.bringBack(issue),
      }))}
    />
  );
}
