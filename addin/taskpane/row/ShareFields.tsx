import { Button, Checkbox, Field, Input, makeStyles, Textarea, tokens } from '@fluentui/react-components';
import { Dismiss16Regular } from '@fluentui/react-icons/svg/dismiss';
import type { ReactNode } from 'react';
import { longestAssignee, longestPart } from '#shared/api/share-api.ts';
import { warnLateShare } from '#shared/deadline/late-share.ts';
import { noteWords } from './note-words.ts';
import { lacksAssignee, readDeadline, type ShareDraft } from './share-draft.ts';

const useStyles = makeStyles({
  box: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    border: 0,
    margin: 0,
    padding: tokens.spacingHorizontalS,
    minWidth: 0,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  pair: { display: 'flex', alignItems: 'flex-end', flexWrap: 'wrap', columnGap: tokens.spacingHorizontalS },
  top: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) auto', alignItems: 'start' },
  day: { width: '120px' },
  input: { minWidth: 0, width: '100%' },
});

interface Props {
  readonly item: ShareDraft;
  /** From 1. */
  readonly position: number;
  readonly rowDueOn: string | null;
  readonly autoFocus: boolean;
  readonly onChange: (item: ShareDraft) => void;
  readonly onRemove: () => void;
}

/** One part of the work: who, what, by when, done or not. */
export function ShareFields({ item, position, rowDueOn, autoFocus, onChange, onRemove }: Props): ReactNode {
  const styles = useStyles();
  const deadline = readDeadline(item);
  const late = item.done || deadline === undefined ? null : warnLateShare(deadline, rowDueOn);
  const nameless = lacksAssignee(item);
  return (
    <fieldset className={styles.box} aria-label={noteWords.item(position)}>
      <div className={styles.top}>
        <Field
          label={noteWords.assignee}
          validationState={nameless ? 'error' : 'none'}
          validationMessage={nameless ? noteWords.assigneeMissing : undefined}
        >
          <Input
            className={styles.input}
            maxLength={longestAssignee}
            autoFocus={autoFocus}
            value={item.assignee}
            onChange={(_, { value }) => onChange({ ...item, assignee: value })}
          />
        </Field>
        <Button
          size="small"
          appearance="subtle"
          icon={<Dismiss16Regular />}
          aria-label={noteWords.remove(item.assignee.trim())}
          onClick={onRemove}
        />
      </div>
      <Field label={noteWords.part}>
        <Textarea
          rows={1}
          resize="vertical"
          maxLength={longestPart}
          value={item.part}
          onChange={(_, { value }) => onChange({ ...item, part: value })}
        />
      </Field>
      <Field
        label={noteWords.deadline}
        validationState={deadline === undefined ? 'error' : late === null ? 'none' : 'warning'}
        validationMessage={deadline === undefined ? noteWords.deadlineInvalid : (late ?? undefined)}
      >
        <div className={styles.pair}>
          <Input
            className={styles.day}
            inputMode="numeric"
            aria-label={`${noteWords.deadline} (${noteWords.deadlineHint})`}
            placeholder={noteWords.deadlineHint}
            value={item.deadline}
            onChange={(_, { value }) => onChange({ ...item, deadline: value })}
          />
          <Checkbox
            label={noteWords.done}
            checked={item.done}
            onChange={(_, { checked }) => onChange({ ...item, done: checked === true })}
          />
        </div>
      </Field>
    </fieldset>
  );
}
