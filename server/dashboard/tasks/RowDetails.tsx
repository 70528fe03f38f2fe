import { Badge, Divider, makeStyles, MessageBar, Spinner, Text, tokens } from '@fluentui/react-components';
import { useCallback } from 'react';
import type { DocumentInfo, DocumentRow, RowHistoryEntry } from '#shared/api/document-api.ts';
import { fieldLabel } from '#shared/sync/check-fields.ts';
import { syncedFields } from '#shared/sync/field-owners.ts';
import type { FieldValue } from '#shared/sync/protocol.ts';
import { rowTitle, titleFieldOf } from '#shared/sync/row-title.ts';
import type { DashboardApi } from '../dashboard-api.ts';
import { GiveBack } from '../periods/GiveBack.tsx';
import { useLoaded, useReloadOn } from '../use-loaded.ts';
import { showInstant, stateNames, words } from '../words.ts';
import { textOf } from './filter-rows.ts';
import { RowActions } from './RowActions.tsx';
import { RowComments } from './RowComments.tsx';
import { RowShares } from './RowShares.tsx';
import type { RowSaver } from './save-rows.ts';
import { stateBadges } from './TaskTable.tsx';

const useStyles = makeStyles({
  facts: { display: 'grid', gridTemplateColumns: '110px minmax(0, 1fr)', rowGap: '6px', columnGap: '10px', margin: 0 },
  term: { color: tokens.colorNeutralForeground3 },
  value: { margin: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
  entry: { display: 'grid', rowGap: '2px', padding: '6px 0' },
  minor: { color: tokens.colorNeutralForeground3 },
  old: { textDecorationLine: 'line-through', color: tokens.colorNeutralForeground3 },
});

const actionNames: Readonly<Record<RowHistoryEntry['action'], string>> = {
  created: 'Đưa lên tỉnh',
  changed: 'Sửa',
  removed: 'Bỏ khỏi kế hoạch',
  restored: 'Khôi phục',
  returned: 'Trả lại',
  'return-ended': 'Nhận lại',
};

function show(value: FieldValue): string {
  return value === null || value === ''
    ? words.blank
    : typeof value === 'number'
      ? value.toLocaleString('vi-VN')
      : value;
}

interface Props {
  readonly api: DashboardApi;
  readonly token: string;
  readonly document: DocumentInfo;
  readonly saver: RowSaver;
  readonly mayAssign: boolean;
  readonly row: DocumentRow;
  onEdit(): void;
  onRemoved(operationId: string): void;
  onChanged(): void;
}

/** What a row says, who said it when, and what may be done with it. */
export function RowDetails({ api, token, document, row, saver, mayAssign, onEdit, onRemoved, onChanged }: Props) {
  const styles = useStyles();
  const { rowId, revision } = row;
  const documentId = document.id;
  const history = useLoaded(useCallback(() => api.history(token, documentId, rowId), [api, token, documentId, rowId]));
  useReloadOn(revision, history.reload);
  return (
    <>
      <Text weight="semibold">{rowTitle(row.fields)}</Text>
      {row.task && (
        <div>
          <Badge appearance="tint" color={stateBadges[row.task.state]}>
            {stateNames[row.task.state]}
          </Badge>
        </div>
      )}
      <GiveBack key={revision} api={api} token={token} documentId={documentId} row={row} onChanged={onChanged} />
      <dl className={styles.facts}>
        {syncedFields(document.kind)
          .filter(({ name, placed }) => !placed && textOf(row, name) !== '' && name !== titleFieldOf(row.fields))
          .map(({ name: field }) => (
            <FieldFact key={field} name={fieldLabel(field)} value={show(row.fields[field] ?? null)} />
          ))}
      </dl>
      {mayAssign && <RowActions row={row} saver={saver} onEdit={onEdit} onRemoved={onRemoved} />}
      <Divider />
      <RowComments api={api} token={token} documentId={documentId} rowId={rowId} count={row.comments} />
      <RowShares api={api} token={token} documentId={documentId} rowId={rowId} />
      <Divider />
      <Text as="h3" weight="semibold">
        {words.history}
      </Text>
      {history.loading && <Spinner size="tiny" label={words.loading} />}
      {history.failure && <MessageBar intent="error">{history.failure.message}</MessageBar>}
      {history.value?.entries.length === 0 && <Text className={styles.minor}>{words.noHistory}</Text>}
      {history.value?.entries.map((entry) => (
        <div key={`${entry.revision}/${entry.operationId}`} className={styles.entry}>
          <Text size={200} className={styles.minor}>
            {[showInstant(entry.at), entry.author, actionNames[entry.action], entry.workbookLabel]
              .filter(Boolean)
              .join(' · ')}
          </Text>
          {entry.reason !== undefined && <Text>{entry.reason}</Text>}
          {entry.changes.map((change) => (
            <Text key={change.field}>
              {fieldLabel(change.field)}: <span className={styles.old}>{show(change.from)}</span> → {show(change.to)}
            </Text>
          ))}
        </div>
      ))}
    </>
  );
}

function FieldFact({ name, value }: { readonly name: string; readonly value: string }) {
  const styles = useStyles();
  return (
    <>
      <dt className={styles.term}>{name}</dt>
      <dd className={styles.value}>{value}</dd>
    </>
  );
}
