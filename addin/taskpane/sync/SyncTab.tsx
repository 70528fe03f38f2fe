import {
  Button,
  makeStyles,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  Spinner,
  tokens,
} from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { EmptyState } from '../shell/EmptyState.tsx';
import { publishCatalogue } from '../province/lazy-publish-catalogue.ts';
import { usePane, usePaneState } from '../shell/pane-context.ts';
import { countHeld } from '../state/held-groups.ts';
import { otherDocumentOf } from '../state/other-document-of.ts';
import type { SyncFailure, SyncOutcome } from '../state/sync-view.ts';
import { words } from '../words.ts';
import { ConnectDocument } from './ConnectDocument.tsx';
import { FetchDocument } from './FetchDocument.tsx';
import { GoneColumns } from './GoneColumns.tsx';
import { HeldBackList } from './HeldBackList.tsx';
import { OtherDocument } from './OtherDocument.tsx';
import { PeriodNotice } from './PeriodNotice.tsx';
import { MissingRows } from './MissingRows.tsx';
import { OperationList } from './OperationList.tsx';
import { SignInForm } from './SignInForm.tsx';
import { SyncOutcomeView } from './SyncOutcomeView.tsx';
import { SyncPreviewView } from './SyncPreviewView.tsx';

const useStyles = makeStyles({
  tab: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, padding: tokens.spacingHorizontalM },
  document: { display: 'flex', flexDirection: 'column', gap: '2px' },
  quiet: { color: tokens.colorNeutralForeground3, overflowWrap: 'anywhere' },
  strong: { fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  actions: { display: 'grid', gridTemplateColumns: '1fr 1fr', gap: tokens.spacingHorizontalS },
  // A button without a frame begins with its words where all else begins.
  flush: { marginLeft: '-9px' },
  main: { gridColumn: '1 / -1' },
  progress: { display: 'flex', alignItems: 'center', justifyContent: 'space-between', gap: tokens.spacingHorizontalS },
});

/** Bringing sheet and province together: sign in, connect, preview, send, settle. */
export function SyncTab(): ReactNode {
  const styles = useStyles();
  const session = usePaneState((state) => state.sync.session);
  const other = usePaneState((state) => otherDocumentOf(state) !== null);
  const offline = usePaneState((state) => state.sync.connection === 'offline');
  const failure = usePaneState((state) => state.sync.failure);
  if (session.status === 'unknown') return <Spinner size="small" label={words.sync.checkingSession} />;
  return (
    <div className={styles.tab}>
      {offline && !failure && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{words.sync.offline}</MessageBarBody>
        </MessageBar>
      )}
      {failure && !other && <FailureBar failure={failure} />}
      {session.status === 'signed-in' ? <SignedIn /> : <SignInForm />}
    </div>
  );
}

function FailureBar({ failure }: { failure: SyncFailure }): ReactNode {
  const { commands } = usePane();
  const again = {
    connect: commands.loadDocuments,
    documents: commands.loadDocuments,
    preview: commands.preview,
    send: commands.sync,
    receive: commands.pull,
    rest: commands.receiveRest,
    'start-over': commands.startOver,
  };
  const { retry } = failure;
  return (
    <MessageBar intent="error" layout="multiline">
      <MessageBarBody>{failure.message}</MessageBarBody>
      {retry && (
        <MessageBarActions>
          <Button size="small" onClick={() => void again[retry]()}>
            {retry === 'start-over' ? words.sync.startOver : words.retry}
          </Button>
        </MessageBarActions>
      )}
    </MessageBar>
  );
}

function SignedIn(): ReactNode {
  const link = usePaneState((state) => state.sync.link);
  const local = usePaneState((state) => state.sync.local);
  const ready = usePaneState((state) => state.sheet.status === 'ready');
  const empty = usePaneState((state) => state.sheet.status === 'ready' && state.sheet.report.kind === 'empty');
  const isList = usePaneState((state) => state.sheet.status === 'ready' && state.sheet.report.kind === 'agencies');
  if (!ready) return <Spinner size="small" label={words.header.reading} />;
  if (empty) return <FetchDocument />;
  if (isList) return <publishCatalogue.View />;
  if (local.kind === 'none') return <EmptyState title={words.sync.notKeptTitle} text={words.sync.notKept} />;
  return link ? <Linked /> : <ConnectDocument />;
}

