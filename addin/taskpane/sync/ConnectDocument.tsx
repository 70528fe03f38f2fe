import { Button, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { EmptyState } from '../shell/EmptyState.tsx';
import { usePane, usePaneState } from '../shell/pane-context.ts';
import { askDocumentsOf, documentOfMost, rowsToAsk } from '../state/documents-of-rows.ts';
import { rankDocuments } from '../state/rank-documents.ts';
import { words } from '../words.ts';
import { DocumentChoice } from './DocumentChoice.tsx';

const useStyles = makeStyles({
  box: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  actions: { display: 'flex', gap: tokens.spacingHorizontalS, flexWrap: 'wrap' },
});

interface KnownRows {
  readonly sheetId: string;
  readonly documentId: string;
  readonly rows: number;
  readonly asked: number;
}

/** The document that most hidden cells of the sheet are of, as the server tells; `null` until then, and where none is. */
function useDocumentOfRows(): KnownRows | null {
  const { commands } = usePane();
  const sheetId = usePaneState(({ sheet }) => (sheet.status === 'ready' ? sheet.sheetId : null));
  const local = usePaneState((state) => state.sync.local);
  const ids = useMemo(() => (local.kind === 'ready' ? rowsToAsk(local.collected.sheet).join(' ') : ''), [local]);
  const [known, setKnown] = useState<KnownRows | null>(null);
  useEffect(() => {
    if (sheetId === null || ids === '') return;
    const asked = ids.split(' ');
    let overtaken = false;
    void commands.askServer(askDocumentsOf(asked)).then((result) => {
      const most = result.ok ? documentOfMost(result.value, asked) : null;
      if (!overtaken) setKnown(most && { ...most, sheetId, asked: asked.length });
    });
    return () => {
      overtaken = true;
    };
  }, [commands, sheetId, ids]);
  return known?.sheetId === sheetId ? known : null;
}

const connectWords = (sure: boolean): string => (sure ? words.sync.connectSure : words.sync.connectAsk);

/** Which document of the province this sheet is a copy of; the one with the same number is chosen beforehand. */
export function ConnectDocument(): ReactNode {
  const styles = useStyles();
  const { commands } = usePane();
  const documents = usePaneState((state) => state.sync.documents);
  const failed = usePaneState((state) => state.sync.failure !== null);
  const report = usePaneState((state) => (state.sheet.status === 'ready' ? state.sheet.report : null));
  const busy = usePaneState((state) => state.sync.phase !== 'idle');
  const offer = useMemo(
    () => (report && documents ? rankDocuments(report.reading, documents) : null),
    [report, documents],
  );
  const known = useDocumentOfRows();
  const [picked, setPicked] = useState<string | null>(null);

  if (!offer) return failed ? null : <Spinner size="tiny" label={words.sync.phase.listing} />;
  if (offer.ranked.length === 0) {
    return (
      <EmptyState
        title={words.sync.noDocumentTitle}
        text={words.sync.noDocument}
        action={words.sync.reloadDocuments}
        onAction={() => void commands.loadDocuments()}
      />
    );
  }
  const forgotten = offer.ranked.find(({ id }) => id === known?.documentId);
  const chosenId = picked ?? forgotten?.id ?? (offer.sure ? offer.ranked[0]!.id : null);
  const chosen = offer.ranked.find(({ id }) => id === chosenId);
  return (
    <div className={styles.box}>
      <h2 className={styles.title}>{words.sync.connectTitle}</h2>
      <div>{forgotten && known ? words.sync.forgotten(known.rows, known.asked) : connectWords(offer.sure)}</div>
      <DocumentChoice label={words.sync.connectTitle} documents={offer.ranked} chosen={chosenId} onChoose={setPicked} />
      <div className={styles.actions}>
        <Button
          appearance="primary"
          disabled={!chosen || busy}
          onClick={() => chosen && void commands.connectAndPreview(chosen)}
        >
          {chosen && chosen === forgotten ? words.sync.reconnect(chosen.number ?? chosen.title) : words.sync.connect}
        </Button>
        <Button appearance="subtle" disabled={busy} onClick={() => void commands.loadDocuments()}>
          {words.sync.reloadDocuments}
        </Button>
      </div>
    </div>
  );
}
