import { Badge, Button, makeStyles, MessageBar, Spinner, Text, tokens } from '@fluentui/react-components';
import { useCallback, useState } from 'react';
import type { JournalEntry } from '#shared/api/journal-api.ts';
import { fieldLabel } from '#shared/sync/check-fields.ts';
import type { FieldValue } from '#shared/sync/protocol.ts';
import type { DashboardApi } from '../dashboard-api.ts';
import { useLoaded } from '../use-loaded.ts';
import { showInstant, words } from '../words.ts';
import { actionNames, journalWords, kindNames } from './journal-words.ts';

const useStyles = makeStyles({
  item: { padding: '8px 0', borderTop: `1px solid ${tokens.colorNeutralStroke3}`, display: 'grid', rowGap: '4px' },
  head: { display: 'flex', flexWrap: 'wrap', columnGap: '10px', rowGap: '2px', alignItems: 'center' },
  minor: { color: tokens.colorNeutralForeground3, overflowWrap: 'anywhere' },
  rows: { display: 'grid', rowGap: '8px', padding: '4px 0 4px 16px', margin: 0 },
  row: { display: 'grid', rowGap: '2px', overflowWrap: 'anywhere' },
  old: { textDecorationLine: 'line-through', color: tokens.colorNeutralForeground3 },
});

interface Props {
  readonly api: DashboardApi;
  readonly token: string;
  readonly documentId: string;
  readonly entry: JournalEntry;
}

/** One operation; its rows are fetched when somebody wants to see them. */
export function JournalItem({ entry, ...source }: Props) {
  const styles = useStyles();
  const [open, setOpen] = useState(false);
  const { kind, author, agencyName, at, workbookLabel, rowsWritten, undoneBy, operationId } = entry;
  return (
    <li className={styles.item}>
      <div className={styles.head}>
        <Text weight="semibold">{kindNames[kind]}</Text>
        <Text>{journalWords.rows(rowsWritten)}</Text>
        {undoneBy !== null && (
          <Badge appearance="tint" color="subtle">
            {journalWords.undone}
          </Badge>
        )}
        <Button size="small" appearance="subtle" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? journalWords.hide : journalWords.show}
        </Button>
      </div>
      <Text size={200} className={styles.minor}>
        {[showInstant(at), author, agencyName === author ? null : agencyName, workbookLabel]
          .filter(Boolean)
          .join(' · ')}
      </Text>
      {open && <OperationRows {...source} operationId={operationId} />}
    </li>
  );
}

function show(value: FieldValue): string {
  if (value === null || value === '') return words.blank;
  return typeof value === 'number' ? value.toLocaleString('vi-VN') : value;
}

function OperationRows({
  api,
  token,
  documentId,
  operationId,
}: Omit<Props, 'entry'> & { readonly operationId: string }) {
  const styles = useStyles();
  const { value, failure, loading } = useLoaded(
    useCallback(() => api.operationRows(token, documentId, operationId), [api, token, documentId, operationId]),
  );
  return (
    <div className={styles.rows}>
      {loading && <Spinner size="tiny" label={journalWords.loadingRows} />}
      {failure && <MessageBar intent="error">{failure.message}</MessageBar>}
      {value?.rows.map(({ rowId, title, action, changes }) => (
        <div key={`${rowId}/${action}`} className={styles.row}>
          <Text>
            {actionNames[action]}: {title || words.blank}
          </Text>
          {changes.map(({ field, from, to }) => (
            <Text key={field} size={200}>
              {fieldLabel(field)}: <span className={styles.old}>{show(from)}</span> → {show(to)}
            </Text>
          ))}
        </div>
      ))}
      {value && value.rows.length < value.total && (
        <Text size={200} className={styles.minor}>
          {journalWords.someRows(value.rows.length, value.total)}
        </Text>
      )}
    </div>
  );
}
