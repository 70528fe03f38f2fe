import { Button, makeStyles, MessageBar, MessageBarBody, MessageBarTitle, tokens } from '@fluentui/react-components';
import { useState, type ReactNode } from 'react';
import { mostShares, sharesChangedSchema, type Share, type ShareList } from '#shared/api/share-api.ts';
import { createOperationIds } from '#addin/api/operation-ids.ts';
import { formatInstant } from '../format.ts';
import { usePane } from '../shell/pane-context.ts';
import { useNoteDraft } from './note-drafts.ts';
import { noteWords } from './note-words.ts';
import { NoteFailure } from './NoteFailure.tsx';
import { saveShares } from './row-notes.ts';
import { blankShare, draftShares, readShares, readSharesDraft, type ShareDraft } from './share-draft.ts';
import { ShareFields } from './ShareFields.tsx';
import { ShareLines } from './ShareLines.tsx';

const useStyles = makeStyles({
  box: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, overflowWrap: 'anywhere' },
  actions: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  theirs: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
});

interface Props {
  readonly rowId: string;
  /** The list as last saved; `null` when the row was never split. */
  readonly list: ShareList | null;
  readonly rowDueOn: string | null;
  readonly onSaved: (list: ShareList) => void;
}

type Saving = 'idle' | 'saving' | 'saved' | { readonly failed: string };

/** The list of one's own agency. Typed lines stay until they are saved; another's list is never written over unseen. */
export function SharesForm({ rowId, list, rowDueOn, onSaved }: Props): ReactNode {
  const styles = useStyles();
  const { commands } = usePane();
  const [draft, setDraft] = useNoteDraft('shares', rowId, readSharesDraft);
  const [saving, setSaving] = useState<Saving>('idle');
  const [theirs, setTheirs] = useState<ShareList | null>(null);
  const [added, setAdded] = useState<number | null>(null);
  // The same list saved again after a lost answer is the same saving.
  const [operations] = useState(() => createOperationIds(() => commands.newOperationId()));
  const base = draft?.base ?? list?.version ?? 0;
  const items = draft?.items ?? draftShares(list?.shares ?? []);
  const ready = draft !== null && saving !== 'saving' && readShares(items) !== null;

  function change(next: readonly ShareDraft[]): void {
    setDraft({ base, items: next });
    setSaving('idle');
  }

  async function save(onto: number): Promise<void> {
    const shares: Share[] | null = readShares(items);
    if (shares === null || saving === 'saving') return;
    const operationId = operations.idFor(JSON.stringify([onto, shares]));
    setSaving('saving');
    const result = await saveShares(commands, rowId, { operationId, base: onto, shares });
    if (result === null) return setSaving('idle');
    if (result.ok) {
      operations.answered(operationId);
      setTheirs(null);
      setDraft(null);
      setSaving('saved');
      return onSaved(result.value.list);
    }
    const changed = result.reason === 'shares-changed' ? sharesChangedSchema.safeParse(result.details) : null;
    if (changed?.success) setTheirs(changed.data.list);
    setSaving(changed?.success ? 'idle' : { failed: result.message });
  }

  function takeTheirs(taken: ShareList): void {
    setTheirs(null);
    setDraft(null);
    setSaving('idle');
    onSaved(taken);
  }

  return (
    <form
      className={styles.box}
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) void save(base);
      }}
    >
      {items.length === 0 && <div className={styles.quiet}>{noteWords.noShares}</div>}
      {items.map((item, index) => (
        // A line has no name of its own: it is what stands at its place.
        <ShareFields
          key={index}
          item={item}
          position={index + 1}
          rowDueOn={rowDueOn}
          autoFocus={added === index}
          onChange={(next) => change(items.map((other, at) => (at === index ? next : other)))}
          onRemove={() => change(items.filter((_, at) => at !== index))}
        />
      ))}
      {typeof saving === 'object' && <NoteFailure message={saving.failed} onRetry={() => void save(base)} />}
      {theirs && (
        <Changed
          list={theirs}
          rowDueOn={rowDueOn}
          onKeepMine={() => void save(theirs.version)}
          onTakeTheirs={() => takeTheirs(theirs)}
        />
      )}
      <div className={styles.actions}>
        <Button
          size="small"
          disabled={items.length >= mostShares}
          onClick={() => {
            setAdded(items.length);
            change([...items, blankShare]);
          }}
        >
          {noteWords.add}
        </Button>
        <Button type="submit" size="small" appearance="primary" disabled={!ready}>
          {saving === 'saving' ? noteWords.saving : noteWords.save}
        </Button>
        <span className={styles.quiet} aria-live="polite">
          {draft !== null ? noteWords.unsaved : saving === 'saved' ? noteWords.saved : ''}
        </span>
      </div>
      {list?.author && list.at && (
        <div className={styles.quiet}>{noteWords.lastSaved(list.author, formatInstant(list.at))}</div>
      )}
    </form>
  );
}

interface ChangedProps {
  readonly list: ShareList;
  readonly rowDueOn: string | null;
  readonly onKeepMine: () => void;
  readonly onTakeTheirs: () => void;
}

/** A colleague saved another list meanwhile: both stay to be seen until one is chosen. */
function Changed({ list, rowDueOn, onKeepMine, onTakeTheirs }: ChangedProps): ReactNode {
  const styles = useStyles();
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{noteWords.changedTitle}</MessageBarTitle>
        <div className={styles.theirs}>
          <div>{noteWords.changedBy(list.author ?? '', formatInstant(list.at ?? ''))}</div>
          <ShareLines list={{ ...list, author: null }} rowDueOn={rowDueOn} />
          <div className={styles.actions}>
            <Button size="small" onClick={onKeepMine}>
              {noteWords.keepMine}
            </Button>
            <Button size="small" onClick={onTakeTheirs}>
              {noteWords.takeTheirs}
            </Button>
          </div>
        </div>
      </MessageBarBody>
    </MessageBar>
  );
}
