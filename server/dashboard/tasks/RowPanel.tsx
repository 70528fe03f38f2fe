import {
  Badge,
  Button,
  Divider,
  DrawerBody,
  DrawerHeader,
  DrawerHeaderTitle,
  makeStyles,
  MessageBar,
  OverlayDrawer,
  Spinner,
  Text,
  tokens,
} from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import { useCallback } from 'react';
import type { DocumentRow, RowHistoryEntry } from '#shared/api/document-api.ts';
import type { FieldValue } from '#shared/sync/protocol.ts';
import type { DashboardApi } from '../dashboard-api.ts';
import { GiveBack } from '../periods/GiveBack.tsx';
import { useLoaded } from '../use-loaded.ts';
import { fieldNames, showInstant, stateNames, words } from '../words.ts';
import { RowComments } from './RowComments.tsx';
import { RowShares } from './RowShares.tsx';
import { textOf, titleOf } from './filter-rows.ts';
import { stateBadges } from './TaskTable.tsx';

const useStyles = makeStyles({
  body: { display: 'grid', rowGap: '12px', alignContent: 'start', paddingBottom: '24px' },
  facts: { display: 'grid', gridTemplateColumns: '110px minmax(0, 1fr)', rowGap: '6px', columnGap: '10px', margin: 0 },
  term: { color: tokens.colorNeutralForeground3 },
  value: { margin: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
  entry: { display: 'grid', rowGap: '2px', padding: '6px 0' },
  minor: { color: tokens.colorNeutralForeground3 },
  old: { textDecorationLine: 'line-through', color: tokens.colorNeutralForeground3 },
});

interface Props {
  readonly api: DashboardApi;
  readonly token: string;
  readonly documentId: string;
  readonly row: DocumentRow | null;
  onClose(): void;
  onChanged(): void;
}

const shownFields = [
  'objective',
  'task',
  'product',
  'leadAgencies',
  'coAgencies',
  'deadline',
  'status',
  'percent',
  'result',
  'evidence',
  'note',
];
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

/** One task in full, with who changed which field from what to what. */
export function RowPanel({ row, onClose, ...source }: Props) {
  return (
    <OverlayDrawer position="end" size="medium" open={row !== null} onOpenChange={(_, { open }) => open || onClose()}>
      {row && <RowDetails key={`${row.rowId}/${row.revision}`} row={row} onClose={onClose} {...source} />}
    </OverlayDrawer>
  );
}

function RowDetails({ api, token, documentId, row, onClose, onChanged }: Props & { readonly row: DocumentRow }) {
  const styles = useStyles();
  const { rowId } = row;
  const history = useLoaded(useCallback(() => api.history(token, documentId, rowId), [api, token, documentId, rowId]));
  return (
    <>
      <DrawerHeader>
        <DrawerHeaderTitle
          action={<Button appearance="subtle" aria-label={words.close} icon={<DismissRegular />} onClick={onClose} />}
        >
          {[textOf(row, 'section'), textOf(row, 'sectionName')].filter(Boolean).join('. ')}
        </DrawerHeaderTitle>
      </DrawerHeader>
      <DrawerBody className={styles.body}>
        <Text weight="semibold">{titleOf(row)}</Text>
        {row.task && (
          <div>
            <Badge appearance="tint" color={stateBadges[row.task.state]}>
              {stateNames[row.task.state]}
            </Badge>
          </div>
        )}
        <GiveBack api={api} token={token} documentId={documentId} row={row} onChanged={onChanged} />
        <dl className={styles.facts}>
          {shownFields
            .filter((field) => textOf(row, field) !== '')
            .map((field) => (
              <FieldFact key={field} name={fieldNames[field] ?? field} value={show(row.fields[field] ?? null)} />
            ))}
        </dl>
        <Divider />
        <RowComments api={api} token={token} documentId={documentId} rowId={rowId} />
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
              {showInstant(entry.at)} · {entry.author} · {actionNames[entry.action]}
            </Text>
            {entry.reason !== undefined && <Text>{entry.reason}</Text>}
            {entry.changes.map((change) => (
              <Text key={change.field}>
                {fieldNames[change.field] ?? change.field}: <span className={styles.old}>{show(change.from)}</span> →{' '}
                {show(change.to)}
              </Text>
            ))}
          </div>
        ))}
      </DrawerBody>
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