function Linked(): ReactNode {
  const styles = useStyles();
  const link = usePaneState((state) => state.sync.link);
  const other = usePaneState(otherDocumentOf);
  return (
    <>
      <div className={styles.document}>
        <div className={styles.strong}>{link?.number ?? link?.title}</div>
        {link?.number && <div className={styles.quiet}>{link.title}</div>}
        {!other && <Waiting />}
      </div>
      {other ? <OtherDocument other={other} /> : <Exchange />}
    </>
  );
}

/** What waits on either side. */
function Waiting(): ReactNode {
  const local = usePaneState((state) => state.sync.local);
  const news = usePaneState((state) => state.sync.newsCount);
  const toSend = local.kind === 'ready' ? local.toSend : 0;
  const held = local.kind === 'ready' ? countHeld(local.collected.heldBack) : 0;
  const first = local.kind === 'ready' && local.collected.linked === 0;
  return (
    <>
      <div>
        {toSend === 0
          ? held > 0
            ? words.sync.onlyHeld
            : words.sync.nothingWaiting
          : first
            ? words.sync.waitingFirst(toSend)
            : words.sync.waiting(toSend)}
      </div>
      <div role="status">{news > 0 && words.sync.newsWaiting(news)}</div>
    </>
  );
}

/** Sending and receiving, what stands in its way, what it would do and what it did. */
function Exchange(): ReactNode {
  const styles = useStyles();
  const { commands } = usePane();
  const phase = usePaneState((state) => state.sync.phase);
  const preview = usePaneState((state) => state.sync.preview);
  // What an earlier attempt brought says nothing of one that failed since; it comes back when the failure is closed.
  const outcome = usePaneState(({ sync }) =>
    sync.failure === null || sync.failure.retry === 'rest' ? sync.outcome : null,
  );
  const busy = phase !== 'idle';
  return (
    <>
      <PeriodNotice />
      <div className={styles.actions}>
        <Button
          className={styles.main}
          appearance={preview && !outcome ? 'primary' : 'secondary'}
          disabled={busy}
          onClick={() => void commands.sync()}
        >
          {words.sync.sendAndReceive}
        </Button>
        <Button disabled={busy} onClick={() => void commands.preview()}>
          {words.sync.preview}
        </Button>
        <Button disabled={busy} onClick={() => void commands.pull()}>
          {words.sync.pull}
        </Button>
      </div>
      {phase === 'receiving-rest' ? (
        <RestProgress />
      ) : (
        phase !== 'idle' && <Spinner size="tiny" labelPosition="after" label={words.sync.phase[phase]} />
      )}
      <GoneColumns />
      {!preview && !outcome && <HeldBackList />}
      <MissingRows />
      {preview && <SyncPreviewView preview={preview} />}
      {outcome && <SyncOutcomeView outcome={outcome} />}
      <OperationList />
      <div>
        <Button
          className={styles.flush}
          size="small"
          appearance="subtle"
          disabled={busy}
          onClick={() => void commands.disconnect()}
        >
          {words.sync.disconnect}
        </Button>
      </div>
    </>
  );
}

/** How far receiving the rest has come, and the way to stop it. */
function RestProgress(): ReactNode {
  const styles = useStyles();
  const { commands } = usePane();
  const rows = usePaneState(({ sync: { outcome } }) => (outcome ? countReceived(outcome) : 0));
  const stopping = usePaneState((state) => state.sync.stopping);
  const label = rows > 0 ? words.sync.receivedSoFar(rows) : words.sync.phase['receiving-rest'];
  return (
    <div className={styles.progress}>
      <Spinner size="tiny" labelPosition="after" label={label} />
      <Button size="small" disabled={stopping} onClick={commands.stopReceiving}>
        {words.sync.stopReceiving}
      </Button>
    </div>
  );
}

/** Rows that show other values since the sync began. */
function countReceived({ applied: { changes } }: SyncOutcome): number {
  return new Set(changes.map(({ row }) => row)).size;
}
