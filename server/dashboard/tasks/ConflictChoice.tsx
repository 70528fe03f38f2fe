import {
  Button,
  makeStyles,
  MessageBar,
  MessageBarBody,
  Radio,
  RadioGroup,
  Text,
  tokens,
} from '@fluentui/react-components';
import { useState } from 'react';
import { fieldLabel } from '#shared/sync/check-fields.ts';
import type { FieldValue } from '#shared/sync/protocol.ts';
import { showInstant, words } from '../words.ts';
import { editWords } from './edit-words.ts';
import type { RowConflict } from './save-rows.ts';

const useStyles = makeStyles({
  list: { display: 'grid', rowGap: '14px' },
  values: { display: 'grid', gridTemplateColumns: '80px minmax(0, 1fr)', gap: '2px 8px', margin: '4px 0' },
  term: { color: tokens.colorNeutralForeground3 },
  value: { margin: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
  actions: { display: 'flex', gap: '8px' },
});

function show(value: FieldValue): string {
  if (value === null || value === '') return words.blank;
  return typeof value === 'number' ? value.toLocaleString('vi-VN') : value;
}

interface Props {
  readonly conflicts: readonly RowConflict[];
  readonly busy: boolean;
  /** The fields whose own value is kept. */
  onSettle(keepMine: ReadonlySet<string>): void;
  onCancel(): void;
}

/** Both values of each field that two people changed, and whose they are; nothing is chosen beforehand. */
export function ConflictChoice({ conflicts, busy, onSettle, onCancel }: Props) {
  const styles = useStyles();
  const [choices, setChoices] = useState<ReadonlyMap<string, string>>(new Map());
  return (
    <div className={styles.list}>
      <MessageBar intent="warning" layout="multiline">
        <MessageBarBody>
          {editWords.conflictTitle}. {editWords.conflictHow}
        </MessageBarBody>
      </MessageBar>
      {conflicts.map(({ field, base, mine, theirs, author, at }) => (
        <section key={field} aria-label={fieldLabel(field)}>
          <Text weight="semibold">{fieldLabel(field)}</Text>
          <dl className={styles.values}>
            <dt className={styles.term}>{editWords.base}</dt>
            <dd className={styles.value}>{show(base)}</dd>
            <dt className={styles.term}>{editWords.mine}</dt>
            <dd className={styles.value}>{show(mine)}</dd>
            <dt className={styles.term}>{editWords.theirs}</dt>
            <dd className={styles.value}>
              {show(theirs)}
              <br />
              <Text size={200} className={styles.term}>
                {author} · {showInstant(at)}
              </Text>
            </dd>
          </dl>
          <RadioGroup
            layout="horizontal"
            aria-label={fieldLabel(field)}
            value={choices.get(field) ?? ''}
            onChange={(_, { value }) => setChoices(new Map(choices).set(field, value))}
          >
            <Radio value="mine" label={editWords.keepMine} />
            <Radio value="theirs" label={editWords.takeTheirs} />
          </RadioGroup>
        </section>
      ))}
      <div className={styles.actions}>
        <Button
          appearance="primary"
          disabled={busy || conflicts.some(({ field }) => !choices.has(field))}
          onClick={() =>
            onSettle(new Set([...choices].flatMap(([field, choice]) => (choice === 'mine' ? [field] : []))))
          }
        >
          {editWords.settle}
        </Button>
        <Button disabled={busy} onClick={onCancel}>
          {editWords.cancel}
        </Button>
      </div>
    </div>
  );
}
