import { Button, makeStyles, Radio, RadioGroup, tokens } from '@fluentui/react-components';
import { useMemo, type ReactNode } from 'react';
import { fieldLabel } from '#shared/sync/check-fields.ts';
import { refOfRow } from '#shared/sync/collect-changes.ts';
import type { FieldValue } from '#shared/sync/protocol.ts';
import type { SheetRows } from '#shared/sync/sheet-rows.ts';
import { formatInstant } from '../format.ts';
import { SeverityIcon } from '../issues/SeverityIcon.tsx';
import { usePane, usePaneState } from '../shell/pane-context.ts';
import type { OpenConflict } from '../state/sync-view.ts';
import { formatFieldValue, labelOf } from '../state/sync-lines.ts';
import { words } from '../words.ts';
import { usePages } from './use-pages.tsx';

const pageSize = 30;

const useStyles = makeStyles({
  box: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    padding: tokens.spacingHorizontalM,
  },
  title: {
    margin: 0,
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    fontSize: tokens.fontSizeBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  actions: { display: 'flex', gap: tokens.spacingHorizontalS, flexWrap: 'wrap' },
  item: { borderTop: `1px solid ${tokens.colorNeutralStroke2}`, paddingTop: tokens.spacingVerticalS, minWidth: 0 },
  name: { fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, overflowWrap: 'anywhere' },
  value: { overflowWrap: 'anywhere' },
});

/** Fields that both sides changed: the three values, and which one stays. */
export function ConflictList({ sent }: { sent: SheetRows }): ReactNode {
  const styles = useStyles();
  const { store, commands } = usePane();
  const conflicts = usePaneState((state) => state.sync.conflicts);
  const choices = usePaneState((state) => state.sync.choices);
  const busy = usePaneState((state) => state.sync.phase !== 'idle');
  const [shown, more] = usePages(conflicts, pageSize);
  const rows = useMemo(() => new Map(sent.rows.map((row) => [refOfRow(row.row), row])), [sent]);
  const counts = useMemo(() => countByRow(conflicts), [conflicts]);
  const open = conflicts.filter(({ key }) => !choices.has(key)).length;
  const chooseAll = (choice: 'mine' | 'theirs') => () =>
    store.dispatch({ type: 'sync', action: { type: 'all-chosen', choice } });
  return (
    <section className={styles.box} aria-label={words.sync.conflictsTitle(conflicts.length)}>
      <h2 className={styles.title}>
        <SeverityIcon severity="warning" label={false} />
        {words.sync.conflictsTitle(conflicts.length)}
      </h2>
      <div>{words.sync.conflictsLead}</div>
      {conflicts.length > 1 && (
        <div className={styles.actions}>
          <Button size="small" onClick={chooseAll('mine')}>
            {words.sync.allMine}
          </Button>
          <Button size="small" onClick={chooseAll('theirs')}>
            {words.sync.allTheirs}
          </Button>
        </div>
      )}
      {shown.map((conflict, at) => {
        const row = rows.get(conflict.ref);
        const fields = counts.get(conflict.rowId) ?? 0;
        const first = conflicts[at - 1]?.rowId !== conflict.rowId;
        return (
          <ConflictItem
            key={conflict.key}
            conflict={conflict}
            row={row?.row ?? null}
            label={row && first ? labelOf(row.fields) : null}
            ofRow={first && fields > 1 && fields < conflicts.length}
            choice={choices.get(conflict.key) ?? null}
          />
        );
      })}
      {more}
      <Button appearance="primary" disabled={busy || open > 0} onClick={() => void commands.resolve()}>
        {open > 0 ? words.sync.chooseFirst(open) : words.sync.applyChoices}
      </Button>
    </section>
  );
}

function countByRow(conflicts: readonly OpenConflict[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { rowId } of conflicts) counts.set(rowId, (counts.get(rowId) ?? 0) + 1);
  return counts;
}

interface ConflictItemProps {
  readonly conflict: OpenConflict;
  readonly row: number | null;
  readonly label: string | null;
  /** Whether the choice for the whole row is offered here. */
  readonly ofRow: boolean;
  readonly choice: 'mine' | 'theirs' | null;
}

function ConflictItem({ conflict, row, label, ofRow, choice }: ConflictItemProps): ReactNode {
  const styles = useStyles();
  const { store } = usePane();
  const { key, rowId, field, base, mine, theirs, author, at } = conflict;
  const chooseRow = (chosen: 'mine' | 'theirs') => () =>
    store.dispatch({ type: 'sync', action: { type: 'row-chosen', rowId, choice: chosen } });
  const title = [row === null ? null : words.row.title(row + 1), fieldLabel(field)].filter(Boolean).join(' · ');
  return (
    <div className={styles.item}>
      <div className={styles.name}>{title}</div>
      {label && <div className={styles.quiet}>{label}</div>}
      {ofRow && (
        <div className={styles.actions}>
          <Button size="small" onClick={chooseRow('mine')}>
            {words.sync.rowMine}
          </Button>
          <Button size="small" onClick={chooseRow('theirs')}>
            {words.sync.rowTheirs}
          </Button>
        </div>
      )}
      <div className={styles.quiet}>{`${words.sync.base}: ${readable(base)}`}</div>
      <RadioGroup
        aria-label={title}
        value={choice ?? ''}
        onChange={(_, { value }) =>
          store.dispatch({
            type: 'sync',
            action: { type: 'choice-made', key, choice: value === 'mine' ? 'mine' : 'theirs' },
          })
        }
      >
        <Radio
          value="mine"
          label={
            <span className={styles.value}>
              {words.sync.mine}: {readable(mine)}
            </span>
          }
        />
        <Radio
          value="theirs"
          label={
            <span className={styles.value}>
              {words.sync.theirs}: {readable(theirs)}
              <div className={styles.quiet}>{[author, formatInstant(at)].join(' · ')}</div>
            </span>
          }
        />
      </RadioGroup>
    </div>
  );
}

function readable(value: FieldValue): string {
  const text = formatFieldValue(value);
  return text === '' ? words.fixPreview.blank : text;
}
