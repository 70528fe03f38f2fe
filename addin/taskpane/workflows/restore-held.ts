import { restoreColumns, type RestorableReason, type Restoration } from '#shared/sync/restore-columns.ts';
import type { RowFields } from '#shared/sync/protocol.ts';
import { formatRows } from '../format.ts';
import { words } from '../words.ts';
import { callAsAccount, dispatchSync, inPhase } from './call-server.ts';
import type { PaneServices } from './pane-services.ts';
import { applyFix } from './write-cells.ts';

/**
 * Gives the cells of displaced columns, or those that were emptied, back what their rows last saw. Where a value is
 * nowhere in the sheet any more the province is asked; without an answer nothing is written and all stays held back.
 */
export async function restoreHeld(services: PaneServices, reason: RestorableReason): Promise<void> {
  dispatchSync(services, { type: 'preview-closed' });
  const inSheet = planRestoration(services, reason, null);
  const { link } = services.store.getState().sync;
  if (!inSheet || !link) return;
  let plan: Restoration | null = inSheet;
  if (inSheet.unknown.length > 0) {
    const answer = await inPhase(services, 'receiving', () =>
      callAsAccount(services, null, (token) => services.api.documentRows(token, link.documentId)),
    );
    if (!answer) return;
    const theirs = new Map(answer.rows.map(({ rowId, fields }) => [rowId, fields]));
    // The officer may have typed meanwhile.
    plan = planRestoration(services, reason, theirs);
  }
  if (!plan) return;
  const label = reason === 'column-displaced' ? words.sync.columnsPutBack : words.sync.takenBack;
  const written = await applyFix(services, plan.edits, label);
  const left = [
    plan.typed.length > 0 ? words.sync.typedKept(formatRows(plan.typed)) : null,
    plan.unknown.length + plan.blocked.length > 0
      ? words.sync.notRestored(formatRows([...plan.unknown, ...plan.blocked]))
      : null,
  ].filter((part) => part !== null);
  if (left.length === 0 || (!written && plan.edits.length > 0)) return;
  const message = [written ? `${label}.` : null, ...left].filter(Boolean).join(' ');
  services.store.dispatch({
    type: 'notice-shown',
    notice: { intent: 'warning', message, retry: null, ...(written && { undo: true }) },
  });
}

function planRestoration(
  { store }: PaneServices,
  reason: RestorableReason,
  theirs: ReadonlyMap<string, RowFields> | null,
): Restoration | null {
  const { sheet, sync } = store.getState();
  if (sheet.status !== 'ready' || sync.local.kind !== 'ready') return null;
  const { collected } = sync.local;
  return restoreColumns(sheet.grid, collected.sheet, collected.heldBack, reason, theirs);
}
