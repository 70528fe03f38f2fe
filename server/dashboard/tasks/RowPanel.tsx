import {
  Button,
  DrawerBody,
  DrawerHeader,
  DrawerHeaderTitle,
  makeStyles,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  OverlayDrawer,
} from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { DocumentInfo, DocumentRow } from '#shared/api/document-api.ts';
import type { RowFields } from '#shared/sync/protocol.ts';
import { rowTitle, sectionTitle, shortTitle } from '#shared/sync/row-title.ts';
import type { DashboardApi } from '../dashboard-api.ts';
import { lazyPage } from '../shell/lazy-page.tsx';
import { words } from '../words.ts';
import { editWords } from './edit-words.ts';
import { textOf } from './filter-rows.ts';
import type { RowGroup } from './RowForm.tsx';
import type { SavedNotice } from './SavedBar.tsx';
import type { RowSaver } from './save-rows.ts';

const useStyles = makeStyles({
  body: { display: 'grid', rowGap: '12px', alignContent: 'start', paddingBottom: '24px' },
});

/** The row whose panel is open; `new` = one that is being added. */
export type OpenRow = DocumentRow | 'new';

interface Props {
  readonly api: DashboardApi;
  readonly token: string;
  readonly document: DocumentInfo;
  readonly open: OpenRow | null;
  /** Every row of the page, for the groups a new one may belong to. */
  readonly rows: readonly DocumentRow[];
  readonly saver: RowSaver;
  readonly mayAssign: boolean;
  onSaved(notice: SavedNotice): void;
  onClose(): void;
  onChanged(): void;
}

const RowEditor = lazyPage(async () => (await import('./RowEditor.tsx')).RowEditor);
const RowDetails = lazyPage(async () => (await import('./RowDetails.tsx')).RowDetails);

/** One task in full, with who changed which field from what to what; the province types in it. */
export function RowPanel(props: Props) {
  const { open, onClose } = props;
  const [dirty, setDirty] = useState(false);
  const [asking, setAsking] = useState(false);
  const close = (): void => {
    setDirty(false);
    setAsking(false);
    onClose();
  };
  const ask = (): void => (dirty ? setAsking(true) : close());
  return (
    <OverlayDrawer position="end" size="medium" open={open !== null} onOpenChange={(_, data) => data.open || ask()}>
      {asking && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{editWords.unsaved}</MessageBarBody>
          <MessageBarActions>
            <Button autoFocus onClick={() => setAsking(false)}>
              {editWords.goOn}
            </Button>
            <Button onClick={close}>{editWords.discard}</Button>
          </MessageBarActions>
        </MessageBar>
      )}
      {open !== null && (
        <OpenPanel key={open === 'new' ? 'new' : open.rowId} {...props} open={open} onDirty={setDirty} onAsk={ask} />
      )}
    </OverlayDrawer>
  );
}

interface OpenPanelProps extends Props {
  readonly open: OpenRow;
  onDirty(dirty: boolean): void;
  /** Closes unless something typed would be lost. */
  onAsk(): void;
}

function groupsOf(rows: readonly DocumentRow[]): RowGroup[] {
  const groups = new Map<string, RowGroup>();
  for (const row of rows) {
    const section = textOf(row, 'section');
    if (section !== '' && !groups.has(section))
      groups.set(section, { section, sectionName: textOf(row, 'sectionName') });
  }
  return [...groups.values()];
}

function OpenPanel({ open, rows, saver, onDirty, onAsk, onSaved, ...props }: OpenPanelProps) {
  const styles = useStyles();
  const row = open === 'new' ? null : open;
  const [editing, setEditing] = useState(row === null);
  const heading = row === null ? editWords.addTitle : sectionTitle(row.fields) || rowTitle(row.fields);
  const saved = (operationId: string | null, fields: RowFields): void => {
    const title = shortTitle(rowTitle({ ...row?.fields, ...fields }));
    const told = row === null ? editWords.added(title) : editWords.saved(title);
    onSaved({ message: operationId === null ? editWords.nothing : told, operationId });
  };
  return (
    <>
      <DrawerHeader>
        <DrawerHeaderTitle
          action={<Button appearance="subtle" aria-label={words.close} icon={<DismissRegular />} onClick={onAsk} />}
        >
          {heading}
        </DrawerHeaderTitle>
      </DrawerHeader>
      <DrawerBody className={styles.body}>
        {editing ? (
          <RowEditor
            api={props.api}
            token={props.token}
            document={props.document}
            row={row}
            groups={groupsOf(rows)}
            known={rows.map(({ rowId }) => rowId)}
            saver={saver}
            onDirty={onDirty}
            onSaved={saved}
            onCancel={() => {
              onDirty(false);
              if (row === null) props.onClose();
              else setEditing(false);
            }}
          />
        ) : (
          row && (
            <RowDetails
              {...props}
              row={row}
              saver={saver}
              onEdit={() => setEditing(true)}
              onRemoved={(operationId) =>
                onSaved({ message: editWords.removed(shortTitle(rowTitle(row.fields))), operationId })
              }
            />
          )
        )}
      </DrawerBody>
    </>
  );
}
