import { FixPreviewDialog } from '../issues/FixPreviewDialog.tsx';
import { SetAsideDialog } from '../issues/SetAsideDialog.tsx';
import { ColumnsDialog } from '../columns/ColumnsDialog.tsx';
import { ToUnicodeDialog } from '../encoding/ToUnicodeDialog.tsx';
import { lazy, Suspense, type ReactNode } from 'react';
import { AboutDialog } from './AboutDialog.tsx';
import { usePaneState } from './pane-context.ts';

const RuleOffDialog = lazy(async () => ({ default: (await import('../issues/RuleOffDialog.tsx')).RuleOffDialog }));

/** The dialog that is open, if any. Fluent keeps the focus inside and gives it back on closing. */
export function PaneDialogs(): ReactNode {
  const dialog = usePaneState((state) => state.dialog);
  if (!dialog) return null;
  switch (dialog.kind) {
    case 'fix-all':
      return <FixPreviewDialog group={dialog.group} />;
    case 'set-aside':
      return <SetAsideDialog issue={dialog.issue} />;
    case 'to-unicode':
      return <ToUnicodeDialog sheetId={dialog.sheetId} conversions={dialog.conversions} />;
    case 'rule-off':
      return (
        <Suspense>
          <RuleOffDialog code={dialog.code} />
        </Suspense>
      );
    case 'columns':
      return <ColumnsDialog />;
    case 'about':
      return <AboutDialog />;
  }
}
