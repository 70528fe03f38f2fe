import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useMemo, type ReactNode } from 'react';
import { usePane, usePaneState } from '../shell/pane-context.ts';
import { whyNotInStep } from '../state/in-step.ts';
import type { SyncPreview } from '../state/sync-view.ts';
import {
  formatFieldValue,
  labelOf,
  newsLines,
  resultLines,
  waitingLines,
  writtenLines,
  type RowLine,
} from '../state/sync-lines.ts';
import { fieldLabel } from '#shared/sync/check-fields.ts';
import { isPlaced } from '#shared/sync/field-owners.ts';
import type { RowFields, RowNews, RowResult } from '#shared/sync/protocol.ts';
import { words } from '../words.ts';
import { HeldBackList } from './HeldBackList.tsx';
import { LikeRowList } from './LikeRowList.tsx';
import { LineSection } from './LineSection.tsx';

const useStyles = makeStyles({
  box: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  // A button without a frame begins with its words where all else begins.
  flush: { marginLeft: '-13px' },
  next: { marginTop: tokens.spacingVerticalXS },
  lead: { fontWeight: tokens.fontWeightSemibold },
  actions: { display: 'flex', gap: tokens.spacingHorizontalS, flexWrap: 'wrap' },
});

/** What a sync would do, what needs attention first. */
export function SyncPreviewView({ preview }: { preview: SyncPreview }): ReactNode {
  const styles = useStyles();
  const { store, commands } = usePane();
  const busy = usePaneState((state) => state.sync.phase !== 'idle');
  const { answer, collected, foreseen } = preview;
  const lines = useMemo(() => resultLines(answer.results, collected.sheet), [answer, collected]);
  const link = usePaneState((state) => state.sync.link);
  const open = useMemo(() => whyNotInStep(link, collected), [link, collected]);
  const written = useMemo(() => writtenLines(foreseen, collected.sheet), [foreseen, collected]);
  const told = useMemo(() => newsLines(toldNews(preview), collected.sheet), [preview, collected]);
  const waiting = useMemo(() => waitingLines(foreseen.waiting), [foreseen]);
  const received = written.length + told.length;
  const conflicts = useMemo(() => conflictLines(preview), [preview]);
  const relinking = usePaneState((state) => state.sync.relink !== null);
  const toSee =
    lines.like.length + lines.refused.length + lines.refusedFields.length + waiting.length + conflicts.length;
  return (
    <div className={styles.box} role="region" aria-label={words.sync.previewTitle}>
      <div className={styles.lead}>
        {leadOf({ toSee, open, sent: lines.sent.length, received, linked: lines.linked })}
      </div>
      {relinking ? <div>{words.sync.relinking}</div> : <HeldBackList />}
      <LikeRowList rows={lines.like} />
      <LineSection title={words.sync.willRefuse} lines={lines.refused} severity="error" />
      <LineSection title={words.sync.willConflict} lines={conflicts} severity="warning">
        <div className={styles.next}>{words.sync.chooseAfter}</div>
      </LineSection>
      <LineSection title={words.sync.refusedFields} lines={lines.refusedFields} severity="warning" />
      <LineSection title={words.sync.willSend} lines={lines.sent} />
      <LineSection title={words.sync.waitingRows} lines={waiting} severity="warning" />
      <LineSection title={words.sync.willWrite} lines={written} />
      <LineSection title={words.sync.willReceive} lines={told} openAtFirst={lines.sent.length === 0} />
      {answer.more && <div>{words.sync.previewMore}</div>}
      {lines.linked > 0 && <div>{words.sync.willLink(lines.linked)}</div>}
      <div className={styles.actions}>
        <Button
          className={styles.flush}
          appearance="subtle"
          disabled={busy}
          onClick={() => store.dispatch({ type: 'sync', action: { type: 'preview-closed' } })}
        >
          {words.sync.closePreview}
        </Button>
        <Button appearance="subtle" disabled={busy} onClick={() => void commands.preview()}>
          {words.sync.previewAgain}
        </Button>
      </div>
    </div>
  );
}

interface LeadParts {
  readonly toSee: number;
  /** What keeps sheet and province from being in step though nothing waits. */
  readonly open: string | null;
  readonly sent: number;
  readonly received: number;
  readonly linked: number;
}

/** The sentence that the preview opens with. */
function leadOf({ toSee, open, sent, received, linked }: LeadParts): string {
  if (sent + received > 0) return words.sync.previewSummary(sent, received);
  if (toSee > 0) return words.sync.previewToDecide(toSee);
  return linked > 0 ? words.sync.previewOnlyLinks : (open ?? words.sync.previewNothing);
}

/** News that show in no cell: rows taken out, rows that the sheet does not hold, rows given back or to others. */
function toldNews({ answer, foreseen }: SyncPreview): readonly RowNews[] {
  const absent = new Set(foreseen.absent.map(({ rowId }) => rowId));
  return answer.news.filter(({ rowId, removed, lost, returned }) => removed || lost || returned || absent.has(rowId));
}

function conflictLines({ answer, collected }: SyncPreview): readonly RowLine[] {
  const rows = new Map(collected.rows.map((row) => [row.pushed.ref, row]));
  return answer.results
    .filter(({ conflicts }) => conflicts.length > 0)
    .map((result) => ({
      key: result.ref,
      row: rows.get(result.ref)?.row ?? null,
      text: [result.fields && labelOf(result.fields), heldWith(result, rows.get(result.ref)?.pushed.fields ?? {})]
        .filter((part) => part !== null)
        .join(' · '),
      changes: result.conflicts.map(({ field, mine, theirs }) => ({
        field: `${fieldLabel(field)}: ${words.sync.theirsAgainstMine}`,
        old: formatFieldValue(theirs),
        next: formatFieldValue(mine),
      })),
    }));
}

/** A conflict holds its row back as a whole: what else of it was typed waits too (SPEC G-3). */
function heldWith({ conflicts, fields, refusedFields }: RowResult, sent: RowFields): string {
  const open = new Set([...conflicts, ...refusedFields].map(({ field }) => field));
  const others = Object.entries(sent).filter(
    ([field, value]) => !open.has(field) && !isPlaced(field) && value !== (fields?.[field] ?? null),
  );
  return words.sync.rowHeldBack(others.map(([field]) => fieldLabel(field)));
}
