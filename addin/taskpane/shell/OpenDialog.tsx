import type { ReactNode } from 'react';
import { CodeDialog } from '../account/CodeDialog.tsx';
import { PasswordDialog } from '../account/PasswordDialog.tsx';
import { SignOutEverywhereDialog } from '../account/SignOutEverywhereDialog.tsx';
import { ColumnsDialog } from '../columns/ColumnsDialog.tsx';
import { ToUnicodeDialog } from '../encoding/ToUnicodeDialog.tsx';
import { FixPreviewDialog } from '../issues/FixPreviewDialog.tsx';
import { RuleOffDialog } from '../issues/RuleOffDialog.tsx';
import { SetAsideDialog } from '../issues/SetAsideDialog.tsx';
import { PercentSharesDialog } from '../sync/PercentSharesDialog.tsx';
import { NewWorkbookDialog } from '../template/NewWorkbookDialog.tsx';
import type { PaneDialog } from '../state/pane-state.ts';
import { AboutDialog } from './AboutDialog.tsx';

/** The dialog of a kind. Fluent keeps the focus inside and gives it back on closing. */
export function OpenDialog({ dialog }: { dialog: PaneDialog }): ReactNode {
  switch (dialog.kind) {
    case 'fix-all':
      return <FixPreviewDialog group={dialog.group} />;
    case 'set-aside':
      return <SetAsideDialog issue={dialog.issue} />;
    case 'to-unicode':
      return <ToUnicodeDialog sheetId={dialog.sheetId} conversions={dialog.conversions} />;
    case 'rule-off':
      return <RuleOffDialog code={dialog.code} />;
    case 'columns':
      return <ColumnsDialog />;
    case 'new-workbook':
      return <NewWorkbookDialog />;
    case 'percent-shares':
      return <PercentSharesDialog />;
    case 'password':
      return <PasswordDialog />;
    case 'sign-out-everywhere':
      return <SignOutEverywhereDialog />;
    case 'account-code':
      return <CodeDialog />;
    case 'about':
      return <AboutDialog />;
  }
}
