import { Button, makeStyles, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import { EditRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { DocumentRow } from '#shared/api/document-api.ts';
import { rowTitle, shortTitle } from '#shared/sync/row-title.ts';
import { editWords } from './edit-words.ts';
import type { RowSaver } from './save-rows.ts';

const useStyles = makeStyles({ actions: { display: 'flex', gap: '8px' } });

interface Props {
  readonly row: DocumentRow;
  readonly saver: RowSaver;
  onEdit(): void;
  onRemoved(operationId: string): void;
}

/** Editing a row, and taking it out after the person confirmed which one. */
export function RowActions({ row, saver, onEdit, onRemoved }: Props) {
  const styles = useStyles();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [message, setMessage] = useState<string | null>(null);
  const remove = (): void => {
    setBusy(true);
    void saver.remove(row).then((result) => {
      setBusy(false);
      setAsking(false);
      if (result.kind === 'saved') onRemoved(result.operationId);
      else if (result.kind === 'failed') setMessage(result.failure.message);
      else setMessage(result.kind === 'refused' ? result.message : editWords.refused);
    });
  };
  return (
    <>
      {message !== null && <MessageBar intent="error">{message}</MessageBar>}
      {asking ? (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{editWords.removeAsk(shortTitle(rowTitle(row.fields)))}</MessageBarBody>
          <MessageBarActions>
            <Button autoFocus disabled={busy} onClick={() => setAsking(false)}>
              {editWords.keep}
            </Button>
            <Button disabled={busy} onClick={remove}>
              {editWords.removeConfirm}
            </Button>
          </MessageBarActions>
        </MessageBar>
      ) : (
        <div className={styles.actions}>
          <Button appearance="primary" icon={<EditRegular />} onClick={onEdit}>
            {editWords.edit}
          </Button>
          <Button appearance="subtle" onClick={() => setAsking(true)}>
            {editWords.remove}
          </Button>
        </div>
      )}
    </>
  );
}
