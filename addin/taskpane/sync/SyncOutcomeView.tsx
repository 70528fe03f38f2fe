import { Button, makeStyles, MessageBar, MessageBarActions, MessageBarBody, tokens } from '@fluentui/react-components';
import { useMemo, type ReactNode } from 'react';
import { isSureOfRow } from '#shared/sync/row-alignment.ts';
import { whyNotInStep } from '../state/in-step.ts';
import { usePane, usePaneState } from '../shell/pane-context.ts';
import type { SyncOutcome } from '../state/sync-view.ts';
import {
  isUnknown,
  newsLines,
  resultLines,
  waitingLines,
  writtenLines,
  type ResultLines,
  type RowLine,
} from '../state/sync-lines.ts';
import { words } from '../words.ts';
import { ConflictList } from './ConflictList.tsx';
import { HeldBackList } from './HeldBackList.tsx';
import { LikeRowList } from './LikeRowList.tsx';
import { LineSection } from './LineSection.tsx';
import { RevokeButton } from './RevokeButton.tsx';

const useStyles = makeStyles({
  box: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  actions: { display: 'flex', gap: tokens.spacingHorizontalS, flexWrap: 'wrap' },
  // A button without a frame begins with its words where all else begins.
  flush: { marginLeft: '-13px' },
});

/** What a sync did, what is left to decide first. */
export function SyncOutcomeView({ outcome }: { outcome: SyncOutcome }): ReactNode {
  const styles = useStyles();
  const { store, commands } = usePane();
  const busy = usePaneState((state) => state.sync.phase !== 'idle');
  const conflictRows = usePaneState(({ sync }) => new Set(sync.conflicts.map(({ rowId }) => rowId)).size);
  // A row whose identity is broken looks absent though it stands in the sheet: appending would double it.
  const mayAppend = usePaneState(
    ({ sync: { local } }) => local.kind === 'ready' && local.collected.heldBack.every(isSureOfRow),
  );
  const { answer, applied, sent } = outcome;
  const lines = useMemo(() => resultLines(answer.results, sent), [answer, sent]);
  const removed = useMemo(
    () =>
      newsLines(
        applied.removed.map(({ news }) => news),
        sent,
      ),
    [applied, sent],
  );
  const absent = useMemo(() => newsLines(applied.absent, sent), [applied, sent]);
  const written = useMemo(() => writtenLines(applied, sent), [applied, sent]);
  const waiting = useMemo(() => waitingLines(applied.waiting), [applied]);
  const open = usePaneState(({ sync: { local, link } }) =>
    local.kind === 'ready' ? whyNotInStep(link, local.collected) : null,
  );
  const toSee = lines.refused.length + lines.like.length + lines.refusedFields.length + waiting.length + conflictRows;
  const mayRevoke = outcome.published && !outcome.revoked;
  const mayUndo = outcome.written.length > 0 && applied.changes.length > 0;
  return (
    <div className={styles.box} role="region" aria-label={words.sync.outcomeTitle}>
      <MessageBar intent={toSee === 0 && open === null ? 'success' : 'warning'} layout="multiline">
        <MessageBarBody>{summaryOf(lines, written.length, toSee, open)}</MessageBarBody>
      </MessageBar>
      {outcome.more && !busy && (
        <MessageBar intent="info" layout="multiline">
          <MessageBarBody>{words.sync.moreWaiting}</MessageBarBody>
          <MessageBarActions>
            <Button size="small" onClick={() => void commands.receiveRest()}>
              {words.sync.receiveRest}
            </Button>
          </MessageBarActions>
        </MessageBar>
      )}
      {conflictRows > 0 && <ConflictList sent={sent} />}
      <HeldBackList />
      <LikeRowList rows={lines.like} />
      <Attention lines={lines} waiting={waiting} unknown={answer.results.some(({ reason }) => isUnknown(reason))} />
      <LineSection title={words.sync.removedRows} lines={removed} />
      <LineSection title={words.sync.absentRows} lines={absent}>
        {mayAppend ? (
          <Button
            size="small"
            disabled={busy}
            onClick={() => void commands.placeAbsentRows(applied.absent.map(({ rowId }) => rowId))}
          >
            {words.sync.place}
          </Button>
        ) : (
          <div>{words.sync.relinkFirst}</div>
        )}
      </LineSection>
      <LineSection title={words.sync.received} lines={written} />
      <LineSection title={words.sync.sent} lines={lines.sent} openAtFirst={false} />
      <div className={styles.actions}>
        {mayRevoke && <RevokeButton operationId={answer.operationId} short={false} />}
        {mayUndo && (
          <Button disabled={busy} onClick={() => void commands.undoPull()}>
            {words.sync.undoPull}
          </Button>
        )}
        <Button
          className={mayRevoke || mayUndo ? undefined : styles.flush}
          appearance={mayRevoke || mayUndo ? 'secondary' : 'subtle'}
          disabled={busy}
          onClick={() => store.dispatch({ type: 'sync', action: { type: 'outcome-closed' } })}
        >
          {words.sync.closeOutcome}
        </Button>
      </div>
    </div>
  );
}

/** What did not go through, with the reason, and the way to put the province's value back. */
interface AttentionProps {
  readonly lines: ResultLines;
  readonly waiting: readonly RowLine[];
  /** Whether some row may be found again by its content. */
  readonly unknown: boolean;
}

function Attention({ lines, waiting, unknown }: AttentionProps): ReactNode {
  const { commands } = usePane();
  const busy = usePaneState((state) => state.sync.phase !== 'idle');
  const { refused, refusedFields } = lines;
  return (
    <>
      <LineSection title={words.sync.refusedRows} lines={refused} severity="error">
        {unknown && (
          <Button size="small" disabled={busy} onClick={() => void commands.relinkRefused()}>
            {words.sync.relink}
          </Button>
        )}
      </LineSection>
      <LineSection title={words.sync.refusedFields} lines={refusedFields} severity="warning">
        <Button
          size="small"
          disabled={busy}
          onClick={() => void commands.takeTheirs(refusedFields.flatMap(({ choices }) => choices))}
        >
          {words.sync.putBack}
        </Button>
      </LineSection>
      <LineSection title={words.sync.waitingRows} lines={waiting} severity="warning" />
    </>
  );
}

function summaryOf(lines: ResultLines, received: number, toSee: number, open: string | null): string {
  const parts = [
    lines.sent.length > 0 ? words.sync.sentSummary(lines.sent.length, lines.changedFields) : null,
    lines.removed > 0 ? words.sync.takenOut(lines.removed) : null,
    lines.linked > 0 ? words.sync.linkedSummary(lines.linked) : null,
    received > 0 ? words.sync.receivedSummary(received) : null,
  ].filter((part) => part !== null);
  if (parts.length === 0) return toSee === 0 ? (open ?? words.sync.inStep) : words.sync.nothingWentThrough;
  return [...parts, ...(toSee > 0 ? [words.sync.leftBelow(toSee)] : [])].join(' ');
}
