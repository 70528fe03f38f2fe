import {
  Button,
  Field,
  Input,
  makeStyles,
  MessageBar,
  MessageBarBody,
  Select,
  Textarea,
} from '@fluentui/react-components';
import { useCallback, useMemo, useRef, useState } from 'react';
import type { DocumentInfo, DocumentRow } from '#shared/api/document-api.ts';
import { catalogueOf } from '#shared/agency/province-catalogue.ts';
import { describeDeadline } from '#shared/deadline/describe-deadline.ts';
import { parseDeadline } from '#shared/deadline/parse-deadline.ts';
import { fieldLabel } from '#shared/sync/check-fields.ts';
import { typeOf } from '#shared/sync/field-owners.ts';
import type { RowFields } from '#shared/sync/protocol.ts';
import type { DashboardApi } from '../dashboard-api.ts';
import { useLoaded } from '../use-loaded.ts';
import { useUnsavedGuard } from '../use-unsaved-guard.ts';
import { AgencyHints } from './AgencyHints.tsx';
import { editWords } from './edit-words.ts';
import { changesOf, draftErrors, draftOf, editableFields } from './row-draft.ts';

const useStyles = makeStyles({
  form: { display: 'grid', rowGap: '10px' },
  actions: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
});

/** A group that a new row may belong to. */
export interface RowGroup {
  readonly section: string;
  readonly sectionName: string;
}

interface Props {
  readonly api: DashboardApi;
  readonly token: string;
  readonly document: DocumentInfo;
  /** The row as it was when typing began; `null` for a new one. */
  readonly row: DocumentRow | null;
  readonly groups: readonly RowGroup[];
  readonly busy: boolean;
  /** Why the last attempt did not go through. */
  readonly message: string | null;
  onDirty(dirty: boolean): void;
  onSave(fields: RowFields): void;
  onCancel(): void;
}

/** Typing a row: the checks of the sheet while it is typed, errors beside their fields. */
export function RowForm({ api, token, document, row, groups, busy, message, onDirty, onSave, onCancel }: Props) {
  const styles = useStyles();
  const { kind, year } = document;
  const form = useRef<HTMLFormElement>(null);
  const [draft, setDraft] = useState(() => draftOf(kind, row));
  const [group, setGroup] = useState(0);
  const [tried, setTried] = useState(false);
  const [nothing, setNothing] = useState(false);
  const settings = useLoaded(useCallback(() => api.provinceSettings(token), [api, token]));
  const catalogue = useMemo(() => catalogueOf(settings.value), [settings.value]);
  const changes = useMemo(() => changesOf(kind, row, draft), [kind, row, draft]);
  const errors = useMemo(() => draftErrors(kind, row, changes), [kind, row, changes]);
  const dirty = Object.keys(changes).length > 0;
  const [stayed, setStayed] = useState(false);
  useUnsavedGuard(
    dirty,
    useCallback(() => setStayed(true), []),
  );

  const type = (field: string, text: string): void => {
    const next = { ...draft, [field]: text };
    setDraft(next);
    setNothing(false);
    setStayed(false);
    onDirty(Object.keys(changesOf(kind, row, next)).length > 0);
  };
  const submit = (): void => {
    setTried(true);
    if (errors.size > 0) {
      const [first] = errors.keys();
      form.current?.querySelector<HTMLElement>(`[name="${first ?? ''}"]`)?.focus();
      return;
    }
    if (!dirty) return setNothing(true);
    const place = row === null ? groups[group] : undefined;
    onSave({ ...(place ? { section: place.section, sectionName: place.sectionName || null } : {}), ...changes });
  };
  const hintOf = (field: string, text: string): string | undefined =>
    field === 'deadline' && text.trim() !== ''
      ? editWords.understood(describeDeadline(parseDeadline(text, { year })))
      : undefined;
  const top = message ?? (nothing ? editWords.nothing : stayed ? editWords.unsaved : null);

  return (
    <form
      ref={form}
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {top !== null && (
        <MessageBar intent={message === null ? 'warning' : 'error'} layout="multiline">
          <MessageBarBody>{top}</MessageBarBody>
        </MessageBar>
      )}
      {tried && errors.size > 0 && (
        <MessageBar intent="error">
          <MessageBarBody>{editWords.errors(errors.size)}</MessageBarBody>
        </MessageBar>
      )}
      {row === null && groups.length > 0 && (
        <Field label={editWords.group}>
          <Select value={String(group)} onChange={(_, { value }) => setGroup(Number(value))}>
            {groups.map(({ section, sectionName }, index) => (
              <option key={section} value={index}>
                {[section, sectionName].filter(Boolean).join('. ')}
              </option>
            ))}
          </Select>
        </Field>
      )}
      {editableFields(kind).map((field, index) => {
        const text = draft[field] ?? '';
        const error = errors.get(field);
        const shared = { name: field, value: text, autoFocus: index === 0 } as const;
        return (
          <div key={field}>
            <Field
              label={fieldLabel(field)}
              validationState={error === undefined ? 'none' : 'error'}
              validationMessage={error}
              hint={hintOf(field, text)}
            >
              {typeOf(field) === 'number' ? (
                <Input {...shared} inputMode="decimal" onChange={(_, { value }) => type(field, value)} />
              ) : (
                <Textarea
                  {...shared}
                  resize="vertical"
                  rows={text.length > 90 ? 4 : 2}
                  onChange={(_, { value }) => type(field, value)}
                />
              )}
            </Field>
            {(field === 'leadAgencies' || field === 'coAgencies') && (
              <AgencyHints text={text} year={year} catalogue={catalogue} onChange={(next) => type(field, next)} />
            )}
          </div>
        );
      })}
      <div className={styles.actions}>
        <Button type="submit" appearance="primary" disabled={busy}>
          {busy ? editWords.saving : editWords.save}
        </Button>
        <Button disabled={busy} onClick={onCancel}>
          {editWords.cancel}
        </Button>
      </div>
    </form>
  );
}
