import { Badge, Button, Field, Input, makeStyles, Select, tokens } from '@fluentui/react-components';
import { useState, type ReactNode } from 'react';
import { columnLetters } from '#shared/sheet/a1.ts';
import { columnFields, sheetKindNames, sheetKinds } from '#shared/sheet/sheet-kind.ts';
import { fieldsOfKind } from '#shared/sheet/suggest-columns.ts';
import { usePane, usePaneState } from '../shell/pane-context.ts';
import { PaneDialog } from '../shell/PaneDialog.tsx';
import {
  draftColumns,
  settleColumns,
  withChoice,
  withHeader,
  withKind,
  type ColumnDraft,
} from '../state/column-draft.ts';
import type { SheetView } from '../state/pane-state.ts';
import { columnFieldWords, words } from '../words.ts';

const useStyles = makeStyles({
  rows: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)', gap: tokens.spacingHorizontalS },
  rowNumber: { minWidth: 0, width: '100%' },
  list: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, paddingTop: tokens.spacingVerticalS },
  column: { display: 'grid', gridTemplateColumns: '28px minmax(0, 1fr)', alignItems: 'start', gap: '4px 8px' },
  letters: { fontWeight: tokens.fontWeightSemibold, paddingTop: '2px' },
  header: { overflowWrap: 'anywhere' },
  sample: {
    display: 'block',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
  },
  select: { gridColumn: 2 },
});

/** What each column was taken for, and the place to say otherwise. */
export function ColumnsDialog(): ReactNode {
  const sheet = usePaneState((state) => state.sheet);
  return sheet.status === 'ready' ? <Columns sheet={sheet} /> : null;
}

function Columns({ sheet }: { sheet: Extract<SheetView, { status: 'ready' }> }): ReactNode {
  const styles = useStyles();
  const { store, commands } = usePane();
  const [draft, setDraft] = useState<ColumnDraft>(() => draftColumns(sheet.grid, sheet.report.reading));
  const recognised = sheet.report.reading.tables.length > 0;
  const close = (): void => store.dispatch({ type: 'dialog-closed' });
  const settled = settleColumns(draft);
  const fields = fieldsOfKind(draft.kind);
  const setRow = (edge: 'headerTop' | 'headerBottom') => (value: number) => {
    if (Number.isInteger(value) && value >= 1) setDraft(withHeader(sheet.grid, draft, { ...draft, [edge]: value - 1 }));
  };
  return (
    <PaneDialog
      title={recognised ? words.columns.title : words.columns.titleUnknown}
      actions={
        <>
          <Button
            appearance="subtle"
            onClick={() => {
              close();
              void commands.saveColumns(null);
            }}
          >
            {words.columns.recogniseAgain}
          </Button>
          <Button onClick={close}>{words.cancel}</Button>
          <Button
            appearance="primary"
            disabled={!settled.ok}
            onClick={() => {
              if (!settled.ok) return;
              close();
              void commands.saveColumns(settled.columns);
            }}
          >
            {words.columns.save}
          </Button>
        </>
      }
    >
      <div>{recognised ? words.columns.lead : words.columns.leadUnknown}</div>
      <Field label={words.columns.kind}>
        <Select
          value={draft.kind}
          onChange={(_, { value }) => {
            const kind = sheetKinds.find((name) => name === value);
            if (kind) setDraft(withKind(sheet.grid, draft, kind));
          }}
        >
          {sheetKinds
            .filter((kind) => kind !== 'empty' && kind !== 'other' && kind !== 'lost-points')
            .map((kind) => (
              <option key={kind} value={kind}>
                {sheetKindNames[kind]}
              </option>
            ))}
        </Select>
      </Field>
      <div className={styles.rows}>
        <Field label={words.columns.headerTop}>
          <Input
            className={styles.rowNumber}
            type="number"
            min={1}
            value={String(draft.headerTop + 1)}
            onChange={(_, { value }) => setRow('headerTop')(Number(value))}
          />
        </Field>
        <Field label={words.columns.headerBottom}>
          <Input
            className={styles.rowNumber}
            type="number"
            min={1}
            value={String(draft.headerBottom + 1)}
            onChange={(_, { value }) => setRow('headerBottom')(Number(value))}
          />
        </Field>
      </div>
      <div className={styles.list} role="list" aria-label={words.columns.title}>
        {draft.columns.map(({ column, field, confidence, header, sample }) => (
          <div key={column} className={styles.column} role="listitem">
            <span className={styles.letters}>{columnLetters(column)}</span>
            <span className={styles.header}>
              {header || words.columns.noHeader}{' '}
              {confidence !== null && confidence < 0.7 && (
                <Badge appearance="tint" color="warning" size="small">
                  {words.columns.unsure}
                </Badge>
              )}
              {sample !== null && <span className={styles.sample}>{words.columns.sample(sample)}</span>}
            </span>
            <Select
              className={styles.select}
              size="small"
              value={field ?? ''}
              aria-label={words.columns.fieldOf(columnLetters(column))}
              onChange={(_, { value }) =>
                setDraft(withChoice(draft, column, columnFields.find((name) => name === value) ?? null))
              }
            >
              <option value="">{words.columns.none}</option>
              {/* What was recognised stays in the list even where the kind has no such column. */}
              {columnFields
                .filter((name) => name === field || fields.includes(name))
                .map((name) => (
                  <option key={name} value={name}>
                    {columnFieldWords(name)}
                  </option>
                ))}
            </Select>
          </div>
        ))}
      </div>
      {!settled.ok && (
        <div role="alert">
          {settled.reason === 'twice' ? words.columns.twice(columnFieldWords(settled.field)) : words.columns.nothing}
        </div>
      )}
    </PaneDialog>
  );
}
