import { Button, MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import { useMemo, type ReactNode } from 'react';
import { fieldLabel } from '#shared/sync/check-fields.ts';
import { BarActions } from '../shell/BarActions.tsx';
import { usePane, usePaneState } from '../shell/pane-context.ts';
import { askedColumns } from '../state/gone-columns.ts';
import { words } from '../words.ts';

/** Synced columns that are gone from the table, by name, with the two ways on (SPEC I-10). */
export function GoneColumns(): ReactNode {
  const { commands } = usePane();
  const link = usePaneState((state) => state.sync.link);
  const local = usePaneState((state) => state.sync.local);
  const busy = usePaneState((state) => state.sync.phase !== 'idle' || state.busy !== null);
  const collected = local.kind === 'ready' ? local.collected : null;
  const gone = useMemo(() => (collected ? askedColumns(link, collected) : []), [link, collected]);
  if (gone.length === 0) return null;
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{words.sync.goneTitle(gone.map(fieldLabel))}</MessageBarTitle>
        <div>{words.sync.goneLead(gone.length)}</div>
      </MessageBarBody>
      <BarActions>
        <Button size="small" disabled={busy} onClick={() => void commands.bringColumnsBack()}>
          {words.sync.bringBack}
        </Button>
        <Button size="small" disabled={busy} onClick={() => void commands.letColumnsGo()}>
          {words.sync.letColumnsGo}
        </Button>
      </BarActions>
    </MessageBar>
  );
}
