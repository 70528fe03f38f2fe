import type { ReactNode } from 'react';
import { openDialog } from './lazy-parts.ts';
import { usePaneState } from './pane-context.ts';

/** The dialog that is open, if any. */
export function PaneDialogs(): ReactNode {
  const dialog = usePaneState((state) => state.dialog);
  return dialog && <openDialog.View dialog={dialog} />;
}
