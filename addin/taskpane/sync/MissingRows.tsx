import {
  Button,
  Checkbox,
  makeStyles,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
  tokens,
} from '@fluentui/react-components';
import { useMemo, useState, type ReactNode } from 'react';
import { unlinkedRows } from '#shared/sync/collect-changes.ts';
import { isSureOfRow } from '#shared/sync/row-alignment.ts';
import type { DocumentRow } from '#shared/api/document-api.ts';
import { usePane, usePaneState } from '../shell/pane-context.ts';
import { missingMarks } from '../state/held-rows.ts';
import { labelOf } from '../state/sync-lines.ts';
import { words } from '../words.ts';
import { usePages } from './use-pages.tsx';

const pageSize = 40;

const useStyles = makeStyles({
  box: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  bullets: { margin: 0, paddingLeft: tokens.spacingHorizontalL },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  actions: { display: 'flex', gap: tokens.spacingHorizontalS, flexWrap: 'wrap' },
});

/** Rows of the province that were deleted from the sheet: back into it, left to the province, or out of the document. */
export function MissingRows(): ReactNode {
  const held = usePaneState((state) => state.sync.link?.held ?? null);
  const local = usePaneState((state) => state.sync.local);
  const sheet = local.kind === 'ready' ? local.collected.sheet : null;
  const count = useMemo(() => (sheet ? missingMarks(held, sheet).size : 0), [held, sheet]);
  // A row whose identity is broken looks missing though it stands in the sheet.
  const isSure = local.kind === 'ready' && local.collected.heldBack.every(isSureOfRow);
  // A row without an identity, or with a copied one, may be one of them.
  const unlinked = sheet ? unlinkedRows(sheet).length : 0;
  // What is like a row of the province is asked about first: it may be the one that is missing.
  const isAsked = usePaneState(({ sync }) =>
    ((sync.preview ?? sync.outcome)?.answer.results ?? []).some(({ like }) => like !== undefined),
  );
  if (isAsked && unlinked > 0) return null;
  return count > 0 && isSure ? <Missing key={`${count} ${unlinked}`} count={count} unlinked={unlinked} /> : null;
}

function Missing({ count, unlinked }: { count: number; unlinked: number }): ReactNode {
  const { commands } = usePane();
  const busy = usePaneState((state) => state.sync.phase !== 'idle');
  const [rows, setRows] = useState<readonly DocumentRow[] | null>(null);
  /** Rows to be taken out of the document, while that is asked once more. */
  const [leaving, setLeaving] = useState<readonly DocumentRow[] | null>(null);
  const title = unlinked > 0 ? words.sync.missingMaybe(count, unlinked) : words.sync.missingTitle(count);
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{leaving ? words.sync.takeOutTitle(leaving.length) : title}</MessageBarTitle>
        {rows === null && unlinked === 0 && <div>{words.sync.missingLead}</div>}
        {unlinked > 0 && rows?.length !== 0 && leaving === null && <div>{words.sync.missingMaybeLead}</div>}
        {rows?.length === 0 && <div>{unlinked > 0 ? words.sync.standsUnlinked(count) : words.sync.missingNone}</div>}
        {rows && rows.length > 0 && <MissingList rows={rows} leaving={leaving} onLeaving={setLeaving} />}
      </MessageBarBody>
      {rows === null && (
        <MessageBarActions>
          <Button size="small" disabled={busy} onClick={() => void commands.loadMissingRows().then(setRows)}>
            {words.sync.missingSee}
          </Button>
        </MessageBarActions>
      )}
    </MessageBar>
  );
}

interface MissingListProps {
  readonly rows: readonly DocumentRow[];
  readonly leaving: readonly DocumentRow[] | null;
  onLeaving(rows: readonly DocumentRow[] | null): void;
}

function MissingList({ rows, leaving, onLeaving }: MissingListProps): ReactNode {
  const styles = useStyles();
  const { commands } = usePane();
  const busy = usePaneState((state) => state.sync.phase !== 'idle');
  const mayRemove = usePaneState(
    ({ sync: { session } }) => session.status === 'signed-in' && session.account.role === 'province',
  );
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(rows.map(({ rowId }) => rowId)));
  const [shown, more] = usePages(rows, pageSize);
  const picked = rows.filter(({ rowId }) => chosen.has(rowId));
  const ids = picked.map(({ rowId }) => rowId);
  if (leaving) return <TakeOut rows={leaving} onBack={() => onLeaving(null)} />;
  const toggle = (rowId: string) => {
    const next = new Set(chosen);
    if (!next.delete(rowId)) next.add(rowId);
    setChosen(next);
  };
  return (
    <div className={styles.box}>
      <ul className={styles.list} aria-label={words.sync.missingTitle(rows.length)}>
        {shown.map((row) => (
          <li key={row.rowId}>
            <Checkbox checked={chosen.has(row.rowId)} onChange={() => toggle(row.rowId)} label={nameOf(row)} />
          </li>
        ))}
      </ul>
      {more}
      <div className={styles.actions}>
        <Button
          size="small"
          appearance="primary"
          disabled={busy || ids.length === 0}
          onClick={() => void commands.placeAbsentRows(ids)}
        >
          {words.sync.restore(ids.length)}
        </Button>
        <Button size="small" disabled={busy || ids.length === 0} onClick={() => void commands.letRowsGo(ids)}>
          {words.sync.letGo}
        </Button>
        {mayRemove && (
          <Button size="small" disabled={busy || ids.length === 0} onClick={() => onLeaving(picked)}>
            {words.sync.takeOut}
          </Button>
        )}
      </div>
      <div className={styles.quiet}>{words.sync.letGoWhy}</div>
    </div>
  );
}

/** Asks once more, with every row named. */
function TakeOut({ rows, onBack }: { rows: readonly DocumentRow[]; onBack: () => void }): ReactNode {
  const styles = useStyles();
  const { commands } = usePane();
  const busy = usePaneState((state) => state.sync.phase !== 'idle');
  return (
    <div className={styles.box} role="group" aria-label={words.sync.takeOutTitle(rows.length)}>
      <ul className={styles.bullets}>
        {rows.map((row) => (
          <li key={row.rowId}>{nameOf(row)}</li>
        ))}
      </ul>
      <div>{words.sync.takeOutLead}</div>
      <div className={styles.actions}>
        <Button size="small" appearance="primary" disabled={busy} onClick={() => void commands.removeRows(rows)}>
          {words.sync.takeOutConfirm(rows.length)}
        </Button>
        <Button size="small" autoFocus disabled={busy} onClick={onBack}>
          {words.cancel}
        </Button>
      </div>
    </div>
  );
}

function nameOf({ fields }: DocumentRow): string {
  const place = [fields['section'], fields['ordinal']].filter((part) => part !== null && part !== undefined).join('.');
  return [place, labelOf(fields)].filter(Boolean).join(' · ');
}
