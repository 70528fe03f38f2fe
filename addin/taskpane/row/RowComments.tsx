import { Button, Field, makeStyles, Spinner, Textarea, tokens } from '@fluentui/react-components';
import { useCallback, useEffect, useRef, useState, type ReactNode } from 'react';
import { bylineOf } from '#shared/account/byline.ts';
import { longestComment, type CommentsAnswer, type RowComment } from '#shared/api/comment-api.ts';
import { createOperationIds } from '#addin/api/operation-ids.ts';
import { formatInstant } from '../format.ts';
import { usePane, usePaneState } from '../shell/pane-context.ts';
import { useNoteDraft } from './note-drafts.ts';
import { noteWords } from './note-words.ts';
import { NoteFailure } from './NoteFailure.tsx';
import { addComment, readComments } from './row-notes.ts';
import { useAsked } from './use-asked.ts';

const useStyles = makeStyles({
  box: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, overflowWrap: 'anywhere' },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  item: { padding: `${tokens.spacingVerticalXS} 0`, borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
  text: { overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' },
  actions: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS },
});

/** The comments beside a row, oldest first, and a place to add one. */
export function RowComments({ rowId }: { readonly rowId: string }): ReactNode {
  const styles = useStyles();
  const { commands } = usePane();
  const ask = useCallback(() => readComments(commands, rowId), [commands, rowId]);
  const { asked, reload, refresh, replace } = useAsked(ask);
  const mark = usePaneState((state) => state.sync.marks.comments);
  const seen = useRef(mark);
  useEffect(() => {
    if (seen.current === mark) return;
    seen.current = mark;
    refresh();
  }, [mark, refresh]);
  if (asked.status === 'loading') return <Spinner size="tiny" label={noteWords.loading} />;
  if (asked.status === 'failed') return <NoteFailure message={asked.message} onRetry={reload} />;
  const { comments, mayComment } = asked.value;
  return (
    <div className={styles.box}>
      {comments.length === 0 && <div className={styles.quiet}>{noteWords.noComments}</div>}
      <CommentList comments={comments} />
      {mayComment ? (
        <CommentForm rowId={rowId} answer={asked.value} onAdded={replace} />
      ) : (
        <div className={styles.quiet}>{noteWords.readOnly}</div>
      )}
    </div>
  );
}

function CommentList({ comments }: { readonly comments: readonly RowComment[] }): ReactNode {
  const styles = useStyles();
  if (comments.length === 0) return null;
  return (
    <ol className={styles.list}>
      {comments.map(({ commentId, text, author, agencyName, at }) => (
        <li key={commentId} className={styles.item}>
          <div className={styles.quiet}>{[...bylineOf(author, agencyName), formatInstant(at)].join(' · ')}</div>
          <div className={styles.text}>{text}</div>
        </li>
      ))}
    </ol>
  );
}

const readText = (kept: unknown): string | null => (typeof kept === 'string' ? kept : null);

interface FormProps {
  readonly rowId: string;
  readonly answer: CommentsAnswer;
  readonly onAdded: (answer: CommentsAnswer) => void;
}

function CommentForm({ rowId, answer, onAdded }: FormProps): ReactNode {
  const styles = useStyles();
  const { commands } = usePane();
  const [draft, setDraft] = useNoteDraft('comment', rowId, readText);
  const [state, setState] = useState<'idle' | 'sending' | { readonly failed: string }>('idle');
  // The same words sent again after a lost answer are the same comment.
  const [operations] = useState(() => createOperationIds(() => commands.newOperationId()));
  const text = draft ?? '';
  const over = text.trim().length - longestComment;
  const ready = text.trim() !== '' && over <= 0 && state !== 'sending';

  async function send(): Promise<void> {
    if (!ready) return;
    const operationId = operations.idFor(text);
    setState('sending');
    const result = await addComment(commands, rowId, { operationId, text });
    if (result === null) return setState('idle');
    if (!result.ok) return setState({ failed: result.message });
    operations.answered(operationId);
    setDraft(null);
    setState('idle');
    const { comment } = result.value;
    const others = answer.comments.filter(({ commentId }) => commentId !== comment.commentId);
    onAdded({ ...answer, comments: [...others, comment] });
  }

  return (
    <form
      className={styles.box}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Field
        label={noteWords.write}
        validationState={over > 0 ? 'error' : 'none'}
        validationMessage={over > 0 ? noteWords.tooLong(over) : undefined}
      >
        <Textarea
          rows={3}
          resize="vertical"
          value={text}
          onChange={(_, { value }) => setDraft(value === '' ? null : value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
            event.preventDefault();
            void send();
          }}
        />
      </Field>
      {typeof state === 'object' && <NoteFailure message={state.failed} onRetry={() => void send()} />}
      <div className={styles.actions}>
        <Button type="submit" disabled={!ready}>
          {state === 'sending' ? noteWords.sending : noteWords.send}
        </Button>
        <span className={styles.quiet}>{noteWords.keyboard}</span>
      </div>
    </form>
  );
}
