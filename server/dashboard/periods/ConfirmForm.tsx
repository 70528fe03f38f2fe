import { Button, Field, makeStyles, Text, Textarea, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { useFocusBack } from '../use-focus-back.ts';
import { periodWords } from './period-words.ts';

const useStyles = makeStyles({
  form: {
    display: 'grid',
    rowGap: '8px',
    padding: '10px 12px',
    width: '100%',
    maxWidth: '640px',
    boxSizing: 'border-box',
    backgroundColor: tokens.colorNeutralBackground2,
    borderRadius: tokens.borderRadiusMedium,
  },
  actions: { display: 'flex', columnGap: '8px' },
});

interface Props {
  readonly message?: string;
  readonly confirm: string;
  /** Asks for a reason under this label. */
  readonly reason?: string;
  readonly required?: boolean;
  onConfirm(reason: string): void;
  onCancel(): void;
}

/** Says what will happen, asks why where that matters, and waits for a clear yes. */
export function ConfirmForm({ message, confirm, reason: label, required = false, onConfirm, onCancel }: Props) {
  const styles = useStyles();
  useFocusBack();
  const [reason, setReason] = useState('');
  const given = reason.trim();
  const ready = !required || given !== '';
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) onConfirm(given);
      }}
      onKeyDown={({ key }) => key === 'Escape' && onCancel()}
    >
      {message !== undefined && <Text>{message}</Text>}
      {label !== undefined && (
        <Field label={label} required={required}>
          <Textarea value={reason} maxLength={500} autoFocus onChange={(_, { value }) => setReason(value)} />
        </Field>
      )}
      <div className={styles.actions}>
        <Button type="submit" appearance="primary" disabled={!ready} autoFocus={label === undefined}>
          {confirm}
        </Button>
        <Button onClick={onCancel}>{periodWords.cancel}</Button>
      </div>
    </form>
  );
}
