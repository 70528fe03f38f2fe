import {
  Button,
  makeStyles,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
} from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { HeldRow } from '#shared/sync/row-alignment.ts';
import { usePane, usePaneState } from '../shell/pane-context.ts';
import { words } from '../words.ts';
import type { RowLine } from '../state/sync-lines.ts';
import { RowList } from './RowList.tsx';

const useStyles = makeStyles({ list: { marginTop: '4px' } });

/** Rows that may not be sent because the sheet contradicts itself about them, and the ways to mend that. */
export function HeldBackList(): ReactNode {
  const local = usePaneState((state) => state.sync.local);
  if (local.kind !== 'ready' || local.collected.heldBack.length === 0) return null;
  return <HeldBack rows={local.collected.heldBack} />;
}

function HeldBack({ rows }: { rows: readonly HeldRow[] }): ReactNode {
  const styles = useStyles();
  const { commands } = usePane();
  const busy = usePaneState((state) => state.sync.phase !== 'idle' || state.busy !== null);
  const displaced = rows.some(({ reason }) => reason === 'column-displaced');
  const broken = rows.some(({ reason }) => reason !== 'column-displaced');
  const confirmable = rows.filter((row) => row.confirmable).length;
  const lines = rows.map((held, at): RowLine => ({
    key: `${at} ${held.row}`,
    row: held.row,
    text: held.message,
    tone: 'error',
  }));
  return (
    <MessageBar intent="error" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{words.sync.heldBack(rows.length)}</MessageBarTitle>
        <div className={styles.list}>
          <RowList label={words.sync.heldBack(rows.length)} lines={lines} />
        </div>
      </MessageBarBody>
      <MessageBarActions>
        {broken && (
          <Button size="small" disabled={busy} onClick={() => void commands.relinkByContent()}>
            {words.sync.relink}
          </Button>
        )}
        {displaced && (
          <Button size="small" disabled={busy} onClick={() => void commands.putColumnsBack()}>
            {words.sync.putColumnsBack}
          </Button>
        )}
        {confirmable > 0 && (
          <Button size="small" disabled={busy} onClick={() => void commands.confirmHeld()}>
            {confirmable === rows.length ? words.sync.sendAnyway : words.sync.sendAnywaySome(confirmable)}
          </Button>
        )}
      </MessageBarActions>
    </MessageBar>
  );
}
