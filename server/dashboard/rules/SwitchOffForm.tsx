import { Button, Field, makeStyles, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import { words } from '../words.ts';

const useStyles = makeStyles({
  form: { display: 'grid', rowGap: '8px', padding: '8px 0', maxWidth: '560px' },
  actions: { display: 'flex', columnGap: '8px' },
});

interface Props {
  onConfirm(reason: string): void;
  onCancel(): void;
}

/** Asks why; without a reason nothing is switched off. */
export function SwitchOffForm({ onConfirm, onCancel }: Props) {
  const styles = useStyles();
  const [reason, setReason] = useState('');
  const given = reason.trim();
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (given !== '') onConfirm(given);
      }}
    >
      <Field label={words.reasonOff} required>
        <Textarea value={reason} maxLength={500} autoFocus onChange={(_, { value }) => setReason(value)} />
      </Field>
      <div className={styles.actions}>
        <Button type="submit" appearance="primary" disabled={given === ''}>
          {words.confirmOff}
        </Button>
        <Button onClick={onCancel}>{words.cancel}</Button>
      </div>
    </form>
  );
}
