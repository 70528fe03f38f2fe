import { Button, Field, makeStyles, MessageBar, Spinner, Text, Textarea, tokens } from '@fluentui/react-components';
import { useCallback, useState } from 'react';
import { bylineOf } from '#shared/account/byline.ts';
import { longestComment, type RowComment } from '#shared/api/comment-api.ts';
import { createOperationIds } from '#addin/api/operation-ids.ts';
import type { DashboardApi } from '../dashboard-api.ts';
import { LoadFailure } from '../shell/LoadFailure.tsx';
import { useLoaded, useReloadOn } from '../use-loaded.ts';
import { showInstant, words } from '../words.ts';
import { noteWords } from './note-words.ts';

const useStyles = makeStyles({
  box: { display: 'grid', rowGap: '8px' },
  item: { display: 'grid', rowGap: '2px', padding: '4px 0' },
  minor: { color: tokens.colorNeutralForeground3 },
  text: { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
});

interface Props {
  readonly api: DashboardApi;
  readonly token: string;
  readonly documentId: string;
  readonly rowId: string;
  /** How many there are as the list of rows last said: another number means that somebody wrote. */
  readonly count: number;
}

/** The comments beside a row, oldest first, and a place to add one. */
export function RowComments(props: Props) {
  const styles = useStyles();
  const { api, token, documentId, rowId, count } = props;
  const loaded = useLoaded(useCallback(() => api.comments(token, documentId, rowId), [api, token, documentId, rowId]));
  const { value, loading, failure, reload } = loaded;
  useReloadOn(count, reload);
  return (
    <section className={styles.box}>
      <Text as="h3" weight="semibold">
        {noteWords.comments}
      </Text>
      {loading && !value && <Spinner size="tiny" label={words.loading} />}
      <LoadFailure failure={failure} reload={reload} />
      {value?.comments.length === 0 && <Text className={styles.minor}>{noteWords.noComments}</Text>}
      {value?.comments.map((comment) => (
        <Comment key={comment.commentId} comment={comment} />
      ))}
      {value && (value.mayComment ? <CommentForm {...props} onAdded={reload} /> : <ReadOnly />)}
    </section>
  );
}

function ReadOnly() {
  const styles = useStyles();
  return (
    <Text size={200} className={styles.minor}>
      {noteWords.readOnly}
    </Text>
  );
}

function Comment({ comment: { text, author, agencyName, at } }: { readonly comment: RowComment }) {
  const styles = useStyles();
  return (
    <div className={styles.item}>
      <Text size={200} className={styles.minor}>
        {[showInstant(at), ...bylineOf(author, agencyName)].join(' · ')}
      </Text>
      <Text className={styles.text}>{text}</Text>
    </div>
  );
}

function CommentForm({ api, token, documentId, rowId, onAdded }: Props & { onAdded(): void }) {
  const styles = useStyles();
  const [text, setText] = useState('');
  const [state, setState] = useState<'idle' | 'sending' | { readonly failed: string }>('idle');
  // The same words sent again after a lost answer are the same comment.
  const [operations] = useState(() => createOperationIds(() => crypto.randomUUID()));
  const over = text.trim().length - longestComment;
  const ready = text.trim() !== '' && over <= 0 && state !== 'sending';

  async function send(): Promise<void> {
    if (!ready) return;
    const operationId = operations.idFor(text);
    setState('sending');
    const result = await api.addComment(token, documentId, rowId, { operationId, text });
    if (!result.ok) return setState({ failed: result.message });
    operations.answered(operationId);
    setText('');
    setState('idle');
    onAdded();
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
          onChange={(_, { value }) => setText(value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
            event.preventDefault();
            void send();
          }}
        />
      </Field>
      {typeof state === 'object' && (
        <MessageBar intent="error" layout="multiline">
          {state.failed}
        </MessageBar>
      )}
      <div>
        <Button type="submit" disabled={!ready}>
          {state === 'sending' ? noteWords.sending : noteWords.send}
        </Button>
      </div>
    </form>
  );
}
