import { Button, Checkbox, Field, makeStyles, Radio, RadioGroup, Spinner, tokens } from '@fluentui/react-components';
import { useState, type ReactNode } from 'react';
import { EmptyState } from '../shell/EmptyState.tsx';
import { usePane, usePaneState } from '../shell/pane-context.ts';
import type { DocumentLink } from '../state/workbook-notes.ts';
import { words } from '../words.ts';
import { DocumentChoice } from './DocumentChoice.tsx';

const useStyles = makeStyles({
  box: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
});

/** Kept apart, so that who follows nothing has the same list each time. */
const none: readonly number[] = [];

/** On an empty sheet: which document of the province to write onto it. */
export function FetchDocument(): ReactNode {
  const styles = useStyles();
  const { commands } = usePane();
  const documents = usePaneState((state) => state.sync.documents);
  const phase = usePaneState((state) => state.sync.phase);
  const failed = usePaneState((state) => state.sync.failure !== null);
  const followed = usePaneState(({ sync: { session } }) =>
    session.status === 'signed-in' ? session.account.parIndexFields : none,
  );
  const [picked, setPicked] = useState<string | null>(null);
  const [onlyFollowed, setOnlyFollowed] = useState(false);
  const agency = usePaneState(({ sync: { session } }) =>
    session.status === 'signed-in' && session.account.role !== 'province' ? session.account.agencyCode : null,
  );
  const [scope, setScope] = useState<DocumentLink['scope']>('mine');
  if (!documents) return failed ? null : <Spinner size="tiny" label={words.sync.phase.listing} />;
  if (documents.length === 0) return <EmptyState title={words.sync.notKeptTitle} text={words.sync.notKept} />;
  const canChoose = agency !== null;
  const chosen = documents.find(({ id }) => id === picked) ?? (documents.length === 1 ? documents[0]! : null);
  return (
    <div className={styles.box}>
      <h2 className={styles.title}>{words.sync.fetchTitle}</h2>
      <div>{words.sync.fetchLead}</div>
      <DocumentChoice
        label={words.sync.fetchTitle}
        documents={documents}
        chosen={chosen?.id ?? null}
        onChoose={setPicked}
      />
      {followed.length > 0 && (
        <Checkbox
          label={words.sync.onlyFollowed}
          checked={onlyFollowed}
          onChange={(_, { checked }) => setOnlyFollowed(checked === true)}
        />
      )}
      {canChoose && !onlyFollowed && (
        <Field label={words.sync.scopeLabel}>
          <RadioGroup value={scope} onChange={(_, { value }) => setScope(value === 'all' ? 'all' : 'mine')}>
            <Radio value="mine" label={words.sync.scopes.mine} />
            <Radio value="all" label={words.sync.scopes.all} />
          </RadioGroup>
        </Field>
      )}
      <Button
        appearance="primary"
        disabled={!chosen || phase !== 'idle'}
        onClick={() =>
          chosen &&
          void commands.fetchDocument(
            chosen,
            onlyFollowed ? followed : null,
            canChoose && !onlyFollowed ? scope : 'all',
          )
        }
      >
        {phase === 'receiving' ? words.sync.phase.receiving : words.sync.fetch}
      </Button>
    </div>
  );
}
