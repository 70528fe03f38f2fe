import { Button, Field, Input, makeStyles, Select, Textarea, tokens } from '@fluentui/react-components';
import { useState, type ReactNode } from 'react';
import type { PlanRecord } from '#shared/sheet/sheet-record.ts';
import { progressStatuses, progressStatusWords } from '#shared/sync/progress-status.ts';
import { formatNumber } from '../format.ts';
import { usePane, usePaneState } from '../shell/pane-context.ts';
import { progressFields, type ProgressField } from '../state/progress-columns.ts';
import { changedProgress, readPercent, type ProgressDraft } from '../state/progress-draft.ts';
import { words } from '../words.ts';

const useStyles = makeStyles({
  form: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  pair: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) 96px', gap: tokens.spacingHorizontalS },
  input: { minWidth: 0, width: '100%' },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

/** Progress of the selected row, written into the sheet on demand. Fields not typed in follow the sheet. */
export function ProgressForm({ record }: { record: PlanRecord }): ReactNode {
  const styles = useStyles();
  const { commands } = usePane();
  const busy = usePaneState((state) => state.busy !== null);
  const [draft, setDraft] = useState<ProgressDraft>({});
  const shown = (field: ProgressField): string => draft[field] ?? textOf(record, field);
  const set = (field: ProgressField) => (value: string) => setDraft((was) => ({ ...was, [field]: value }));
  const percent = readPercent(shown('percent'));
  const changes = changedProgress(record, draft);
  const hasColumns = progressFields.every((field) => record.cells[field] !== undefined);
  const status = shown('status');
  const offered = progressStatuses.map((name) => progressStatusWords[name]);
  const choices = status === '' || offered.includes(status) ? offered : [...offered, status];
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (changes === null || Object.keys(changes).length === 0) return;
        void commands.saveProgress(record.row, changes).then((saved) => saved && setDraft({}));
      }}
    >
      <h3 className={styles.title}>{words.row.progress}</h3>
      <div className={styles.pair}>
        <Field label={words.row.status}>
          <Select value={status} onChange={(_, { value }) => set('status')(value)}>
            <option value="">{words.row.statusNone}</option>
            {choices.map((choice) => (
              <option key={choice} value={choice}>
                {choice}
              </option>
            ))}
          </Select>
        </Field>
        <Field
          label={words.row.percentShort}
          validationState={percent.ok ? 'none' : 'error'}
          validationMessage={percent.ok ? undefined : words.row.percentInvalid}
        >
          <Input
            className={styles.input}
            inputMode="decimal"
            value={shown('percent')}
            onChange={(_, { value }) => set('percent')(value)}
          />
        </Field>
      </div>
      <Field label={words.row.result}>
        <Textarea
          rows={3}
          resize="vertical"
          value={shown('result')}
          onChange={(_, { value }) => set('result')(value)}
        />
      </Field>
      <Field label={words.row.evidence}>
        <Textarea
          rows={2}
          resize="vertical"
          value={shown('evidence')}
          onChange={(_, { value }) => set('evidence')(value)}
        />
      </Field>
      {!hasColumns && <div className={styles.quiet}>{words.row.saveNote}</div>}
      <Button
        type="submit"
        appearance="primary"
        disabled={busy || changes === null || Object.keys(changes).length === 0}
      >
        {words.row.save}
      </Button>
    </form>
  );
}

function textOf(record: PlanRecord, field: ProgressField): string {
  const value = record[field];
  if (value === null) return '';
  return typeof value === 'number' ? formatNumber(value) : value;
}
