import { Button, makeStyles, MessageBar, MessageBarBody, MessageBarTitle, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { isSureOfRow, type HeldRow } from '#shared/sync/row-alignment.ts';
import { BarActions } from '../shell/BarActions.tsx';
import { usePane, usePaneState } from '../shell/pane-context.ts';
import { countHeld, groupHeld, groupMoved, groupSwallowed, type HeldGroup } from '../state/held-groups.ts';
import { words } from '../words.ts';
import { RowRuns } from './RowRuns.tsx';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: `${tokens.spacingVerticalXS} 0 0`, padding: 0 },
  group: { padding: `${tokens.spacingVerticalXS} 0`, overflowWrap: 'anywhere' },
});

/** Rows that may not be sent because the sheet contradicts itself about them, and the ways to mend that. */
export function HeldBackList(): ReactNode {
  const local = usePaneState((state) => state.sync.local);
  if (local.kind !== 'ready') return null;
  const { heldBack, swallowed, moved } = local.collected;
  return (
    <>
      {heldBack.length > 0 && <HeldBack rows={heldBack} />}
      <Told title={words.sync.swallowedCount(swallowed.length)} groups={groupSwallowed(swallowed)} />
      <Told title={words.sync.movedCount(moved.length)} groups={groupMoved(moved)} />
    </>
  );
}

/** What is not sent and only told; nothing where there is none. */
function Told({ title, groups }: { title: string; groups: readonly HeldGroup[] }): ReactNode {
  if (groups.length === 0) return null;
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{title}</MessageBarTitle>
        <GroupList label={title} groups={groups} />
      </MessageBarBody>
    </MessageBar>
  );
}

/** Each reason once, with its rows. */
function GroupList({ label, groups }: { label: string; groups: readonly HeldGroup[] }): ReactNode {
  const styles = useStyles();
  return (
    <ul className={styles.list} aria-label={label}>
      {groups.map(({ key, text, rows }) => (
        <li key={key} className={styles.group}>
          {text}
          <RowRuns rows={rows} />
        </li>
      ))}
    </ul>
  );
}

function HeldBack({ rows }: { rows: readonly HeldRow[] }): ReactNode {
  const { commands } = usePane();
  const busy = usePaneState((state) => state.sync.phase !== 'idle' || state.busy !== null);
  const displaced = rows.some(({ reason }) => reason === 'column-displaced');
  const emptied = rows.some(({ reason }) => reason === 'cells-emptied');
  const broken = rows.some((row) => !isSureOfRow(row));
  const count = countHeld(rows);
  const confirmable = countHeld(rows.filter((row) => row.confirmable));
  return (
    <MessageBar intent="error" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{words.sync.heldBack(count)}</MessageBarTitle>
        <GroupList label={words.sync.heldBack(count)} groups={groupHeld(rows)} />
      </MessageBarBody>
      <BarActions>
        {broken && (
          <Button size="small" disabled={busy} onClick={() => void commands.relinkByContent()}>
            {words.sync.relink}
          </Button>
        )}
        {displaced && (
          <Button size="small" disabled={busy} onClick={() => void commands.restoreHeld('column-displaced')}>
            {words.sync.putColumnsBack}
          </Button>
        )}
        {emptied && (
          <Button size="small" disabled={busy} onClick={() => void commands.restoreHeld('cells-emptied')}>
            {words.sync.takeBack}
          </Button>
        )}
        {confirmable > 0 && (
          <Button size="small" disabled={busy} onClick={() => void commands.confirmHeld()}>
            {confirmable === count ? words.sync.sendAnyway : words.sync.sendAnywaySome(confirmable)}
          </Button>
        )}
      </BarActions>
    </MessageBar>
  );
}
